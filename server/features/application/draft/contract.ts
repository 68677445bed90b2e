// Starting an application and saving it section by section while it is written.
import { z } from 'zod';
import { endpoint, idNumber, idParams, version, type Contract } from '../../../contract.ts';

/** A key of the form's vocabulary, and no name that every object has by birth. */
export const formKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

export const answersShape = z.record(z.string(), z.unknown());

export const draftContract = {
  'application.create': endpoint({
    method: 'POST',
    path: '/api/applications',
    body: z.object({ callId: idNumber }),
    /** `isNew` false: it was there already; one click or twenty, it is the same draft. */
    answer: z.object({ id: z.number(), isNew: z.boolean() }),
  }),
  'application.save': endpoint({
    method: 'PUT',
    path: '/api/applications/:id/sections/:key',
    params: idParams.extend({ key: formKey }),
    body: z.object({ version, answers: answersShape }),
    answer: z.object({
      key: z.string(),
      /** Of the section. */
      version: z.number(),
      /** As it is stored: identity numbers masked, texts put right. */
      answers: answersShape,
      savedAt: z.string(),
      /** Of the application, for submitting what one has seen. */
      applicationVersion: z.number(),
    }),
  }),
} satisfies Contract;
