// Who did what to which record, when and from where, before and after. Plain inserts inside the act's transaction.
import { AuditEvent } from '../../db/models/oversight.ts';
import type { Model } from 'sequelize';
import type { Act, SessionAct } from '../domain/acts.ts';
import type { Actor, ActorDesk } from '../policy/subject.ts';

/** Never in an audit row: texts, scores, secrets. The row says that they changed, not to what. */
const CONCEALED = new Set([
  'answers',
  'extractedText',
  'scores',
  'comments',
  'total',
  'grade',
  'ranking',
  'passwordHash',
  'identityCipher',
  'identityKey',
  'phoneCipher',
  'contactCipher',
  'codeHash',
  'verificationCode',
  'verificationKey',
  'facts',
  'rules',
]);

export interface AuditRow {
  readonly act: Act | SessionAct | 'denied';
  readonly desk: ActorDesk | null;
  readonly recordType?: string | null;
  readonly recordId?: number | null;
  readonly fromState?: string | null;
  readonly toState?: string | null;
  readonly before?: Record<string, unknown> | null;
  readonly after?: Record<string, unknown> | null;
  readonly reason?: string | null;
}

export async function writeAudit(actor: Actor, row: AuditRow): Promise<void> {
  await AuditEvent.create({
    at: actor.at,
    act: row.act,
    accountId: actor.accountId,
    role: row.desk?.role ?? (actor.kind === 'person' ? null : actor.kind),
    organisationId: row.desk?.organisationId ?? null,
    recordType: row.recordType ?? null,
    recordId: row.recordId ?? null,
    fromState: row.fromState ?? null,
    toState: row.toState ?? null,
    before: row.before ?? null,
    after: row.after ?? null,
    reason: row.reason ?? null,
    ip: actor.ip,
    requestId: actor.requestId,
  });
}

/** The changed columns of a row about to be saved, as {before, after}; concealed ones as '***'. */
export function changesOf(record: Model): {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
} {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const changed = record.changed();
  for (const key of changed === false ? [] : changed) {
    if (key === 'version') continue;
    const concealed = CONCEALED.has(key);
    before[key] = concealed ? '***' : plain(record.previous(key as never));
    after[key] = concealed ? '***' : plain(record.get(key));
  }
  return { before, after };
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return '***';
  return value ?? null;
}
