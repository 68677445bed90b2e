// The demo town's accounts: one for each role, so that a newcomer can sit at every desk. Never in production.
import type { Role } from '../domain/terms.ts';

/** Demo user names end like this; production refuses to start on a database that holds one. */
export const DEMO_USERNAME_SUFFIX = '.demo';
export const DEMO_PASSWORD = 'Keguan-demo-2026';

/** One account a role, in the order of a grant's life; db/seed.ts makes them and more. */
export const demoAccounts: Readonly<Record<Role, string>> = {
  applicant: 'applicant.demo',
  hostOfficer: 'host.demo',
  hostFinance: 'hostfinance.demo',
  recommender: 'county.demo',
  expert: 'expert.demo',
  programmeOfficer: 'officer.demo',
  agencyOfficer: 'agency.demo',
  bureauFinance: 'finance.demo',
  officeClerk: 'clerk.demo',
  leader: 'leader.demo',
  supervisor: 'supervisor.demo',
  systemAdmin: 'system.demo',
  securityAdmin: 'security.demo',
  auditAdmin: 'audit.demo',
};
