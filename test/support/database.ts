// A database of its own for each test that asks: TEST_DATABASE=sqlite (default) or mariadb with TEST_DATABASE_URL.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { openDatabase, SQLITE_FILE, type Database, type Logging } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';

/** How a second process or connection opens the same database. */
export type Location = { url?: string; dataDir: string };
export type FreshOptions = {
  /** false: an empty database, for tests of migrations and of the database ground itself. */
  migrated?: boolean;
  logging?: Logging;
};

export function testDialect(): 'sqlite' | 'mysql' {
  const asked = process.env['TEST_DATABASE'] ?? 'sqlite';
  if (asked !== 'sqlite' && asked !== 'mariadb')
    throw new Error(`TEST_DATABASE is sqlite or mariadb, not ${asked}`);
  return asked === 'sqlite' ? 'sqlite' : 'mysql';
}

/** Empty tables at the present schema; close() removes everything. */
export async function freshDatabase(options: FreshOptions = {}): Promise<Database & { location: Location }> {
  const { location, remove } = testDialect() === 'sqlite' ? await freshFile() : await freshSchema();
  try {
    const migrated = options.migrated ?? true;
    if (migrated && !location.url)
      await copyFile(await migratedTemplate(), path.join(location.dataDir, SQLITE_FILE));
    const db = await openDatabase({ ...location, logging: options.logging });
    if (migrated && location.url) await migrate(db);
    return {
      ...db,
      location,
      async close() {
        await db.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

let template: Promise<string> | null = null;

/** Migrating takes half a second; a process does it once and copies the file. */
async function migratedTemplate(): Promise<string> {
  template ??= (async () => {
    const { location, remove } = await freshFile();
    process.once('exit', () => rmSync(location.dataDir, { recursive: true, force: true }));
    const db = await openDatabase(location);
    try {
      await migrate(db);
    } catch (error) {
      await remove();
      throw error;
    } finally {
      // The last to close writes the log back into the file: the file alone is then the whole database.
      await db.close();
    }
    return path.join(location.dataDir, SQLITE_FILE);
  })();
  return template;
}

type Fresh = { location: Location; remove(): Promise<void> };

async function freshFile(): Promise<Fresh> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'keguan-db-'));
  return { location: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function freshSchema(): Promise<Fresh> {
  const base = process.env['TEST_DATABASE_URL'];
  if (!base)
    throw new Error('TEST_DATABASE=mariadb needs TEST_DATABASE_URL, e.g. mysql://root@127.0.0.1:3306/');
  const name = `kg_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const url = new URL(base);
  url.pathname = '/';
  await onServer(url.href, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const server = url.href;
  url.pathname = `/${name}`;
  // dataDir is not used with a url; it is required of everyone who opens a database.
  return {
    location: { url: url.href, dataDir: tmpdir() },
    remove: () => onServer(server, `DROP DATABASE IF EXISTS ${name}`),
  };
}

async function onServer(server: string, sql: string): Promise<void> {
  const connection = await createConnection(server);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
