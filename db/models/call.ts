// A call (申报指南) and, once it is published, the rule set frozen in it.
import {
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { CallRules } from '../../server/domain/callRules.ts';
import type { StateOf } from '../../server/domain/terms.ts';
import { column } from './columns.ts';

export class Call extends Model<InferAttributes<Call>, InferCreationAttributes<Call>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'call'>;
  declare title: string;
  declare programmeKey: string;
  declare year: number;
  /** Set whole while a draft; from publication on it never changes again. */
  declare rules: CallRules;
  /** Copies of rules.opensAt and rules.closesAt for lists; exclusive instants. */
  declare opensAt: Date;
  declare closesAt: Date;
  declare publishedAt: CreationOptional<Date | null>;
  declare createdBy: number;
  declare version: CreationOptional<number>;
}

/** A day that is off or a working Saturday (调休); first content from a library, then the bureau's own table. */
export class Holiday extends Model<InferAttributes<Holiday>, InferCreationAttributes<Holiday>> {
  declare onDay: string;
  declare kind: 'off' | 'makeUp';
  declare label: CreationOptional<string | null>;
}

/** Years for which the holiday table is complete: outside them no working day may be counted. */
export class HolidayYear extends Model<InferAttributes<HolidayYear>, InferCreationAttributes<HolidayYear>> {
  declare year: number;
}

export function defineCall(sequelize: Sequelize): void {
  const at = (tableName: string) => ({ sequelize, tableName, underscored: true, timestamps: false });
  Call.init(
    {
      id: column.id,
      state: column.code(20),
      title: column.name(),
      programmeKey: column.code(40),
      year: column.integer,
      rules: column.json('rules'),
      opensAt: column.instant,
      closesAt: column.instant,
      publishedAt: column.instantOrNull,
      createdBy: column.ref,
      version: column.version,
    },
    at('calls'),
  );
  Holiday.init(
    { onDay: { ...column.day, primaryKey: true }, kind: column.code(10), label: column.nameOrNull(100) },
    at('holidays'),
  );
  HolidayYear.init({ year: { ...column.integer, primaryKey: true } }, at('holiday_years'));
}
