// Anybody asks whether a notice is genuine, by its code and by the file itself.
import { z } from 'zod';
import { endpoint, type Contract } from '../../../contract.ts';

export const VERIFIED_MAX_BYTES = 20 * 1024 * 1024;

/** Anything a person may type; what is no code is answered like a wrong one. */
const codeParams = z.object({ code: z.string().min(1).max(200) });

export const verificationView = z.object({
  status: z.enum(['valid', 'revoked', 'unknown']),
  noticeNumber: z.string().nullable(),
  projectNumber: z.string().nullable(),
  projectName: z.string().nullable(),
  amountFen: z.number().nullable(),
  /** The day the notice was signed. */
  signedOn: z.string().nullable(),
  revokedOn: z.string().nullable(),
});

/** `unknown`: there is no such code, or no file of it yet. */
export const fileView = z.object({ result: z.enum(['same', 'changed', 'unknown']) });

export const verificationContract = {
  'award.verify': endpoint({
    method: 'GET',
    path: '/api/verify/:code',
    access: 'public',
    params: codeParams,
    answer: verificationView,
  }),
  /** The browser has counted the hash; the file stays with its owner. */
  'award.verifyFile': endpoint({
    method: 'POST',
    path: '/api/verify/:code/hash',
    access: 'public',
    params: codeParams,
    body: z.object({
      sha256: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/),
    }),
    answer: fileView,
  }),
  /** For browsers that cannot count one (plain http on a LAN): hashed here and thrown away. */
  'award.verifyUpload': endpoint({
    method: 'POST',
    path: '/api/verify/:code/file',
    access: 'public',
    params: codeParams,
    upload: { field: 'file', maxBytes: VERIFIED_MAX_BYTES },
    answer: fileView,
  }),
} satisfies Contract;
