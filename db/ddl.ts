// How a table is written once and created alike on SQLite and MariaDB/MySQL: for the authors of migrations.
//
// What is rendered here is what past migrations meant and is part of their checksum: add new options, do not change old ones.
//
//   export const up = migration(
//     table(
//       'applications',
//       {
//         id: id(),
//         call_id: ref('calls'),
//         host_id: ref('hosts', { nullable: true, onDelete: 'SET NULL' }),
//         number: code(40, { nullable: true }),
//         title: name(200),
//         asked_fen: fen(),
//         submitted_at: instant({ nullable: true }),
//         version: int({ default: 1 }),
//       },
//       { unique: [['number']], indexes: [['call_id', 'submitted_at']], checks: { asked: 'asked_fen >= 0' } },
//     ),
//     insertOnly('audit_entries'),
//   );
//
// Constraints are named uq_/ix_/fk_/ck_ + table + columns (db/names.ts); a reference gets its index by itself.
import { checkName, foreignKeyName, indexName, uniqueName } from './names.ts';
import type { Dialect } from './connection.ts';

/** Reads and writes inside the migration. Binds are named: run('… = $day', { day }). */
export type Run = (sql: string, binds?: Record<string, unknown>) => Promise<Record<string, unknown>[]>;
/** What SQL alone cannot say. The name stands for it in the checksum. */
export type ProgramStep = { name: string; run: (run: Run) => Promise<void> };
export type RebuildStep = {
  rebuild: TableDefinition;
  values?: Record<string, string>;
  dropIndexes?: readonly string[];
};
export type Step = string | ProgramStep | RebuildStep;
export type Statements = { sqlite: readonly Step[]; mysql: readonly Step[] };

type Default = string | number | boolean;
export type ColumnOptions = { nullable?: boolean; default?: Default };
export type OnDelete = 'RESTRICT' | 'CASCADE' | 'SET NULL';
export type Column = {
  type: Record<Dialect, string>;
  nullable: boolean;
  key?: true;
  default?: Default;
  references?: { table: string; onDelete: OnDelete };
  /** What the type of the other engine refuses by itself: without these SQLite would take a text for a number. */
  check?: (column: string) => Partial<Record<Dialect, string>>;
};
export type Columns = Record<string, Column>;
export type Constraints = {
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
  /** subject → condition, in SQL that both engines read. */
  checks?: Record<string, string>;
};
export type TableDefinition = Statements & {
  table: string;
  columns: Columns;
  createSqlite: (as: string) => string;
};

const NAME_COLLATION = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci';
const CODE_COLLATION = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const TABLE_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

function column(sqlite: string, mysql: string, options: ColumnOptions, check?: Column['check']): Column {
  return {
    type: { sqlite, mysql },
    nullable: options.nullable ?? false,
    ...(options.default === undefined ? {} : { default: options.default }),
    ...(check ? { check } : {}),
  };
}

const whole = (name: string) => ({ sqlite: `typeof(${name}) IN ('integer', 'null')` });
const noLonger = (length: number) => (name: string) => ({ sqlite: `length(${name}) <= ${length}` });

export const id = (): Column => ({
  type: { sqlite: 'INTEGER', mysql: 'BIGINT' },
  nullable: false,
  key: true,
});
export const int = (options: ColumnOptions = {}): Column => column('INTEGER', 'INT', options, whole);
export const bigint = (options: ColumnOptions = {}): Column => column('BIGINT', 'BIGINT', options, whole);
/** Money in fen. */
export const fen = bigint;
export const bool = (options: ColumnOptions = {}): Column =>
  column('TINYINT(1)', 'TINYINT(1)', options, (name) => ({
    sqlite: `${name} IN (0, 1)`,
    mysql: `${name} IN (0, 1)`,
  }));
/** Codes, user names, tokens, keys: compared by byte. */
export const code = (length: number, options: ColumnOptions = {}): Column =>
  column(`VARCHAR(${length})`, `VARCHAR(${length}) ${CODE_COLLATION}`, options, noLonger(length));
/** Names and titles. Older collations take 𠮷 and 𠀋 for one letter. */
export const name = (length: number, options: ColumnOptions = {}): Column =>
  column(`VARCHAR(${length})`, `VARCHAR(${length}) ${NAME_COLLATION}`, options, noLonger(length));
export const text = (options: ColumnOptions = {}): Column =>
  column('TEXT', `LONGTEXT ${NAME_COLLATION}`, options);
export const json = (options: ColumnOptions = {}): Column =>
  column('TEXT', `LONGTEXT ${CODE_COLLATION}`, options, (name) => ({
    sqlite: `json_valid(${name})`,
    mysql: `json_valid(${name})`,
  }));
/** An instant in UTC, milliseconds. On SQLite the text that Sequelize writes and, by the declared type, reads back as a Date. */
export const instant = (options: ColumnOptions = {}): Column =>
  column('DATETIME', 'DATETIME(3)', options, (name) => ({
    sqlite: `${name} LIKE '____-__-__ __:__:__.___ +00:00'`,
  }));
/** A calendar day, 'YYYY-MM-DD'. */
export const day = (options: ColumnOptions = {}): Column =>
  column('DATE', 'DATE', options, (name) => ({ sqlite: `date(${name}) IS ${name}` }));
export const blob = (options: ColumnOptions = {}): Column => column('BLOB', 'LONGBLOB', options);

