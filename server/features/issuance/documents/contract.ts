// 立项文件 and 立项通知书: the clerk enters the number of the register, confirms the seal, and everybody concerned fetches
// the papers.
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
import { STATES, type Role } from '../../../domain/terms.ts';
import { awardItem, PAPERS, paperProblem } from '../../award/awards/contract.ts';

export const DOCUMENT_READERS = [
  'officeClerk',
  'programmeOfficer',
  'leader',
  'supervisor',
] as const satisfies readonly Role[];

export const documentItem = z.object({
  id: z.number(),
  state: z.enum(STATES.awardDocument),
  title: z.string(),
  dispatchNumber: z.string().nullable(),
  signedOn: z.string().nullable(),
  awards: z.number(),
  totalFen: z.number(),
});

export const documentView = documentItem.omit({ awards: true }).extend({
  version: z.number(),
  call: z.object({ id: z.number(), title: z.string() }),
  list: z.object({ id: z.number(), title: z.string() }),
  publicityEndsOn: z.string().nullable(),
  issuedAt: z.string().nullable(),
  paper: z.enum(PAPERS),
  problem: paperProblem.nullable(),
  awards: z.array(awardItem.extend({ problem: paperProblem.nullable() })),
  /** The clerk may print what is numbered, to have it sealed. */
  mayPrint: z.boolean(),
  abilities: z.array(ability),
});

export const documentContract = {
  'awardDocument.list': endpoint({
    method: 'GET',
    path: '/api/award-documents',
    access: DOCUMENT_READERS,
    query: listQuery,
    answer: listOf(documentItem),
  }),
  'awardDocument.read': endpoint({
    method: 'GET',
    path: '/api/award-documents/:id',
    access: DOCUMENT_READERS,
    params: idParams,
    answer: documentView,
  }),
  'awardDocument.number': endpoint({
    method: 'POST',
    path: '/api/award-documents/:id/number',
    params: idParams,
    body: z.object({ version, dispatchNumber: line(40), signedOn: day }),
    answer: documentView,
  }),
  'awardDocument.issue': endpoint({
    method: 'POST',
    path: '/api/award-documents/:id/issue',
    params: idParams,
    body: z.object({ version }),
    answer: documentView,
  }),
  /** Once a typeface has been added: make at once what failed. */
  'awardDocument.retry': endpoint({
    method: 'POST',
    path: '/api/award-documents/:id/retry',
    access: ['officeClerk'],
    params: idParams,
    answer: documentView,
  }),
  'awardDocument.download': endpoint({
    method: 'GET',
    path: '/api/award-documents/:id/file',
    access: DOCUMENT_READERS,
    params: idParams,
    answer: z.never(),
    sends: 'file',
  }),
  'award.notice': endpoint({
    method: 'GET',
    path: '/api/awards/:id/notice',
    access: 'signedIn',
    params: idParams,
    answer: z.never(),
    sends: 'file',
  }),
} satisfies Contract;
