// One-time codes for a new password: kept only as a keyed hash, each used once, the newest only.
import { randomInt } from 'node:crypto';
import { Op } from 'sequelize';
import { ResetCode } from '../../../../db/models/identity.ts';
import { lookupKey } from '../../../core/secrets.ts';

/** No 0, O, 1, I, L: the code is read out and copied by hand. 31^12 is 59 bits. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

function makeCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** However it was typed: with or without hyphens, in small letters, in full width. */
function hashOf(accountId: number, code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return lookupKey('resetCode', `${accountId}:${plain}`);
}

/** Codes given out before are worth nothing from now on. */
export async function giveOut(issue: {
  readonly accountId: number;
  readonly issuedBy: number | null;
  readonly at: Date;
  readonly validMs: number;
}): Promise<{ code: string; expiresAt: Date }> {
  const { accountId, issuedBy, at } = issue;
  const expiresAt = new Date(at.getTime() + issue.validMs);
  const code = makeCode();
  await ResetCode.update(
    { expiresAt: at },
    { where: { accountId, usedAt: null, expiresAt: { [Op.gt]: at } } },
  );
  await ResetCode.create({
    accountId,
    codeHash: hashOf(accountId, code),
    issuedBy,
    issuedAt: at,
    expiresAt,
  });
  return { code, expiresAt };
}

const valid = (accountId: number, code: string, at: Date) => ({
  accountId,
  codeHash: hashOf(accountId, code),
  usedAt: null,
  expiresAt: { [Op.gt]: at },
});

export async function isValid(accountId: number, code: string, at: Date): Promise<boolean> {
  return (await ResetCode.count({ where: valid(accountId, code, at) })) > 0;
}

/** @returns false when somebody used it in between */
export async function useUp(accountId: number, code: string, at: Date): Promise<boolean> {
  const [used] = await ResetCode.update({ usedAt: at }, { where: valid(accountId, code, at) });
  return used === 1;
}
