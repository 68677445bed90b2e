// Keeps the bureau's and the agency's own people away from the review of what is theirs (回避).
import { Account, Organisation, Person } from '../../../../db/models/identity.ts';
import { refuseOn } from '../../../core/errors.ts';
import {
  checkStaff,
  findStaffConflicts,
  type ConflictApplication,
  type StaffMember,
} from '../../../domain/conflict.ts';
import type { Actor } from '../../../policy/subject.ts';

/** @throws RuleViolation when one of the applications is the actor's own or of a unit of theirs */
export async function refuseOwn(actor: Actor, applications: readonly ConflictApplication[]): Promise<void> {
  refuseOn(checkStaff(await staffMember(actor), applications));
}

/** The applications about whose reviewers this member of staff must not even read. */
export async function ownAmong(
  actor: Actor,
  applications: readonly ConflictApplication[],
): Promise<ReadonlySet<number>> {
  const found = findStaffConflicts(await staffMember(actor), applications);
  return new Set(found.map((each) => each.applicationId));
}

async function staffMember(actor: Actor): Promise<StaffMember> {
  const [person, account] = await Promise.all([
    actor.personId === null ? null : Person.findByPk(actor.personId),
    actor.accountId === null ? null : Account.findByPk(actor.accountId),
  ]);
  const ids = [
    person?.organisationId,
    account?.organisationId,
    ...actor.desks.map((desk) => desk.organisationId),
  ].filter((each) => each != null);
  const units = await Organisation.findAll({ where: { id: [...new Set(ids)] } });
  return {
    personKey: person?.identityKey ?? null,
    name: actor.name,
    // Whoever works at the bureau has no unit of their own in the town.
    units: units
      .filter((each) => each.kind !== 'bureau')
      .map(({ uscc, parentUscc }) => ({ uscc, parentUscc })),
  };
}
