// Instants in hand-written SQL: Sequelize 6 writes a Date in `replacements` in the time zone of the process, eight hours off here.
import type { Sequelize } from 'sequelize';
import type { Dialect } from './connection.ts';

export function writeReplacementsInUtc(sequelize: Sequelize, dialect: Dialect): void {
  const query = sequelize.query.bind(sequelize) as (sql: unknown, options?: object) => Promise<unknown>;
  const inUtc = (sql: unknown, options?: { replacements?: unknown }): Promise<unknown> =>
    query(
      sql,
      options?.replacements === undefined
        ? options
        : { ...options, replacements: rewritten(options.replacements, dialect) },
    );
  sequelize.query = inUtc as typeof sequelize.query;
}

function rewritten(value: unknown, dialect: Dialect): unknown {
  if (value instanceof Date) return written(value, dialect);
  if (Array.isArray(value)) return value.map((item) => rewritten(item, dialect));
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewritten(item, dialect)]));
}

/** As models write it; MySQL takes no offset in a DATETIME, the session is UTC. */
function written(at: Date, dialect: Dialect): string {
  const text = at.toISOString().replace('T', ' ').replace('Z', '');
  return dialect === 'sqlite' ? `${text} +00:00` : text;
}
