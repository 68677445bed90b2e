// What a page shows differently at one desk than at another, where no record says it: named here, so that no page names a role.
import type { Role } from '../server/domain/terms.ts';

type Desk = { readonly role: Role } | null | undefined;

/** Answers for the people of one unit, not for everybody. */
export const answersForOneUnit = (desk: Desk): boolean => desk?.role === 'hostOfficer';

/** Enters restrictions; others only read them. */
export const entersSanctions = (desk: Desk): boolean => desk?.role === 'programmeOfficer';
