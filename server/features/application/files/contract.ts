// The files of an application: attached, taken away, fetched.
import { z } from 'zod';
import { endpoint, id, idParams, type Contract } from '../../../contract.ts';
import { formKey } from '../draft/contract.ts';

/** No call may allow more; what a call allows is checked after that. */
export const LARGEST_FILE_BYTES = 50 * 1024 * 1024;

export const fileView = z.object({
  fileId: z.number(),
  section: z.string(),
  field: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
  attachedAt: z.string(),
  /** What the check of the main text found; null for attachments. */
  facts: z
    .object({
      pages: z.number(),
      allA4: z.boolean(),
      fontsEmbedded: z.boolean(),
      hasText: z.boolean(),
      namesFound: z.array(z.string()),
    })
    .nullable(),
});

/** The files as they are now, and the version of the application. */
const attached = z.object({ files: z.array(fileView), applicationVersion: z.number() });

export const filesContract = {
  'application.attach': endpoint({
    method: 'POST',
    path: '/api/applications/:id/files',
    params: idParams,
    body: z.object({ field: formKey }),
    upload: { field: 'file', maxBytes: LARGEST_FILE_BYTES },
    answer: attached,
  }),
  'application.detach': endpoint({
    method: 'DELETE',
    path: '/api/applications/:id/files/:fileId',
    params: idParams.extend({ fileId: id }),
    answer: attached,
  }),
  'file.read': endpoint({
    method: 'GET',
    path: '/api/files/:id',
    access: 'signedIn',
    params: idParams,
    sends: 'file',
    answer: z.void(),
  }),
} satisfies Contract;
