// The demo town (澜州市): a believable invented city, made through the acts under a clock that lives through the months
// before today. `npm run seed` fills an empty database with it; `npm start` does so by itself outside production.
import { mkdirSync } from 'node:fs';
import { openDatabase } from './connection.ts';
import { migrate } from './migrate.ts';
import { Account } from './models/identity.ts';
import { Setting } from './models/oversight.ts';
import { seedAdministrators } from './seed/administrators.ts';
import { seedTown } from './seed/story.ts';
import { readConfig } from '../server/config.ts';
import { now } from '../server/core/clock.ts';
import { useDatabase } from '../server/core/database.ts';
import { useSecret } from '../server/core/secrets.ts';
import { useStorage } from '../server/core/storage.ts';

const TOWN = 'demoTown';

/** Into the open database, which is empty; it ends at what the product takes for today. */
export async function seedDemoTown(): Promise<void> {
  const row = await Setting.create({ key: TOWN, value: 'building' });
  await seedTown(now());
  await row.update({ value: 'built' });
}

/** A town whose making was interrupted lacks half of its story: nobody should try the product out in it. */
export async function isHalfBuilt(): Promise<boolean> {
  return (await Setting.findOne({ where: { key: TOWN } }))?.value === 'building';
}

/** Nobody but the three administrators, for whoever wants to build a town of their own. */
export async function seedDemoAdministrators(): Promise<void> {
  await seedAdministrators(now());
}

/** The command: with the environment of the product, and never into a database that holds anybody. */
async function main(): Promise<void> {
  const { config, missing } = readConfig(process.env);
  if (!config) throw new Error(missing.join('; '));
  if (config.isProduction)
    throw new Error('the demo town is for trying the product out, never for production');
  for (const folder of [config.DATA_DIR, config.UPLOADS_DIR]) mkdirSync(folder, { recursive: true });
  const database = await openDatabase({ url: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    useDatabase(database);
    useSecret(config.DATA_SECRET);
    useStorage(config.UPLOADS_DIR);
    await migrate(database);
    if ((await Account.count()) > 0)
      throw new Error('this database is not empty: the demo town needs one of its own');
    const started = performance.now();
    await seedDemoTown();
    console.log(`demo town: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } finally {
    await database.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
