// Who is speaking: express-session over our own table, passport-local, and the actor of every request.
import session from 'express-session';
import { Op } from 'sequelize';
import type { Request, RequestHandler } from 'express';
import { isUniqueViolation } from '../../db/connection.ts';
import { Account, Desk, Session } from '../../db/models/identity.ts';
import type { Config } from '../config.ts';
import { now } from '../core/clock.ts';
import { lookupKey } from '../core/secrets.ts';
import type { Actor } from '../policy/subject.ts';

declare module 'express-session' {
  interface SessionData {
    accountId: number;
    signedInAt: string;
    /** The password that was used is against the rules for the desks held: only a new one may be set. */
    isTooWeak?: boolean;
    /** When the row was last written, in milliseconds: laid over at every read. */
    touchedAt?: number;
  }
}

export const SESSION_COOKIE = 'keguan.sid';
/** GB/T 22239 asks for a time-out; the lengths are settings of ours. */
export const SESSION_IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 3_600_000;
/** Writing the session at every request would queue every read behind a write. */
const TOUCH_EVERY_MS = 60_000;

const hashed = (sid: string): string => lookupKey('session', sid);

/** Sessions in the database, so that any process behind the proxy knows them; found by a keyed hash only. */
export class SessionStore extends session.Store {
  override get(sid: string, done: (error: unknown, found?: session.SessionData | null) => void): void {
    this.read(sid).then((found) => done(null, found), done);
  }
  override set(sid: string, content: session.SessionData, done?: (error?: unknown) => void): void {
    this.write(sid, content).then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  }
  override touch(sid: string, { touchedAt = 0 }: session.SessionData, done?: () => void): void {
    if (now().getTime() - touchedAt < TOUCH_EVERY_MS) return done?.();
    this.touchRow(sid).then(
      () => done?.(),
      () => done?.(),
    );
  }
  override destroy(sid: string, done?: (error?: unknown) => void): void {
    Session.destroy({ where: { sid: hashed(sid) } }).then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  }

  private async read(sid: string): Promise<session.SessionData | null> {
    const row = await Session.findOne({ where: { sid: hashed(sid) } });
    if (!row || row.expiresAt <= now() || row.touchedAt.getTime() + SESSION_IDLE_MS <= now().getTime())
      return null;
    return { ...(JSON.parse(row.content) as session.SessionData), touchedAt: row.touchedAt.getTime() };
  }

  private async write(sid: string, content: session.SessionData): Promise<void> {
    const at = now();
    const values = { accountId: content.accountId ?? null, content: JSON.stringify(content), touchedAt: at };
    const [updated] = await Session.update(values, { where: { sid: hashed(sid) } });
    if (updated > 0) return;
    try {
      await Session.create({
        sid: hashed(sid),
        ...values,
        createdAt: at,
        expiresAt: new Date(at.getTime() + ABSOLUTE_MS),
      });
    } catch (error) {
      // Two requests of one new session met; the row is there now.
      if (!isUniqueViolation(error)) throw error;
      await Session.update(values, { where: { sid: hashed(sid) } });
    }
  }

  private async touchRow(sid: string): Promise<void> {
    const at = now();
    const before = new Date(at.getTime() - TOUCH_EVERY_MS);
    await Session.update({ touchedAt: at }, { where: { sid: hashed(sid), touchedAt: { [Op.lt]: before } } });
  }
}

export function sessions(config: Config): RequestHandler {
  return session({
    name: SESSION_COOKIE,
    secret: config.SESSION_SECRET,
    store: new SessionStore(),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.isHttps, path: '/' },
    proxy: config.TRUSTED_PROXIES > 0,
  });
}

/** Reads account and desks at every request, so that a desk that ended or an account that was disabled ends at once. */
export const identify: RequestHandler = async (request, _response, next) => {
  // A page still open for the person before must not act, or send their text, as the one who has signed in since.
  const pageOf = request.get('Keguan-Person');
  if (pageOf === undefined || pageOf === String(request.session.accountId)) {
    const actor = await actorOfSession(request);
    if (actor) request.actor = actor;
  }
  next();
};

export async function actorOfSession(request: Request): Promise<Actor | null> {
  const { accountId, isTooWeak = false } = request.session;
  if (accountId === undefined) return null;
  const actor = await actorOf(accountId, request.receivedAt, request.ip ?? null, request.id);
  return actor && isTooWeak ? { ...actor, mustChangePassword: true } : actor;
}

/** The actor behind an account, or null when it is not active. */
export async function actorOf(
  accountId: number,
  at: Date,
  ip: string | null,
  requestId: string | null,
): Promise<Actor | null> {
  const account = await Account.findByPk(accountId, { include: ['person'] });
  if (!account || account.state !== 'active' || !account.person) return null;
  const desks = await Desk.findAll({
    where: {
      accountId,
      startsAt: { [Op.lte]: at },
      endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: at }] },
    },
    order: [['id', 'ASC']],
  });
  return {
    kind: 'person',
    accountId,
    personId: account.personId,
    name: account.person.name,
    desks: desks.map(({ role, organisationId, callId }) => ({ role, organisationId, callId })),
    at,
    ip,
    requestId,
    mustChangePassword: account.mustChangePassword,
  };
}
