// Binds the contract of reading to what is read.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { recordContract } from './contract.ts';
import { list } from './listing.ts';
import { presentApplication, presentItem } from './presenter.ts';
import { read } from './reading.ts';

export function recordRoutes(): Router {
  return routesOf(recordContract, {
    'application.list': async ({ actor, query }) => {
      const page = await list(actor, query);
      return { ...page, items: page.items.map((each) => presentItem(actor, each)) };
    },
    'application.read': async ({ actor, params }) => presentApplication(await read(actor, params.id)),
  });
}
