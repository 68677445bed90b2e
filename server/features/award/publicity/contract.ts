// The publicity period: opened by the officer, read by everybody, concluded by the officer or the clock.
import { z } from 'zod';
import { day, endpoint, idParams, version, type Contract } from '../../../contract.ts';
import { decisionView } from '../decision/contract.ts';

/** The address of a public page: random, so that nobody counts pages up. */
export const codeParams = z.object({ code: z.string().regex(/^[0-9a-f]{16}$/) });

const label = z.object({ zh: z.string(), en: z.string() });

export const publicityItem = z.object({
  code: z.string(),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  projects: z.number(),
});

/** No ids, no phones of persons, no scores: what the bureau puts before the public and nothing else. */
export const publicityView = z.object({
  code: z.string(),
  title: z.string(),
  bureau: z.string(),
  programme: label,
  year: z.number(),
  meetingNumber: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  workingDays: z.number(),
  isOpen: z.boolean(),
  objections: z.object({ office: z.string(), phone: z.string(), mail: z.string(), address: z.string() }),
  items: z.array(
    z.object({
      receiptNumber: z.string(),
      title: z.string(),
      unit: z.string(),
      amountFen: z.number(),
    }),
  ),
});

export const publicityContract = {
  'publicity.list': endpoint({
    method: 'GET',
    path: '/api/publicity',
    access: 'public',
    answer: z.object({ items: z.array(publicityItem) }),
  }),
  'publicity.read': endpoint({
    method: 'GET',
    path: '/api/publicity/:code',
    access: 'public',
    params: codeParams,
    answer: publicityView,
  }),
  'publicity.open': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/open-publicity',
    params: idParams,
    body: z.object({ version, startsOn: day }),
    answer: decisionView,
  }),
  'publicity.conclude': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/conclude-publicity',
    params: idParams,
    body: z.object({ version }),
    answer: decisionView,
  }),
} satisfies Contract;
