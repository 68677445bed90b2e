// The three administrators of a new installation, as `npm run admin:create` makes them; each has then set the demo password.
import { Account } from '../models/identity.ts';
import { createAdministrators } from '../../server/adminCreate.ts';
import { changePassword } from '../../server/features/identity/password/service.ts';
import { actorOf } from '../../server/http/session.ts';
import { DEMO_PASSWORD } from '../../server/start/demo.ts';
import { administrators } from './people.ts';

/** @returns ids of the accounts by user name */
export async function seedAdministrators(at: Date): Promise<Map<string, number>> {
  const accounts = new Map<string, number>();
  for (const { username, password } of await createAdministrators(administrators)) {
    const { id } = await Account.findOne({ where: { username }, rejectOnEmpty: true });
    const actor = await actorOf(id, at, null, null);
    if (!actor) throw new Error(`${username} cannot act`);
    await changePassword(actor, { current: password, password: DEMO_PASSWORD, session: '' });
    accounts.set(username, id);
  }
  return accounts;
}
