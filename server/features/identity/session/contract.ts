// Signing in and out, and who I am.
import { z } from 'zod';
import { endpoint, type Contract } from '../../../contract.ts';
import { ROLES } from '../../../domain/terms.ts';

export const sessionView = z.object({
  person: z.object({ id: z.number(), name: z.string(), username: z.string() }).nullable(),
  mustChangePassword: z.boolean(),
  desks: z.array(
    z.object({
      id: z.number(),
      role: z.enum(ROLES),
      /** Organisation or call at which the desk stands. */
      at: z.string(),
      organisationId: z.number().nullable(),
      callId: z.number().nullable(),
    }),
  ),
  bureau: z.object({
    name: z.string(),
    /** A forgotten password can be set anew by mail. */
    hasMail: z.boolean(),
  }),
});

export const sessionContract = {
  'session.read': endpoint({ method: 'GET', path: '/api/session', access: 'public', answer: sessionView }),
  'session.signIn': endpoint({
    method: 'POST',
    path: '/api/session',
    access: 'public',
    body: z.object({ username: z.string().min(1).max(200), password: z.string().min(1).max(1024) }),
    answer: sessionView,
  }),
  'session.signOut': endpoint({
    method: 'POST',
    path: '/api/session/sign-out',
    access: 'public',
    answer: sessionView,
  }),
} satisfies Contract;
