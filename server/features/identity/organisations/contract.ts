// Organisations: entered by the system administrator, found by anyone who knows their unified social credit code.
import { z } from 'zod';
import { endpoint, idNumber, line, listOf, listQuery, type Contract } from '../../../contract.ts';
import { ORGANISATION_KINDS } from '../../../domain/terms.ts';

export const organisationView = z.object({
  id: z.number(),
  kind: z.enum(ORGANISATION_KINDS),
  uscc: z.string(),
  name: z.string(),
  parentUscc: z.string().nullable(),
  recommender: z.object({ id: z.number(), name: z.string() }).nullable(),
  address: z.string().nullable(),
});

export const organisationContract = {
  'organisation.find': endpoint({
    method: 'GET',
    path: '/api/organisations/find',
    access: 'public',
    query: z.object({ uscc: z.string().max(40) }),
    answer: z.object({
      found: z.object({ uscc: z.string(), name: z.string(), kind: z.enum(ORGANISATION_KINDS) }).nullable(),
    }),
  }),
  'organisation.list': endpoint({
    method: 'GET',
    path: '/api/organisations',
    access: ['systemAdmin', 'securityAdmin', 'programmeOfficer', 'supervisor'],
    query: listQuery.extend({
      kind: z.enum(ORGANISATION_KINDS).optional(),
      text: z.string().max(100).optional(),
    }),
    answer: listOf(organisationView),
  }),
  'organisation.create': endpoint({
    method: 'POST',
    path: '/api/organisations',
    body: z.object({
      kind: z.enum(ORGANISATION_KINDS),
      uscc: z.string().max(40),
      name: line(200, 2),
      parentUscc: z.string().max(40).nullable().default(null),
      /** The county bureau or department in charge (主管部门), for a host unit. */
      recommenderId: idNumber.nullable().default(null),
      address: line(300).nullable().default(null),
    }),
    answer: organisationView,
  }),
} satisfies Contract;
