// Applications handed in a second: checked, frozen, numbered, audited, announced. Beside it a baseline that writes the same
// rows in the same number of transactions and statements through the same pool, with the same durability, and does
// nothing else.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QueryTypes } from 'sequelize';
import { openDatabase, type Database } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import type { Call } from '../../db/models/call.ts';
import type { Organisation } from '../../db/models/identity.ts';
import { replaceClock } from '../../server/core/clock.ts';
import { useDatabase } from '../../server/core/database.ts';
import { useSecret } from '../../server/core/secrets.ts';
import { useStorage } from '../../server/core/storage.ts';
import { submit } from '../../server/features/application/index.ts';
import { aFilledDraft, type Written } from '../support/application.ts';
import { aPublishedCall } from '../support/call.ts';
import { findMariadb, startPrivateMariadb } from '../support/mariadb.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { START } from '../support/product.ts';
import { report, type Measured } from './table.ts';

/** Applicants who press the button at the same time. */
const AT_ONCE = 16;

interface Statements {
  readonly reads: number;
  /** INSERT and UPDATE, by table. */
  readonly writes: readonly { readonly kind: 'INSERT' | 'UPDATE'; readonly table: string }[];
}

export async function submitBenchmark(quick: boolean): Promise<void> {
  const [runs, each] = quick ? [3, 32] : [5, 96];
  const rows: Measured[] = [];
  const notes: string[] = [];
  for (const name of ['SQLite', 'MariaDB'] as const) {
    if (name === 'MariaDB' && findMariadb() === null) {
      notes.push('MariaDB: not on this machine, left out');
      continue;
    }
    const measured = await measure(name, runs, each);
    rows.push(...measured.rows);
    notes.push(measured.note);
  }
  report('submit', rows, notes);
}

async function measure(
  name: string,
  runs: number,
  each: number,
): Promise<{ rows: Measured[]; note: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keguan-bench-'));
  const server = name === 'MariaDB' ? await startPrivateMariadb({ durable: true }) : null;
  const log: string[] = [];
  const url = server ? `${server.url.replace(/\/[^/]*$/, '')}/keguan_bench` : undefined;
  if (server) await createSchema(server.url, folder);
  const db = await openDatabase({ url, dataDir: folder, logging: (sql) => log.push(sql) });
  const restore = replaceClock(() => new Date(START));
  try {
    await migrate(db);
    useDatabase(db);
    useSecret('benchmark-only-secret-of-32-characters!');
    useStorage(folder);
    const call = await aPublishedCall();
    const host = await anOrganisation();
    await someone('hostOfficer', { organisationId: host.id });
    const ours: number[] = [];
    const baseline: number[] = [];
    const [sample] = await drafts(call, host, 1);
    log.length = 0;
    await handIn(sample!);
    const statements = readLog(log);
    const copies = await rowsOf(db, sample!, statements);
    for (let run = 0; run < runs; run++) {
      const written = await drafts(call, host, each);
      ours.push(await perSecond(written, handIn));
      baseline.push(await perSecond(written, (each) => replay(db, each, statements, copies)));
    }
    return {
      rows: [
        { name: `${name}: application.submit, ${AT_ONCE} at once`, unit: 'submits/s', runs: ours },
        { name: `${name}: baseline, the same rows`, unit: 'submits/s', runs: baseline },
      ],
      note: `${name}: one transaction of ${statements.reads} reads and ${statements.writes.length} writes (${statements.writes.map((w) => `${w.kind} ${w.table}`).join(', ')})`,
    };
  } finally {
    restore();
    await db.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function createSchema(url: string, dataDir: string): Promise<void> {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
  await connection.query('CREATE DATABASE keguan_bench CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  await connection.end();
  void dataDir;
}

/** Filled in by people of their own, so that no limit stands between them. */
async function drafts(call: Call, host: Organisation, count: number): Promise<Written[]> {
  const made: Written[] = [];
  for (let i = 0; i < count; i++) made.push(await aFilledDraft({ call, host }));
  return made;
}

function handIn(written: Written): Promise<unknown> {
  return submit(written.lead.actor(), { id: written.application.id });
}

/** Work off the list with so many at once. */
async function perSecond(
  list: readonly Written[],
  work: (each: Written) => Promise<unknown>,
): Promise<number> {
  const waiting = [...list];
  const started = performance.now();
  const one = async (): Promise<void> => {
    for (let each = waiting.pop(); each; each = waiting.pop()) await work(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return (list.length * 1000) / (performance.now() - started);
}

function readLog(log: readonly string[]): Statements {
  const sql = log.map((line) => line.replace(/^Execut(?:ing|ed) \([^)]*\): /, ''));
  const writes = sql.flatMap((line) => {
    const match = /^(INSERT|UPDATE)(?: OR IGNORE| IGNORE)?(?: INTO)? `?(\w+)`?/.exec(line);
    return match ? [{ kind: match[1] as 'INSERT' | 'UPDATE', table: match[2] ?? '' }] : [];
  });
  return { reads: sql.filter((line) => line.startsWith('SELECT')).length, writes };
}

type Row = Record<string, unknown>;

/** The last row of each table the sample wrote to: what the baseline writes again. */
async function rowsOf(
  db: Database,
  { application }: Written,
  { writes }: Statements,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const { table } of writes) {
    const where = table === 'applications' ? `WHERE id = ${application.id}` : '';
    const [row] = await db.sequelize.query<Row>(`SELECT * FROM ${table} ${where} ORDER BY id DESC LIMIT 1`, {
      type: QueryTypes.SELECT,
    });
    if (row) rows.set(table, row);
  }
  return rows;
}

/** Columns under a unique constraint get a value of their own each time. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  applications: ['limit_key', 'receipt_number'],
  revisions: ['code'],
  outbox_messages: ['bucket'],
};

async function replay(
  db: Database,
  { application }: Written,
  { reads, writes }: Statements,
  rows: Map<string, Row>,
): Promise<void> {
  await db.transaction(async () => {
    for (let i = 0; i < reads; i++) {
      await db.sequelize.query('SELECT * FROM calls WHERE id = $id', {
        bind: { id: application.callId },
        type: QueryTypes.SELECT,
      });
    }
    for (const { kind, table } of writes) {
      const row = { ...rows.get(table) };
      delete row['id'];
      if (kind === 'UPDATE') await update(db, table, application.id, row);
      else await insert(db, table, row);
    }
  });
}

async function insert(db: Database, table: string, row: Row): Promise<void> {
  for (const column of UNIQUE[table] ?? []) row[column] = randomBytes(8).toString('hex');
  if (table === 'revisions') row['number'] = Math.floor(Math.random() * 2 ** 31);
  const columns = Object.keys(row);
  const places = columns.map((column) => `$${column}`).join(', ');
  await db.sequelize.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, { bind: row });
}

async function update(db: Database, table: string, id: number, row: Row): Promise<void> {
  for (const column of UNIQUE[table] ?? []) row[column] = randomBytes(8).toString('hex');
  const sets = Object.keys(row).map((column) => `${column} = $${column}`);
  await db.sequelize.query(`UPDATE ${table} SET ${sets.join(', ')} WHERE id = $id`, { bind: { ...row, id } });
}
