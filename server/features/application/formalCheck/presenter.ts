// What leaves of a formal check. Birth dates are no business of an agency: they are blanked in what the system found.
import type { z } from 'zod';
import type { Application, CheckItem, Revision } from '../../../../db/models/application.ts';
import type { Call } from '../../../../db/models/call.ts';
import { REFUSAL_REASONS } from '../../../domain/terms.ts';
import type { Violation } from '../../../domain/violation.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility, presentViolation } from '../../presenting.ts';
import type { JudgedItem } from './checklist.ts';
import type { formalCheckView } from './contract.ts';

export interface CheckToShow {
  readonly application: Application;
  /** As this reader may know it. */
  readonly state: Application['state'];
  readonly call: Call;
  readonly revision: Revision;
  readonly items: readonly JudgedItem[];
  readonly before: ReadonlyMap<string, CheckItem>;
  readonly seesIdentity: boolean;
  readonly abilities: readonly Ability[];
}

export function presentFormalCheck(given: CheckToShow): z.input<typeof formalCheckView> {
  const { application, call, revision, before } = given;
  const { correction } = call.rules;
  return {
    id: application.id,
    version: application.version,
    state: given.state,
    title: application.title,
    receiptNumber: application.receiptNumber,
    call: { id: call.id, title: call.title },
    revision: { id: revision.id, number: revision.number, frozenAt: revision.frozenAt.toISOString() },
    dueAt: application.dueAt?.toISOString() ?? null,
    corrections: application.corrections,
    mayReturn: !correction.once || application.corrections === 0,
    correctionDays: correction.days,
    items: given.items.map(({ key, automatic, notes, verdict, note }) => ({
      key,
      automatic,
      findings: notes.map((each) => presentViolation(given.seesIdentity ? each : withoutIdentity(each))),
      verdict,
      note,
      before: presentBefore(before.get(key)),
    })),
    reasons: [...REFUSAL_REASONS],
    abilities: given.abilities.map(presentAbility),
  };
}

function presentBefore(item: CheckItem | undefined) {
  return item ? { verdict: item.verdict, note: item.note } : null;
}

const IDENTITY_PARAMS: readonly string[] = ['bornOn', 'sex'];

function withoutIdentity({ code, path, params }: Violation): Violation {
  const { bornOn } = params;
  const shown = Object.entries(params).map(([name, value]): [string, Violation['params'][string]] => {
    if (IDENTITY_PARAMS.includes(name)) return [name, '***'];
    // What was counted of an age is the birth date itself.
    return Array.isArray(value)
      ? [name, value.map((each) => (each === bornOn ? '***' : each))]
      : [name, value];
  });
  return { code, path, params: Object.fromEntries(shown) };
}
