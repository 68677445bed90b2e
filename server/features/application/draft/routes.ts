// Binds the draft contract to its stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { draftContract } from './contract.ts';
import { presentSaved } from './presenter.ts';
import { create, save } from './service.ts';

export function draftRoutes(): Router {
  return routesOf(draftContract, {
    'application.create': async ({ actor, body }) => {
      const { application, isNew } = await create(actor, body);
      return { id: application.id, isNew };
    },
    'application.save': async ({ actor, params, body }) =>
      presentSaved(await save(actor, { ...params, ...body })),
  });
}
