// Brings the database to the present schema, each migration once, even when two processes start together. Also the command.
import path from 'node:path';
import { QueryTypes } from 'sequelize';
import { openDatabase, type Database } from './connection.ts';
import type { Run, Step } from './ddl.ts';
import { checksum, readMigrations, type Migration } from './migrationFiles.ts';
import { rebuildInside, rebuildOf, withoutForeignKeys } from './rebuildTable.ts';
import { whenNotBusy } from './writeQueue.ts';

type Applied = Map<string, { checksum: string; finished: boolean }>;

/** A second process waits this long for the first to finish migrating. */
const CLAIM_PATIENCE_S = 120;
const CREATE_LEDGER =
  'CREATE TABLE IF NOT EXISTS schema_migrations (name VARCHAR(100) NOT NULL PRIMARY KEY, checksum CHAR(64) NOT NULL, applied_at VARCHAR(30) NULL)';

/** The migrations that have not been applied; refuses when an applied one was changed or is unknown. */
export async function pending(db: Database, migrations?: readonly Migration[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations());
  return notApplied(db, known, await readApplied(db)).map(({ name }) => name);
}

/** Applies what is pending, and answers the names. */
export async function migrate(db: Database, migrations?: readonly Migration[]): Promise<string[]> {
  if (db.inTransaction()) throw new Error('migrations open their own transactions');
  const known = migrations ?? (await readMigrations());
  return db.dialect === 'sqlite' ? migrateSqlite(db, known) : migrateMysql(db, known);
}

function notApplied(db: Database, known: readonly Migration[], applied: Applied): Migration[] {
  for (const [name, { checksum: before, finished }] of applied) {
    const migration = known.find((candidate) => candidate.name === name);
    if (!migration)
      throw new Error(
        `the database has migration ${name}, which this version of the product does not know: it is older than the database`,
      );
    if (!finished)
      throw new Error(
        `migration ${name} stopped half way: restore the backup taken before it, then migrate again`,
      );
    if (checksum(migration, db.dialect) !== before)
      throw new Error(
        `migration ${name} was changed after it had been applied: write a new migration instead`,
      );
  }
  return known.filter(({ name }) => !applied.has(name));
}

async function readApplied(db: Database): Promise<Applied> {
  const tables = await db.sequelize.getQueryInterface().showAllTables();
  const found = (tables as unknown[]).some((table) => table === 'schema_migrations');
  if (!found) return new Map();
  return appliedFrom(
    await db.sequelize.query<Record<string, unknown>>(
      'SELECT name, checksum, applied_at FROM schema_migrations',
      { type: QueryTypes.SELECT },
    ),
  );
}

function appliedFrom(rows: readonly Record<string, unknown>[]): Applied {
  return new Map(
    rows.map((row) => [
      String(row['name']),
      { checksum: String(row['checksum']), finished: row['applied_at'] !== null },
    ]),
  );
}

/** On SQLite the schema is part of the transaction: a migration is applied whole or not at all. */
async function migrateSqlite(db: Database, known: readonly Migration[]): Promise<string[]> {
  const file = db.file;
  if (!file) throw new Error('the SQLite file is not open');
  const done: string[] = [];
  const patience = CLAIM_PATIENCE_S * 1000;
  await file.queue.hold(async () => {
    await whenNotBusy(() => file.write(CREATE_LEDGER), patience);
    for (const migration of known) {
      const run: Run = async (sql, binds = {}) =>
        file.write(sql, Object.fromEntries(Object.entries(binds).map(([key, value]) => [`$${key}`, value])))
          .rows;
      await withoutForeignKeys(
        file,
        async () => {
          // Read under the claim: another process may have applied it while this one waited.
          const rows = await run('SELECT name, checksum, applied_at FROM schema_migrations');
          if (!notApplied(db, known, appliedFrom(rows)).includes(migration)) return;
          for (const step of migration.up.sqlite) {
            if (typeof step !== 'string' && 'rebuild' in step) rebuildInside(file.writer, rebuildOf(step));
            else await take(step, run);
          }
          await run(
            'INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ($name, $checksum, $at)',
            ledgerRow(db, migration),
          );
          done.push(migration.name);
        },
        patience,
      );
    }
  });
  return done;
}

/** MySQL commits at every CREATE and ALTER: a row without applied_at marks a migration that stopped half way. */
async function migrateMysql(db: Database, known: readonly Migration[]): Promise<string[]> {
  // One session for all of it, since the lock belongs to the session.
  return db.transaction(async () => {
    const run: Run = async (sql, binds) => {
      const [rows] = await db.sequelize.query(
        sql,
        binds && Object.keys(binds).length > 0 ? { bind: binds } : {},
      );
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
    };
    const lock = "CONCAT('keguan migrate ', LEFT(DATABASE(), 40))";
    const [claim] = await run(`SELECT GET_LOCK(${lock}, ${CLAIM_PATIENCE_S}) AS held`);
    if (Number(claim?.['held']) !== 1)
      throw new Error(`another process has been migrating for ${CLAIM_PATIENCE_S} s`);
    try {
      await run(`${CREATE_LEDGER} ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
      const waiting = notApplied(
        db,
        known,
        appliedFrom(await run('SELECT name, checksum, applied_at FROM schema_migrations')),
      );
      for (const migration of waiting) await applyMysql(db, migration, run);
      return waiting.map(({ name }) => name);
    } finally {
      await run(`SELECT RELEASE_LOCK(${lock}) AS released`);
    }
  });
}

async function applyMysql(db: Database, migration: Migration, run: Run): Promise<void> {
  const { name, checksum: sum, at } = ledgerRow(db, migration);
  await run('INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ($name, $sum, NULL)', {
    name,
    sum,
  });
  await run('COMMIT');
  for (const step of migration.up.mysql) await take(step, run);
  await run('UPDATE schema_migrations SET applied_at = $at WHERE name = $name', { name, at });
  await run('COMMIT');
}

async function take(step: Step, run: Run): Promise<void> {
  if (typeof step === 'string') await run(step);
  else if ('run' in step) await step.run(run);
  else throw new Error(`rebuilding ${step.rebuild.table} is for SQLite; write the ALTER TABLE for MariaDB`);
}

function ledgerRow(db: Database, migration: Migration): { name: string; checksum: string; at: string } {
  return { name: migration.name, checksum: checksum(migration, db.dialect), at: new Date().toISOString() };
}

async function main(): Promise<void> {
  const dataDir = process.env['DATA_DIR'] ?? path.join(import.meta.dirname, 'data');
  const db = await openDatabase({ url: process.env['DATABASE_URL'] || undefined, dataDir });
  try {
    const applied = await migrate(db);
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  } finally {
    await db.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
