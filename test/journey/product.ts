// The product as `npm start` starts it, in an empty folder, with a clock that the journey moves through the months.
import { spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Product {
  readonly address: string;
  /** From now on it is this instant for the product, and time goes on from there. */
  moveTo(instant: Date): void;
  now(): Date;
  /** Everything it has written: shown when the journey breaks off. */
  output(): string;
  /** @throws Error when it does not close as asked */
  stop(): Promise<void>;
}

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** A client that has to be built first takes its time on a busy machine. */
const PATIENCE_MS = 600_000;
const CLOSING_MS = 30_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export async function startProduct(begins: Date): Promise<Product> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-journey-'));
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

  /** However the journey ends, nothing of it stays behind. */
  function leaveNothing(): void {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
  process.once('exit', leaveNothing);
  const interrupted = (): void => process.exit(130);
  for (const signal of SIGNALS) process.once(signal, interrupted);

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), CLOSING_MS);
    const code = await ended;
    clearTimeout(tooLong);
    process.off('exit', leaveNothing);
    for (const signal of SIGNALS) process.off(signal, interrupted);
    rmSync(folder, { recursive: true, force: true });
    // The product puts everything down when it is asked to end; 0 is how it says so.
    if (code !== 0) throw new Error(`the product did not close by itself:\n${written.slice(-2000)}`);
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
  }).catch((error: unknown) => {
    leaveNothing();
    throw error;
  });

  return { address, moveTo, now: () => new Date(Date.now() + offset), output: () => written, stop };
}
