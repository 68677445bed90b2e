// Proves who somebody is: same answer and same time for an unknown user, a delay after five failures.
import { Account, Desk } from '../../../../db/models/identity.ts';
import { writeAudit } from '../../../core/audit.ts';
import { AppError } from '../../../core/errors.ts';
import { isStaff } from '../../../domain/desks.ts';
import { checkPassword } from '../../../domain/password.ts';
import { normaliseKey } from '../../../domain/text.ts';
import type { Actor } from '../../../policy/subject.ts';
import { inForce } from '../accounts/reads.ts';
import { attemptKeys, countFailure, forgetFailures, refuseWhileDelayed } from '../attempts.ts';
import { isRight } from '../passwords.ts';

export { hashPassword } from '../passwords.ts';

export class WrongCredentials extends AppError {
  readonly code = 'wrongCredentials';
  constructor() {
    super('wrong credentials');
  }
}

/** @throws TooMany while the name or the address is delayed, WrongCredentials otherwise */
export async function checkCredentials(actor: Actor, username: string, password: string): Promise<Account> {
  const name = normaliseKey(username).slice(0, 64);
  const keys = attemptKeys(name, actor.ip);
  await refuseWhileDelayed(keys, actor.at);
  const account = await Account.findOne({ where: { username: name }, include: ['person'] });
  const right = await isRight(account?.passwordHash ?? null, password);
  if (!account || !right || account.state !== 'active') {
    await countFailure(keys, actor.at);
    await writeAudit(actor, { act: 'session.refused', desk: null, after: { username: name } });
    throw new WrongCredentials();
  }
  await forgetFailures(name);
  return account;
}

/** A password that was long enough for an applicant is not for somebody who has since got a desk of the staff. */
export async function isTooWeak(account: Account, password: string, at: Date): Promise<boolean> {
  const desks = await Desk.findAll({
    where: { accountId: account.id, ...inForce(at) },
    attributes: ['role'],
  });
  const roles = desks.map((desk) => desk.role);
  return checkPassword(password, { username: account.username, isStaff: isStaff(roles) }).length > 0;
}
