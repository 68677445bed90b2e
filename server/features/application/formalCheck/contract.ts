// The formal check (形式审查): the checklist of one frozen revision, item by item, and what is decided of the whole.
import { z } from 'zod';
import {
  ability,
  endpoint,
  idNumber,
  idParams,
  paragraph,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { FORMAL_ITEMS } from '../../../domain/formalCheck.ts';
import { REFUSAL_REASONS, STATES } from '../../../domain/terms.ts';

const verdict = z.enum(['pass', 'fail']);
const note = paragraph(500);

const checkItem = z.object({
  key: z.enum(FORMAL_ITEMS),
  /** What the system found: a proposal, not a decision. */
  automatic: z.enum(['pass', 'fail', 'unknown']),
  findings: z.array(
    z.object({
      code: z.string(),
      path: z.array(z.union([z.string(), z.number()])),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
  verdict: verdict.nullable(),
  note: z.string().nullable(),
  /** Of the revision before, when this one is a correction. */
  before: z.object({ verdict: verdict.nullable(), note: z.string().nullable() }).nullable(),
});

export const formalCheckView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.application),
  title: z.string(),
  receiptNumber: z.string().nullable(),
  call: z.object({ id: z.number(), title: z.string() }),
  revision: z.object({ id: z.number(), number: z.number(), frozenAt: z.string() }),
  dueAt: z.string().nullable(),
  /** How often it was returned for correction, and whether it may be once more. */
  corrections: z.number(),
  mayReturn: z.boolean(),
  correctionDays: z.number(),
  items: z.array(checkItem),
  reasons: z.array(z.enum(REFUSAL_REASONS)),
  abilities: z.array(ability),
});

const judged = { version, revisionId: idNumber };

const act = <B extends z.ZodType>(verb: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/api/applications/:id/formal-check/${verb}`,
    params: idParams,
    body,
    answer: formalCheckView,
  });

export const formalCheckContract = {
  'formalCheck.read': endpoint({
    method: 'GET',
    path: '/api/applications/:id/formal-check',
    access: ['programmeOfficer', 'agencyOfficer', 'leader', 'supervisor'],
    params: idParams,
    answer: formalCheckView,
  }),
  'formalCheck.mark': act(
    'mark',
    z.object({
      ...judged,
      items: z
        .array(
          z.object({
            key: z.enum(FORMAL_ITEMS),
            /** null takes the verdict back. */
            verdict: verdict.nullable(),
            note: note.nullable(),
          }),
        )
        .min(1)
        .max(FORMAL_ITEMS.length),
    }),
  ),
  'formalCheck.accept': act('accept', z.object(judged)),
  'formalCheck.return': act('return', z.object({ ...judged, reason })),
  'formalCheck.refuse': act('refuse', z.object({ ...judged, reasonCode: z.enum(REFUSAL_REASONS), reason })),
} satisfies Contract;
