// Awards: prepared from a publicised list, read by their lead, host and the bureau, revoked by a leader.
import { z } from 'zod';
import {
  ability,
  endpoint,
  idParams,
  listOf,
  listQuery,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { BUDGET_MODES, STATES } from '../../../domain/terms.ts';
import { decisionView } from '../decision/contract.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** Whether the 立项通知书 is there; it is made after the document was issued. */
export const PAPERS = ['none', 'making', 'ready', 'failed'] as const;
export type Paper = (typeof PAPERS)[number];

/** Why a paper could not be made, for the bureau: the characters that no typeface has, or that something else failed. */
export const paperProblem = z.object({ characters: z.array(z.string()) });

export const awardItem = z.object({
  id: z.number(),
  state: z.enum(STATES.award),
  projectNumber: z.string(),
  noticeNumber: z.string(),
  title: z.string(),
  unit: z.string(),
  lead: z.string(),
  programme: label,
  amountFen: z.number(),
  notice: z.enum(PAPERS),
});

export const awardView = awardItem.extend({
  version: z.number(),
  budgetMode: z.enum(BUDGET_MODES),
  startsOn: z.string(),
  endsOn: z.string(),
  dispatchNumber: z.string().nullable(),
  signedOn: z.string().nullable(),
  verificationCode: z.string(),
  pdfSha256: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revocationReason: z.string().nullable(),
  abilities: z.array(ability),
});

export const awardContract = {
  'award.list': endpoint({
    method: 'GET',
    path: '/api/awards',
    access: 'signedIn',
    query: listQuery,
    answer: listOf(awardItem),
  }),
  'award.read': endpoint({
    method: 'GET',
    path: '/api/awards/:id',
    access: 'signedIn',
    params: idParams,
    answer: awardView,
  }),
  'award.prepare': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/prepare-awards',
    params: idParams,
    body: z.object({ version }),
    answer: decisionView,
  }),
  'award.revoke': endpoint({
    method: 'POST',
    path: '/api/awards/:id/revoke',
    params: idParams,
    body: z.object({ version, reason }),
    answer: awardView,
  }),
} satisfies Contract;
