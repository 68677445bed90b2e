// The audit as its administrator searches it: by person, act, record and time.
import { z } from 'zod';
import { day, endpoint, instant, listOf, listQuery, type Contract } from '../../../contract.ts';
import { ACTS, SESSION_ACTS } from '../../../domain/acts.ts';
import { RECORD_TYPES } from '../../../domain/terms.ts';

const auditWord = z.enum([...ACTS, ...SESSION_ACTS, 'denied']);

export const auditRow = z.object({
  id: z.number(),
  at: instant,
  act: z.string(),
  person: z.object({ username: z.string(), name: z.string() }).nullable(),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  recordType: z.string().nullable(),
  recordId: z.number().nullable(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Linked into the hash chain; the last half minute may not be yet. */
  isSealed: z.boolean(),
});

export const auditContract = {
  'audit.list': endpoint({
    method: 'GET',
    path: '/api/audit',
    access: ['auditAdmin'],
    query: listQuery.extend({
      username: z.string().max(64).optional(),
      act: auditWord.optional(),
      recordType: z.enum(RECORD_TYPES).optional(),
      recordId: z.coerce.number().int().positive().optional(),
      /** Calendar days in Asia/Shanghai, both included. */
      fromDay: day.optional(),
      toDay: day.optional(),
    }),
    answer: listOf(auditRow),
  }),
} satisfies Contract;
