// Gives and ends desks. What a person holds is counted over all accounts of the person.
import { Call } from '../../../../db/models/call.ts';
import { Account, Desk, Organisation } from '../../../../db/models/identity.ts';
import { writeAudit } from '../../../core/audit.ts';
import { NotFound, refuseOn } from '../../../core/errors.ts';
import { notify } from '../../../core/outbox.ts';
import { edits, transition } from '../../../core/transition.ts';
import { dayOf, deadlineAfter, type Day } from '../../../domain/calendar.ts';
import { checkDesk } from '../../../domain/desks.ts';
import type { Role } from '../../../domain/terms.ts';
import { collect, violation } from '../../../domain/violation.ts';
import { roleWords } from '../../../domain/words/roles.ts';
import type { Actor, ActorDesk } from '../../../policy/subject.ts';
import { inForce } from '../accounts/reads.ts';

export interface Grant {
  readonly id: number;
  readonly version: number;
  readonly role: Role;
  readonly organisationId: number | null;
  readonly callId: number | null;
  readonly endsOn: Day | null;
}

export async function grant(actor: Actor, wanted: Grant): Promise<void> {
  const { id, version, role, organisationId, callId, endsOn } = wanted;
  await transition(actor, [edits('desk.grant', 'account', id, { version })], async ({ record }) => {
    const [organisation, call, held] = await Promise.all([
      organisationId === null ? null : Organisation.findByPk(organisationId),
      callId === null ? null : Call.findByPk(callId),
      heldBy(record.personId, actor.at),
    ]);
    const isHeld = held.some(
      (desk) =>
        desk.accountId === id &&
        desk.role === role &&
        desk.organisationId === organisationId &&
        desk.callId === callId,
    );
    refuseOn(
      collect(
        organisationId !== null && !organisation
          ? violation('desk.organisationUnknown', ['organisationId'])
          : null,
        callId !== null && !call ? violation('desk.callUnknown', ['callId']) : null,
        isHeld ? violation('desk.twice', ['role']) : null,
        checkDesk(
          { role, organisationKind: organisation?.kind ?? null, hasCall: call !== null, endsOn },
          held.map((desk) => desk.role),
          dayOf(actor.at),
        ),
      ),
    );
    const desk = await Desk.create({
      accountId: id,
      role,
      organisationId,
      callId,
      startsAt: actor.at,
      endsAt: endsOn === null ? null : deadlineAfter(endsOn),
    });
    await keep(actor, 'desk.grant', desk, null);
    await tell(actor, desk, 'desk.granted');
  });
}

async function heldBy(personId: number, at: Date): Promise<Desk[]> {
  // Locked, so that two desks that exclude each other are not given at the same time to two accounts of one person.
  const accounts = await Account.findAll({ where: { personId }, order: [['id', 'ASC']], lock: true });
  return Desk.findAll({ where: { accountId: accounts.map((account) => account.id), ...inForce(at) } });
}

export async function end(
  actor: Actor,
  given: { readonly id: number; readonly deskId: number; readonly version: number; readonly reason: string },
): Promise<void> {
  const { id, deskId, version, reason } = given;
  await transition(actor, [edits('desk.end', 'account', id, { version, reason })], async () => {
    const desk = await Desk.findOne({ where: { id: deskId, accountId: id }, lock: true });
    if (!desk) throw new NotFound();
    refuseOn(desk.endsAt !== null && desk.endsAt <= actor.at ? [violation('desk.ended', ['deskId'])] : []);
    const before = desk.endsAt;
    desk.endsAt = actor.at;
    await desk.save();
    await keep(actor, 'desk.end', desk, before);
    await tell(actor, desk, 'desk.ended');
  });
}

/** The account's own audit row says that a desk changed; this one says which. */
async function keep(
  actor: Actor,
  act: 'desk.grant' | 'desk.end',
  desk: Desk,
  endedBefore: Date | null,
): Promise<void> {
  const at: ActorDesk | null = actor.desks.find((each) => each.role === 'securityAdmin') ?? null;
  const { accountId, role, organisationId, callId } = desk;
  await writeAudit(actor, {
    act,
    desk: at,
    recordType: 'desk',
    recordId: desk.id,
    ...(act === 'desk.end' && { before: { endsAt: endedBefore?.toISOString() ?? null } }),
    after: { accountId, role, organisationId, callId, endsAt: desk.endsAt?.toISOString() ?? null },
  });
}

async function tell(actor: Actor, desk: Desk, template: 'desk.granted' | 'desk.ended'): Promise<void> {
  const { zh, en } = roleWords[desk.role];
  await notify({
    template,
    to: [desk.accountId],
    record: { type: 'account', id: desk.accountId },
    params: { roleZh: zh, roleEn: en },
    bucket: `desk ${desk.id}`,
    at: actor.at,
  });
}
