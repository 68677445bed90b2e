// Restrictions (科研失信处理, overdue projects): entered and lifted by the programme officer, they bind applications.
import { z } from 'zod';
import {
  ability,
  day,
  endpoint,
  idParams,
  line,
  listOf,
  listQuery,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { STATES } from '../../../domain/terms.ts';

export const SANCTION_KINDS = ['integrity', 'overdue'] as const;

export const sanctionView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.sanction),
  kind: z.enum(SANCTION_KINDS),
  person: z.object({ id: z.number(), name: z.string(), identityMasked: z.string().nullable() }).nullable(),
  organisation: z.object({ uscc: z.string(), name: z.string().nullable() }).nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  source: z.string(),
  abilities: z.array(ability),
});

export const sanctionContract = {
  'sanction.list': endpoint({
    method: 'GET',
    path: '/api/sanctions',
    access: ['programmeOfficer', 'supervisor'],
    query: listQuery.extend({ state: z.enum(STATES.sanction).optional() }),
    answer: listOf(sanctionView),
  }),
  'sanction.enter': endpoint({
    method: 'POST',
    path: '/api/sanctions',
    body: z.object({
      kind: z.enum(SANCTION_KINDS),
      /** Either a person, by number and name, or an organisation by its code. */
      idNumber: z.string().max(40).nullable().default(null),
      name: line(50, 2).nullable().default(null),
      uscc: z.string().max(40).nullable().default(null),
      startsOn: day,
      endsOn: day.nullable().default(null),
      /** The document that imposed it. */
      source: line(300, 2),
    }),
    answer: sanctionView,
  }),
  'sanction.lift': endpoint({
    method: 'POST',
    path: '/api/sanctions/:id/lift',
    params: idParams,
    body: z.object({ version, reason }),
    answer: sanctionView,
  }),
} satisfies Contract;
