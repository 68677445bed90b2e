// Passwords: one's own changed, a forgotten one set anew with a one-time code, or with a link by mail.
import { z } from 'zod';
import { done, endpoint, idParams, version, type Contract } from '../../../contract.ts';
import { sessionView } from '../session/contract.ts';

const typed = z.string().max(1024);

export const passwordContract = {
  'account.changePassword': endpoint({
    method: 'POST',
    path: '/api/account/change-password',
    body: z.object({ current: typed, password: typed }),
    answer: sessionView,
  }),
  'account.issueCode': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/issue-code',
    params: idParams,
    body: z.object({ version }),
    /** Shown once: nobody can ask for it again. */
    answer: z.object({ username: z.string(), code: z.string(), expiresAt: z.string() }),
  }),
  'account.resetPassword': endpoint({
    method: 'POST',
    path: '/api/account/reset-password',
    body: z.object({ username: z.string().max(200), code: z.string().max(100), password: typed }),
    answer: done,
  }),
  /** The same answer for every name, known or not. */
  'resetLink.ask': endpoint({
    method: 'POST',
    path: '/api/account/ask-reset-link',
    access: 'public',
    body: z.object({ username: z.string().max(200) }),
    answer: done,
  }),
} satisfies Contract;
