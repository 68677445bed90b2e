// What the browser may know of the one who is signed in.
import type { z } from 'zod';
import { Call } from '../../../../db/models/call.ts';
import { Account, Desk, Organisation } from '../../../../db/models/identity.ts';
import type { Config } from '../../../config.ts';
import type { Actor } from '../../../policy/subject.ts';
import type { sessionView } from './contract.ts';

export async function presentSession(actor: Actor, config: Config): Promise<z.input<typeof sessionView>> {
  const bureau = {
    name: config.BUREAU_NAME,
    hasMail: config.MAIL_URL !== undefined && config.BASE_URL !== undefined,
  };
  if (actor.kind !== 'person' || actor.accountId === null) {
    return { person: null, mustChangePassword: false, desks: [], bureau };
  }
  const account = await Account.findByPk(actor.accountId, { rejectOnEmpty: true });
  const rows = await Desk.findAll({ where: { accountId: actor.accountId }, order: [['id', 'ASC']] });
  const inForce = rows.filter(
    (row) => row.startsAt <= actor.at && (row.endsAt === null || row.endsAt > actor.at),
  );
  const desks = await Promise.all(
    inForce.map(async ({ id, role, organisationId, callId }) => ({
      id,
      role,
      organisationId,
      callId,
      at: [
        organisationId === null ? null : (await Organisation.findByPk(organisationId))?.name,
        callId === null ? null : (await Call.findByPk(callId))?.title,
      ]
        .filter((each) => each != null)
        .join(' · '),
    })),
  );
  return {
    person: { id: account.id, name: actor.name, username: account.username },
    mustChangePassword: actor.mustChangePassword,
    desks,
    bureau,
  };
}
