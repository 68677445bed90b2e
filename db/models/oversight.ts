// What is never changed afterwards: audit rows and their seals; and the outbox that carries effects out of transactions.
import {
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import { column } from './columns.ts';

/** One act by one person on one record. Append-only: the database itself refuses UPDATE and DELETE. */
export class AuditEvent extends Model<InferAttributes<AuditEvent>, InferCreationAttributes<AuditEvent>> {
  declare id: CreationOptional<number>;
  declare at: Date;
  /** An Act, a SessionAct, or 'denied' for a refused attempt. */
  declare act: string;
  declare accountId: CreationOptional<number | null>;
  declare role: CreationOptional<string | null>;
  declare organisationId: CreationOptional<number | null>;
  declare recordType: CreationOptional<string | null>;
  declare recordId: CreationOptional<number | null>;
  declare fromState: CreationOptional<string | null>;
  declare toState: CreationOptional<string | null>;
  /** Changed columns only; no 正文, score, identity or bank number (see core/audit.ts). */
  declare before: CreationOptional<Record<string, unknown> | null>;
  declare after: CreationOptional<Record<string, unknown> | null>;
  declare reason: CreationOptional<string | null>;
  declare ip: CreationOptional<string | null>;
  declare requestId: CreationOptional<string | null>;
}

/** A seal over a run of audit rows; links to the one before (hash chain). */
export class AuditSeal extends Model<InferAttributes<AuditSeal>, InferCreationAttributes<AuditSeal>> {
  declare id: CreationOptional<number>;
  declare fromId: number;
  declare toId: number;
  declare count: number;
  declare previousHash: string;
  declare hash: string;
  declare sealedAt: Date;
}

/** Something to be done after the commit, exactly once: a notice, a mail, a document. */
export class OutboxMessage extends Model<
  InferAttributes<OutboxMessage>,
  InferCreationAttributes<OutboxMessage>
> {
  declare id: CreationOptional<number>;
  declare kind: 'notice' | 'mail' | 'document';
  declare template: string;
  /** Account id, mail address or document owner; part of the once-only key. */
  declare recipient: string;
  declare recordType: string;
  declare recordId: number;
  /** Same recipient, template, record and bucket: sent once. */
  declare bucket: string;
  declare params: Record<string, unknown>;
  declare status: 'waiting' | 'done' | 'failed';
  declare attempts: CreationOptional<number>;
  declare lastError: CreationOptional<string | null>;
  declare createdAt: Date;
  declare availableAt: Date;
  declare claimedUntil: CreationOptional<Date | null>;
  declare doneAt: CreationOptional<Date | null>;
  declare readAt: CreationOptional<Date | null>;
}

/** A setting of the bureau, with the act that set it in the audit. */
export class Setting extends Model<InferAttributes<Setting>, InferCreationAttributes<Setting>> {
  declare key: string;
  declare value: unknown;
  declare version: CreationOptional<number>;
}

export function defineOversight(sequelize: Sequelize): void {
  const at = (tableName: string) => ({ sequelize, tableName, underscored: true, timestamps: false });
  AuditEvent.init(
    {
      id: column.id,
      at: column.instant,
      act: column.code(40),
      accountId: column.refOrNull,
      role: column.codeOrNull(30),
      organisationId: column.refOrNull,
      recordType: column.codeOrNull(30),
      recordId: column.refOrNull,
      fromState: column.codeOrNull(20),
      toState: column.codeOrNull(20),
      before: { ...column.json('before', true), field: 'before_values' },
      after: { ...column.json('after', true), field: 'after_values' },
      reason: column.text,
      ip: column.codeOrNull(64),
      requestId: column.codeOrNull(40),
    },
    at('audit_events'),
  );
  AuditSeal.init(
    {
      id: column.id,
      fromId: column.ref,
      toId: column.ref,
      count: { ...column.integer, field: 'row_count' },
      previousHash: column.code(64),
      hash: column.code(64),
      sealedAt: column.instant,
    },
    at('audit_seals'),
  );
  OutboxMessage.init(
    {
      id: column.id,
      kind: column.code(10),
      template: column.code(60),
      recipient: column.code(200),
      recordType: column.code(30),
      recordId: column.ref,
      bucket: column.code(60),
      params: column.json('params'),
      status: column.code(10),
      attempts: { ...column.integer, defaultValue: 0 },
      lastError: column.text,
      createdAt: column.instant,
      availableAt: column.instant,
      claimedUntil: column.instantOrNull,
      doneAt: column.instantOrNull,
      readAt: column.instantOrNull,
    },
    at('outbox_messages'),
  );
  Setting.init(
    {
      key: { ...column.code(80), primaryKey: true, field: 'setting_key' },
      value: column.json('value', true),
      version: column.version,
    },
    at('settings'),
  );
}
