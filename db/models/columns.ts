// The column types of Keguan's models: one place says how an instant, a day, an amount and a frozen document are kept.
import { DataTypes, type Model, type ModelAttributeColumnOptions } from 'sequelize';

type Column = ModelAttributeColumnOptions<Model>;

/** Sequelize writes into what it is given, so that every use gets an object of its own. */
export const column = {
  get id(): Column {
    return { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true };
  },
  get ref(): Column {
    return { type: DataTypes.INTEGER, allowNull: false };
  },
  get refOrNull(): Column {
    return { type: DataTypes.INTEGER };
  },
  /** Codes and keys: compared by byte on both databases. */
  code(length: number): Column {
    return { type: DataTypes.STRING(length), allowNull: false };
  },
  codeOrNull(length: number): Column {
    return { type: DataTypes.STRING(length) };
  },
  /** Names and titles of people and things. */
  name(length = 200): Column {
    return { type: DataTypes.STRING(length), allowNull: false };
  },
  nameOrNull(length = 200): Column {
    return { type: DataTypes.STRING(length) };
  },
  get text(): Column {
    return { type: DataTypes.TEXT('long') };
  },
  get integer(): Column {
    return { type: DataTypes.INTEGER, allowNull: false };
  },
  get integerOrNull(): Column {
    return { type: DataTypes.INTEGER };
  },
  get flag(): Column {
    return { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false };
  },
  /** An instant, UTC, milliseconds. Columns end in _at. */
  get instant(): Column {
    return { type: DataTypes.DATE(3), allowNull: false };
  },
  get instantOrNull(): Column {
    return { type: DataTypes.DATE(3) };
  },
  /** A calendar day in Asia/Shanghai. Columns end in _on. */
  get day(): Column {
    return { type: DataTypes.DATEONLY, allowNull: false };
  },
  get dayOrNull(): Column {
    return { type: DataTypes.DATEONLY };
  },
  /** Ciphertext in the envelope of core/secrets.ts. */
  get secretOrNull(): Column {
    return { type: DataTypes.BLOB };
  },
  /** Optimistic locking: core/transition.ts raises it with every change. */
  get version(): Column {
    return { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 };
  },
  fen,
  json,
};

/**
 * Money in fen. mysql2 answers BIGINT as a string; every read becomes a safe integer or fails loudly.
 * @example amount_fen: fen('amount_fen')
 */
function fen(column: string, allowNull = false): Column {
  return {
    type: DataTypes.BIGINT,
    allowNull,
    get(this: Model) {
      return toInteger(this.getDataValue(column as never) as unknown);
    },
  };
}

/** A document kept as JSON text, parsed on reading. A change needs a new object: set() it whole. */
function json(column: string, allowNull = false): Column {
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
