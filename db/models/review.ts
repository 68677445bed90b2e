// Experts, review rounds and who reviews what.
import {
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { RankLine } from '../../server/domain/review.ts';
import type { Grade, StateOf } from '../../server/domain/terms.ts';
import type { Application } from './application.ts';
import type { Call } from './call.ts';
import { column } from './columns.ts';
import type { Account, Person } from './identity.ts';

/** A person in the expert library (专家库). */
export class Expert extends Model<InferAttributes<Expert>, InferCreationAttributes<Expert>> {
  declare id: CreationOptional<number>;
  declare personId: number;
  declare accountId: CreationOptional<number | null>;
  /** The unit as of now; conflicts are looked for again whenever it changes. */
  declare uscc: string;
  declare unitName: string;
  /** Of the person's name, for lists. */
  declare sortPinyin: string;
  declare disciplines: string[];
  declare suspendedUntil: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
  declare person?: Person;
  declare account?: Account | null;
}

export class Round extends Model<InferAttributes<Round>, InferCreationAttributes<Round>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'round'>;
  declare callId: number;
  declare name: string;
  declare dueAt: Date;
  declare openedAt: CreationOptional<Date | null>;
  declare closedAt: CreationOptional<Date | null>;
  /** Counted at closing and frozen with its inputs. */
  declare ranking: CreationOptional<RankedApplication[] | null>;
  declare version: CreationOptional<number>;
  declare call?: Call;
}

export type RankedApplication = RankLine;

/** One expert asked about one application. */
export class Assignment extends Model<InferAttributes<Assignment>, InferCreationAttributes<Assignment>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'assignment'>;
  declare roundId: number;
  declare applicationId: number;
  declare expertId: number;
  /** One expert once for an application in a round: '<round>:<application>:<expert>', null when it was taken back. */
  declare pairKey: CreationOptional<string | null>;
  /** Shown instead of the name; random, so that it tells nothing. */
  declare code: string;
  declare pledgedAt: CreationOptional<Date | null>;
  declare pledgeVersion: CreationOptional<string | null>;
  /** {criterionKey: points 0-100}. */
  declare scores: CreationOptional<Record<string, number>>;
  declare comments: CreationOptional<Record<string, string>>;
  declare grade: CreationOptional<Grade | null>;
  /** Weighted total in hundredths, when every criterion is scored. */
  declare total: CreationOptional<number | null>;
  declare submittedAt: CreationOptional<Date | null>;
  /** Why it was refused, recused, removed or void: {rule, fact} or {text}. */
  declare ending: CreationOptional<Record<string, unknown> | null>;
  declare createdAt: Date;
  declare version: CreationOptional<number>;
  declare round?: Round;
  declare application?: Application;
  declare expert?: Expert;
}

/** A conflict that nobody can see in the data: declared by the expert or pinned by an officer. */
export class DeclaredConflict extends Model<
  InferAttributes<DeclaredConflict>,
  InferCreationAttributes<DeclaredConflict>
> {
  declare id: CreationOptional<number>;
  declare expertId: number;
  declare applicationId: number;
  declare kind: 'declared' | 'pinned';
  declare reason: string;
  declare accountId: number;
  declare declaredAt: Date;
}

export function defineReview(sequelize: Sequelize): void {
  const at = (tableName: string) => ({ sequelize, tableName, underscored: true, timestamps: false });
  Expert.init(
    {
      id: column.id,
      personId: column.ref,
      accountId: column.refOrNull,
      uscc: column.code(18),
      unitName: column.name(),
      sortPinyin: column.code(400),
      disciplines: column.json('disciplines'),
      suspendedUntil: column.dayOrNull,
      version: column.version,
    },
    at('experts'),
  );
  Round.init(
    {
      id: column.id,
      state: column.code(20),
      callId: column.ref,
      name: column.name(),
      dueAt: column.instant,
      openedAt: column.instantOrNull,
      closedAt: column.instantOrNull,
      ranking: column.json('ranking', true),
      version: column.version,
    },
    at('rounds'),
  );
  Assignment.init(
    {
      id: column.id,
      state: column.code(20),
      roundId: column.ref,
      applicationId: column.ref,
      expertId: column.ref,
      pairKey: column.codeOrNull(40),
      code: column.code(12),
      pledgedAt: column.instantOrNull,
      pledgeVersion: column.codeOrNull(20),
      scores: { ...column.json('scores'), defaultValue: '{}' },
      comments: { ...column.json('comments'), defaultValue: '{}' },
      grade: column.codeOrNull(1),
      total: column.integerOrNull,
      submittedAt: column.instantOrNull,
      ending: column.json('ending', true),
      createdAt: column.instant,
      version: column.version,
    },
    at('assignments'),
  );
  DeclaredConflict.init(
    {
      id: column.id,
      expertId: column.ref,
      applicationId: column.ref,
      kind: column.code(10),
      reason: { ...column.text, allowNull: false },
      accountId: column.ref,
      declaredAt: column.instant,
    },
    at('declared_conflicts'),
  );
}
