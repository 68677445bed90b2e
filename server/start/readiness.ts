// What production needs before it may start. Nothing is repaired here: each missing thing is named with its command.
import { Op } from 'sequelize';
import type { Database } from '../../db/connection.ts';
import { pending } from '../../db/migrate.ts';
import { Account, Desk } from '../../db/models/identity.ts';
import { builtHash, isClientStale } from '../../client/build.ts';
import { ADMINISTRATORS } from '../domain/terms.ts';
import { DEMO_USERNAME_SUFFIX } from './demo.ts';

/** @returns one line for each thing that is missing or unsafe; empty when production may start */
export async function missingForProduction(database: Database): Promise<string[]> {
  const missing: string[] = [];
  if (builtHash() === null) missing.push('the built client: npm run build');
  else if (isClientStale()) missing.push('the built client is older than its sources: npm run build');
  const waiting = await pending(database);
  if (waiting.length > 0)
    return [...missing, `migrations ${waiting.join(', ')}: npm run migrate (after a backup)`];
  const demo = await Account.count({ where: { username: { [Op.like]: `%${DEMO_USERNAME_SUFFIX}` } } });
  if (demo > 0)
    missing.push(`${demo} demo accounts are in this database: production needs a database of its own`);
  const admins = await Desk.count({ where: { role: [...ADMINISTRATORS], endsAt: null } });
  if (admins === 0) missing.push('administrators: npm run admin:create');
  return missing;
}
