// What leaves of an expert who could be asked: for the call's officers only.
import type { z } from 'zod';
import type { Expert } from '../../../../db/models/review.ts';
import type { StateOf } from '../../../domain/terms.ts';
import type { Violation } from '../../../domain/violation.ts';
import { presentViolation } from '../../presenting.ts';
import type { candidateView } from './contract.ts';

export interface Candidate {
  readonly expert: Expert;
  readonly isOfField: boolean;
  readonly load: number;
  readonly state: StateOf<'assignment'> | null;
  readonly closedBecause: readonly Violation[];
}

export function presentCandidate(candidate: Candidate): z.input<typeof candidateView> {
  const { expert, isOfField, load, state, closedBecause } = candidate;
  return {
    expertId: expert.id,
    name: expert.person?.name ?? '',
    unitName: expert.unitName,
    disciplines: expert.disciplines,
    isOfField,
    load,
    state,
    closedBecause: closedBecause.map(presentViolation),
  };
}
