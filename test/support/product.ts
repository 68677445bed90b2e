// The product under test: the express application over a database of its own, with a clock that the test moves.
import type { Express } from 'express';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import type { Database } from '../../db/connection.ts';
import { buildApp } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { replaceClock } from '../../server/core/clock.ts';
import { useDatabase } from '../../server/core/database.ts';
import { useSecret } from '../../server/core/secrets.ts';
import { useStorage } from '../../server/core/storage.ts';
import { freshDatabase } from './database.ts';

export interface Product {
  readonly app: Express;
  readonly config: Config;
  readonly database: Database;
  /** Moves the product's clock to an instant; it stands still until moved again. */
  at(instant: string): void;
  now(): Date;
  /** A browser of its own: keeps its cookie. */
  agent(): ReturnType<typeof request.agent>;
  /** Signs in as an account made by the factories. */
  signIn(username: string, password?: string): Promise<ReturnType<typeof request.agent>>;
  close(): Promise<void>;
}

/** A Wednesday morning in Shanghai; tests that care move the clock. */
export const START = '2026-03-04T02:00:00.000Z';
export const PASSWORD = 'Keguan-demo-2026';

export async function openProduct(): Promise<Product> {
  const database = await freshDatabase();
  const uploads = await mkdtemp(path.join(tmpdir(), 'keguan-files-'));
  const { config } = readConfig({ NODE_ENV: 'test', UPLOADS_DIR: uploads });
  if (!config) throw new Error('the test configuration is not valid');
  let instant = new Date(START);
  const restore = replaceClock(() => new Date(instant));
  useDatabase(database);
  useSecret(config.DATA_SECRET);
  useStorage(uploads);
  const app = buildApp({ config });
  return {
    app,
    config,
    database,
    at: (text) => {
      instant = new Date(text);
    },
    now: () => new Date(instant),
    agent: () => request.agent(app),
    async signIn(username, password = PASSWORD) {
      const agent = request.agent(app);
      await agent.post('/api/session').send({ username, password }).expect(200);
      return agent;
    },
    async close() {
      restore();
      await database.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}