/** A reference to the id of another table, with its foreign key and index. */
export function ref(table: string, options: ColumnOptions & { onDelete?: OnDelete } = {}): Column {
  return { ...bigint(options), references: { table, onDelete: options.onDelete ?? 'RESTRICT' } };
}

export function table(name: string, columns: Columns, constraints: Constraints = {}): TableDefinition {
  const indexes = indexesOf(columns, constraints);
  const createIndexes = indexes.map((index) => createIndex(name, index));
  const createSqlite = (as: string): string =>
    `CREATE TABLE ${as} (\n  ${lines('sqlite', name, columns, constraints).join(',\n  ')}\n)`;
  const keys = indexes.map((index) => `KEY ${indexName(name, ...index)} (${index.join(', ')})`);
  const createMysql = `CREATE TABLE ${name} (\n  ${[...lines('mysql', name, columns, constraints), ...keys].join(',\n  ')}\n) ${TABLE_OPTIONS}`;
  return {
    table: name,
    columns,
    createSqlite,
    sqlite: [createSqlite(name), ...createIndexes],
    mysql: [createMysql],
  };
}

/** SQLite cannot add a column that may not be empty and has no default: rebuild the table instead. */
export function addColumn(table: string, columnName: string, definition: Column): Statements {
  const statement = (dialect: Dialect): string[] => {
    const parts = [`ALTER TABLE ${table} ADD COLUMN ${columnLine(dialect, table, columnName, definition)}`];
    const target = definition.references;
    if (target && dialect === 'sqlite')
      parts[0] += ` REFERENCES ${target.table} (id) ON DELETE ${target.onDelete}`;
    if (target && dialect === 'mysql')
      parts.push(`ALTER TABLE ${table} ADD ${foreignKey(table, columnName, target)}`);
    return target ? [parts[0] ?? '', createIndex(table, [columnName]), ...parts.slice(1)] : parts;
  };
  return { sqlite: statement('sqlite'), mysql: statement('mysql') };
}

export function addIndex(table: string, ...columns: string[]): Statements {
  return both(createIndex(table, columns));
}

/** A row that is written stays as it is: audit entries, ledger entries. TRUNCATE and DROP are kept from the account by GRANT. */
export function insertOnly(table: string): Statements {
  const events = ['UPDATE', 'DELETE'] as const;
  const trigger = (event: string): string => `tr_${table}_no_${event.toLowerCase()}`;
  const refusal = (event: string): string => `${table} is insert only: ${event} refused`;
  return {
    sqlite: events.map(
      (event) =>
        `CREATE TRIGGER ${trigger(event)} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, '${refusal(event)}'); END`,
    ),
    mysql: events.map(
      (event) =>
        `CREATE TRIGGER ${trigger(event)} BEFORE ${event} ON ${table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusal(event)}'`,
    ),
  };
}

/** The same SQL on both. */
export function both(...steps: Step[]): Statements {
  return { sqlite: steps, mysql: steps };
}

/** Puts the parts of a migration together, in order. */
export function migration(...parts: Statements[]): Statements {
  return { sqlite: parts.flatMap((part) => part.sqlite), mysql: parts.flatMap((part) => part.mysql) };
}

function lines(dialect: Dialect, table: string, columns: Columns, constraints: Constraints): string[] {
  const entries = Object.entries(columns);
  return [
    ...entries.map(([key, definition]) => columnLine(dialect, table, key, definition)),
    ...(constraints.unique ?? []).map(
      (unique) => `CONSTRAINT ${uniqueName(table, ...unique)} UNIQUE (${unique.join(', ')})`,
    ),
    ...entries.flatMap(([key, { references }]) => (references ? [foreignKey(table, key, references)] : [])),
    ...Object.entries(constraints.checks ?? {}).map(
      ([subject, condition]) => `CONSTRAINT ${checkName(table, subject)} CHECK (${condition})`,
    ),
  ];
}

function columnLine(dialect: Dialect, table: string, key: string, definition: Column): string {
  if (definition.key)
    return dialect === 'sqlite'
      ? `${key} INTEGER PRIMARY KEY AUTOINCREMENT`
      : `${key} BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY`;
  const parts = [key, definition.type[dialect], definition.nullable ? 'NULL' : 'NOT NULL'];
  if (definition.default !== undefined) parts.push(`DEFAULT ${literal(definition.default)}`);
  const check = definition.check?.(key)[dialect];
  // MySQL 8 takes a named check behind a column only as a table constraint; unnamed is understood by all three.
  if (check) parts.push(`CHECK (${check})`);
  return parts.join(' ');
}

function foreignKey(table: string, key: string, target: { table: string; onDelete: OnDelete }): string {
  return `CONSTRAINT ${foreignKeyName(table, key)} FOREIGN KEY (${key}) REFERENCES ${target.table} (id) ON DELETE ${target.onDelete}`;
}

function createIndex(table: string, columns: readonly string[]): string {
  return `CREATE INDEX ${indexName(table, ...columns)} ON ${table} (${columns.join(', ')})`;
}

/** The indexes asked for, and one for each reference that no other index or unique constraint begins with. */
function indexesOf(columns: Columns, constraints: Constraints): (readonly string[])[] {
  const asked = [...(constraints.indexes ?? [])];
  const leading = new Set([...asked, ...(constraints.unique ?? [])].map(([first]) => first));
  const references = Object.entries(columns).flatMap(([key, { references }]) =>
    references && !leading.has(key) ? [[key]] : [],
  );
  return [...asked, ...references];
}

function literal(value: Default): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
