// Decision lists: made from the ranking of a closed round, edited by the officer, frozen, approved by a leader.
import { z } from 'zod';
import {
  ability,
  day,
  endpoint,
  fenAmount,
  idNumber,
  idParams,
  line,
  listOf,
  listQuery,
  paragraph,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { STATES, type Role } from '../../../domain/terms.ts';

/** Those of the bureau who read decisions, publicity and objections; an agency does not. */
export const DECISION_READERS = [
  'programmeOfficer',
  'leader',
  'supervisor',
] as const satisfies readonly Role[];

export const violationView = z.object({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

const item = z.object({
  id: z.number(),
  applicationId: z.number(),
  receiptNumber: z.string(),
  title: z.string(),
  unit: z.string(),
  lead: z.string(),
  state: z.enum(STATES.application),
  rank: z.number(),
  /** Hundredths of a point. */
  mean: z.number(),
  requestedFen: z.number(),
  isProposed: z.boolean(),
  amountFen: z.number().nullable(),
  note: z.string().nullable(),
});

export const decisionView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.decisionList),
  title: z.string(),
  call: z.object({ id: z.number(), title: z.string() }),
  round: z.object({ id: z.number(), name: z.string() }),
  amount: z.object({ minFen: z.number(), maxFen: z.number(), stepFen: z.number() }),
  envelopeFen: z.number(),
  /** Promised by other lists of the same call. */
  committedFen: z.number(),
  meetingNumber: z.string().nullable(),
  meetingOn: z.string().nullable(),
  attendees: z.array(z.string()),
  tieReason: z.string().nullable(),
  sha256: z.string().nullable(),
  frozenAt: z.string().nullable(),
  frozenBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  publicity: z
    .object({ startsOn: z.string(), endsOn: z.string(), code: z.string(), openObjections: z.number() })
    .nullable(),
  publicityDays: z.number(),
  items: z.array(item),
  /** Publicised and still without an award: what award.prepare would take. */
  preparable: z.number(),
  documents: z.array(
    z.object({ id: z.number(), state: z.enum(STATES.awardDocument), dispatchNumber: z.string().nullable() }),
  ),
  /** What keeps a draft from being frozen. */
  problems: z.array(violationView),
  abilities: z.array(ability),
});

export const decisionItem = z.object({
  id: z.number(),
  title: z.string(),
  state: z.enum(STATES.decisionList),
  call: z.object({ id: z.number(), title: z.string() }),
  proposed: z.number(),
  totalFen: z.number(),
  endsOn: z.string().nullable(),
});

/** A closed round that has no list yet; for whoever may not make one there is none. */
const source = z.object({
  roundId: z.number(),
  round: z.string(),
  call: z.object({ id: z.number(), title: z.string() }),
  closedAt: z.string().nullable(),
  applications: z.number(),
});

export const decisionContract = {
  'decision.list': endpoint({
    method: 'GET',
    path: '/api/decisions',
    access: DECISION_READERS,
    query: listQuery.extend({ callId: z.coerce.number().int().positive().optional() }),
    answer: listOf(decisionItem),
  }),
  'decision.sources': endpoint({
    method: 'GET',
    path: '/api/decisions/sources',
    access: DECISION_READERS,
    answer: z.object({ items: z.array(source) }),
  }),
  'decision.read': endpoint({
    method: 'GET',
    path: '/api/decisions/:id',
    access: DECISION_READERS,
    params: idParams,
    answer: decisionView,
  }),
  'decision.create': endpoint({
    method: 'POST',
    path: '/api/decisions',
    body: z.object({ roundId: idNumber, title: line(200, 4) }),
    answer: decisionView,
  }),
  'decision.edit': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/edit',
    params: idParams,
    body: z.object({
      version,
      title: line(200, 4),
      meetingNumber: line(100, 0).nullable(),
      meetingOn: day.nullable(),
      attendees: z.array(line(50)).max(60),
      tieReason: paragraph(1000, 0).nullable(),
      /** All items of the list, in any order. */
      items: z
        .array(
          z.object({
            id: idNumber,
            isProposed: z.boolean(),
            amountFen: fenAmount.nullable(),
            note: paragraph(500, 0).nullable(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    answer: decisionView,
  }),
  'decision.freeze': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/freeze',
    params: idParams,
    body: z.object({ version }),
    answer: decisionView,
  }),
  'decision.sendBack': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/send-back',
    params: idParams,
    body: z.object({ version, reason }),
    answer: decisionView,
  }),
  'decision.approve': endpoint({
    method: 'POST',
    path: '/api/decisions/:id/approve',
    params: idParams,
    body: z.object({ version }),
    answer: decisionView,
  }),
} satisfies Contract;
