// Binds the contract of passwords to its stories.
import type { Router } from 'express';
import type { Config } from '../../../config.ts';
import { limiter } from '../../../core/limiter.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { actorOfSession } from '../../../http/session.ts';
import { presentSession } from '../session/presenter.ts';
import { passwordContract } from './contract.ts';
import { askResetLink, changePassword, issueCode, resetPassword } from './service.ts';

/** So often one address asks for a link at most (setting). */
const LIMIT = { most: 60, withinMs: 10 * 60_000 };

export function passwordRoutes(config: Config): Router {
  const limit = limiter(LIMIT);
  return routesOf(passwordContract, {
    'account.changePassword': async ({ actor, body, request }) => {
      await changePassword(actor, { ...body, session: request.sessionID });
      delete request.session.isTooWeak;
      return presentSession((await actorOfSession(request)) ?? actor, config);
    },
    'account.issueCode': async ({ actor, params, body }) => {
      const { username, code, expiresAt } = await issueCode(actor, { ...body, ...params });
      return { username, code, expiresAt: expiresAt.toISOString() };
    },
    'account.resetPassword': async ({ actor, body }) => {
      await resetPassword(actor, body);
      return { done: true } as const;
    },
    'resetLink.ask': async ({ actor, body }) => {
      limit(actor.ip ?? '-', actor.at);
      await askResetLink(actor, body.username, config);
      return { done: true } as const;
    },
  });
}
