// What I have been told: my notices, newest first, and which of them I have read.
import { z } from 'zod';
import { endpoint, idNumber, listOf, listQuery, type Contract } from '../../../contract.ts';

export const noticeView = z.object({
  id: z.number(),
  at: z.string(),
  template: z.string(),
  sentence: z.string(),
  record: z.object({ type: z.string(), id: z.number() }),
  readAt: z.string().nullable(),
});

export const noticeContract = {
  'notice.list': endpoint({
    method: 'GET',
    path: '/api/notices',
    access: 'signedIn',
    query: listQuery,
    answer: listOf(noticeView).extend({ unread: z.number() }),
  }),
  'notice.markRead': endpoint({
    method: 'POST',
    path: '/api/notices/mark-read',
    access: 'signedIn',
    /** These, or all up to the newest that was seen. */
    body: z.union([z.object({ ids: z.array(idNumber).min(1).max(100) }), z.object({ upTo: idNumber })]),
    answer: z.object({ unread: z.number() }),
  }),
} satisfies Contract;
