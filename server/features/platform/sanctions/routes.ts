// Binds the contract of restrictions to its stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import type { Actor } from '../../../policy/subject.ts';
import { sanctionContract } from './contract.ts';
import { presentSanction } from './presenter.ts';
import { enter, findSanction, lift, list } from './service.ts';

const shown = async (actor: Actor, id: number) => presentSanction(actor, await findSanction(id));

export function sanctionRoutes(): Router {
  return routesOf(sanctionContract, {
    'sanction.list': async ({ actor, query }) => {
      const page = await list(query);
      return { ...page, items: page.items.map((each) => presentSanction(actor, each)) };
    },
    'sanction.enter': async ({ actor, body }) => shown(actor, (await enter(actor, body)).id),
    'sanction.lift': async ({ actor, params, body }) => {
      await lift(actor, { ...body, ...params });
      return shown(actor, params.id);
    },
  });
}
