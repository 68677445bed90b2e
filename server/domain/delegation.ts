// Who sits at a desk for another (A/B 角): the holder stays named, the deputy acts, for a period. For the holder who goes
// away, the deputy, and the audit that must name both.
import { addDays, type Day } from './calendar.ts';
import { checkDesk, type WantedDesk } from './desks.ts';
import { ADMINISTRATORS, type Role } from './terms.ts';
import { collect, under, violation, type Violation } from './violation.ts';

/** Desks that are a person's own and pass to nobody: an application, an expert opinion; and the three administrators. */
export const PERSONAL_ROLES: readonly Role[] = ['applicant', 'expert', ...ADMINISTRATORS];

export interface Delegation {
  readonly deskId: number;
  readonly holderId: number;
  readonly deputyId: number;
  /** Both days are within. */
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly reason: string;
  /** The last day in force when it was ended early: a holder who is back; null: runs to its end. */
  readonly endedOn: Day | null;
}

/** Setting: the longest absence; beyond that the desk gets a new holder. */
export const LONGEST_DELEGATION_DAYS = 180;

export interface DelegationFacts {
  readonly role: Role;
  /** Of the desk, as checkDesk asks. */
  readonly desk: Omit<WantedDesk, 'role' | 'endsOn'>;
  /** Roles the deputy already holds in force. */
  readonly deputyRoles: readonly Role[];
  readonly isDeputyActive: boolean;
  /** Works at the unit of the desk, as its holder has to. */
  readonly isDeputyOfUnit: boolean;
  readonly existing: readonly Delegation[];
  readonly today: Day;
}

/** delegation.*: what keeps a desk from being lent; a deputy may hold what a holder of the desk may hold. */
export function checkDelegation(
  wanted: Delegation,
  { role, desk, deputyRoles, isDeputyActive, isDeputyOfUnit, existing, today }: DelegationFacts,
  { longestDays = LONGEST_DELEGATION_DAYS }: { longestDays?: number } = {},
): Violation[] {
  const { deskId, holderId, deputyId, startsOn, endsOn } = wanted;
  const meanwhile = existing.filter((each) => overlaps(each, wanted));
  return collect(
    PERSONAL_ROLES.includes(role)
      ? violation('delegation.personal', ['deskId'], { role: `roles.${role}` })
      : null,
    deputyId === holderId ? violation('delegation.self', ['deputyId']) : null,
    isDeputyActive ? null : violation('delegation.deputyInactive', ['deputyId']),
    isDeputyOfUnit ? null : violation('delegation.otherUnit', ['deputyId']),
    startsOn < today ? violation('delegation.past', ['startsOn'], { today }) : null,
    endsOn < startsOn ? violation('delegation.period', ['endsOn'], { startsOn }) : null,
    endsOn >= addDays(startsOn, longestDays)
      ? violation('delegation.tooLong', ['endsOn'], { days: longestDays })
      : null,
    wanted.reason.trim() === '' ? violation('delegation.reason', ['reason']) : null,
    meanwhile.some((each) => each.deskId === deskId) ? violation('delegation.overlap', ['startsOn']) : null,
    // Whoever lends a desk is away: then nobody would answer at the other one.
    meanwhile.some((each) => each.deskId !== deskId && each.holderId === deputyId)
      ? violation('delegation.deputyAway', ['deputyId'])
      : null,
    meanwhile.some((each) => each.deskId !== deskId && each.deputyId === holderId)
      ? violation('delegation.holderStandsIn', ['startsOn'])
      : null,
    under(['deputyId'], checkDesk({ ...desk, role, endsOn }, deputyRoles, today)),
  );
}

/** The last day on which it is in force. */
export function lastDayOf({ endsOn, endedOn }: Pick<Delegation, 'endsOn' | 'endedOn'>): Day {
  return endedOn !== null && endedOn < endsOn ? endedOn : endsOn;
}

export function isInForce(delegation: Delegation, on: Day): boolean {
  return delegation.startsOn <= on && on <= lastDayOf(delegation);
}

/** On at least one day both are in force; one that was ended before it began is in force on none. */
function overlaps(a: Delegation, b: Delegation): boolean {
  const from = a.startsOn > b.startsOn ? a.startsOn : b.startsOn;
  return from <= lastDayOf(a) && from <= lastDayOf(b);
}

/** Desks at which a person acts for another on a day. */
export function desksActedAt(
  delegations: readonly Delegation[],
  deputyId: number,
  on: Day,
): { deskId: number; holderId: number }[] {
  return delegations
    .filter((each) => each.deputyId === deputyId && isInForce(each, on))
    .map(({ deskId, holderId }) => ({ deskId, holderId }));
}

/**
 * Both names for the audit: who holds the desk and, when somebody else acts at it, who. null: may not act there. Whether
 * the desk itself is in force that day is asked before.
 */
export function actingAt(
  desk: { readonly deskId: number; readonly holderId: number },
  delegations: readonly Delegation[],
  personId: number,
  on: Day,
): { holderId: number; deputyId: number | null } | null {
  const { deskId, holderId } = desk;
  if (personId === holderId) return { holderId, deputyId: null };
  const isDeputy = delegations.some(
    (each) =>
      each.deskId === deskId &&
      each.holderId === holderId &&
      each.deputyId === personId &&
      isInForce(each, on),
  );
  return isDeputy ? { holderId, deputyId: personId } : null;
}
