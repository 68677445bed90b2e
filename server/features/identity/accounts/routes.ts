// Binds the contract of accounts to its stories.
import type { Router } from 'express';
import { limiter } from '../../../core/limiter.ts';
import { routesOf } from '../../../http/endpoint.ts';
import type { Actor } from '../../../policy/subject.ts';
import { accountContract } from './contract.ts';
import { presentAccount } from './presenter.ts';
import { findAccount, listAccounts } from './reads.ts';
import { confirm, disable, enable, refuse, register } from './service.ts';

const shown = async (actor: Actor, id: number) => presentAccount(actor, await findAccount(actor, id));

/** So many registrations come from one address at most: a whole institute sits behind one (setting). */
const LIMIT = { most: 200, withinMs: 10 * 60_000 };

export function accountRoutes(): Router {
  const limit = limiter(LIMIT);
  return routesOf(accountContract, {
    'account.register': async ({ actor, body }) => {
      limit(actor.ip ?? '-', actor.at);
      await register(actor, body);
      return { done: true } as const;
    },
    'account.list': async ({ actor, query }) => {
      const page = await listAccounts(actor, query);
      return { ...page, items: page.items.map((each) => presentAccount(actor, each)) };
    },
    'account.read': ({ actor, params }) => shown(actor, params.id),
    'account.confirm': async ({ actor, params, body }) => {
      await confirm(actor, { ...body, ...params });
      return shown(actor, params.id);
    },
    'account.refuse': async ({ actor, params, body }) => {
      await refuse(actor, { ...body, ...params });
      return shown(actor, params.id);
    },
    'account.disable': async ({ actor, params, body }) => {
      await disable(actor, { ...body, ...params });
      return shown(actor, params.id);
    },
    'account.enable': async ({ actor, params, body }) => {
      await enable(actor, { ...body, ...params });
      return shown(actor, params.id);
    },
  });
}
