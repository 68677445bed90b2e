// Binds the contract of desks to its stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { presentAccount } from '../accounts/presenter.ts';
import { findAccount } from '../accounts/reads.ts';
import { deskContract } from './contract.ts';
import { end, grant } from './service.ts';

export function deskRoutes(): Router {
  return routesOf(deskContract, {
    'desk.grant': async ({ actor, params, body }) => {
      await grant(actor, { ...body, ...params });
      return presentAccount(actor, await findAccount(actor, params.id));
    },
    'desk.end': async ({ actor, params, body }) => {
      await end(actor, { ...body, ...params });
      return presentAccount(actor, await findAccount(actor, params.id));
    },
  });
}
