// Who somebody is to a project or to a person: the words in which knowledge.ts says who may know what.
import type { Role } from '../../../server/domain/terms.ts';
import type { Secret } from './detector.ts';
import { reached, REFUSED, type Phase } from './life.ts';
import type { Eye, Project, Town } from './town.ts';

export interface Asked {
  readonly town: Town;
  readonly eye: Eye;
  readonly secret: Secret;
  readonly phase: Phase;
  /** Where it stands; 'sent' for notices and mails. */
  readonly endpoint: string;
}

export type Reader = (asked: Asked) => boolean;

// --- whose secret it is -------------------------------------------------------------------------------------------

export type Whose = 'person' | 'applicant' | 'expert' | 'objector';

/** Of the people behind a project, those of leadX and memberX are project X's; the idle applicant has none. */
export function isOf(whose: Whose, { of }: Secret): boolean {
  const isExpert = /^E\d$/.test(of);
  if (whose === 'person') return of !== 'objector';
  if (whose === 'expert') return isExpert;
  if (whose === 'objector') return of === 'objector';
  return /^(lead|member)[A-Z]$/.test(of);
}

/** 'comment on A' is a comment. */
export const plainKind = ({ kind }: Secret): string => kind.replace(/ on [A-Z]$/, '');

/** The project a secret is about: that of the applicant, or the one that was reviewed. */
export function projectOf({ town, secret: { kind, of } }: Asked): Project | undefined {
  const letter = / on ([A-Z])$/.exec(kind)?.[1] ?? /^(?:lead|member)([A-Z])$/.exec(of)?.[1];
  return town.projects.find((each) => each.key === (of === 'idleApplicant' ? 'B' : letter));
}

// --- readers ------------------------------------------------------------------------------------------------------

export const everybody: Reader = () => true;

export const themselves: Reader = ({ eye, secret }) => eye.key === secret.of;

const hasRole =
  (role: Role): Reader =>
  ({ eye }) =>
    eye.role === role;

export const theOfficer = hasRole('programmeOfficer');
export const theLeader = hasRole('leader');
export const theSupervisor = hasRole('supervisor');
export const theSystemAdministrator = hasRole('systemAdmin');
export const theSecurityAdministrator = hasRole('securityAdmin');
export const theAuditAdministrator = hasRole('auditAdmin');
export const anAgency = hasRole('agencyOfficer');

/** The agency of the town serves the fund only: the call with lump sums. */
export const theAgencyOfTheCall: Reader = (asked) =>
  anAgency(asked) && projectOf(asked)?.call.rules.budgetMode === 'lump_sum';

export const theLead: Reader = (asked) => asked.eye === projectOf(asked)?.lead;

const isAtTheDesk =
  (desk: string): Reader =>
  (asked) =>
    asked.eye.key === `${desk}${projectOf(asked)?.key ?? ''}`;

export const theMember = isAtTheDesk('member');
export const theHost = isAtTheDesk('host');

export const theRecommender: Reader = (asked) =>
  asked.eye.key === (projectOf(asked)?.key === 'B' ? 'recommender2' : 'recommender1');

/** Anybody whose account belongs to the unit. */
export const someoneOfTheUnit: Reader = (asked) =>
  asked.eye.who?.account.organisationId != null &&
  asked.eye.who.account.organisationId === projectOf(asked)?.host.id;

/** B stays below A, and the money reaches one: B is not among those to be funded. */
const isChosen: Reader = (asked) => projectOf(asked)?.key !== 'B';

export const everybodyOfTheChosen: Reader = isChosen;
export const theOfficeOfTheChosen: Reader = (asked) => hasRole('officeClerk')(asked) && isChosen(asked);
export const theFinanceOfTheChosen: Reader = (asked) =>
  (hasRole('bureauFinance')(asked) || isAtTheDesk('hostFinance')(asked)) && isChosen(asked);

/** Asked, not refused, and the round is open: before there is nothing to see, afterwards nothing any more. */
export const anExpertReviewingIt: Reader = (asked) => {
  const { eye, phase } = asked;
  const project = projectOf(asked);
  const hasRefused = eye.key === REFUSED.expert && project?.key === REFUSED.project;
  const isAsked = project?.experts.includes(eye.key) === true;
  return isAsked && !hasRefused && reached(phase, 'round open') && !reached(phase, 'closed');
};

export const anExpertReviewingItOpenly: Reader = (asked) =>
  anExpertReviewingIt(asked) && projectOf(asked)?.blind === 'single';
