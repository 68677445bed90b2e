// Ends what is open: after a new password, and when an account is disabled.
import { Op } from 'sequelize';
import { Session } from '../../../db/models/identity.ts';
import { lookupKey } from '../../core/secrets.ts';

/** @param except the session id that may go on, as its cookie has it */
export async function endSessions(accountId: number, except: string | null = null): Promise<void> {
  const kept = except === null ? {} : { sid: { [Op.ne]: lookupKey('session', except) } };
  await Session.destroy({ where: { accountId, ...kept } });
}
