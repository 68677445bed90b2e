// Reading applications: one record with all that its reader may see of it, and lists by desk.
import { z } from 'zod';
import { ability, endpoint, idParams, listOf, listQuery, type Contract } from '../../../contract.ts';
import type { FormDefinition } from '../../../domain/form.ts';
import { BUDGET_MODES, REFUSAL_REASONS, ROLES, STATES } from '../../../domain/terms.ts';
import { answersShape } from '../draft/contract.ts';
import { fileView } from '../files/contract.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const state = z.enum(STATES.application);

const callOf = z.object({
  id: z.number(),
  title: z.string(),
  programme: z.object({ key: z.string(), name: label }),
  year: z.number(),
  budgetMode: z.enum(BUDGET_MODES),
  opensAt: z.string(),
  closesAt: z.string(),
  labels: z.object({ hostUnit: label, agreement: label }),
});

const cover = {
  id: z.number(),
  title: z.string(),
  /** As this reader may know it. */
  state,
  receiptNumber: z.string().nullable(),
  submittedAt: z.string().nullable(),
  /** Until when the one who has it should act. */
  dueAt: z.string().nullable(),
  requestedFen: z.number().nullable(),
};

export const applicationItem = z.object({
  ...cover,
  call: z.object({ id: z.number(), title: z.string(), closesAt: z.string() }),
  /** Null to those who may not know the people. */
  lead: z.string().nullable(),
  host: z.string().nullable(),
});

const revisionView = z.object({
  id: z.number(),
  number: z.number(),
  /** Printed on each page of a paper version. */
  code: z.string(),
  sha256: z.string(),
  frozenAt: z.string(),
  /** Only the sections and fields that this reader may see. */
  answers: z.record(z.string(), answersShape),
  files: z.array(fileView.omit({ facts: true, mediaType: true, attachedAt: true })),
});

export const applicationView = z.object({
  ...cover,
  version: z.number(),
  call: callOf,
  isMine: z.boolean(),
  lead: z.string().nullable(),
  host: z.object({ name: z.string(), uscc: z.string() }).nullable(),
  /** The form as the call froze it. */
  form: z.custom<FormDefinition>((value) => typeof value === 'object'),
  /** What is being written; only for the one who writes it, while it may be written. */
  draft: z
    .object({
      sections: z.array(
        z.object({ key: z.string(), version: z.number(), answers: answersShape, savedAt: z.string() }),
      ),
      files: z.array(fileView),
    })
    .nullable(),
  /** What was handed in last. */
  revision: revisionView.nullable(),
  opinions: z
    .array(
      z.object({
        act: z.string(),
        text: z.string(),
        reasonCode: z.enum(REFUSAL_REASONS).nullable(),
        /** Who wrote it, for those who work on the application; its applicant sees the desk. */
        by: z.string().nullable(),
        at: z.string(),
        revision: z.number(),
      }),
    )
    .nullable(),
  history: z
    .array(
      z.object({
        act: z.string(),
        at: z.string(),
        role: z.union([z.enum(ROLES), z.enum(['public', 'clock'])]).nullable(),
        state: state.nullable(),
      }),
    )
    .nullable(),
  abilities: z.array(ability),
});

export const recordContract = {
  'application.list': endpoint({
    method: 'GET',
    path: '/api/applications',
    access: 'signedIn',
    query: listQuery.extend({
      /** `mine`: those I lead; `desk`: those of my desks. */
      scope: z.enum(['mine', 'desk']).default('mine'),
      state: state.optional(),
      callId: z.coerce.number().int().positive().optional(),
      /** Part of a title, or of a receipt number. */
      text: z.string().trim().max(100).optional(),
    }),
    answer: listOf(applicationItem),
  }),
  'application.read': endpoint({
    method: 'GET',
    path: '/api/applications/:id',
    access: 'signedIn',
    params: idParams,
    answer: applicationView,
  }),
} satisfies Contract;
