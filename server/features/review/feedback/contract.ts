// What an applicant hears of the review, once the decision is public: mean and comments, never who and never single scores.
import { z } from 'zod';
import { endpoint, idParams, type Contract } from '../../../contract.ts';

const label = z.object({ zh: z.string(), en: z.string() });

export const feedbackView = z.object({
  application: z.object({ id: z.number(), title: z.string(), receiptNumber: z.string().nullable() }),
  /** Hundredths of a point. */
  mean: z.number(),
  opinions: z.number(),
  /** How many experts gave each grade. */
  grades: z.object({ A: z.number(), B: z.number(), C: z.number() }),
  /** By criterion; the order of the comments is another one under each, so that nobody's hand is followed through. */
  comments: z.array(z.object({ key: z.string(), label, texts: z.array(z.string()) })),
});

export const feedbackContract = {
  'feedback.read': endpoint({
    method: 'GET',
    path: '/api/applications/:id/feedback',
    access: ['applicant'],
    params: idParams,
    answer: feedbackView,
  }),
} satisfies Contract;
