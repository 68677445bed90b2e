// Binds the contract of the formal check to its stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { formalCheckContract } from './contract.ts';
import { read } from './reading.ts';
import { accept, mark, refuse, returnForCorrection } from './service.ts';

export function formalCheckRoutes(): Router {
  return routesOf(formalCheckContract, {
    'formalCheck.read': ({ actor, params }) => read(actor, params.id),
    'formalCheck.mark': async ({ actor, params, body }) => {
      await mark(actor, { ...body, ...params });
      return read(actor, params.id);
    },
    'formalCheck.accept': async ({ actor, params, body }) => {
      await accept(actor, { ...body, ...params });
      return read(actor, params.id);
    },
    'formalCheck.return': async ({ actor, params, body }) => {
      await returnForCorrection(actor, { ...body, ...params });
      return read(actor, params.id);
    },
    'formalCheck.refuse': async ({ actor, params, body }) => {
      await refuse(actor, { ...body, ...params });
      return read(actor, params.id);
    },
  });
}
