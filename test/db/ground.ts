// What the tests of the database ground have in common: small tables of their own, and one way to ask and to tell.
import { QueryTypes } from 'sequelize';
import type { Database } from '../../db/connection.ts';
import {
  day,
  id,
  instant,
  int,
  fen,
  migration,
  name,
  code,
  ref,
  table,
  insertOnly,
  type Statements,
} from '../../db/ddl.ts';
import { migrate } from '../../db/migrate.ts';
import { freshDatabase, type FreshOptions } from '../support/database.ts';

export type Row = Record<string, unknown>;

export const ground: Statements = migration(
  table('units', { id: id(), name: name(50), counter: int({ default: 0 }) }, { unique: [['name']] }),
  table(
    'people',
    {
      id: id(),
      unit_id: ref('units', { onDelete: 'CASCADE' }),
      user_name: code(20),
      born_on: day({ nullable: true }),
      seen_at: instant({ nullable: true }),
      paid_fen: fen({ default: 0 }),
    },
    { unique: [['unit_id', 'user_name']], indexes: [['born_on', 'id']], checks: { paid: 'paid_fen >= 0' } },
  ),
  table('entries', { id: id(), note: name(50) }),
  insertOnly('entries'),
);

export async function groundDatabase(
  options: FreshOptions = {},
): Promise<Awaited<ReturnType<typeof freshDatabase>>> {
  const db = await freshDatabase({ ...options, migrated: false });
  await migrate(db, [{ name: '0001-ground', up: ground }]);
  return db;
}

export async function ask(db: Database, sql: string, replacements: Row = {}): Promise<Row[]> {
  return db.sequelize.query<Row>(sql, { replacements, type: QueryTypes.SELECT });
}

export async function tell(db: Database, sql: string, replacements: Row = {}): Promise<void> {
  await db.sequelize.query(sql, { replacements });
}

export async function countOf(db: Database, tableName: string): Promise<number> {
  const [row] = await ask(db, `SELECT COUNT(*) AS n FROM ${tableName}`);
  return Number(row?.['n']);
}
