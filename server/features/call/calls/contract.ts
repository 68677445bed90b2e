// Calls: what anybody may read of a published one, and what its officers do with it.
import { z } from 'zod';
import {
  ability,
  endpoint,
  idParams,
  line,
  listOf,
  listQuery,
  version,
  type Contract,
} from '../../../contract.ts';
import { BUDGET_MODES, STATES } from '../../../domain/terms.ts';
import { callSettings } from './settings/contract.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const programme = z.object({ key: z.string(), name: label });

/** Where a call stands today; derived from state and dates, never stored. */
export const PHASES = ['draft', 'scheduled', 'open', 'closed', 'archived'] as const;
export type Phase = (typeof PHASES)[number];

export const callItem = z.object({
  id: z.number(),
  title: z.string(),
  programme,
  budgetMode: z.enum(BUDGET_MODES),
  year: z.number(),
  state: z.enum(STATES.call),
  phase: z.enum(PHASES),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  amount: z.object({ minFen: z.number(), maxFen: z.number() }),
});

/** What a published call says to everybody: what applicants must meet and how they are judged. */
const terms = z.object({
  directions: z.array(z.object({ code: z.string(), title: z.string() })),
  amount: z.object({ minFen: z.number(), maxFen: z.number(), stepFen: z.number() }),
  term: z.object({ minMonths: z.number(), maxMonths: z.number(), startsOn: z.string().nullable() }),
  ageRule: z.object({ limits: z.object({ male: z.number(), female: z.number() }) }).nullable(),
  titleRule: z
    .object({
      titles: z.array(z.string()),
      degrees: z.array(z.string()),
      orRecommenders: z.number().nullable(),
      recommenderTitles: z.array(z.string()),
    })
    .nullable(),
  limits: z.object({
    perPersonPerYear: z.number(),
    activeAsLead: z.number(),
    partners: z.number(),
    members: z.number(),
    avoidedExperts: z.number(),
  }),
  ownFundsPermille: z.number().nullable(),
  criteria: z.array(z.object({ key: z.string(), label, weight: z.number() })),
  body: z.object({ maxPages: z.number(), maxBytes: z.number() }),
  attachments: z.array(
    z.object({
      key: z.string(),
      label,
      required: z.boolean(),
      requiredIf: z.enum(['ethics', 'recommenders', 'partners']).nullable(),
      maxBytes: z.number(),
      types: z.array(z.string()),
    }),
  ),
  needsRecommender: z.boolean(),
  hostDays: z.number(),
  correctionDays: z.number(),
  correctionOnce: z.boolean(),
  formalCheckDays: z.number(),
  publicityDays: z.number(),
  blind: z.enum(['single', 'double']),
  labels: z.object({ hostUnit: label, agreement: label }),
});

const violationView = z.object({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const callView = z.object({
  id: z.number(),
  version: z.number(),
  title: z.string(),
  programme,
  budgetMode: z.enum(BUDGET_MODES),
  year: z.number(),
  state: z.enum(STATES.call),
  phase: z.enum(PHASES),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
  terms,
  /** For those whose desk serves the call: all settings, and what keeps a draft from being published. */
  desk: z.object({ settings: callSettings, problems: z.array(violationView) }).nullable(),
  /** For an applicant: whether an application may be started now, or why not. */
  application: ability.nullable(),
  abilities: z.array(ability),
});

export const figuresView = z.object({
  call: z.object({ id: z.number(), title: z.string(), phase: z.enum(PHASES) }),
  states: z.array(z.object({ state: z.enum(STATES.application), count: z.number() })),
  /** Applications handed in at least once; drafts are not among them. */
  submitted: z.number(),
  /** Null for a desk that sees no money. */
  money: z
    .object({
      envelopeFen: z.number(),
      /** Asked for by the applications that were handed in. */
      requestedFen: z.number(),
      proposedFen: z.number(),
      awardedFen: z.number(),
    })
    .nullable(),
});

export const callContract = {
  'call.list': endpoint({
    method: 'GET',
    path: '/api/calls',
    access: 'public',
    query: listQuery,
    answer: listOf(callItem),
  }),
  'call.read': endpoint({
    method: 'GET',
    path: '/api/calls/:id',
    access: 'public',
    params: idParams,
    answer: callView,
  }),
  'call.create': endpoint({
    method: 'POST',
    path: '/api/calls',
    body: z.object({
      programmeKey: line(40),
      year: z.number().int().min(2000).max(2099),
      title: line(200, 4),
    }),
    answer: callView,
  }),
  'call.edit': endpoint({
    method: 'POST',
    path: '/api/calls/:id/edit',
    params: idParams,
    body: z.object({ version, title: line(200, 4), settings: callSettings }),
    answer: callView,
  }),
  'call.publish': endpoint({
    method: 'POST',
    path: '/api/calls/:id/publish',
    params: idParams,
    body: z.object({ version }),
    answer: callView,
  }),
  'call.archive': endpoint({
    method: 'POST',
    path: '/api/calls/:id/archive',
    params: idParams,
    body: z.object({ version }),
    answer: callView,
  }),
  'call.figures': endpoint({
    method: 'GET',
    path: '/api/calls/:id/figures',
    access: ['programmeOfficer', 'agencyOfficer', 'leader', 'supervisor', 'bureauFinance'],
    params: idParams,
    answer: figuresView,
  }),
} satisfies Contract;
