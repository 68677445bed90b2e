// Names of constraints and indexes: made from table and columns, so that both databases and the error texts agree.
import { createHash } from 'node:crypto';

/** MySQL and MariaDB refuse longer identifiers. */
const LONGEST_NAME = 64;

function named(prefix: string, parts: readonly string[]): string {
  const full = `${prefix}_${parts.join('_')}`;
  if (full.length <= LONGEST_NAME) return full;
  const tail = createHash('sha256').update(full).digest('hex').slice(0, 8);
  return `${full.slice(0, LONGEST_NAME - 9)}_${tail}`;
}

export const uniqueName = (table: string, ...columns: string[]): string => named('uq', [table, ...columns]);
export const indexName = (table: string, ...columns: string[]): string => named('ix', [table, ...columns]);
export const foreignKeyName = (table: string, ...columns: string[]): string =>
  named('fk', [table, ...columns]);
export const checkName = (table: string, subject: string): string => named('ck', [table, subject]);
