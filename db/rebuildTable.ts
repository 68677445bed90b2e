// Changes a table on SQLite, where ALTER TABLE can do little, without losing its children, triggers or indexes.
import type { Database } from './connection.ts';
import type { RebuildStep, TableDefinition } from './ddl.ts';
import type { SqliteConnection, SqliteFile } from './sqliteFile.ts';
import { whenNotBusy } from './writeQueue.ts';

export type Rebuild = {
  /** The table as it is to be, under its present name. */
  to: TableDefinition;
  /** SQL expressions over the old row, for columns that are new or change their meaning. The others are copied by name. */
  values?: Record<string, string>;
  /** Old indexes that name a column which goes. All others stay. */
  dropIndexes?: readonly string[];
};

type SchemaRow = { name: string; sql: string };

/** @example await rebuildTable(db, { to: table('hosts', {…}), values: { sort_pinyin: "''" } }) */
export async function rebuildTable(db: Database, rebuild: Rebuild): Promise<void> {
  if (!db.file) throw new Error('rebuildTable is for SQLite; MariaDB changes a table by ALTER TABLE');
  if (db.inTransaction())
    throw new Error(
      'rebuildTable cannot run inside a transaction: foreign keys are switched off outside one',
    );
  const file = db.file;
  await file.queue.hold(() => withoutForeignKeys(file, async () => rebuildInside(file.writer, rebuild)));
}

export function rebuildOf(step: RebuildStep): Rebuild {
  return {
    to: step.rebuild,
    ...(step.values ? { values: step.values } : {}),
    ...(step.dropIndexes ? { dropIndexes: step.dropIndexes } : {}),
  };
}

/**
 * One transaction on the writer with foreign keys off; the caller holds the queue. Off, because DROP TABLE would delete
 * the children first (ON DELETE CASCADE); legacy renaming, because the schema has no such table between drop and rename.
 */
export async function withoutForeignKeys(
  file: SqliteFile,
  work: () => Promise<void>,
  patience?: number,
): Promise<void> {
  file.write('PRAGMA foreign_keys = OFF');
  file.write('PRAGMA legacy_alter_table = ON');
  try {
    await whenNotBusy(() => file.write('BEGIN IMMEDIATE'), patience);
    try {
      await work();
      refuseOrphans(file.writer);
      file.write('COMMIT');
    } catch (error) {
      if (file.writer.inTransaction) file.write('ROLLBACK');
      throw error;
    }
  } finally {
    file.write('PRAGMA legacy_alter_table = OFF');
    file.write('PRAGMA foreign_keys = ON');
    file.forgetSchema();
  }
}

export function rebuildInside(writer: SqliteConnection, rebuild: Rebuild): void {
  const { table } = rebuild.to;
  const interim = `${table}_rebuilt`;
  const indexes = schemaOf(writer, 'index', table).filter(
    ({ name }) => !(rebuild.dropIndexes ?? []).includes(name),
  );
  const triggers = schemaOf(writer, 'trigger', table);
  const before = count(writer, table);
  const nextId = sequenceOf(writer, table);

  writer.execute(rebuild.to.createSqlite(interim));
  writer.execute(copyStatement(writer, rebuild, interim));
  const after = count(writer, interim);
  if (before !== after) throw new Error(`rebuilding ${table}: ${before} rows became ${after}`);
  writer.execute(`DROP TABLE ${table}`);
  writer.execute(`ALTER TABLE ${interim} RENAME TO ${table}`);
  if (nextId !== null)
    writer.execute('UPDATE sqlite_sequence SET seq = max(seq, $seq) WHERE name = $table', {
      $seq: nextId,
      $table: table,
    });

  // The new definition's indexes first; what the table had besides is put back as it was.
  for (const sql of rebuild.to.sqlite.slice(1)) if (typeof sql === 'string') writer.execute(sql);
  const present = new Set(schemaOf(writer, 'index', table).map(({ name }) => name));
  for (const { name, sql } of indexes) if (!present.has(name)) writer.execute(sql);
  for (const { sql } of triggers) writer.execute(sql);
}

function copyStatement(writer: SqliteConnection, rebuild: Rebuild, interim: string): string {
  const values = rebuild.values ?? {};
  const old = new Set(
    writer.execute(`PRAGMA table_info(${rebuild.to.table})`).rows.map((row) => String(row['name'])),
  );
  const copied = Object.keys(rebuild.to.columns).filter((column) => column in values || old.has(column));
  const expressions = copied.map((column) => values[column] ?? column);
  return `INSERT INTO ${interim} (${copied.join(', ')}) SELECT ${expressions.join(', ')} FROM ${rebuild.to.table}`;
}

function schemaOf(writer: SqliteConnection, type: 'index' | 'trigger', table: string): SchemaRow[] {
  // Indexes behind UNIQUE and PRIMARY KEY have no SQL: they come with the table.
  const sql =
    'SELECT name, sql FROM sqlite_master WHERE type = $type AND tbl_name = $table AND sql IS NOT NULL ORDER BY rowid';
  return writer.execute(sql, { $type: type, $table: table }).rows as SchemaRow[];
}

function count(writer: SqliteConnection, table: string): number {
  return Number(writer.execute(`SELECT count(*) AS n FROM ${table}`).rows[0]?.['n']);
}

/** The highest id ever given, so that the id of a deleted row is not given again. */
function sequenceOf(writer: SqliteConnection, table: string): number | null {
  const counted =
    writer.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").rows.length > 0;
  const row = counted
    ? writer.execute('SELECT seq FROM sqlite_sequence WHERE name = $table', { $table: table }).rows[0]
    : undefined;
  return row ? Number(row['seq']) : null;
}

function refuseOrphans(writer: SqliteConnection): void {
  const orphans = writer.execute('PRAGMA foreign_key_check').rows;
  if (orphans.length === 0) return;
  const named = orphans
    .slice(0, 5)
    .map((row) => `${String(row['table'])} row ${String(row['rowid'])} → ${String(row['parent'])}`);
  throw new Error(`${orphans.length} rows would point nowhere: ${named.join('; ')}`);
}
