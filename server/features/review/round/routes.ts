// Binds the round contract to its stories and readings.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { roundContract } from './contract.ts';
import { list, opinions, ranking, read } from './reading.ts';
import { closeRound, createRound, openRound } from './service.ts';

export function roundRoutes(): Router {
  return routesOf(roundContract, {
    'round.list': ({ actor, query }) => list(actor, query),
    'round.read': ({ actor, params }) => read(actor, params.id),
    'round.ranking': ({ actor, params }) => ranking(actor, params.id),
    'round.opinions': ({ actor, params }) => opinions(actor, params),
    'round.create': async ({ actor, body }) => read(actor, (await createRound(actor, body)).id),
    'round.open': async ({ actor, params, body }) =>
      read(actor, (await openRound(actor, { ...params, ...body })).id),
    'round.close': async ({ actor, params, body }) =>
      read(actor, (await closeRound(actor, { ...params, ...body })).id),
  });
}
