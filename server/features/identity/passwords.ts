// Passwords as they are kept: Argon2id, old ones too, so that none of the last is taken again.
import { hash, verify } from '@node-rs/argon2';
import { OldPassword, type Account } from '../../../db/models/identity.ts';
import { PASSWORD_RULES } from '../../domain/password.ts';
import { violation, type Violation } from '../../domain/violation.ts';

/** OWASP's least for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Verified when there is no such user, so that the answer takes as long. */
let nobody: Promise<string> | null = null;

/** Always one verification, also where there is no account. */
export async function isRight(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(passwordHash ?? (await nobody), password);
  return right && passwordHash !== null;
}

/** password.usedBefore when it is the present one or among the last. */
export async function checkNotUsed(account: Account, password: string): Promise<Violation[]> {
  const old = await OldPassword.findAll({
    where: { accountId: account.id },
    order: [['id', 'DESC']],
    limit: PASSWORD_RULES.notAmongLast - 1,
  });
  for (const passwordHash of [account.passwordHash, ...old.map((each) => each.passwordHash)]) {
    if (await verify(passwordHash, password))
      return [violation('password.usedBefore', ['password'], { last: PASSWORD_RULES.notAmongLast })];
  }
  return [];
}

/** Sets a new password on an account that is about to be saved, and keeps the old hash. */
export async function replacePassword(account: Account, passwordHash: string, at: Date): Promise<void> {
  await OldPassword.create({
    accountId: account.id,
    passwordHash: account.passwordHash,
    changedAt: account.passwordChangedAt,
  });
  account.passwordHash = passwordHash;
  account.passwordChangedAt = at;
  account.mustChangePassword = false;
}
