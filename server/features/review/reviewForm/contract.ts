// What an expert sees and does: what was asked, the pledge, the packet, the review form. Addressed by a random code.
import { z } from 'zod';
import { ability, endpoint, reason, version, type Contract } from '../../../contract.ts';
import type { FormDefinition } from '../../../domain/form.ts';
import { FULL_POINTS } from '../../../domain/review.ts';
import { GRADES, STATES } from '../../../domain/terms.ts';

const code = z.string().regex(/^[A-Z2-9]{12}$/);
const codeParams = z.object({ code });
const label = z.object({ zh: z.string(), en: z.string() });

const opinion = z.object({
  scores: z.record(z.string(), z.number().nullable()),
  comments: z.record(z.string(), z.string()),
  grade: z.enum(GRADES).nullable(),
});

export const reviewItem = z.object({
  code: z.string(),
  version: z.number(),
  state: z.enum(STATES.assignment),
  /** The round has closed: nothing of the application is shown any more. */
  isOver: z.boolean(),
  call: z.object({ title: z.string() }),
  /** Null before the pledge and once it is over. */
  title: z.string().nullable(),
  discipline: label.nullable(),
  dueAt: z.string(),
  submittedAt: z.string().nullable(),
  abilities: z.array(ability),
});

export const reviewView = z.object({
  code: z.string(),
  version: z.number(),
  state: z.enum(STATES.assignment),
  call: z.object({ title: z.string() }),
  blind: z.enum(['single', 'double']),
  discipline: label.nullable(),
  dueAt: z.string(),
  submittedAt: z.string().nullable(),
  pledge: z.object({
    version: z.string(),
    promises: z.array(z.object({ key: z.string(), text: label })),
    /** When it was given; null: the packet is closed. */
    givenAt: z.string().nullable(),
  }),
  /** Null before the pledge. */
  packet: z
    .object({
      title: z.string(),
      form: z.custom<FormDefinition>((value) => typeof value === 'object' && value !== null),
      answers: z.record(z.string(), z.record(z.string(), z.unknown())),
      /** Size of the text in bytes; null: there is none. */
      bodySize: z.number().nullable(),
    })
    .nullable(),
  rubric: z.object({
    criteria: z.array(z.object({ key: z.string(), label, weight: z.number() })),
    minCommentCharacters: z.number(),
  }),
  opinion,
  /** Hundredths of a point; null while a criterion is not scored. */
  total: z.number().nullable(),
  abilities: z.array(ability),
});

const sentOpinion = z.object({
  scores: z.record(z.string().max(40), z.number().int().min(0).max(FULL_POINTS).nullable()),
  comments: z.record(z.string().max(40), z.string().max(20_000)),
  grade: z.enum(GRADES).nullable(),
});

/** Why an expert does not take a review on. */
export const REFUSAL_CAUSES = ['conflict', 'field', 'time', 'other'] as const;

export const reviewContract = {
  'assignment.list': endpoint({
    method: 'GET',
    path: '/api/reviews',
    access: ['expert'],
    answer: z.object({ items: z.array(reviewItem) }),
  }),
  'assignment.read': endpoint({
    method: 'GET',
    path: '/api/reviews/:code',
    access: ['expert'],
    params: codeParams,
    answer: reviewView,
  }),
  'assignment.body': endpoint({
    method: 'GET',
    path: '/api/reviews/:code/body',
    access: ['expert'],
    params: codeParams,
    answer: z.unknown(),
    sends: 'file',
  }),
  'review.pledge': endpoint({
    method: 'POST',
    path: '/api/reviews/:code/pledge',
    params: codeParams,
    body: z.object({ version, pledgeVersion: z.string().max(20), accepts: z.literal(true) }),
    answer: reviewView,
  }),
  'review.refuse': endpoint({
    method: 'POST',
    path: '/api/reviews/:code/refuse',
    params: codeParams,
    body: z.object({ version, cause: z.enum(REFUSAL_CAUSES), reason }),
    answer: reviewItem,
  }),
  'review.save': endpoint({
    method: 'POST',
    path: '/api/reviews/:code/save',
    params: codeParams,
    body: sentOpinion.extend({ version }),
    answer: z.object({
      version: z.number(),
      /** As it is stored: texts put right. */
      opinion,
      total: z.number().nullable(),
      savedAt: z.string(),
    }),
  }),
  'review.submit': endpoint({
    method: 'POST',
    path: '/api/reviews/:code/submit',
    params: codeParams,
    body: z.object({ version }),
    answer: reviewView,
  }),
  'review.recuse': endpoint({
    method: 'POST',
    path: '/api/reviews/:code/recuse',
    params: codeParams,
    body: z.object({ version, reason }),
    answer: reviewItem,
  }),
} satisfies Contract;
