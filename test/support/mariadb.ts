// A private MariaDB in a temporary folder, for tests and benchmarks: nothing is left when it stops.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

export type PrivateMariadb = { url: string; stop(): Promise<void> };
export type MariadbOptions = {
  /** true for benchmarks: commits reach the disk as in production. Tests throw their data away and need no disk. */
  durable?: boolean;
  /** Extra server options. */
  arguments?: readonly string[];
};

const DURABLE = ['--innodb-flush-log-at-trx-commit=1'];
const FORGETFUL = ['--innodb-flush-log-at-trx-commit=0'];
const READY_WITHIN_MS = 30_000;
const execute = promisify(execFile);

/** The server program, or null where it or what sets its data up (MySQL's own has none) is missing: the lane is left out. */
export function findMariadb(): string | null {
  return findProgram(INSTALLER) === null ? null : findProgram('mariadbd', 'mysqld');
}

const INSTALLER = 'mariadb-install-db';

function findProgram(...names: readonly string[]): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((candidate) => isProgram(candidate)) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function startPrivateMariadb(options: MariadbOptions = {}): Promise<PrivateMariadb> {
  const program = findMariadb();
  if (!program) throw new Error('no mariadbd or mysqld on the PATH');
  // A short path: the name of a socket may have no more than 107 bytes.
  const folder = await mkdtemp(path.join(tmpdir(), 'kgdb-'));
  try {
    const data = path.join(folder, 'data');
    const user = process.getuid?.() === 0 ? ['--user=root'] : [];
    await execute(INSTALLER, [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ]);
    const port = await freePort();
    const server = spawn(
      program,
      [
        '--no-defaults',
        ...user,
        ...serverArguments(folder, data, port),
        ...(options.durable ? DURABLE : FORGETFUL),
        ...(options.arguments ?? []),
      ],
      { stdio: 'ignore' },
    );
    // A test run that ends by itself must not leave a server behind.
    const onExit = (): void => void server.kill('SIGKILL');
    process.once('exit', onExit);
    server.once('exit', () => process.removeListener('exit', onExit));
    const url = `mysql://root@127.0.0.1:${port}/`;
    await ready(server, port);
    return { url, stop: () => stop(server, folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function serverArguments(folder: string, data: string, port: number): string[] {
  return [
    `--datadir=${data}`,
    `--socket=${path.join(folder, 's.sock')}`,
    `--pid-file=${path.join(folder, 'server.pid')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--max-connections=400',
    '--skip-log-bin',
    '--skip-name-resolve',
    '--performance-schema=OFF',
    '--innodb-buffer-pool-size=128M',
  ];
}

async function ready(server: ChildProcess, port: number): Promise<void> {
  let ended: string | null = null;
  server.once('error', (error) => (ended = error.message));
  server.once('exit', (code, signal) => (ended = `ended with ${code ?? signal}`));
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (ended !== null) throw new Error(`MariaDB did not start: ${String(ended)}`);
    try {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
      await connection.end();
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) {
        server.kill('SIGKILL');
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
