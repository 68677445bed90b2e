// The driver's errors in the words of node-sqlite3, so that Sequelize tells a double entry from a broken check.

const NAMES: Record<number, string> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};
const CONSTRAINT_CHECK = 275;
const CONSTRAINT_FOREIGNKEY = 787;
const CONSTRAINT_NOTNULL = 1299;
const CONSTRAINT_PRIMARYKEY = 1555;
const CONSTRAINT_TRIGGER = 1811;
const CONSTRAINT_UNIQUE = 2067;
const CONSTRAINT_ROWID = 2579;

export type SqliteError = Error & { code: string; errno: number };

export function sqliteError(raw: unknown): unknown {
  if (!(raw instanceof Error)) return raw;
  const errno = (raw as { errcode?: unknown }).errcode;
  if (typeof errno !== 'number') return raw;
  const code = codeOf(errno, raw.message);
  const error = new Error(`${code}: ${raw.message}`, { cause: raw }) as SqliteError;
  error.code = code;
  error.errno = errno;
  return error;
}

/** Sequelize takes every SQLITE_CONSTRAINT for a double entry; checks, empty fields and our own refusals need other names. */
function codeOf(errno: number, message: string): string {
  switch (errno) {
    case CONSTRAINT_UNIQUE:
    case CONSTRAINT_ROWID:
      return 'SQLITE_CONSTRAINT_UNIQUE';
    case CONSTRAINT_PRIMARYKEY:
      return 'SQLITE_CONSTRAINT_PRIMARYKEY';
    case CONSTRAINT_FOREIGNKEY:
      return 'SQLITE_CONSTRAINT_FOREIGNKEY';
    case CONSTRAINT_CHECK:
      return 'SQLITE_CONSTRAINT_CHECK';
    case CONSTRAINT_NOTNULL:
      return 'SQLITE_CONSTRAINT_NOTNULL';
    case CONSTRAINT_TRIGGER:
      // ON DELETE RESTRICT reports itself as a trigger.
      return message.includes('FOREIGN KEY') ? 'SQLITE_CONSTRAINT_FOREIGNKEY' : 'SQLITE_REFUSED';
    default:
      return NAMES[errno & 0xff] ?? 'SQLITE_ERROR';
  }
}
