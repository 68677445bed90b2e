// Binds the decision contract to its stories and readings.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { decisionContract } from './contract.ts';
import { list, read, sources } from './reading.ts';
import { approveList, createList, editList, freezeList, sendBackList } from './service.ts';

export function decisionRoutes(): Router {
  return routesOf(decisionContract, {
    'decision.list': ({ actor, query }) => list(actor, query),
    'decision.sources': ({ actor }) => sources(actor),
    'decision.read': ({ actor, params }) => read(actor, params.id),
    'decision.create': async ({ actor, body }) => read(actor, (await createList(actor, body)).id),
    'decision.edit': async ({ actor, params, body }) =>
      read(actor, (await editList(actor, { ...body, ...params })).id),
    'decision.freeze': async ({ actor, params, body }) =>
      read(actor, (await freezeList(actor, { ...body, ...params })).id),
    'decision.sendBack': async ({ actor, params, body }) =>
      read(actor, (await sendBackList(actor, { ...body, ...params })).id),
    'decision.approve': async ({ actor, params, body }) =>
      read(actor, (await approveList(actor, { ...body, ...params })).id),
  });
}
