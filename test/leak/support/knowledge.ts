// Who may come to know what of whom, and from when: sentences of the field, not the product's own tables. Whatever is not
// said here is a leak.
import type { Role } from '../../../server/domain/terms.ts';
import type { Secret } from './detector.ts';
import { reached, type Phase } from './life.ts';
import type { Eye, Project, Town } from './town.ts';

interface Asked {
  readonly town: Town;
  readonly eye: Eye;
  readonly secret: Secret;
  readonly phase: Phase;
}

/** Full numbers are revealed by an act with a reason, never by looking (个人信息保护法 art. 51: masked by default). */
const NEVER_BY_LOOKING = ['identity number', 'objector contact'];
/** The unit's officer and the bureau check a person by these; an agency, an expert and an administrator never. */
const OF_IDENTITY = ['masked identity number', 'date of birth'];

export function mayKnow(asked: Asked): boolean {
  const { eye, secret } = asked;
  if (NEVER_BY_LOOKING.includes(secret.kind)) return false;
  if (secret.of === eye.key) return true;
  if (secret.kind === 'phone') return false;
  if (secret.of === 'objector') return is(eye, 'programmeOfficer', 'leader', 'supervisor');
  if (/^E\d$/.test(secret.of))
    return secret.kind.startsWith('comment') ? mayReadComment(asked) : mayKnowExpert(asked);
  return mayKnowApplicant(asked);
}

const is = ({ role }: Eye, ...roles: (Role | 'public')[]): boolean => roles.includes(role);
const isAdministrator = (eye: Eye): boolean => is(eye, 'systemAdmin', 'securityAdmin', 'auditAdmin');

/** Who reviewed is known to who organises the review and to the supervisor; the leader decides without knowing. */
function mayKnowExpert({ eye, secret, phase }: Asked): boolean {
  if (OF_IDENTITY.includes(secret.kind)) return is(eye, 'programmeOfficer', 'supervisor');
  // The code stands for the expert in what the leader reads: random, it leads to nobody.
  if (secret.kind === 'review code' && is(eye, 'leader')) return reached(phase, 'closed');
  return is(eye, 'programmeOfficer', 'agencyOfficer', 'supervisor') || isAdministrator(eye);
}

/** 'comment on A': the bureau once the round has closed, the applicant with the publicity, nobody else. */
function mayReadComment({ town, eye, secret, phase }: Asked): boolean {
  const project = town.projects.find((each) => secret.kind.endsWith(` ${each.key}`));
  if (!project) return false;
  if (eye === project.lead) return reached(phase, 'in publicity');
  const organises =
    is(eye, 'programmeOfficer', 'leader', 'supervisor') || (is(eye, 'agencyOfficer') && isAgencyOf(project));
  return organises && reached(phase, 'closed');
}

/** The agency of the town serves the fund only. */
const isAgencyOf = (project: Project | undefined): boolean => project?.call.rules.budgetMode === 'lump_sum';

/** Of the people behind a project, those of leadX and memberX are project X's. */
function mayKnowApplicant(asked: Asked): boolean {
  const { town, eye, secret, phase } = asked;
  const letter = secret.of === 'idleApplicant' ? 'B' : secret.of.slice(-1);
  const project = town.projects.find((each) => each.key === letter);
  const isOwnHost = eye.key === `host${letter}`;
  if (OF_IDENTITY.includes(secret.kind)) {
    // The leader has typed the member's number.
    const isTheirLead = eye.key === `lead${letter}` && secret.of === `member${letter}`;
    return isOwnHost || isTheirLead || is(eye, 'programmeOfficer', 'supervisor');
  }
  if (secret.kind.startsWith('unit') && isOfUnit(eye, project)) return true;
  if (isAdministrator(eye) || isOwnHost || is(eye, 'programmeOfficer', 'leader', 'supervisor')) return true;
  if (secret.of === 'idleApplicant') return false;
  return (
    isOnTheApplicantsSide(eye, letter) ||
    (is(eye, 'agencyOfficer') && isAgencyOf(project)) ||
    mayReviewOpenly(asked, project) ||
    mayReviewBlind(asked, project) ||
    isTold(asked, letter) ||
    (isPublicised(letter, phase) && ['unit', 'title'].includes(secret.kind))
  );
}

const isOfUnit = ({ who }: Eye, project: Project | undefined): boolean =>
  who?.account.organisationId != null && who.account.organisationId === project?.host.id;

function isOnTheApplicantsSide(eye: Eye, letter: string): boolean {
  const recommender = letter === 'B' ? 'recommender2' : 'recommender1';
  return [`lead${letter}`, `member${letter}`, recommender].includes(eye.key);
}

const isUnderReview = ({ eye, phase }: Asked, project: Project | undefined): boolean =>
  project?.experts.includes(eye.key) === true && reached(phase, 'round open') && !reached(phase, 'closed');

/** The packet has a title and says nothing of whose it is. */
const mayReviewBlind = (asked: Asked, project: Project | undefined): boolean =>
  isUnderReview(asked, project) && asked.secret.kind === 'title';

/** Not double blind: who they are and of which unit, while the round is open, and nothing by which to reach them. */
const mayReviewOpenly = (asked: Asked, project: Project | undefined): boolean =>
  isUnderReview(asked, project) &&
  project?.blind === 'single' &&
  ['name', 'unit'].includes(asked.secret.kind);

/** The office numbers and seals what was public; finance pays what was awarded. */
function isTold({ eye, phase }: Asked, letter: string): boolean {
  if (is(eye, 'officeClerk')) return isPublicised(letter, phase);
  const isFinance = eye.key === `hostFinance${letter}` || is(eye, 'bureauFinance');
  return isFinance && reached(phase, 'awarded') && letter !== 'B';
}

/** The list names projects and units of those who are to be funded; B is not among them. */
const isPublicised = (letter: string, phase: Phase): boolean =>
  letter !== 'B' && reached(phase, 'in publicity');
