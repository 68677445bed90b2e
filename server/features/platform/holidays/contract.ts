// The holiday table, year by year: read by everybody who counts working days, kept by the system administrator.
import { z } from 'zod';
import { day, endpoint, line, type Contract } from '../../../contract.ts';

const year = z
  .string()
  .regex(/^20\d\d$/)
  .transform(Number);

const holiday = z.object({ on: day, label: line(40).nullable().default(null) });

export const holidayYear = z.object({
  year: z.number(),
  /** The notice of the State Council for this year has been entered: working days can be counted. */
  isComplete: z.boolean(),
  off: z.array(z.object({ on: z.string(), label: z.string().nullable() })),
  makeUp: z.array(z.object({ on: z.string(), label: z.string().nullable() })),
});

export const holidayContract = {
  'holiday.read': endpoint({
    method: 'GET',
    path: '/api/holidays/:year',
    access: 'signedIn',
    params: z.object({ year }),
    answer: holidayYear.extend({
      /** Years that are complete. */
      years: z.array(z.number()),
      /** What the product's built-in table says of a year that is not entered yet; null where it says nothing. */
      suggestion: holidayYear.nullable(),
    }),
  }),
  'holiday.set': endpoint({
    method: 'POST',
    path: '/api/holidays/:year',
    params: z.object({ year }),
    body: z.object({
      isComplete: z.boolean(),
      off: z.array(holiday).max(120),
      makeUp: z.array(holiday).max(60),
    }),
    answer: holidayYear,
  }),
} satisfies Contract;
