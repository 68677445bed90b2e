// Effects that must not happen inside a transaction wait here: notices, mails, documents. jobs/ carries them out.
import { Op } from 'sequelize';
import { Account, Desk } from '../../db/models/identity.ts';
import { OutboxMessage } from '../../db/models/oversight.ts';
import type { RecordType, Role } from '../domain/terms.ts';
import { decrypt, encrypt } from './secrets.ts';

export interface Notice {
  /** A word of domain/words/notices: what happened, as the reader should hear it. */
  readonly template: string;
  readonly to: readonly number[];
  readonly record: { readonly type: RecordType; readonly id: number };
  /** Names and dates for the sentence; never a score, an expert, or an identity number. */
  readonly params?: Record<string, string | number>;
  /** The same notice about the same record again (a second correction): another bucket. */
  readonly bucket?: string;
  readonly at: Date;
}

/** Puts a notice on the desk of each account, and a mail into the post where the account has an address. */
export async function notify(notice: Notice): Promise<void> {
  const accounts = await Account.findAll({
    where: { id: [...new Set(notice.to)] },
    attributes: ['id', 'email'],
  });
  const row = (kind: 'notice' | 'mail', recipient: string) => ({
    kind,
    template: notice.template,
    recipient,
    recordType: notice.record.type,
    recordId: notice.record.id,
    bucket: notice.bucket ?? '-',
    params: notice.params ?? {},
    // A notice is read from this table itself; a mail waits for the post.
    status: kind === 'notice' ? ('done' as const) : ('waiting' as const),
    createdAt: notice.at,
    availableAt: notice.at,
  });
  const rows = accounts.flatMap((account) => [
    row('notice', String(account.id)),
    ...(account.email ? [row('mail', account.email)] : []),
  ]);
  // Once only: the unique key (kind, recipient, template, record, bucket) drops what is already there.
  if (rows.length > 0) await OutboxMessage.bulkCreate(rows, { ignoreDuplicates: true });
}

/**
 * A mail that carries a secret (a link for a new password): what is in `secret` stands encrypted in the outbox, and is
 * gone from it once the mail is sent.
 */
export async function mailSecret(mail: {
  template: string;
  to: string;
  record: { type: RecordType; id: number };
  secret: Record<string, string>;
  bucket: string;
  at: Date;
}): Promise<void> {
  await OutboxMessage.create({
    kind: 'mail',
    template: mail.template,
    recipient: mail.to,
    recordType: mail.record.type,
    recordId: mail.record.id,
    bucket: mail.bucket,
    params: { sealed: encrypt(JSON.stringify(mail.secret)).toString('base64') },
    status: 'waiting',
    createdAt: mail.at,
    availableAt: mail.at,
  });
}

/** The params of a message as they were given, opened where they were encrypted. */
export function openSealedParams(params: Record<string, unknown>): Record<string, unknown> {
  const { sealed } = params;
  if (typeof sealed !== 'string') return params;
  return JSON.parse(decrypt(Buffer.from(sealed, 'base64'))) as Record<string, unknown>;
}

/** Orders a document to be made after the commit (a PDF never delays or breaks an act). */
export async function orderDocument(order: {
  template: string;
  record: { type: RecordType; id: number };
  at: Date;
  bucket?: string;
}): Promise<void> {
  await OutboxMessage.bulkCreate(
    [
      {
        kind: 'document',
        template: order.template,
        recipient: '-',
        recordType: order.record.type,
        recordId: order.record.id,
        bucket: order.bucket ?? '-',
        params: {},
        status: 'waiting',
        createdAt: order.at,
        availableAt: order.at,
      },
    ],
    { ignoreDuplicates: true },
  );
}

/** The accounts that hold a role at an organisation or for a call, as of `at`. */
export async function deskHolders(
  role: Role,
  where: { organisationId?: number | null; callId?: number },
  at: Date,
): Promise<number[]> {
  const desks = await Desk.findAll({
    where: {
      role,
      startsAt: { [Op.lte]: at },
      endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: at }] },
      ...(where.organisationId !== undefined && { organisationId: where.organisationId }),
      ...(where.callId !== undefined && {
        callId: { [Op.or]: [{ [Op.is]: null }, { [Op.eq]: where.callId }] },
      }),
    },
  });
  return [...new Set(desks.map((desk) => desk.accountId))];
}
