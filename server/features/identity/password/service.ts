// A new password: by its owner, or by whoever holds the one-time code. Every other session of the account ends.
import { Op } from 'sequelize';
import { Account, Desk, ResetCode } from '../../../../db/models/identity.ts';
import type { Config } from '../../../config.ts';
import { writeAudit } from '../../../core/audit.ts';
import { database } from '../../../core/database.ts';
import { NotSignedIn, RuleViolation, refuseOn } from '../../../core/errors.ts';
import { mailSecret } from '../../../core/outbox.ts';
import { edits, transition } from '../../../core/transition.ts';
import { isStaff } from '../../../domain/desks.ts';
import { checkPassword } from '../../../domain/password.ts';
import { normaliseKey } from '../../../domain/text.ts';
import { collect, violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { attemptKeys, countFailure, forgetFailures, refuseWhileDelayed } from '../attempts.ts';
import { checkNotUsed, hashPassword, isRight, replacePassword } from '../passwords.ts';
import { endSessions } from '../sessions.ts';
import { giveOut, isValid, useUp } from './codes.ts';

/** Given by hand: a day (setting). By mail: an hour. */
const CODE_MS = 24 * 3_600_000;
const LINK_MS = 3_600_000;
/** So often one account gets a mail. */
const LINK_EVERY_MS = 10 * 60_000;

/** @param session the session id that goes on */
export async function changePassword(
  actor: Actor,
  given: { readonly current: string; readonly password: string; readonly session: string },
): Promise<void> {
  const account = await Account.findByPk(actor.accountId ?? 0);
  if (!account) throw new NotSignedIn();
  const keys = attemptKeys(account.username, actor.ip);
  await refuseWhileDelayed(keys, actor.at);
  if (!(await isRight(account.passwordHash, given.current))) {
    await countFailure(keys, actor.at);
    throw new RuleViolation([violation('password.currentWrong', ['current'])]);
  }
  const passwordHash = await acceptable(account, given.password);
  await transition(actor, [edits('account.changePassword', 'account', account.id)], async ({ record }) => {
    await replacePassword(record, passwordHash, actor.at);
    await endSessions(record.id, given.session);
  });
  await forgetFailures(account.username);
}

/** @throws RuleViolation with everything that is wrong with it */
async function acceptable(account: Account, password: string): Promise<string> {
  const desks = await Desk.findAll({ where: { accountId: account.id }, attributes: ['role'] });
  const of = { username: account.username, isStaff: isStaff(desks.map((desk) => desk.role)) };
  const wrong = checkPassword(password, of);
  // A password that is too long is not given to the hash at all.
  refuseOn(
    collect(
      wrong,
      wrong.some(({ code }) => code === 'password.tooLong') ? null : await checkNotUsed(account, password),
    ),
  );
  return hashPassword(password);
}

export async function issueCode(
  actor: Actor,
  { id, version }: { readonly id: number; readonly version: number },
): Promise<{ username: string; code: string; expiresAt: Date }> {
  return transition(actor, [edits('account.issueCode', 'account', id, { version })], async ({ record }) => {
    const given = await giveOut({
      accountId: id,
      issuedBy: actor.accountId,
      at: actor.at,
      validMs: CODE_MS,
    });
    return { username: record.username, ...given };
  });
}

/** A wrong code, an old one, an unknown name and a disabled account are answered alike. */
export async function resetPassword(
  actor: Actor,
  given: { readonly username: string; readonly code: string; readonly password: string },
): Promise<void> {
  const username = normaliseKey(given.username).slice(0, 64);
  const keys = attemptKeys(username, actor.ip);
  await refuseWhileDelayed(keys, actor.at);
  const wrong = new RuleViolation([violation('account.codeWrong', ['code'])]);
  const account = await Account.findOne({ where: { username, state: 'active' } });
  if (!(await isValid(account?.id ?? 0, given.code, actor.at)) || !account) {
    await countFailure(keys, actor.at);
    throw wrong;
  }
  const passwordHash = await acceptable(account, given.password);
  await transition(actor, [edits('account.resetPassword', 'account', account.id)], async ({ record }) => {
    if (!(await useUp(record.id, given.code, actor.at))) throw wrong;
    await replacePassword(record, passwordHash, actor.at);
    await endSessions(record.id);
  });
  await forgetFailures(username);
}

/** Sends a link where there is an active account with an address; answers nothing about it. */
export async function askResetLink(actor: Actor, typed: string, config: Config): Promise<void> {
  const username = normaliseKey(typed).slice(0, 64);
  const account = await Account.findOne({ where: { username, state: 'active' } });
  const email = account?.email;
  if (!account || !email || !config.BASE_URL || !config.MAIL_URL) return;
  const since = new Date(actor.at.getTime() - LINK_EVERY_MS);
  const lately = { accountId: account.id, issuedBy: null, issuedAt: { [Op.gt]: since } };
  const base = config.BASE_URL;
  await database().transaction(async () => {
    await Account.findByPk(account.id, { lock: true });
    if ((await ResetCode.count({ where: lately })) > 0) return;
    const given = await giveOut({ accountId: account.id, issuedBy: null, at: actor.at, validMs: LINK_MS });
    // The address of the configuration, never of the request: a link must not lead to where a stranger wants it.
    const link = new URL('/reset-password', base);
    link.hash = new URLSearchParams({ username, code: given.code }).toString();
    await mailSecret({
      template: 'account.resetLink',
      to: email,
      record: { type: 'account', id: account.id },
      secret: { link: link.href },
      bucket: given.expiresAt.toISOString(),
      at: actor.at,
    });
    await writeAudit(actor, {
      act: 'account.issueCode',
      desk: null,
      recordType: 'account',
      recordId: account.id,
      reason: 'mail',
    });
  });
}
