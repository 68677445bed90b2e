// `npm test`: unit, HTTP, journey and browser suites. SQLite in UTC always; MariaDB in Asia/Shanghai and the browser where
// they are installed. What is left out is named in the last lines; REQUIRE_ALL_LANES=1 turns that into a failure.
// `--matrix`: both databases in both time zones.
import { spawn, spawnSync } from 'node:child_process';
import { buildClient, isClientStale } from '../client/build.ts';
import { existsSync, globSync } from './support/files.ts';
import { findChromium } from './support/chromium.ts';
import { findMariadb, startPrivateMariadb } from './support/mariadb.ts';

interface Lane {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
  readonly files: readonly string[];
  /** Browser stories and journeys each start a product of their own: one after the other. */
  readonly parallel: boolean;
  /** Speaks when it has ended, because another lane runs beside it. */
  readonly quiet?: boolean;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const matrix = process.argv.includes('--matrix');
const requireAll = process.env['REQUIRE_ALL_LANES'] === '1';
const skipped: string[] = [];

/** Suites that need no product in another process. */
const suites = globSync('test', '.test.ts').filter((file) => !/^test\/(browser|journey)\//.test(file));
/** Those that ask the database of the lane. */
const domainFree = suites.filter((file) => !/^test\/(domain|client|start)\//.test(file));

async function main(): Promise<void> {
  // The architecture test reads the module list of the built client, the browser stories run it.
  if (isClientStale()) await buildClient();
  const mariadb = await openMariadb();
  const lanes: Lane[] = [lane('SQLite, UTC', 'sqlite', 'UTC', suites)];
  if (matrix) lanes.push(lane('SQLite, Asia/Shanghai', 'sqlite', 'Asia/Shanghai', suites));
  if (mariadb) {
    lanes.push(
      lane('MariaDB, Asia/Shanghai', 'mariadb', 'Asia/Shanghai', matrix ? suites : domainFree, mariadb.url),
    );
    if (matrix) lanes.push(lane('MariaDB, UTC', 'mariadb', 'UTC', suites, mariadb.url));
  }
  lanes.push({
    name: 'journey',
    env: { TZ: 'UTC' },
    files: globSync('test/journey', '.test.ts'),
    parallel: false,
  });
  const beside: Lane[] = [];
  if (findChromium()) {
    beside.push({
      name: 'browser',
      env: { TZ: 'UTC' },
      files: globSync('test/browser', '.test.ts'),
      parallel: false,
      quiet: true,
    });
  } else skipped.push('browser suite: no Chromium on this machine');
  const absent = ['pdftotext', 'qpdf'].filter((each) => spawnSync(each, ['--version']).error !== undefined);
  if (absent.length > 0) skipped.push(`finished PDFs as other programs see them: no ${absent.join(', ')}`);

  const outcomes: Outcome[] = [];
  const inTurn = async (some: readonly Lane[]): Promise<void> => {
    for (const each of some) outcomes.push(await run(each));
  };
  try {
    // A browser waits more than it computes: it has the other lanes beside it, but not the first, which says most.
    await inTurn(lanes.slice(0, 1));
    await Promise.all([inTurn(lanes.slice(1)), inTurn(beside)]);
  } finally {
    await mariadb?.stop();
  }
  report(outcomes);
}

function lane(name: string, database: string, zone: string, files: readonly string[], url?: string): Lane {
  return {
    name,
    env: { TZ: zone, TEST_DATABASE: database, ...(url && { TEST_DATABASE_URL: url }) },
    files,
    parallel: true,
  };
}

async function openMariadb(): Promise<{ url: string; stop(): Promise<void> } | null> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  if (findMariadb() === null) {
    skipped.push('MariaDB: no server with mariadb-install-db on this machine, and no TEST_DATABASE_URL');
    return null;
  }
  return startPrivateMariadb();
}

function run({ name, env, files, parallel, quiet = false }: Lane): Promise<Outcome> {
  console.log(`\n=== ${name}: ${files.length} files ===`);
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    ...['--reporter', 'dot'],
    ...(parallel ? ['--parallel', '--jobs', '2'] : []),
  ];
  const child = spawn(process.execPath, [...mocha, ...files], {
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (!quiet) process.stdout.write(chunk);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (quiet) console.log(`\n=== ${name} has ended ===${output}`);
      const passed = Number(/(\d+) passing/.exec(output)?.[1] ?? 0);
      const failed = Number(/(\d+) failing/.exec(output)?.[1] ?? 0);
      // A runner that died without counting is a failure too.
      resolve({ passed, failed: failed === 0 && code !== 0 ? 1 : failed });
    });
  });
}

function report(outcomes: readonly Outcome[]): void {
  const passed = outcomes.reduce((sum, each) => sum + each.passed, 0);
  const failed = outcomes.reduce((sum, each) => sum + each.failed, 0) + (requireAll ? skipped.length : 0);
  for (const each of skipped) console.log(`left out: ${each}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

if (!existsSync('package.json')) throw new Error('run from the project folder');
await main();
