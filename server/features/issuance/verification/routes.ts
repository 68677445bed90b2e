// Binds verification to its answers; one counter for all three, by address, so that codes cannot be tried out.
import type { Router } from 'express';
import { NotFound } from '../../../core/errors.ts';
import { limiter } from '../../../core/limiter.ts';
import { routesOf } from '../../../http/endpoint.ts';
import type { Actor } from '../../../policy/subject.ts';
import { verificationContract } from './contract.ts';
import { presentVerification } from './presenter.ts';
import { compareFile, findByCode, hashOf } from './service.ts';

/** Settings: an auditor with a pile of notices is served, a search through codes is not. */
const ASKED_AT_MOST = 60;
const WITHIN_MS = 60_000;

export function verificationRoutes(): Router {
  const count = limiter({ most: ASKED_AT_MOST, withinMs: WITHIN_MS });
  const refuseWhenTooOften = ({ ip, at }: Actor) => count(ip ?? '-', at);
  return routesOf(verificationContract, {
    'award.verify': async ({ actor, params }) => {
      refuseWhenTooOften(actor);
      return presentVerification(await findByCode(params.code));
    },
    'award.verifyFile': async ({ actor, params, body }) => {
      refuseWhenTooOften(actor);
      return { result: await compareFile(params.code, body.sha256) };
    },
    'award.verifyUpload': async ({ actor, params, file }) => {
      if (!file) throw new NotFound();
      refuseWhenTooOften(actor);
      return { result: await compareFile(params.code, await hashOf(file.read())) };
    },
  });
}
