// The decision list, its publicity and objections, the award document and the awards it carries.
import {
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { BudgetMode, StateOf } from '../../server/domain/terms.ts';
import type { Application, StoredFile } from './application.ts';
import type { Call } from './call.ts';
import { column } from './columns.ts';
import type { Round } from './review.ts';

/** The list a meeting decides on (拟立项清单); a publicity period follows it. */
export class DecisionList extends Model<
  InferAttributes<DecisionList>,
  InferCreationAttributes<DecisionList>
> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'decisionList'>;
  declare callId: number;
  /** The closed round whose ranking it was made from; a round has one list. */
  declare roundId: number;
  declare title: string;
  /** 会议纪要文号, day and attendees; needed before the list is frozen. */
  declare meetingNumber: CreationOptional<string | null>;
  declare meetingOn: CreationOptional<string | null>;
  declare attendees: CreationOptional<string[] | null>;
  /** Recorded when equal scores meet at the line. */
  declare tieReason: CreationOptional<string | null>;
  declare sha256: CreationOptional<string | null>;
  declare frozenAt: CreationOptional<Date | null>;
  declare frozenBy: CreationOptional<number | null>;
  declare approvedBy: CreationOptional<number | null>;
  declare approvedAt: CreationOptional<Date | null>;
  /** The publicity period (公示期): first day, last day, and the text of the page. */
  declare startsOn: CreationOptional<string | null>;
  declare endsOn: CreationOptional<string | null>;
  declare publicCode: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
  declare call?: Call;
  declare round?: Round;
  declare items?: DecisionItem[];
}

export class DecisionItem extends Model<
  InferAttributes<DecisionItem>,
  InferCreationAttributes<DecisionItem>
> {
  declare id: CreationOptional<number>;
  declare listId: number;
  declare applicationId: number;
  declare rank: number;
  declare mean: number;
  declare isProposed: boolean;
  declare amountFen: CreationOptional<number | null>;
  declare note: CreationOptional<string | null>;
  declare application?: Application;
}

/** A written objection to one project of a publicity period. */
export class Objection extends Model<InferAttributes<Objection>, InferCreationAttributes<Objection>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'objection'>;
  declare listId: number;
  declare applicationId: number;
  declare name: string;
  declare contactCipher: Buffer;
  declare facts: string;
  declare fileId: CreationOptional<number | null>;
  declare filedAt: Date;
  declare dueAt: Date;
  declare answer: CreationOptional<string | null>;
  declare decidedAt: CreationOptional<Date | null>;
  declare version: CreationOptional<number>;
  declare application?: Application;
  declare list?: DecisionList;
}

/** 立项文件: carries the 发文字号 that the office clerk enters; its annex lists the awards. */
export class AwardDocument extends Model<
  InferAttributes<AwardDocument>,
  InferCreationAttributes<AwardDocument>
> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'awardDocument'>;
  declare listId: number;
  declare callId: number;
  declare title: string;
  declare dispatchNumber: CreationOptional<string | null>;
  declare signedOn: CreationOptional<string | null>;
  declare issuedAt: CreationOptional<Date | null>;
  declare fileId: CreationOptional<number | null>;
  declare version: CreationOptional<number>;
  declare call?: Call;
  declare list?: DecisionList;
  declare awards?: Award[];
}

export class Award extends Model<InferAttributes<Award>, InferCreationAttributes<Award>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'award'>;
  declare applicationId: number;
  declare documentId: number;
  /** 项目编号: gap-free per year and type, never reused. */
  declare projectNumber: string;
  /** 通知书编号 of the one 立项通知书. */
  declare noticeNumber: string;
  /** The check code printed on the notice, and its HMAC by which the public page finds it. */
  declare verificationCode: string;
  declare verificationKey: string;
  declare amountFen: number;
  declare budgetMode: BudgetMode;
  declare startsOn: string;
  declare endsOn: string;
  declare leadPersonId: number;
  declare programmeKey: string;
  declare finalReportSubmittedAt: CreationOptional<Date | null>;
  declare fileId: CreationOptional<number | null>;
  declare pdfSha256: CreationOptional<string | null>;
  declare revokedAt: CreationOptional<Date | null>;
  declare revocationReason: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
  declare application?: Application;
  declare document?: AwardDocument;
  declare file?: StoredFile | null;
}

/** A counter that numbers without gaps: locked and raised inside the transaction that uses the number. */
export class Counter extends Model<InferAttributes<Counter>, InferCreationAttributes<Counter>> {
  declare key: string;
  declare value: number;
}

export function defineAward(sequelize: Sequelize): void {
  const at = (tableName: string) => ({ sequelize, tableName, underscored: true, timestamps: false });
  DecisionList.init(
    {
      id: column.id,
      state: column.code(20),
      callId: column.ref,
      roundId: column.ref,
      title: column.name(),
      meetingNumber: column.nameOrNull(100),
      meetingOn: column.dayOrNull,
      attendees: column.json('attendees', true),
      tieReason: column.text,
      sha256: column.codeOrNull(64),
      frozenAt: column.instantOrNull,
      frozenBy: column.refOrNull,
      approvedBy: column.refOrNull,
      approvedAt: column.instantOrNull,
      startsOn: column.dayOrNull,
      endsOn: column.dayOrNull,
      publicCode: column.codeOrNull(20),
      version: column.version,
    },
    at('decision_lists'),
  );
  DecisionItem.init(
    {
      id: column.id,
      listId: column.ref,
      applicationId: column.ref,
      rank: { ...column.integer, field: 'rank_no' },
      mean: column.integer,
      isProposed: column.flag,
      amountFen: column.fen('amountFen', true),
      note: column.text,
    },
    at('decision_items'),
  );
  Objection.init(
    {
      id: column.id,
      state: column.code(20),
      listId: column.ref,
      applicationId: column.ref,
      name: column.name(100),
      contactCipher: { ...column.secretOrNull, allowNull: false },
      facts: { ...column.text, allowNull: false },
      fileId: column.refOrNull,
      filedAt: column.instant,
      dueAt: column.instant,
      answer: column.text,
      decidedAt: column.instantOrNull,
      version: column.version,
    },
    at('objections'),
  );
  AwardDocument.init(
    {
      id: column.id,
      state: column.code(20),
      listId: column.ref,
      callId: column.ref,
      title: column.name(),
      dispatchNumber: column.codeOrNull(60),
      signedOn: column.dayOrNull,
      issuedAt: column.instantOrNull,
      fileId: column.refOrNull,
      version: column.version,
    },
    at('award_documents'),
  );
  Award.init(
    {
      id: column.id,
      state: column.code(20),
      applicationId: column.ref,
      documentId: column.ref,
      projectNumber: column.code(40),
      noticeNumber: column.code(40),
      verificationCode: column.code(24),
      verificationKey: column.code(64),
      amountFen: column.fen('amountFen'),
      budgetMode: column.code(20),
      startsOn: column.day,
      endsOn: column.day,
      leadPersonId: column.ref,
      programmeKey: column.code(40),
      finalReportSubmittedAt: column.instantOrNull,
      fileId: column.refOrNull,
      pdfSha256: column.codeOrNull(64),
      revokedAt: column.instantOrNull,
      revocationReason: column.text,
      version: column.version,
    },
    at('awards'),
  );
  Counter.init(
    { key: { ...column.code(80), primaryKey: true, field: 'counter_key' }, value: column.integer },
    at('counters'),
  );
}
