// Where files lie: random names, hashed while they are written, never a path from a user. Local folder behind one
// interface; nothing here is served statically.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface StoredBytes {
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
}

let root: string | null = null;

export function useStorage(folder: string): void {
  root = folder;
}

function pathOf(key: string): string {
  if (root === null) throw new Error('no storage: call useStorage() first');
  if (!/^[0-9a-f]{2}\/[0-9a-f]{40}$/.test(key)) throw new Error('not a storage key');
  return path.join(root, key);
}

/** Writes beside and renames, so that a half-written file is never found under its key. */
export async function store(content: Buffer | NodeJS.ReadableStream): Promise<StoredBytes> {
  const name = randomBytes(20).toString('hex');
  const key = `${name.slice(0, 2)}/${name}`;
  const target = pathOf(key);
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const partial = `${target}.part`;
  try {
    const source = Buffer.isBuffer(content) ? Readable.from([content]) : content;
    await pipeline(source, count, createWriteStream(partial, { flush: true }));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { key, size, sha256: hash.digest('hex') };
}

export function openStored(key: string): NodeJS.ReadableStream {
  return createReadStream(pathOf(key));
}

export async function readStored(key: string): Promise<Buffer> {
  return readFile(pathOf(key));
}

/** For bytes whose row was never committed. */
export async function removeStored(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}
