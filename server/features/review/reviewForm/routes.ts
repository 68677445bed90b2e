// Binds the expert's contract to its stories and readings.
import type { Router } from 'express';
import { blindCopy } from '../../../documents/blindCopy.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { reviewContract } from './contract.ts';
import { presentOpinion } from './presenter.ts';
import { body, list, read, readItem } from './reading.ts';
import { pledge, recuse, refuseReview, saveReview, submitReview } from './service.ts';

export function reviewRoutes(): Router {
  return routesOf(reviewContract, {
    'assignment.list': ({ actor }) => list(actor),
    'assignment.read': ({ actor, params }) => read(actor, params.code),
    'assignment.body': async ({ actor, params, response }) => {
      const copy = await blindCopy(
        await body(actor, params.code),
        `${params.code}  ${actor.at.toISOString()}`,
      );
      response
        .set({
          'Content-Type': 'application/pdf',
          'Content-Disposition': `inline; filename="review-${params.code}.pdf"`,
          'Cache-Control': 'no-store',
        })
        .end(Buffer.from(copy));
    },
    'review.pledge': async ({ actor, params, body: { version, pledgeVersion } }) => {
      await pledge(actor, { ...params, version, pledgeVersion });
      return read(actor, params.code);
    },
    'review.refuse': async ({ actor, params, body: sent }) =>
      readItem(actor, await refuseReview(actor, { ...params, ...sent })),
    'review.save': async ({ actor, params, body: sent }) => {
      const saved = await saveReview(actor, { ...params, ...sent });
      return {
        version: saved.version,
        opinion: presentOpinion(saved),
        total: saved.total,
        savedAt: actor.at.toISOString(),
      };
    },
    'review.submit': async ({ actor, params, body: sent }) => {
      await submitReview(actor, { ...params, ...sent });
      return read(actor, params.code);
    },
    'review.recuse': async ({ actor, params, body: sent }) =>
      readItem(actor, await recuse(actor, { ...params, ...sent })),
  });
}
