// Binds the award contract to its stories and readings.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { read as readDecision } from '../decision/reading.ts';
import { awardContract } from './contract.ts';
import { list, read } from './reading.ts';
import { prepareAwards, revokeAward } from './service.ts';

export function awardRoutes(): Router {
  return routesOf(awardContract, {
    'award.list': ({ actor, query }) => list(actor, query),
    'award.read': ({ actor, params }) => read(actor, params.id),
    'award.prepare': async ({ actor, params, body }) =>
      readDecision(actor, (await prepareAwards(actor, { ...body, ...params })).listId),
    'award.revoke': async ({ actor, params, body }) =>
      read(actor, (await revokeAward(actor, { ...body, ...params })).id),
  });
}
