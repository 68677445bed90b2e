// `npm run mutate [-- --only TEXT]`: every mutant must make at least one test fail. Survivors are listed and count as not done.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allMutants, type Mutant } from './mutation/mutants.ts';
import { globSync } from './support/files.ts';

const WORKERS = 2;
const PATIENCE_MS = 180_000;
/** Copied for each worker, so that a mutant never touches the real tree. */
const COPIED = [
  'server',
  'db',
  'test',
  'client',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.mocharc.json',
];

const testFiles = globSync('test', '.test.ts').filter(
  (file) => !/^test\/(browser|journey|db|documents)\//.test(file),
);
const texts = new Map(testFiles.map((file) => [file, readFileSync(file, 'utf8')]));

function workplace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-mutate-'));
  for (const name of COPIED) {
    cpSync(name, path.join(folder, name), {
      recursive: true,
      filter: (from) => !/test\/output|db\/data/.test(from),
    });
  }
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** First the quick suites, then those that name the word, then all: most mutants die in the first. */
function stages(mutant: Mutant): string[][] {
  const inDomain = mutant.file.startsWith('server/domain/') && mutant.file !== 'server/domain/workflow.ts';
  const quick = testFiles.filter((file) =>
    inDomain ? file.startsWith('test/domain/') : /^test\/(policy|workflow)/.test(file),
  );
  const named = testFiles.filter(
    (file) => mutant.words.some((word) => texts.get(file)?.includes(word)) && !quick.includes(file),
  );
  const rest = testFiles.filter(
    (file) => !quick.includes(file) && !named.includes(file) && !file.startsWith('test/client/'),
  );
  return [quick, named, rest].filter((stage) => stage.length > 0);
}

/** True when the tests pass, that is, the mutant was not noticed. */
function passes(folder: string, files: readonly string[]): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', '--bail', '--reporter', 'min', ...files],
    {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'test', TZ: 'UTC' },
      stdio: 'ignore',
    },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

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
  const only = process.argv[process.argv.indexOf('--only') + 1];
  const mutants = allMutants().filter(
    (each) => !process.argv.includes('--only') || each.name.includes(only ?? ''),
  );
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
  const clean = await passes(sound, testFiles);
  rmSync(sound, { recursive: true, force: true });
  if (!clean) throw new Error('the tests fail without any mutant: mend them first');
  await Promise.all(Array.from({ length: WORKERS }, work));
  console.log(`\n${mutants.length - survivors.length} killed, ${survivors.length} survived`);
  for (const name of survivors) console.log(`  survived: ${name}`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

await main();
