// The product as `npm start` starts it, in an empty folder, with a clock that the journey moves through the months.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Product {
  readonly address: string;
  /** From now on it is this instant for the product, and time goes on from there. */
  moveTo(instant: Date): void;
  now(): Date;
  /** Everything it has written: shown when the journey breaks off. */
  output(): string;
  stop(): Promise<void>;
}

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** A client that has to be built first takes its time on a busy machine. */
const PATIENCE_MS = 600_000;

export async function startProduct(begins: Date): Promise<Product> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-journey-'));
  for (const each of ['data', 'uploads']) mkdirSync(path.join(folder, each));
  const clockFile = path.join(folder, 'clock');
  let offset = 0;

  function moveTo(instant: Date): void {
    // Written beside and renamed: the product never reads half an instant.
    writeFileSync(`${clockFile}.next`, instant.toISOString());
    renameSync(`${clockFile}.next`, clockFile);
    offset = instant.getTime() - Date.now();
  }
  moveTo(begins);

  let written = '';
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: '0',
      BASE_URL: 'http://keguan.lanzhou-city.example',
      DATA_DIR: path.join(folder, 'data'),
      UPLOADS_DIR: path.join(folder, 'uploads'),
      DATABASE_URL: '',
      CLOCK_FILE: clockFile,
      DEMO: '0',
      LOG_LEVEL: 'error',
    },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await ended;
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }

  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the product does not listen:\n${written}`)),
      PATIENCE_MS,
    );
    const settle = (work: () => void) => {
      clearTimeout(timer);
      work();
    };
    child.stdout.on('data', () => {
      const found = /http:\/\/localhost:(\d+)/.exec(written);
      if (found) settle(() => resolve(`http://127.0.0.1:${found[1] ?? ''}`));
    });
    void ended.then((code) =>
      settle(() => reject(new Error(`the product ended with ${code ?? 'a signal'}:\n${written}`))),
    );
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });

  return { address, moveTo, now: () => new Date(Date.now() + offset), output: () => written, stop };
}
