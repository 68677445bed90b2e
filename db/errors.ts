// What a database error means to its caller, in one vocabulary for SQLite and MariaDB/MySQL.
import { uniqueName } from './names.ts';

type Cause = { code?: unknown; errno?: unknown; message?: unknown; parent?: unknown; original?: unknown };

/** 1213 deadlock, 1205 lock wait, 1047 node not ready (Galera). */
const RETRYABLE_ERRNO = new Set<unknown>([1213, 1205, 1047]);
const DUPLICATE_ENTRY = 1062;

function causes(error: unknown): Cause[] {
  const found: Cause[] = [];
  let at: unknown = error;
  while (typeof at === 'object' && at !== null && !found.includes(at)) {
    const cause: Cause = at;
    found.push(cause);
    at = cause.parent ?? cause.original;
  }
  return found;
}

/** The whole outermost transaction may be run again. */
export function retryable(error: unknown): boolean {
  return causes(error).some(
    (cause) =>
      RETRYABLE_ERRNO.has(cause.errno) ||
      (typeof cause.code === 'string' && cause.code.startsWith('SQLITE_BUSY')),
  );
}

/** The constraint that refused a double entry, named uq_table_columns on both databases ('PRIMARY' for a key), or null. */
export function uniqueViolation(error: unknown): string | null {
  for (const cause of causes(error)) {
    const message = typeof cause.message === 'string' ? cause.message : '';
    if (cause.errno === DUPLICATE_ENTRY) return /for key '(?:[^'.]+\.)?([^']+)'/.exec(message)?.[1] ?? '';
    if (cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'PRIMARY';
    if (cause.code === 'SQLITE_CONSTRAINT_UNIQUE') return nameFromColumns(message);
  }
  return null;
}

/** @example if (isUniqueViolation(error, uniqueName('accounts', 'user_name'))) … */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const found = uniqueViolation(error);
  return found !== null && (constraint === undefined || found === constraint);
}

/** SQLite names the columns, not the constraint: "UNIQUE constraint failed: accounts.bureau_id, accounts.user_name". */
function nameFromColumns(message: string): string {
  const index = /UNIQUE constraint failed: index '([^']+)'/.exec(message);
  if (index?.[1]) return index[1];
  const listed = (/UNIQUE constraint failed: (.+)$/.exec(message)?.[1] ?? '')
    .split(', ')
    .map((column) => column.split('.'));
  return uniqueName(listed[0]?.[0] ?? '', ...listed.map(([, column]) => column ?? ''));
}
