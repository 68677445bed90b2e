// Binds the expert library's contract to its stories and readings.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { expertContract } from './contract.ts';
import { list, read } from './reading.ts';
import { edit, enter } from './service.ts';

export function expertRoutes(): Router {
  return routesOf(expertContract, {
    'expert.list': ({ actor, query }) => list(actor, query),
    'expert.read': ({ actor, params }) => read(actor, params.id),
    'expert.enter': async ({ actor, body }) => ({
      ...(await read(actor, (await enter(actor, body)).id)),
      endedReviews: 0,
    }),
    'expert.edit': async ({ actor, params, body }) => {
      const { expert, voided } = await edit(actor, { ...params, ...body });
      return { ...(await read(actor, expert.id)), endedReviews: voided.length };
    },
  });
}
