// The programmes of which a call can be opened, for the officer who opens one.
import { z } from 'zod';
import { endpoint, type Contract } from '../../../contract.ts';
import { BUDGET_MODES } from '../../../domain/terms.ts';

export const programmeView = z.object({
  key: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  letters: z.string(),
  budgetMode: z.enum(BUDGET_MODES),
  recommender: z.boolean(),
  amount: z.object({ minFen: z.number(), maxFen: z.number() }),
  envelopeFen: z.number(),
});

export const programmeContract = {
  'programme.list': endpoint({
    method: 'GET',
    path: '/api/programmes',
    access: ['programmeOfficer'],
    answer: z.object({ items: z.array(programmeView) }),
  }),
} satisfies Contract;
