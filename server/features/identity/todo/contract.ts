// The to-do list (待办): what waits for me at all my desks, since when, until when.
import { z } from 'zod';
import { endpoint, type Contract } from '../../../contract.ts';
import { RECORD_TYPES } from '../../../domain/terms.ts';

export const todoItem = z.object({
  record: z.enum(RECORD_TYPES),
  /** Null where several of a call wait together for an act on something else (accepted ones for their round). */
  id: z.number().nullable(),
  call: z.object({ id: z.number(), title: z.string() }).nullable(),
  state: z.string(),
  title: z.string(),
  /** A number, a unit or a code beside the title. */
  detail: z.string().nullable(),
  count: z.number(),
  since: z.string().nullable(),
  /** An exclusive instant. */
  due: z.string().nullable(),
  isOverdue: z.boolean(),
  /** What can be done with it now at one of my desks. */
  acts: z.array(z.string()),
});

export const todoContract = {
  'todo.read': endpoint({
    method: 'GET',
    path: '/api/todo',
    access: 'signedIn',
    query: z.object({
      record: z.enum(RECORD_TYPES).optional(),
      state: z.string().max(20).optional(),
    }),
    answer: z.object({
      /** By due date; at most 100. */
      items: z.array(todoItem),
      counts: z.array(z.object({ record: z.enum(RECORD_TYPES), state: z.string(), count: z.number() })),
      total: z.number(),
    }),
  }),
} satisfies Contract;
