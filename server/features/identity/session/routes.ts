// Signing in through passport-local: the session id is a new one afterwards, the old one is worth nothing.
import type { Request, Router } from 'express';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type { Account } from '../../../../db/models/identity.ts';
import type { Config } from '../../../config.ts';
import { writeAudit } from '../../../core/audit.ts';
import { InvalidInput } from '../../../core/errors.ts';
import { violation } from '../../../domain/violation.ts';
import { routesOf } from '../../../http/endpoint.ts';
import { visitor } from '../../../http/request.ts';
import { actorOfSession } from '../../../http/session.ts';
import { sessionContract } from './contract.ts';
import { presentSession } from './presenter.ts';
import { checkCredentials, isTooWeak } from './service.ts';

const passport = new Passport();
passport.use(
  new Strategy({ passReqToCallback: true }, (request, username, password, done) => {
    checkCredentials(request.actor, username, password).then((account) => done(null, account), done);
  }),
);

export function sessionRoutes(config: Config): Router {
  return routesOf(sessionContract, {
    'session.read': ({ actor }) => presentSession(actor, config),
    'session.signIn': async ({ request, response }) => {
      const account = await authenticate(request, response);
      await regenerate(request);
      request.session.accountId = account.id;
      request.session.signedInAt = request.receivedAt.toISOString();
      if (await isTooWeak(account, passwordOf(request.body), request.receivedAt))
        request.session.isTooWeak = true;
      await saved(request);
      const actor = await actorOfSession(request);
      if (!actor) throw new Error('an account that was just verified has no actor');
      await writeAudit(actor, { act: 'session.signIn', desk: null });
      return presentSession(actor, config);
    },
    'session.signOut': async ({ actor, request }) => {
      if (actor.kind === 'person') await writeAudit(actor, { act: 'session.signOut', desk: null });
      await new Promise<void>((resolve, reject) =>
        request.session.destroy((error) => (error ? reject(error) : resolve())),
      );
      return presentSession(visitor(request.receivedAt, request.ip ?? null, request.id), config);
    },
  });
}

/** The contract has parsed it already. */
function passwordOf(body: unknown): string {
  return (body as { password: string }).password;
}

function authenticate(request: Request, response: unknown): Promise<Account> {
  return new Promise((resolve, reject) => {
    const answered = (error: unknown, account?: Account | false) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else if (account) resolve(account);
      else reject(new InvalidInput([violation('input.malformed')]));
    };
    (passport.authenticate('local', { session: false }, answered) as (...args: unknown[]) => void)(
      request,
      response,
      reject,
    );
  });
}

function regenerate(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(error) : resolve())),
  );
}

/** Before the answer goes out: the next request must find the session. */
function saved(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.save((error) => (error ? reject(error) : resolve())),
  );
}
