// Binds the publicity contract to its stories and readings.
import type { Router } from 'express';
import type { Config } from '../../../config.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { read } from '../decision/reading.ts';
import { publicityContract } from './contract.ts';
import { listPublic, readPublic } from './reading.ts';
import { concludePublicity, openPublicity } from './service.ts';

export function publicityRoutes(config: Config): Router {
  return routesOf(publicityContract, {
    'publicity.list': ({ actor }) => listPublic(actor),
    'publicity.read': ({ actor, params }) => readPublic(actor, params.code, config.BUREAU_NAME),
    'publicity.open': async ({ actor, params, body }) =>
      read(actor, (await openPublicity(actor, { ...body, ...params })).id),
    'publicity.conclude': async ({ actor, params, body }) =>
      read(actor, (await concludePublicity(actor, { ...body, ...params })).id),
  });
}
