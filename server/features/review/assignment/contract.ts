// Who reviews what: asking experts, taking them off, and looking who could be asked. For the call's officers only.
import { z } from 'zod';
import { endpoint, idNumber, idParams, reason, version, type Contract } from '../../../contract.ts';
import { STATES } from '../../../domain/terms.ts';
import { roundView } from '../round/contract.ts';

/** Why an expert cannot be asked: rule and fact, for officers. */
const closedBecause = z.object({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const candidateView = z.object({
  expertId: z.number(),
  name: z.string(),
  unitName: z.string(),
  disciplines: z.array(z.string()),
  /** The application's discipline is one of the expert's. */
  isOfField: z.boolean(),
  /** Applications this expert has in the round. */
  load: z.number(),
  /** Where the expert stands with this application in this round; null: not asked. */
  state: z.enum(STATES.assignment).nullable(),
  closedBecause: z.array(closedBecause),
});

export const assignmentContract = {
  'assignment.candidates': endpoint({
    method: 'GET',
    path: '/api/rounds/:id/candidates',
    access: ['programmeOfficer', 'agencyOfficer'],
    params: idParams,
    query: z.object({
      applicationId: z.coerce.number().int().positive().max(999_999_999),
      text: z.string().max(100).optional(),
    }),
    answer: z.object({
      items: z.array(candidateView),
      /** How many of the library match; at most 200 are shown. */
      total: z.number(),
    }),
  }),
  'assignment.assign': endpoint({
    method: 'POST',
    path: '/api/rounds/:id/assignments',
    params: idParams,
    body: z.object({
      pairs: z
        .array(z.object({ applicationId: idNumber, expertId: idNumber }))
        .min(1)
        .max(500),
    }),
    answer: roundView,
  }),
  'assignment.remove': endpoint({
    method: 'POST',
    path: '/api/assignments/:id/remove',
    params: idParams,
    body: z.object({ version, reason }),
    answer: roundView,
  }),
  'assignment.void': endpoint({
    method: 'POST',
    path: '/api/assignments/:id/void',
    params: idParams,
    body: z.object({ version, reason }),
    answer: roundView,
  }),
} satisfies Contract;
