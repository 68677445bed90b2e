// `npm run mutate [-- --only TEXT,TEXT…]`: every mutant must make at least one test fail. Survivors are listed and count as not done.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allMutants, type Mutant } from './mutation/mutants.ts';
import { globSync } from './support/files.ts';

const WORKERS = 2;
/** A test that hangs on a mutant has not failed: it counts as a survivor, and is looked at. */
const PATIENCE_MS = 30 * 60_000;
/** Everything else is copied for each worker, so that a mutant never touches the real tree. */
const LEFT_BEHIND = ['node_modules', '.git', 'uploads'];

const testFiles = globSync('test', '.test.ts').filter(
  (file) =>
    !/^test\/(browser|client|db|documents|journey|leak|start)\/|^test\/(architecture|seed)/.test(file),
);
const texts = new Map(testFiles.map((file) => [file, readFileSync(file, 'utf8')]));

function workplace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-mutate-'));
  for (const name of readdirSync('.').filter((each) => !LEFT_BEHIND.includes(each))) {
    cpSync(name, path.join(folder, name), {
      recursive: true,
      filter: (from) => !/test\/output|db\/data/.test(from),
    });
  }
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

interface Stage {
  readonly files: readonly string[];
  /** Only the tests with one of these words in their titles. */
  readonly words?: readonly string[];
  readonly parallel?: boolean;
  readonly aloud?: boolean;
}

/** From the tests most likely to notice to all of them: most mutants die within seconds in the first. */
function stages(mutant: Mutant): Stage[] {
  const named = testFiles.filter((file) => mutant.words.some((word) => texts.get(file)?.includes(word)));
  return [madeFor(mutant, named), { files: named }, { files: testFiles, parallel: true }].filter(
    (stage) => stage.files.length > 0,
  );
}

/** The tests that were made for its kind of mutant. */
function madeFor({ file, name, words }: Mutant, named: readonly string[]): Stage {
  if (file.endsWith('/workflow.ts'))
    return { files: ['test/policy/states.test.ts', 'test/workflow.test.ts'] };
  if (file.startsWith('server/domain/'))
    return { files: named.filter((each) => each.startsWith('test/domain/')) };
  if (name.endsWith('by everybody')) return { files: ['test/policy/gates.test.ts'], words };
  return { files: ['test/policy/conditions.test.ts'] };
}

/** True when the tests pass, that is, the mutant was not noticed. */
function passes(
  folder: string,
  { files, words = [], parallel = false, aloud = false }: Stage,
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      'node_modules/mocha/bin/mocha.js',
      ...['--bail', '--reporter', aloud ? 'dot' : 'min', '--timeout', '180000'],
      ...(words.length > 0 ? ['--grep', words.map(literally).join('|')] : []),
      ...(parallel ? ['--parallel', '--jobs', '2'] : []),
      ...files,
    ],
    {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'test', TZ: 'UTC' },
      stdio: ['ignore', aloud ? 'inherit' : 'ignore', 'ignore'],
    },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      // Killed for its slowness (no code): nothing has noticed the mutant.
      resolve(code === 0 || code === null);
    });
  });
}

const literally = (word: string): string => word.replaceAll('.', '\\.');

async function survives(folder: string, mutant: Mutant): Promise<boolean> {
  const file = path.join(folder, mutant.file);
  const original = readFileSync(file, 'utf8');
  writeFileSync(file, mutant.text);
  try {
    for (const stage of stages(mutant)) if (!(await passes(folder, stage))) return false;
    return true;
  } finally {
    writeFileSync(file, original);
  }
}

async function main(): Promise<void> {
  const only = process.argv.includes('--only')
    ? (process.argv[process.argv.indexOf('--only') + 1] ?? '').split(',')
    : [''];
  const mutants = allMutants().filter((each) => only.some((text) => each.name.includes(text)));
  const waiting = [...mutants];
  const survivors: string[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    const folder = workplace();
    try {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const survived = await survives(folder, mutant);
        if (survived) survivors.push(mutant.name);
        done += 1;
        console.log(
          `${String(done).padStart(4)}/${mutants.length} ${survived ? 'SURVIVED' : 'killed  '} ${mutant.name}`,
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  // The unchanged tree must pass, or every mutant would look noticed.
  const sound = workplace();
  const clean = await passes(sound, { files: testFiles, parallel: true, aloud: true });
  rmSync(sound, { recursive: true, force: true });
  if (!clean) throw new Error('the tests fail without any mutant: mend them first');
  await Promise.all(Array.from({ length: WORKERS }, work));
  console.log(`\n${mutants.length - survivors.length} killed, ${survivors.length} survived`);
  for (const name of survivors) console.log(`  survived: ${name}`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

await main();
