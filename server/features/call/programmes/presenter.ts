// What an officer sees of a programme before opening a call of it.
import type { z } from 'zod';
import type { CallRules } from '../../../domain/callRules.ts';
import type { programmeView } from './contract.ts';

export function presentProgramme(rules: CallRules): z.input<typeof programmeView> {
  return {
    key: rules.programme.key,
    name: rules.programme.name,
    letters: rules.programme.letters,
    budgetMode: rules.budgetMode,
    recommender: rules.endorsement.recommender,
    amount: { minFen: rules.amount.minFen, maxFen: rules.amount.maxFen },
    envelopeFen: rules.envelopeFen,
  };
}
