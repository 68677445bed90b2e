// A review round of a call: made ready, opened, watched, closed; and the ranking it leaves.
import { z } from 'zod';
import {
  ability,
  endpoint,
  idNumber,
  idParams,
  instant,
  line,
  listOf,
  listQuery,
  version,
  type Contract,
} from '../../../contract.ts';
import { GRADES, STATES } from '../../../domain/terms.ts';

const OFFICERS = ['programmeOfficer', 'agencyOfficer'] as const;

const label = z.object({ zh: z.string(), en: z.string() });

export const roundItem = z.object({
  id: z.number(),
  state: z.enum(STATES.round),
  name: z.string(),
  call: z.object({ id: z.number(), title: z.string() }),
  dueAt: z.string(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});

/** One expert on the board. No score before the round has closed. */
const boardAssignment = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.assignment),
  code: z.string(),
  expert: z.object({ id: z.number(), name: z.string(), unitName: z.string() }),
  submittedAt: z.string().nullable(),
  total: z.number().nullable(),
  grade: z.enum(GRADES).nullable(),
  abilities: z.array(ability),
});

const boardRow = z.object({
  applicationId: z.number(),
  state: z.enum(STATES.application),
  receiptNumber: z.string().nullable(),
  title: z.string(),
  host: z.string(),
  lead: z.string(),
  /** Experts asked who have neither refused nor left. */
  asked: z.number(),
  submitted: z.number(),
  /** The reader's own project or of their unit: who reviews it is not shown. */
  isWithheld: z.boolean(),
  assignments: z.array(boardAssignment),
});

export const roundView = roundItem.extend({
  version: z.number(),
  reviewersMin: z.number(),
  reviewersWanted: z.number(),
  /** Accepted applications that are in no round yet and would go into this one, or into the next. */
  applications: z.array(boardRow),
  /** Still in the formal check: they miss this round once it opens. */
  inCheck: z.number(),
  abilities: z.array(ability),
});

const rankedRow = z.object({
  applicationId: z.number(),
  rank: z.number(),
  isTied: z.boolean(),
  receiptNumber: z.string().nullable(),
  title: z.string(),
  host: z.string(),
  lead: z.string(),
  /** Hundredths of a point. */
  mean: z.number(),
  spread: z.number(),
  deviation: z.number(),
  effective: z.number(),
  /** Opinions differ by at least the call's setting. */
  isDisputed: z.boolean(),
  requestedFen: z.number().nullable(),
  place: z.enum(['above', 'tied', 'below']).nullable(),
});

export const rankingView = z.object({
  round: roundItem,
  trimFrom: z.number().nullable(),
  spreadFlag: z.number(),
  /** Null for a desk that sees no money: then no line is drawn either. */
  line: z.object({ envelopeFen: z.number(), remainingFen: z.number(), tied: z.number() }).nullable(),
  rows: z.array(rankedRow),
});

/** All opinions of one application, for officers, once the round has closed. */
export const opinionsView = z.object({
  application: z.object({ id: z.number(), title: z.string(), receiptNumber: z.string().nullable() }),
  criteria: z.array(z.object({ key: z.string(), label, weight: z.number() })),
  opinions: z.array(
    z.object({
      code: z.string(),
      expert: z.object({ name: z.string(), unitName: z.string() }).nullable(),
      total: z.number().nullable(),
      grade: z.enum(GRADES).nullable(),
      scores: z.record(z.string(), z.number()),
      comments: z.record(z.string(), z.string()),
    }),
  ),
});

export const roundContract = {
  'round.list': endpoint({
    method: 'GET',
    path: '/api/rounds',
    access: OFFICERS,
    query: listQuery.extend({ callId: z.coerce.number().int().positive().max(999_999_999).optional() }),
    answer: listOf(roundItem),
  }),
  'round.read': endpoint({
    method: 'GET',
    path: '/api/rounds/:id',
    access: OFFICERS,
    params: idParams,
    answer: roundView,
  }),
  'round.ranking': endpoint({
    method: 'GET',
    path: '/api/rounds/:id/ranking',
    access: [...OFFICERS, 'leader', 'supervisor'],
    params: idParams,
    answer: rankingView,
  }),
  'round.opinions': endpoint({
    method: 'GET',
    path: '/api/rounds/:id/applications/:applicationId/opinions',
    access: [...OFFICERS, 'leader', 'supervisor'],
    params: idParams.extend({ applicationId: idParams.shape.id }),
    answer: opinionsView,
  }),
  'round.create': endpoint({
    method: 'POST',
    path: '/api/rounds',
    body: z.object({ callId: idNumber, name: line(100, 2), dueAt: instant }),
    answer: roundView,
  }),
  'round.open': endpoint({
    method: 'POST',
    path: '/api/rounds/:id/open',
    params: idParams,
    body: z.object({ version }),
    answer: roundView,
  }),
  'round.close': endpoint({
    method: 'POST',
    path: '/api/rounds/:id/close',
    params: idParams,
    body: z.object({ version }),
    answer: roundView,
  }),
} satisfies Contract;
