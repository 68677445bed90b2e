// The column types of Keguan's models: one place says how an instant, a day, an amount and a frozen document are kept.
import { DataTypes, type Model, type ModelAttributeColumnOptions } from 'sequelize';

type Column = ModelAttributeColumnOptions<Model>;

export const id: Column = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true };
export const ref: Column = { type: DataTypes.INTEGER, allowNull: false };
export const refOrNull: Column = { type: DataTypes.INTEGER };
/** Codes and keys: compared by byte on both databases. */
export const code = (length: number): Column => ({ type: DataTypes.STRING(length), allowNull: false });
export const codeOrNull = (length: number): Column => ({ type: DataTypes.STRING(length) });
/** Names and titles of people and things. */
export const name = (length = 200): Column => ({ type: DataTypes.STRING(length), allowNull: false });
export const nameOrNull = (length = 200): Column => ({ type: DataTypes.STRING(length) });
export const text: Column = { type: DataTypes.TEXT('long') };
export const integer: Column = { type: DataTypes.INTEGER, allowNull: false };
export const integerOrNull: Column = { type: DataTypes.INTEGER };
export const flag: Column = { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false };
/** An instant, UTC, milliseconds. Columns end in _at. */
export const instant: Column = { type: DataTypes.DATE(3), allowNull: false };
export const instantOrNull: Column = { type: DataTypes.DATE(3) };
/** A calendar day in Asia/Shanghai. Columns end in _on. */
export const day: Column = { type: DataTypes.DATEONLY, allowNull: false };
export const dayOrNull: Column = { type: DataTypes.DATEONLY };
/** Ciphertext in the envelope of core/secrets.ts. */
export const secretOrNull: Column = { type: DataTypes.BLOB };
/** Optimistic locking: core/transition.ts raises it with every change. */
export const version: Column = { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 };

/**
 * Money in fen. mysql2 answers BIGINT as a string; every read becomes a safe integer or fails loudly.
 * @example amount_fen: fen('amount_fen')
 */
export function fen(column: string, allowNull = false): Column {
  return {
    type: DataTypes.BIGINT,
    allowNull,
    get(this: Model) {
      return toInteger(this.getDataValue(column as never) as unknown);
    },
  };
}

/** A document kept as JSON text, parsed on reading. A change needs a new object: set() it whole. */
export function json(column: string, allowNull = false): Column {
  return {
    type: DataTypes.TEXT('long'),
    allowNull,
    get(this: Model) {
      const raw = this.getDataValue(column as never) as unknown;
      return typeof raw === 'string' ? (JSON.parse(raw) as unknown) : (raw ?? null);
    },
    set(this: Model, value: unknown) {
      this.setDataValue(column as never, (value === null ? null : JSON.stringify(value)) as never);
    },
  };
}

export function toInteger(raw: unknown): number | null {
  if (raw === null || raw === undefined) return null;
  const value = Number(raw);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${String(raw)}`);
  return value;
}
