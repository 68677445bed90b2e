// The product's own commands, run as an operator runs them: in a process of their own, with an environment of their own.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Folders of one deployment, thrown away afterwards. */
export interface Deployment {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Started {
  readonly port: number;
  readonly output: () => string;
  /** Resolves with the exit code; null after a signal that it could not answer. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const PATIENCE_MS = 300_000;
const LEFT_BEHIND = ['node_modules', '.git', 'uploads'];

export function aDeployment(more: NodeJS.ProcessEnv = {}): Deployment {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-start-'));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    TZ: process.env['TZ'],
    HOST: '0.0.0.0',
    PORT: '0',
    DATA_DIR: path.join(folder, 'data'),
    UPLOADS_DIR: path.join(folder, 'uploads'),
    LOG_LEVEL: 'error',
    DEMO: '0',
    ...more,
  };
  return { folder, env };
}

/** The project as a fresh clone holds it, with its packages: `dist` is not in a clone. */
export function aClone(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-clone-'));
  for (const name of readdirSync(PROJECT).filter((each) => !LEFT_BEHIND.includes(each))) {
    cpSync(path.join(PROJECT, name), path.join(folder, name), {
      recursive: true,
      filter: (from) => !/test\/output|db\/data|client\/dist/.test(from),
    });
  }
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

export function throwAway(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Runs one file to its end. */
export function runs(
  file: string,
  env: NodeJS.ProcessEnv,
  { cwd = PROJECT, input = '' }: { cwd?: string; input?: string } = {},
): Promise<{ code: number | null; output: string }> {
  const { child, output, ended } = open(file, env, cwd);
  child.stdin.end(input);
  return ended.then((code) => ({ code, output: output() }));
}

/** Starts the product and waits until it says where it listens. */
export async function starts(env: NodeJS.ProcessEnv, cwd = PROJECT): Promise<Started> {
  const { child, output, ended } = open('server/main.ts', env, cwd);
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/localhost:(\d+)/.exec(output());
      if (found) resolve(Number(found[1]));
    });
    void ended.then(() => reject(new Error(output())));
  });
  return {
    port,
    output,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function open(file: string, env: NodeJS.ProcessEnv, cwd: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd, env, stdio: 'pipe' });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      clearTimeout(late);
      resolve(code);
    });
  });
  return { child, output: () => written, ended };
}
