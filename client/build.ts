// Builds the browser's half and says whether what is built is still what the sources say.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import config from './vite.config.ts';

const project = resolve(import.meta.dirname, '..');
const dist = join(import.meta.dirname, 'dist');
const stamp = join(dist, 'build.json');

/** Everything whose change makes a built client wrong: the client, the rules and contracts it shares, the packages. */
function sources(): string[] {
  return [
    ...filesUnder(join(project, 'client'), (path) => !path.startsWith(dist + sep)),
    ...filesUnder(join(project, 'server', 'domain'), () => true),
    ...filesUnder(join(project, 'server', 'features'), (path) => path.endsWith(`${sep}contract.ts`)),
    join(project, 'server', 'contract.ts'),
    join(project, 'package-lock.json'),
  ]
    .filter((path) => existsSync(path))
    .sort();
}

function filesUnder(folder: string, wanted: (path: string) => boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(wanted);
}

/** The same on every machine: relative names with forward slashes, then contents. */
export function clientHash(): string {
  const hash = createHash('sha256');
  for (const path of sources()) {
    hash.update(relative(project, path).split(sep).join('/'));
    hash.update('\0');
    hash.update(readFileSync(path));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Null when there is no finished build. */
export function builtHash(): string | null {
  if (!existsSync(stamp) || !existsSync(join(dist, 'index.html'))) return null;
  try {
    const built: unknown = JSON.parse(readFileSync(stamp, 'utf8'));
    return typeof built === 'object' && built !== null && 'hash' in built && typeof built.hash === 'string'
      ? built.hash
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a stamp cut short by a crash is no stamp
    throw error;
  }
}

export function isClientStale(): boolean {
  return builtHash() !== clientHash();
}

/** The stamp is written last: a build that was killed half-way counts as stale. */
export async function buildClient(): Promise<{ hash: string; milliseconds: number }> {
  const started = performance.now();
  const hash = clientHash();
  await inProduction(() => build({ ...config, configFile: false }));
  const milliseconds = Math.round(performance.now() - started);
  writeFileSync(stamp, `${JSON.stringify({ hash })}\n`);
  return { hash, milliseconds };
}

/** Whatever the caller runs as: a client built for development is larger and slower, and nobody would notice. */
async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { hash, milliseconds } = await buildClient();
  console.log(`client built in ${milliseconds} ms, ${hash.slice(0, 12)}`);
}
