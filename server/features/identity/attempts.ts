// Failures to prove who one is, by name and by address: some are free, then a delay that doubles. Kept in the database,
// so that it holds on every process.
import { SignInAttempt } from '../../../db/models/identity.ts';
import { database } from '../../core/database.ts';
import { TooMany } from '../../core/errors.ts';

/** GB/T 22239: failures are limited. Five, then a delay that doubles up to half an hour (settings). */
const FREE_FAILURES = 5;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** An address is shared by many people in one building: it is delayed later than a name. */
const PEOPLE_AT_ONE_ADDRESS = 10;
/** A failure of yesterday says nothing about today. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** The keys of one who tries: the name first, the address second. */
export function attemptKeys(name: string, ip: string | null): [string, string] {
  return [`user:${name}`, `ip:${ip ?? '-'}`];
}

/** @throws TooMany while the name or the address is delayed */
export async function refuseWhileDelayed(keys: readonly string[], at: Date): Promise<void> {
  const rows = await SignInAttempt.findAll({ where: { key: [...keys] } });
  const until = Math.max(0, ...rows.map((row) => row.blockedUntil?.getTime() ?? 0));
  if (until > at.getTime())
    throw new TooMany({ retryAfterSeconds: Math.ceil((until - at.getTime()) / 1000) });
}

export async function countFailure(keys: readonly string[], at: Date): Promise<void> {
  await database().transaction(async () => {
    for (const key of keys) {
      // Made first and locked then: two first failures at once are two.
      await SignInAttempt.bulkCreate([{ key, failures: 0, lastAt: at }], { ignoreDuplicates: true });
      const row = await SignInAttempt.findOne({ where: { key }, lock: true, rejectOnEmpty: true });
      const isOld = row.lastAt.getTime() + FORGOTTEN_AFTER_MS <= at.getTime();
      const failures = (isOld ? 0 : row.failures) + 1;
      const over = failures - FREE_FAILURES * (key.startsWith('ip:') ? PEOPLE_AT_ONE_ADDRESS : 1);
      const delay = over < 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** over, LONGEST_DELAY_MS);
      await SignInAttempt.update(
        { failures, lastAt: at, blockedUntil: delay > 0 ? new Date(at.getTime() + delay) : null },
        { where: { key } },
      );
    }
  });
}

export async function forgetFailures(name: string): Promise<void> {
  await SignInAttempt.destroy({ where: { key: `user:${name}` } });
}
