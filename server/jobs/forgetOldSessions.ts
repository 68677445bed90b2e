// Sessions that nobody can use any more, and failures to sign in that delay nobody any more, leave the database.
import { Op } from 'sequelize';
import { Session, SignInAttempt } from '../../db/models/identity.ts';
import { SESSION_IDLE_MS } from '../http/session.ts';
import type { Moment } from './tick.ts';

const ATTEMPTS_KEPT_MS = 24 * 3_600_000;

export async function forgetOldSessions({ now }: Moment): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const ended = {
    [Op.or]: [{ expiresAt: { [Op.lte]: now } }, { touchedAt: { [Op.lte]: before(SESSION_IDLE_MS) } }],
  };
  // A look first: a delete that finds nothing would still queue behind the writers.
  if (await Session.findOne({ where: ended, attributes: ['sid'] })) await Session.destroy({ where: ended });
  const old = { lastAt: { [Op.lte]: before(ATTEMPTS_KEPT_MS) } };
  if (await SignInAttempt.findOne({ where: old })) await SignInAttempt.destroy({ where: old });
}
