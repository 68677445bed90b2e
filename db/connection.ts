// Opens the database of the product, SQLite in one file or MariaDB/MySQL, and gives the one way to a transaction.
import path from 'node:path';
import { Sequelize, type Options } from 'sequelize';
import { currentTransaction, namespace } from './cls.ts';
import { sqliteDriver } from './sqliteDriver.ts';
import { SqliteFile } from './sqliteFile.ts';
import { writeReplacementsInUtc } from './utcReplacements.ts';
import { checkServer, prepareSession } from './mysqlSession.ts';

export { outsideTransaction } from './cls.ts';
export { retryable, isUniqueViolation, uniqueViolation } from './errors.ts';

export type Dialect = 'sqlite' | 'mysql';
export type Logging = (sql: string, milliseconds?: number) => void;
export type OpenOptions = {
  url?: string | undefined;
  dataDir: string;
  logging?: Logging | undefined;
  poolSize?: number;
};

export type Database = {
  readonly sequelize: Sequelize;
  readonly dialect: Dialect;
  /** The file behind SQLite, for what Sequelize cannot do (db/rebuildTable.ts); null on MariaDB. */
  readonly file: SqliteFile | null;
  /** Opens a transaction or joins the one under way. A throw in a joined part undoes the whole, even where it is caught. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  inTransaction(): boolean;
  close(): Promise<void>;
};

export const SQLITE_FILE = 'keguan.sqlite';
const POOL_SIZE = 12;
const FAILURE = 'keguan.failure';

export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.url && !options.url.startsWith('sqlite:')
    ? openMysql(options.url, options)
    : openSqlite(options);
}

function common(options: OpenOptions): Options {
  return {
    benchmark: true,
    logging: options.logging ? (sql, milliseconds) => options.logging?.(sql, milliseconds) : false,
    timezone: '+00:00',
    // Sequelize would repeat a busy statement at once and five times; the queue has waited already.
    retry: { max: 1 },
    define: { timestamps: false, underscored: true, freezeTableName: true },
  };
}

async function openSqlite(options: OpenOptions): Promise<Database> {
  const storage = options.url
    ? options.url.replace(/^sqlite:(\/\/)?/, '')
    : path.join(options.dataDir, SQLITE_FILE);
  const file = await SqliteFile.use(storage);
  const sequelize = new Sequelize({
    ...common(options),
    dialect: 'sqlite',
    dialectModule: sqliteDriver,
    storage,
    // Set on the real connections by sqliteFile.ts.
    foreignKeys: false,
    transactionType: 'IMMEDIATE',
  } as Options);
  // Sequelize wants to destroy a connection whose commit failed through a pool that it does not use for SQLite.
  const manager = connectionManager(sequelize);
  manager.destroyConnection = async (connection) => manager.releaseConnection(connection);
  return database(sequelize, 'sqlite', file);
}

async function openMysql(url: string, options: OpenOptions): Promise<Database> {
  const size = options.poolSize ?? POOL_SIZE;
  const sequelize = new Sequelize(url.replace(/^mariadb:/, 'mysql:'), {
    ...common(options),
    dialect: 'mysql',
    dialectOptions: {
      charset: 'utf8mb4_unicode_520_ci',
      // Without the first, integers beyond 2^53 are rounded; with the second, every id would be a string here and a number on SQLite.
      supportBigNumbers: true,
      bigNumberStrings: false,
      // A date that does not exist must not become one.
      dateStrings: false,
      connectTimeout: 10_000,
    },
    pool: { max: size, min: 0, acquire: 20_000, idle: 10_000 },
    hooks: { afterConnect: prepareSession },
  });
  try {
    await checkServer(sequelize);
  } catch (error) {
    await sequelize.close();
    throw error;
  }
  return database(sequelize, 'mysql', null);
}

function database(sequelize: Sequelize, dialect: Dialect, file: SqliteFile | null): Database {
  writeReplacementsInUtc(sequelize, dialect);
  return {
    sequelize,
    dialect,
    file,
    transaction: (work) => (currentTransaction() ? join(work) : open(sequelize, work)),
    inTransaction: () => currentTransaction() !== null,
    async close() {
      await sequelize.close();
      file?.release();
    },
  };
}

async function open<T>(sequelize: Sequelize, work: () => Promise<T>): Promise<T> {
  return sequelize.transaction(async () => {
    namespace.set(FAILURE, undefined);
    const result = await work();
    // Half of a joined part must not be kept because someone caught its error.
    const failure = namespace.get(FAILURE) as { error: unknown } | undefined;
    if (failure) throw failure.error;
    return result;
  });
}

async function join<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (namespace.get(FAILURE) === undefined) namespace.set(FAILURE, { error });
    throw error;
  }
}

type Manager = {
  destroyConnection(connection: unknown): Promise<void>;
  releaseConnection(connection: unknown): void;
};

function connectionManager(sequelize: Sequelize): Manager {
  return (sequelize as unknown as { connectionManager: Manager }).connectionManager;
}
