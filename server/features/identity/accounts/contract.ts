// Accounts: asked for by a person, confirmed by the unit, disabled and enabled by the system administrator.
import { z } from 'zod';
import {
  ability,
  done,
  endpoint,
  idParams,
  listOf,
  listQuery,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { DEGREES, TITLE_LEVELS } from '../../../domain/form.ts';
import { ROLES, STATES } from '../../../domain/terms.ts';

/** Typed by a visitor: the story answers with all that is wrong at once, by field; here only shape and length. */
const typed = (max: number) => z.string().max(max);

export const deskView = z.object({
  id: z.number(),
  role: z.enum(ROLES),
  /** Organisation and call of the desk. */
  at: z.string(),
  organisationId: z.number().nullable(),
  callId: z.number().nullable(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
});

export const accountView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.account),
  username: z.string(),
  personId: z.number(),
  name: z.string(),
  /** What was typed at registration, where it is not the name the person is known by. */
  registeredName: z.string().nullable(),
  /** First 6 and last 4; null to the administrators. */
  identityMasked: z.string().nullable(),
  email: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  organisation: z.object({ id: z.number(), name: z.string() }).nullable(),
  createdAt: z.string(),
  desks: z.array(deskView),
  abilities: z.array(ability),
});

export const accountContract = {
  'account.register': endpoint({
    method: 'POST',
    path: '/api/accounts',
    body: z.object({
      uscc: typed(40),
      name: typed(200),
      idNumber: typed(40),
      email: typed(400),
      phone: typed(60),
      title: z.enum(TITLE_LEVELS).optional(),
      degree: z.enum(DEGREES).optional(),
      username: typed(64),
      password: z.string().max(1024),
    }),
    answer: done,
  }),
  'account.list': endpoint({
    method: 'GET',
    path: '/api/accounts',
    access: ['hostOfficer', 'systemAdmin', 'securityAdmin'],
    query: listQuery.extend({
      state: z.enum(STATES.account).optional(),
      text: z.string().max(100).optional(),
      role: z.enum(ROLES).optional(),
    }),
    answer: listOf(accountView),
  }),
  'account.read': endpoint({
    method: 'GET',
    path: '/api/accounts/:id',
    access: ['hostOfficer', 'systemAdmin', 'securityAdmin'],
    params: idParams,
    answer: accountView,
  }),
  'account.confirm': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/confirm',
    params: idParams,
    body: z.object({ version }),
    answer: accountView,
  }),
  'account.refuse': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/refuse',
    params: idParams,
    body: z.object({ version, reason }),
    answer: accountView,
  }),
  'account.disable': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/disable',
    params: idParams,
    body: z.object({ version, reason }),
    answer: accountView,
  }),
  'account.enable': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/enable',
    params: idParams,
    body: z.object({ version, reason }),
    answer: accountView,
  }),
} satisfies Contract;
