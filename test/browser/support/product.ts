// The product as `npm start` runs it: a process of its own in an empty folder, spoken to over HTTP only. All stories share
// one town, because building it takes longer than a story; it ends with the test run.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LOG = path.join(ROOT, 'test/output/browser-product.log');

export const DEMO_PASSWORD = 'Keguan-demo-2026';

/** A name in the browser for this machine as others on the network see it, where it has no address of its own. */
export const NETWORK_NAME = 'keguan.lan';

export interface RunningProduct {
  readonly origin: string;
  /** Under the machine's own address on its network: plain http that no browser takes for this machine itself. */
  readonly lanOrigin: string;
  /** kill -9, as a power cut does. */
  crash(): Promise<void>;
  /** On the same port, over the same data. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

let running: Promise<RunningProduct> | null = null;

export function theProduct(): Promise<RunningProduct> {
  running ??= startFirst();
  return running;
}

export async function closeProduct(): Promise<void> {
  const product = await running;
  running = null;
  await product?.stop();
}

async function startFirst(): Promise<RunningProduct> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keguan-browser-'));
  // While writing a story: a folder with `data` and `uploads` of a town that is built already, to be copied.
  const built = process.env['BROWSER_TOWN'];
  if (built) cpSync(built, folder, { recursive: true });
  mkdirSync(path.dirname(LOG), { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child = await start(folder, port, origin);
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', () => {
    child.kill('SIGKILL');
    clear();
  });
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(child, 'exit');
    if (child.kill(signal)) await gone;
  };
  return {
    origin,
    lanOrigin: `http://${lanAddress() ?? NETWORK_NAME}:${port}`,
    crash: () => end('SIGKILL'),
    async stop() {
      await end('SIGKILL');
      clear();
    },
    async startAgain() {
      child = await start(folder, port, origin);
    },
  };
}

async function start(folder: string, port: number, origin: string): Promise<ChildProcess> {
  const log = openSync(LOG, 'a');
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      HOST: '0.0.0.0',
      DATA_DIR: path.join(folder, 'data'),
      UPLOADS_DIR: path.join(folder, 'uploads'),
      LOG_LEVEL: 'warn',
    },
  });
  closeSync(log);
  // The test run ends when its stories do, not when the product does.
  child.unref();
  await answering(child, origin);
  return child;
}

/** Asks until it answers: by then the town is built. */
async function answering(child: ChildProcess, origin: string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${origin}/api/session`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the product did not start:\n${readFileSync(LOG, 'utf8').slice(-4000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function lanAddress(): string | null {
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find((each) => each.family === 'IPv4' && !each.internal);
  return own?.address ?? null;
}
