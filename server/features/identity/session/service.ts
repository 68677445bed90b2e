// Proves who somebody is: same answer and same time for an unknown user, a delay after five failures.
import { hash, verify } from '@node-rs/argon2';
import { Account, SignInAttempt } from '../../../../db/models/identity.ts';
import { writeAudit } from '../../../core/audit.ts';
import { database } from '../../../core/database.ts';
import { AppError, TooMany } from '../../../core/errors.ts';
import { normaliseKey } from '../../../domain/text.ts';
import type { Actor } from '../../../policy/subject.ts';

/** GB/T 22239: failures are limited. Five, then a delay that doubles up to half an hour (settings). */
const FREE_FAILURES = 5;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 30 * 60_000;

export class WrongCredentials extends AppError {
  readonly code = 'wrongCredentials';
  constructor() {
    super('wrong credentials');
  }
}

/** Verified when there is no such user, so that the answer takes as long. */
let nobody: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** @throws TooMany while the name or the address is delayed, WrongCredentials otherwise */
export async function checkCredentials(actor: Actor, username: string, password: string): Promise<Account> {
  const name = normaliseKey(username).slice(0, 64);
  const keys = [`user:${name}`, `ip:${actor.ip ?? '-'}`];
  await refuseWhileDelayed(keys, actor.at);
  const account = await Account.findOne({ where: { username: name }, include: ['person'] });
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(account?.passwordHash ?? (await nobody), password);
  if (!account || !right || account.state !== 'active') {
    await countFailure(keys, actor.at);
    await writeAudit(actor, { act: 'session.refused', desk: null, after: { username: name } });
    throw new WrongCredentials();
  }
  await SignInAttempt.destroy({ where: { key: keys[0]! } });
  return account;
}

async function refuseWhileDelayed(keys: string[], at: Date): Promise<void> {
  const rows = await SignInAttempt.findAll({ where: { key: keys } });
  const until = Math.max(0, ...rows.map((row) => row.blockedUntil?.getTime() ?? 0));
  if (until > at.getTime())
    throw new TooMany({ retryAfterSeconds: Math.ceil((until - at.getTime()) / 1000) });
}

async function countFailure(keys: string[], at: Date): Promise<void> {
  await database().transaction(async () => {
    for (const key of keys) {
      const row = await SignInAttempt.findOne({ where: { key }, lock: true });
      const failures = (row?.failures ?? 0) + 1;
      // An address is shared by many people in one building: it is delayed later than a name.
      const over = failures - (key.startsWith('ip:') ? FREE_FAILURES * 10 : FREE_FAILURES);
      const delay = over < 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** over, LONGEST_DELAY_MS);
      const values = {
        failures,
        lastAt: at,
        blockedUntil: delay > 0 ? new Date(at.getTime() + delay) : null,
      };
      await (row ? row.update(values) : SignInAttempt.create({ key, ...values }));
    }
  });
}
