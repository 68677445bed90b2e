// The migrations of the product in their order, and the checksum that tells whether an applied one was changed afterwards.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Dialect } from './connection.ts';
import type { Statements, Step } from './ddl.ts';

export type Migration = { name: string; up: Statements };

export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');
const FILE_NAME = /^\d{4}-[a-z0-9-]+\.ts$/;

export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => FILE_NAME.test(file)).sort();
  const numbers = files.map((file) => file.slice(0, 4));
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice) throw new Error(`two migrations have the number ${twice}`);
  const found: Migration[] = [];
  for (const file of files) {
    const module = (await import(pathToFileURL(path.join(folder, file)).href)) as { up?: Statements };
    if (!module.up) throw new Error(`migration ${file} exports no "up"`);
    found.push({ name: file.replace(/\.ts$/, ''), up: module.up });
  }
  return found;
}

/** Of the SQL that is run, so that a new comment or line break in the file is no change. */
export function checksum(migration: Migration, dialect: Dialect): string {
  const text = migration.up[dialect].map((step) => written(step)).join(';\n');
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex');
}

function written(step: Step): string {
  if (typeof step === 'string') return step;
  if ('run' in step) return `program ${step.name}`;
  return `rebuild ${JSON.stringify([step.rebuild.sqlite, step.values ?? {}, step.dropIndexes ?? []])}`;
}
