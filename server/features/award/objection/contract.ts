// Objections to a project in publicity: filed by anybody with name, contact, facts and a file; answered by the officer.
import { z } from 'zod';
import {
  ability,
  endpoint,
  idParams,
  line,
  listOf,
  listQuery,
  paragraph,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { STATES } from '../../../domain/terms.ts';
import { DECISION_READERS } from '../decision/contract.ts';
import { codeParams } from '../publicity/contract.ts';

/** Setting of the product: evidence is scans and photographs. */
export const EVIDENCE_MAX_BYTES = 20 * 1024 * 1024;

export const objectionView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.objection),
  list: z.object({ id: z.number(), title: z.string() }),
  project: z.object({ receiptNumber: z.string(), title: z.string(), unit: z.string() }),
  name: z.string(),
  /** Masked; the whole contact needs a reason and leaves a trace. */
  contactMasked: z.string(),
  facts: z.string(),
  file: z.object({ name: z.string(), size: z.number() }).nullable(),
  filedAt: z.string(),
  dueAt: z.string(),
  answer: z.string().nullable(),
  decidedAt: z.string().nullable(),
  abilities: z.array(ability),
});

export const objectionItem = z.object({
  id: z.number(),
  state: z.enum(STATES.objection),
  project: z.object({ receiptNumber: z.string(), title: z.string() }),
  filedAt: z.string(),
  dueAt: z.string(),
});

const answered = z.object({ version, answer: paragraph(2000, 10) });

export const objectionContract = {
  'objection.file': endpoint({
    method: 'POST',
    path: '/api/publicity/:code/objections',
    params: codeParams,
    body: z.object({
      receiptNumber: line(40),
      name: line(50, 2),
      contact: line(100, 5),
      facts: paragraph(5000, 20),
    }),
    upload: { field: 'file', maxBytes: EVIDENCE_MAX_BYTES },
    answer: z.object({ filedAt: z.string(), dueAt: z.string() }),
  }),
  'objection.list': endpoint({
    method: 'GET',
    path: '/api/objections',
    access: DECISION_READERS,
    query: listQuery.extend({ state: z.enum(STATES.objection).optional() }),
    answer: listOf(objectionItem),
  }),
  'objection.read': endpoint({
    method: 'GET',
    path: '/api/objections/:id',
    access: DECISION_READERS,
    params: idParams,
    answer: objectionView,
  }),
  'objection.evidence': endpoint({
    method: 'GET',
    path: '/api/objections/:id/file',
    access: DECISION_READERS,
    params: idParams,
    answer: z.never(),
    sends: 'file',
  }),
  'objection.contact': endpoint({
    method: 'POST',
    path: '/api/objections/:id/contact',
    access: ['programmeOfficer'],
    params: idParams,
    body: z.object({ reason }),
    answer: z.object({ contact: z.string() }),
  }),
  'objection.uphold': endpoint({
    method: 'POST',
    path: '/api/objections/:id/uphold',
    params: idParams,
    body: answered,
    answer: objectionView,
  }),
  'objection.dismiss': endpoint({
    method: 'POST',
    path: '/api/objections/:id/dismiss',
    params: idParams,
    body: answered,
    answer: objectionView,
  }),
} satisfies Contract;
