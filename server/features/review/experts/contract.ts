// The expert library (专家库): who may be asked to review, of which unit and field.
import { z } from 'zod';
import {
  ability,
  day,
  endpoint,
  idParams,
  line,
  listOf,
  listQuery,
  version,
  type Contract,
} from '../../../contract.ts';
import { DISCIPLINES } from '../../../domain/programmes/disciplines.ts';

const OFFICERS = ['programmeOfficer', 'agencyOfficer'] as const;
const codes = DISCIPLINES.map((each) => each.value);

export const expertItem = z.object({
  id: z.number(),
  name: z.string(),
  uscc: z.string(),
  unitName: z.string(),
  disciplines: z.array(z.string()),
  suspendedUntil: z.string().nullable(),
  /** Null: cannot sign in, and so cannot be asked. */
  account: z.object({ username: z.string(), isActive: z.boolean(), hasDesk: z.boolean() }).nullable(),
});

export const expertView = expertItem.extend({
  version: z.number(),
  /** First six and last four characters; null for an agency. */
  idMasked: z.string().nullable(),
  title: z.string().nullable(),
  abilities: z.array(ability),
});

/** `endedReviews`: how many reviews ended at once because the change made a conflict. */
export const changedExpert = expertView.extend({ endedReviews: z.number() });

const entry = {
  uscc: line(40),
  unitName: line(200, 2),
  disciplines: z
    .array(z.string().refine((code) => codes.includes(code), { params: { code: 'input.invalid_value' } }))
    .min(1)
    .max(10),
  suspendedUntil: day.nullable(),
  /** Give the person's account a desk for reviews, where there is an account. */
  opensDesk: z.boolean().default(true),
};

export const expertContract = {
  'expert.list': endpoint({
    method: 'GET',
    path: '/api/experts',
    access: OFFICERS,
    query: listQuery.extend({ text: z.string().max(100).optional() }),
    answer: listOf(expertItem),
  }),
  'expert.read': endpoint({
    method: 'GET',
    path: '/api/experts/:id',
    access: OFFICERS,
    params: idParams,
    answer: expertView,
  }),
  'expert.enter': endpoint({
    method: 'POST',
    path: '/api/experts',
    body: z.object({ idNumber: line(40), name: line(100), ...entry }),
    answer: changedExpert,
  }),
  'expert.edit': endpoint({
    method: 'POST',
    path: '/api/experts/:id/edit',
    params: idParams,
    body: z.object({ version, ...entry }),
    answer: changedExpert,
  }),
} satisfies Contract;
