// Starts the product: reads the environment, opens the database, prepares or refuses, listens, and closes gracefully.
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../db/connection.ts';
import { buildApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { useDatabase } from './core/database.ts';
import { useSecret } from './core/secrets.ts';
import { useStorage } from './core/storage.ts';
import { ADMINISTRATORS } from './domain/terms.ts';
import { roleWords } from './domain/words/roles.ts';
import { openLog } from './http/logger.ts';
import { startJobs } from './jobs/loop.ts';
import { followClockFile } from './start/clockFile.ts';
import { DEMO_PASSWORD, demoAccounts } from './start/demo.ts';
import { prepare } from './start/prepare.ts';
import { missingForProduction } from './start/readiness.ts';

const CLIENT_DIST = path.resolve(import.meta.dirname, '../client/dist');

function refuse(missing: readonly string[]): never {
  console.error('Keguan does not start. Missing or unsafe:');
  for (const line of missing) console.error(`  - ${line}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const { config, missing } = readConfig(process.env);
  if (!config) return refuse(missing);
  const log = openLog(config.LOG_LEVEL);
  if (config.CLOCK_FILE) followClockFile(config.CLOCK_FILE);
  for (const folder of [config.DATA_DIR, config.UPLOADS_DIR]) mkdirSync(folder, { recursive: true });

  const database = await openDatabase({ url: config.DATABASE_URL, dataDir: config.DATA_DIR });
  useDatabase(database);
  useSecret(config.DATA_SECRET);
  useStorage(config.UPLOADS_DIR);

  if (config.isProduction) {
    const unready = await missingForProduction(database);
    if (unready.length > 0) refuse(unready);
  } else {
    await prepare(database, (line) => console.log(line), { hasTown: config.DEMO === '1' });
  }

  const app = buildApp({ config, clientDist: CLIENT_DIST, log });
  const server = app.listen(config.PORT, config.HOST, () => {
    announce(config, (server.address() as AddressInfo).port);
  });
  const stopJobs = startJobs(config, log);
  const close = () => {
    stopJobs();
    server.close(() => {
      database.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'the database did not close');
          process.exit(1);
        },
      );
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
}

function announce(config: Config, port: number): void {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => `http://${each.address}:${port}`);
  console.log(`\nKeguan 科管 · ${config.BUREAU_NAME}`);
  console.log(
    `  http://localhost:${port}${config.HOST === '0.0.0.0' ? addresses.map((each) => `\n  ${each}`).join('') : ''}`,
  );
  if (config.isProduction) return;
  console.log(`\nDemo accounts, password ${DEMO_PASSWORD}:`);
  for (const [role, username] of Object.entries(demoAccounts)) {
    if (config.DEMO === '0' && !ADMINISTRATORS.some((each) => each === role)) continue;
    console.log(`  ${username.padEnd(18)} ${roleWords[role as keyof typeof demoAccounts].zh}`);
  }
}

await start();
