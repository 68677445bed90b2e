// Binds the call contract to its stories and readings.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { callContract } from './contract.ts';
import { figures } from './figures.ts';
import { list, read } from './reading.ts';
import { archive, create, edit, publish } from './service.ts';

export function callRoutes(): Router {
  return routesOf(callContract, {
    'call.list': ({ actor, query }) => list(actor, query),
    'call.read': ({ actor, params }) => read(actor, params.id),
    'call.create': async ({ actor, body }) => read(actor, (await create(actor, body)).id),
    'call.edit': async ({ actor, params, body }) =>
      read(actor, (await edit(actor, { ...body, ...params })).id),
    'call.publish': async ({ actor, params, body }) =>
      read(actor, (await publish(actor, { ...body, ...params })).id),
    'call.archive': async ({ actor, params, body }) =>
      read(actor, (await archive(actor, { ...body, ...params })).id),
    'call.figures': ({ actor, params }) => figures(actor, params.id),
  });
}
