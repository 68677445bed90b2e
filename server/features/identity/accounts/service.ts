// What happens to an account: the unit confirms or refuses it, the system administrator disables and enables it.
import { Account, Desk, Organisation, Person } from '../../../../db/models/identity.ts';
import { refuseOn } from '../../../core/errors.ts';
import { notify } from '../../../core/outbox.ts';
import { sortPinyin } from '../../../core/persons.ts';
import { moves, transition } from '../../../core/transition.ts';
import { violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { endSessions } from '../sessions.ts';

export { register } from './registration.ts';

interface Decision {
  readonly id: number;
  readonly version: number;
}
interface Reasoned extends Decision {
  readonly reason: string;
}

/** The unit vouches for the person: name and identity number belong together. At a host unit an applicant's desk comes with it. */
export async function confirm(actor: Actor, { id, version }: Decision): Promise<void> {
  await transition(actor, [moves('account.confirm', 'account', id, { version })], async ({ record }) => {
    const person = await Person.findByPk(record.personId, { lock: true, rejectOnEmpty: true });
    refuseOn(await takeName(record, person));
    const organisation = await Organisation.findByPk(record.organisationId ?? 0);
    if (organisation) {
      person.organisationId = organisation.id;
      if (organisation.kind === 'host')
        await Desk.create({
          accountId: record.id,
          role: 'applicant',
          organisationId: organisation.id,
          startsAt: actor.at,
        });
    }
    await person.save();
    await tell(actor, record, 'account.confirmed');
  });
}

/**
 * Somebody may have been named wrongly before they came themselves. Once they have an account of their own, a
 * registration under another name is somebody else's, or a mistake that the unit must clear up.
 */
async function takeName(account: Account, person: Person): Promise<Violation[]> {
  const name = account.registeredName;
  if (name === null || name === person.name) return [];
  const others = await Account.count({ where: { personId: person.id, state: ['active', 'disabled'] } });
  if (others > 0) return [violation('account.nameDiffers', ['name'], { name })];
  person.name = name;
  person.sortPinyin = sortPinyin(name);
  return [];
}

export async function refuse(actor: Actor, { id, version, reason }: Reasoned): Promise<void> {
  await transition(
    actor,
    [moves('account.refuse', 'account', id, { version, reason })],
    async ({ record }) => {
      await tell(actor, record, 'account.refused', { reason });
      // The name is free again for a corrected registration; ~ is in no name that can be chosen.
      record.username = `${record.username}~${record.id}`;
    },
  );
}

/** Ends what is open at once; the desks stay, for the day it is enabled again. */
export async function disable(actor: Actor, { id, version, reason }: Reasoned): Promise<void> {
  await transition(actor, [moves('account.disable', 'account', id, { version, reason })], () =>
    endSessions(id),
  );
}

export async function enable(actor: Actor, { id, version, reason }: Reasoned): Promise<void> {
  await transition(
    actor,
    [moves('account.enable', 'account', id, { version, reason })],
    async ({ record }) => {
      await tell(actor, record, 'account.enabled');
    },
  );
}

async function tell(
  actor: Actor,
  account: Account,
  template: string,
  params: Record<string, string> = {},
): Promise<void> {
  await notify({
    template,
    to: [account.id],
    record: { type: 'account', id: account.id },
    params,
    bucket: String(account.version),
    at: actor.at,
  });
}
