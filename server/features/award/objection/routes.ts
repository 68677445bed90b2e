// Binds the objection contract to its stories and readings. Filing is open to everybody, and so it is limited by address.
import type { Router } from 'express';
import { NotFound } from '../../../core/errors.ts';
import { limiter } from '../../../core/limiter.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { sendStored } from '../../../http/sendFile.ts';
import { objectionContract } from './contract.ts';
import { evidenceOf, list, read, revealContact } from './reading.ts';
import { dismissObjection, fileObjection, upholdObjection } from './service.ts';

/** Settings: each carries a file of up to 20 MB, and a building shares one address. */
const FILED_AT_MOST = 20;
const WITHIN_MS = 3_600_000;

export function objectionRoutes(): Router {
  const refuseWhenTooOften = limiter({ most: FILED_AT_MOST, withinMs: WITHIN_MS });
  return routesOf(objectionContract, {
    'objection.file': async ({ actor, params, body, file }) => {
      if (!file) throw new NotFound();
      refuseWhenTooOften(actor.ip ?? '-', actor.at);
      const objection = await fileObjection(actor, { ...body, code: params.code, file });
      return { filedAt: objection.filedAt.toISOString(), dueAt: objection.dueAt.toISOString() };
    },
    'objection.list': ({ actor, query }) => list(actor, query),
    'objection.read': ({ actor, params }) => read(actor, params.id),
    'objection.evidence': async ({ actor, params, response }) => {
      await sendStored(response, await evidenceOf(actor, params.id));
    },
    'objection.contact': async ({ actor, params, body }) => ({
      contact: await revealContact(actor, { ...params, ...body }),
    }),
    'objection.uphold': async ({ actor, params, body }) =>
      read(actor, (await upholdObjection(actor, { ...body, ...params })).id),
    'objection.dismiss': async ({ actor, params, body }) =>
      read(actor, (await dismissObjection(actor, { ...body, ...params })).id),
  });
}
