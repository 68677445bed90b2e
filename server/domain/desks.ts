// Which desk may be given to whom: what a role is bound to, and which roles never meet in one person.
import type { Day } from './calendar.ts';
import { ADMINISTRATORS, BUREAU_ROLES, type OrganisationKind, type Role } from './terms.ts';
import { violation, type Violation } from './violation.ts';

const isAdministrator = (role: Role): boolean => (ADMINISTRATORS as readonly Role[]).includes(role);
const isOfBureau = (role: Role): boolean => (BUREAU_ROLES as readonly Role[]).includes(role);

/** Desks whose holders see or decide for many: a longer password. */
export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => isAdministrator(role) || isOfBureau(role) || role === 'agencyOfficer');
}

/** At which kind of organisation a role sits; not named: at none. A desk of the bureau may leave it out. */
const SITS_AT: Partial<Record<Role, OrganisationKind>> = {
  applicant: 'host',
  hostOfficer: 'host',
  hostFinance: 'host',
  recommender: 'county',
  agencyOfficer: 'agency',
};

/** The kind of organisation a role must name; null where it needs none. */
export function sitsAt(role: Role): OrganisationKind | null {
  return SITS_AT[role] ?? null;
}

export interface WantedDesk {
  readonly role: Role;
  /** null: without an organisation. */
  readonly organisationKind: OrganisationKind | null;
  readonly hasCall: boolean;
  /** Last day of the desk; null: until it is ended. */
  readonly endsOn: Day | null;
}

/**
 * @param held roles of the same person in force, whatever the account
 * @source GB/T 22239-2019 §8.1.4: the three administrators exclude each other and hold no business
 */
export function checkDesk(wanted: WantedDesk, held: readonly Role[], today: Day): Violation[] {
  const { role, organisationKind, hasCall, endsOn } = wanted;
  const violations: Violation[] = [];
  const kind = SITS_AT[role] ?? (isOfBureau(role) ? 'bureau' : null);
  if (kind === null ? organisationKind !== null : organisationKind !== kind && !mayLeaveOut(wanted))
    violations.push(violation('desk.organisation', ['organisationId'], { kind: kind ?? 'none' }));

  const isAgency = role === 'agencyOfficer';
  if (isAgency && !hasCall) violations.push(violation('desk.callWanted', ['callId']));
  if (isAgency && endsOn === null) violations.push(violation('desk.endWanted', ['endsOn']));
  if (hasCall && !isAgency && !isOfBureau(role)) violations.push(violation('desk.noCall', ['callId']));
  if (endsOn !== null && endsOn < today) violations.push(violation('desk.endPast', ['endsOn']));

  if (held.some((each) => each !== role && (isAdministrator(role) || isAdministrator(each))))
    violations.push(violation('desk.administratorAlone', ['role']));
  if (held.some((each) => (isAgency && isOfBureau(each)) || (isOfBureau(role) && each === 'agencyOfficer')))
    violations.push(violation('desk.agencyOutside', ['role']));
  return violations;
}

const mayLeaveOut = ({ role, organisationKind }: WantedDesk): boolean =>
  isOfBureau(role) && organisationKind === null;
