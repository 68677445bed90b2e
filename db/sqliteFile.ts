// One SQLite file of this process: a writer and a reader connection, the queue before the writer, the statement caches.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { sqliteError } from './sqliteError.ts';
import { WriteQueue, whenNotBusy } from './writeQueue.ts';

export type Outcome = { rows: Record<string, unknown>[]; changes: number; lastId: number };
export type Binds = Record<string, unknown> | readonly unknown[];

type Prepared = { statement: StatementSyncInstance; answers: boolean };

const CACHED_STATEMENTS = 400;
/** Bulk inserts carry their values in the text; caching those would only hold memory. */
const LONGEST_CACHED_SQL = 4_000;
const TABLE_INFO = /^PRAGMA table_info\(/;
const CHANGES_SCHEMA = /^\s*(create|alter|drop|rollback|pragma\s+writable_schema)\b/i;

/*
 * synchronous=FULL: an acknowledged submission must survive a power cut, and in WAL mode NORMAL may lose the last commits.
 * Measured (2 cores, ext4 on a virtual disk, 500 transactions of one insert, two runs): FULL 510 and 499 ms, NORMAL 298 and
 * 133 ms. So it costs about 0.5 ms a commit and leaves 1000 commits a second, more than one bureau needs.
 */
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -32000',
  'temp_store = MEMORY',
];

export class SqliteConnection {
  readonly #database: DatabaseSyncInstance;
  readonly #cache = new Map<string, Prepared>();

  constructor(database: DatabaseSyncInstance) {
    this.#database = database;
  }

  static async open(filename: string, readsOnly: boolean): Promise<SqliteConnection> {
    const database = new DatabaseSync(filename, { timeout: 0, allowUnknownNamedParameters: true });
    const connection = new SqliteConnection(database);
    for (const pragma of PRAGMAS) await whenNotBusy(() => connection.execute(`PRAGMA ${pragma}`));
    if (readsOnly) connection.execute('PRAGMA query_only = ON');
    return connection;
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  execute(sql: string, binds: Binds = []): Outcome {
    try {
      const prepared = this.#prepare(sql);
      const values = bindValues(binds);
      if (prepared.answers) return { rows: rowsOf(prepared.statement, values), changes: 0, lastId: 0 };
      const { changes, lastInsertRowid } = prepared.statement.run(...values);
      return { rows: [], changes, lastId: Number(lastInsertRowid) };
    } catch (error) {
      throw sqliteError(error);
    }
  }

  forget(): void {
    this.#cache.clear();
  }

  close(): void {
    this.#cache.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const cached = this.#cache.get(sql);
    if (cached) {
      // A Map keeps the order of insertion: putting it back makes it the youngest.
      this.#cache.delete(sql);
      this.#cache.set(sql, cached);
      return cached;
    }
    const statement = this.#database.prepare(sql);
    const prepared = { statement, answers: statement.columns().length > 0 };
    if (sql.length <= LONGEST_CACHED_SQL) {
      this.#cache.set(sql, prepared);
      const oldest = this.#cache.keys().next();
      if (this.#cache.size > CACHED_STATEMENTS && !oldest.done) this.#cache.delete(oldest.value);
    }
    return prepared;
  }
}

/** Integers beyond 2^53 come back as strings, as mysql2 gives them; the driver itself would refuse the whole row. */
function rowsOf(statement: StatementSyncInstance, values: unknown[]): Record<string, unknown>[] {
  let rows: Record<string, unknown>[];
  try {
    rows = statement.all(...values) as Record<string, unknown>[];
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Value is too large')) throw error;
    statement.setReadBigInts(true);
    try {
      rows = statement.all(...values) as Record<string, unknown>[];
    } finally {
      statement.setReadBigInts(false);
    }
  }
  return rows.map((row) => {
    const plain: Record<string, unknown> = {};
    for (const key in row) plain[key] = readValue(row[key]);
    return plain;
  });
}

function readValue(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Uint8Array && !Buffer.isBuffer(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}

function bindValues(binds: Binds): unknown[] {
  if (Array.isArray(binds)) return binds.map(bindValue);
  const named: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(binds)) named[key] = bindValue(value);
  return Object.keys(named).length === 0 ? [] : [named];
}

function bindValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  // The same text that Sequelize writes, so that both compare as strings.
  if (value instanceof Date) return `${value.toISOString().replace('T', ' ').replace('Z', '')} +00:00`;
  return value;
}

export class SqliteFile {
  readonly queue = new WriteQueue();
  readonly filename: string;
  #writer: SqliteConnection | null = null;
  #reader: SqliteConnection | null = null;
  #opening: Promise<void> | null = null;
  #users = 0;
  readonly #tableInfo = new Map<string, Outcome>();

  private constructor(filename: string) {
    this.filename = filename;
  }

  static readonly #open = new Map<string, SqliteFile>();

  /** Everyone in this process who opens the same file shares its queue. */
  static async use(filename: string): Promise<SqliteFile> {
    const key = path.resolve(filename);
    let file = SqliteFile.#open.get(key);
    if (!file) {
      file = new SqliteFile(key);
      SqliteFile.#open.set(key, file);
    }
    file.#users += 1;
    file.#opening ??= file.#connect();
    try {
      await file.#opening;
    } catch (error) {
      file.release();
      throw error;
    }
    return file;
  }

  async #connect(): Promise<void> {
    mkdirSync(path.dirname(this.filename), { recursive: true });
    this.#writer = await SqliteConnection.open(this.filename, false);
    this.#reader = await SqliteConnection.open(this.filename, true);
  }

  get writer(): SqliteConnection {
    if (!this.#writer) throw new Error(`the database file is closed: ${this.filename}`);
    return this.#writer;
  }

  get reader(): SqliteConnection {
    if (!this.#reader) throw new Error(`the database file is closed: ${this.filename}`);
    return this.#reader;
  }

  /**
   * Reads on the reader. Sequelize asks for the columns of a table before every SELECT; they are kept until this process
   * changes the schema (another process that migrates needs a restart of this one in any case).
   */
  read(sql: string, binds?: Binds, connection = this.reader): Outcome {
    if (!TABLE_INFO.test(sql)) return connection.execute(sql, binds);
    let known = this.#tableInfo.get(sql);
    if (!known) {
      known = connection.execute(sql);
      this.#tableInfo.set(sql, known);
    }
    return known;
  }

  /** Runs one statement on the writer; the caller holds the queue. A changed schema makes prepared statements stale. */
  write(sql: string, binds?: Binds): Outcome {
    const outcome = this.read(sql, binds, this.writer);
    if (CHANGES_SCHEMA.test(sql)) this.forgetSchema();
    return outcome;
  }

  forgetSchema(): void {
    this.writer.forget();
    this.reader.forget();
    this.#tableInfo.clear();
  }

  release(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#reader?.close();
    // The driver keeps the log when statements are still prepared: the file alone must be the whole database.
    this.#writer?.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#writer?.close();
    this.#reader = this.#writer = null;
    SqliteFile.#open.delete(this.filename);
  }
}
