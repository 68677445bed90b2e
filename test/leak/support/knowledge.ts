// Who may come to know what of whom, and from when: one row per permission, in the words of the field and not the
// product's own tables. Whatever is not said here is a leak; a row that nothing in the town needs is struck out.
import {
  anAgency,
  anExpertReviewingIt,
  anExpertReviewingItOpenly,
  everybody,
  everybodyOfTheChosen,
  isOf,
  plainKind,
  someoneOfTheUnit,
  theAgencyOfTheCall,
  theAuditAdministrator,
  theFinanceOfTheChosen,
  theHost,
  theLead,
  theLeader,
  theMember,
  themselves,
  theOfficeOfTheChosen,
  theOfficer,
  theRecommender,
  theSecurityAdministrator,
  theSupervisor,
  theSystemAdministrator,
  type Asked,
  type Reader,
  type Whose,
} from './readers.ts';
import { reached, type Phase } from './life.ts';

export interface Row {
  readonly reader: Reader;
  readonly whose: Whose;
  readonly what: readonly string[];
  /** From the start, if not said. */
  readonly from?: Phase;
  /** No longer once this phase is reached. */
  readonly until?: Phase;
  /** In this answer only. */
  readonly at?: string;
  readonly why: string;
}

const APPLICATION = ['title', 'application id'];
const UNIT = ['unit', 'unit code', 'unit id'];
const ACCOUNT = ['name', 'user name', 'mail', 'person id', 'account id'];
/** The full number is revealed by an act with a reason, never by looking: no row has it, nor a phone. */
const IDENTITY = ['masked identity number', 'date of birth'];

// prettier-ignore
const ofApplicants: readonly Row[] = [
  { reader: themselves, whose: 'person', what: ['name', 'user name', 'mail', 'account id'], why: 'their own account, and what is sent to their own address' },
  { reader: theLead, whose: 'applicant', what: ['name', ...IDENTITY, 'unit code', ...APPLICATION], why: 'has written the application, the numbers of its members too' },
  { reader: theMember, whose: 'applicant', what: ['name', 'unit code', 'title'], why: 'reads the application that names them, without anybody\'s identity' },
  { reader: someoneOfTheUnit, whose: 'applicant', what: ['unit', 'unit id'], why: 'their own account belongs to the unit' },
  { reader: theHost, whose: 'applicant', what: ['mail', ...IDENTITY, 'unit code', ...APPLICATION], why: 'endorses what its people hand in, and checks who they are' },
  { reader: theHost, whose: 'person', what: [...ACCOUNT, 'masked identity number'], why: 'confirms the accounts of its own people' },
  { reader: theRecommender, whose: 'applicant', what: ['name', 'mail', 'unit', 'unit code', ...APPLICATION], why: 'recommends what the units of its county hand in' },
  { reader: theOfficer, whose: 'applicant', what: ['name', 'mail', ...IDENTITY, ...UNIT, ...APPLICATION], why: 'organises the call and checks who may apply' },
  { reader: theSupervisor, whose: 'applicant', what: ['name', 'mail', ...IDENTITY, ...UNIT, ...APPLICATION], why: 'reads all that the officer decides on' },
  { reader: theLeader, whose: 'applicant', what: ['name', 'mail', 'unit', 'unit code', ...APPLICATION], why: 'decides on the application, not on who somebody is by their papers' },
  { reader: theAgencyOfTheCall, whose: 'applicant', what: ['name', 'mail', 'unit', 'unit code', ...APPLICATION], why: 'checks and organises the review of its call; no identity numbers' },
  { reader: theOfficeOfTheChosen, whose: 'applicant', what: ['name', 'unit', 'unit code', ...APPLICATION], from: 'in publicity', why: 'numbers and seals the documents of those chosen' },
  { reader: theFinanceOfTheChosen, whose: 'applicant', what: ['name', 'unit', 'unit code', ...APPLICATION], from: 'awarded', why: 'pays or keeps the money that was awarded' },
  { reader: anExpertReviewingIt, whose: 'applicant', what: ['title'], why: 'a packet has a title, and of whose it is says nothing' },
  { reader: anExpertReviewingItOpenly, whose: 'applicant', what: ['name', 'unit'], why: 'not double blind: who they are, and nothing by which to reach them' },
  { reader: everybodyOfTheChosen, whose: 'applicant', what: ['title', 'unit'], from: 'in publicity', why: 'the public list names projects and units of those to be funded' },
  { reader: everybody, whose: 'applicant', what: ['unit', 'unit code'], at: 'organisation.find', why: 'who knows the code of a unit may ask the register whose it is' },
];

