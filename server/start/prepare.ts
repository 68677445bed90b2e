// Makes a fresh folder into a running product: migrates, builds the client when it is stale, seeds an empty database.
// Only outside production.
import type { Database } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { Account } from '../../db/models/identity.ts';
import { buildClient, isClientStale } from '../../client/build.ts';

export async function prepare(
  database: Database,
  say: (line: string) => void,
  { hasTown = true }: { hasTown?: boolean } = {},
): Promise<void> {
  const migrated = await migrate(database);
  if (migrated.length > 0) say(`database: ${migrated.length} migration(s) applied`);
  if (isClientStale()) {
    say('client: building …');
    const { milliseconds } = await buildClient();
    say(`client: built in ${(milliseconds / 1000).toFixed(1)} s`);
  }
  const { isHalfBuilt, seedDemoAdministrators, seedDemoTown } = await import('../../db/seed.ts');
  if (await isHalfBuilt())
    throw new Error(
      'the demo town was interrupted while it was built: empty the database (DATA_DIR, or the one of DATABASE_URL) and start again',
    );
  if ((await Account.count()) > 0) return;
  if (hasTown) {
    say('demo town: building it through the acts, this takes a little while …');
    const started = performance.now();
    await seedDemoTown();
    say(`demo town: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } else {
    await seedDemoAdministrators();
    say('database: the three administrators, nobody else');
  }
}
