// Handing an application in, and the list of what it still lacks: the same that handing in refuses.
import { z } from 'zod';
import { endpoint, idParams, version, type Contract } from '../../../contract.ts';
import { ELIGIBILITY_RULES } from '../../../domain/eligibility.ts';
import { STATES } from '../../../domain/terms.ts';

const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));
const path = z.array(z.union([z.string(), z.number()]));

export const completenessView = z.object({
  items: z.array(
    z.object({
      severity: z.enum(['missing', 'wrong', 'notice']),
      code: z.string(),
      /** [section, field, row, column]. */
      path,
      params,
    }),
  ),
  /** The limit and eligibility rules with what each counted. */
  rules: z.array(
    z.object({
      rule: z.enum(ELIGIBILITY_RULES),
      verdict: z.enum(['pass', 'fail', 'notApplicable']),
      counted: z.array(z.string()),
      params,
    }),
  ),
});

export const receiptView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.application),
  /** 受理号. */
  receiptNumber: z.string(),
  submittedAt: z.string(),
  /** Until when the host has it. */
  dueAt: z.string().nullable(),
  revision: z.object({ number: z.number(), code: z.string(), sha256: z.string() }),
});

export const withdrawnView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.application),
});

export const submissionContract = {
  'application.completeness': endpoint({
    method: 'GET',
    path: '/api/applications/:id/completeness',
    access: ['applicant'],
    params: idParams,
    answer: completenessView,
  }),
  'application.submit': endpoint({
    method: 'POST',
    path: '/api/applications/:id/submit',
    params: idParams,
    body: z.object({ version }),
    answer: receiptView,
  }),
  'application.withdraw': endpoint({
    method: 'POST',
    path: '/api/applications/:id/withdraw',
    params: idParams,
    body: z.object({ version }),
    answer: withdrawnView,
  }),
} satisfies Contract;