// prettier-ignore
const ofExperts: readonly Row[] = [
  { reader: themselves, whose: 'expert', what: ['review code', 'review id'], from: 'round open', why: 'their own task' },
  { reader: themselves, whose: 'expert', what: ['comment', 'score'], from: 'round open', until: 'closed', why: 'their own review, until the round has closed' },
  { reader: theOfficer, whose: 'expert', what: ['name', 'user name', 'masked identity number', 'unit', 'unit code', 'expert id', 'review id', 'review code'], why: 'enters the experts and asks them' },
  { reader: theOfficer, whose: 'expert', what: ['comment', 'score'], from: 'closed', why: 'draws the list up from the reviews, once all are in' },
  { reader: anAgency, whose: 'expert', what: ['name', 'user name', 'unit', 'unit code', 'expert id'], why: 'picks experts from the pool; no identity numbers' },
  { reader: theAgencyOfTheCall, whose: 'expert', what: ['review id', 'review code'], why: 'organises the review of its call' },
  { reader: theAgencyOfTheCall, whose: 'expert', what: ['comment', 'score'], from: 'closed', why: 'reports on the review of its call, once all are in' },
  { reader: theLeader, whose: 'expert', what: ['review code', 'comment', 'score'], from: 'closed', why: 'decides on the reviews, not knowing whose they are: the code is random and leads to nobody' },
  { reader: theSupervisor, whose: 'expert', what: ['name', 'unit', 'review code', 'comment', 'score'], from: 'closed', why: 'checks who has reviewed whom, when nothing can be swayed any more' },
  { reader: theLead, whose: 'expert', what: ['comment'], from: 'in publicity', why: 'reads what was said of their own application, not by whom and with no score' },
];

// prettier-ignore
const ofOthers: readonly Row[] = [
  { reader: theSystemAdministrator, whose: 'person', what: [...ACCOUNT, ...UNIT], why: 'keeps accounts, desks and units, and no business record' },
  { reader: theSecurityAdministrator, whose: 'person', what: [...ACCOUNT, ...UNIT], why: 'keeps accounts, desks and units, and no business record' },
  { reader: theAuditAdministrator, whose: 'person', what: ['name', 'user name', 'account id', 'person id', 'unit', 'expert id', 'review id', ...APPLICATION], why: 'searches by person, act and record; no text, no score, no code of a review' },
  { reader: theOfficer, whose: 'objector', what: ['objector', 'objection'], why: 'looks into the objection' },
  { reader: theLeader, whose: 'objector', what: ['objector', 'objection'], why: 'decides on what the objection has brought up' },
  { reader: theSupervisor, whose: 'objector', what: ['objector', 'objection'], why: 'sees that objections are looked into' },
];

export const KNOWLEDGE: readonly Row[] = [...ofApplicants, ...ofExperts, ...ofOthers];

function permits(row: Row, asked: Asked): boolean {
  const { secret, phase, endpoint } = asked;
  return (
    row.what.includes(plainKind(secret)) &&
    isOf(row.whose, secret) &&
    (row.from === undefined || reached(phase, row.from)) &&
    (row.until === undefined || !reached(phase, row.until)) &&
    (row.at === undefined || row.at === endpoint) &&
    row.reader(asked)
  );
}

/** The rows by which somebody may know it; none: it is a leak. */
export const permissionsFor = (asked: Asked): readonly Row[] =>
  KNOWLEDGE.filter((row) => permits(row, asked));
