// What every MariaDB/MySQL session of the product is set to, and what a server must offer before the product starts on it.
import { QueryTypes, type Sequelize } from 'sequelize';

const SQL_MODE =
  'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION';
/** Shorter than the server's 50 s: a request that waits longer has lost its user, and 1205 is retried. */
const LOCK_WAIT_SECONDS = 10;
const OLDEST_MARIADB = [10, 6] as const;
const OLDEST_MYSQL = [8, 0] as const;

/*
 * READ COMMITTED: the door locks its rows and then counts (quotas, paid amounts). Under REPEATABLE READ such a count could
 * come from a snapshot taken before the lock was granted. It also takes no gap locks, so that inserts of different
 * applications do not deadlock. What must be unique is a UNIQUE constraint, never a SELECT before an INSERT.
 */
const STATEMENTS = [
  `SET SESSION sql_mode = '${SQL_MODE}'`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
];

type RawConnection = { query(sql: string, done: (error: Error | null) => void): void };

/** Sequelize sends its own isolation statement before each transaction; a session setting costs no round trip. */
export async function prepareSession(connection: unknown): Promise<void> {
  for (const sql of STATEMENTS) {
    await new Promise<void>((resolve, reject) => {
      (connection as RawConnection).query(sql, (error) => (error ? reject(error) : resolve()));
    });
  }
}

export async function checkServer(sequelize: Sequelize): Promise<void> {
  const [found] = await sequelize.query<Record<string, string>>(
    'SELECT VERSION() AS version, @@sql_mode AS mode, @@character_set_connection AS charset, @@time_zone AS zone, ' +
      '@@character_set_database AS store',
    { type: QueryTypes.SELECT },
  );
  if (!found) throw new Error('the database server did not answer');
  const missing: string[] = [];
  const version = found['version'] ?? '';
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [oldMajor, oldMinor] = version.toLowerCase().includes('mariadb') ? OLDEST_MARIADB : OLDEST_MYSQL;
  if (major < oldMajor || (major === oldMajor && minor < oldMinor))
    missing.push(`version ${oldMajor}.${oldMinor} or later, not ${version}`);
  if (!found['mode']?.includes('STRICT_TRANS_TABLES'))
    missing.push(`a strict sql_mode, not '${found['mode']}'`);
  if (found['charset'] !== 'utf8mb4')
    missing.push(`character set utf8mb4 on the connection, not ${found['charset']}`);
  if (found['store'] !== 'utf8mb4')
    missing.push(`CREATE DATABASE … CHARACTER SET utf8mb4, not ${found['store']}`);
  if (found['zone'] !== '+00:00') missing.push(`session time zone +00:00, not ${found['zone']}`);
  if (missing.length > 0)
    throw new Error(`the database server cannot be used; it needs: ${missing.join('; ')}`);
}
