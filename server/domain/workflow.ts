// What may follow what. Read top to bottom as the life of a grant: who may do each act is in policy/table.ts.
import type { Act } from './acts.ts';
import type { RecordType, Role, StateOf } from './terms.ts';

/** A parameter of the call that chooses between two rows of the same act. The graph is code, the parameter is data. */
export type Fork =
  | 'recommenderWanted'
  | 'noRecommender'
  | 'onTheList'
  | 'offTheList'
  | 'publicityOpen'
  | 'publicityOver'
  | 'staysHeld'; // another objection still holds the project, or has already ended it

export interface WorkflowRow<T extends RecordType = RecordType> {
  readonly record: T;
  readonly act: Act;
  /** States the record may be in; 'new' means that the act creates it. */
  readonly from: readonly (StateOf<T> | 'new')[];
  /** State afterwards; 'same' means that the act edits and moves nothing. */
  readonly to: StateOf<T> | 'same';
  readonly fork?: Fork;
  /** The act is done to another record, and this one goes along in the same transaction. */
  readonly carriedBy?: RecordType;
}

function rows<T extends RecordType>(
  record: T,
  list: readonly Omit<WorkflowRow<T>, 'record'>[],
): WorkflowRow[] {
  return list.map((row) => ({ record, ...row }) as unknown as WorkflowRow);
}

export const workflow: readonly WorkflowRow[] = [
  ...rows('account', [
    { act: 'account.register', from: ['new'], to: 'pending' },
    { act: 'account.confirm', from: ['pending'], to: 'active' },
    { act: 'account.refuse', from: ['pending'], to: 'refused' },
    { act: 'account.disable', from: ['active'], to: 'disabled' },
    { act: 'account.enable', from: ['disabled'], to: 'active' },
    { act: 'account.issueCode', from: ['active'], to: 'same' },
    { act: 'account.resetPassword', from: ['active'], to: 'same' },
    { act: 'account.changePassword', from: ['active'], to: 'same' },
    { act: 'desk.grant', from: ['active'], to: 'same' },
    { act: 'desk.end', from: ['active', 'disabled'], to: 'same' },
  ]),
  ...rows('sanction', [
    { act: 'sanction.enter', from: ['new'], to: 'active' },
    { act: 'sanction.lift', from: ['active'], to: 'lifted' },
  ]),
  ...rows('call', [
    { act: 'call.create', from: ['new'], to: 'draft' },
    { act: 'call.edit', from: ['draft'], to: 'same' },
    { act: 'call.publish', from: ['draft'], to: 'published' }, // freezes the rules
    { act: 'call.archive', from: ['published'], to: 'archived' },
  ]),
  ...rows('application', [
    { act: 'application.create', from: ['new'], to: 'draft' },
    { act: 'application.save', from: ['draft', 'returned', 'correcting', 'withdrawn'], to: 'same' },
    { act: 'application.attach', from: ['draft', 'returned', 'correcting', 'withdrawn'], to: 'same' },
    { act: 'application.detach', from: ['draft', 'returned', 'correcting', 'withdrawn'], to: 'same' },
    // freezes a revision
    { act: 'application.submit', from: ['draft', 'returned', 'correcting', 'withdrawn'], to: 'withHost' },
    // until it is accepted; it can be put right and handed in again while the call is open
    {
      act: 'application.withdraw',
      from: ['withHost', 'withRecommender', 'returned', 'inCheck', 'correcting'],
      to: 'withdrawn',
    },
    { act: 'endorsement.endorse', from: ['withHost'], to: 'withRecommender', fork: 'recommenderWanted' },
    { act: 'endorsement.endorse', from: ['withHost'], to: 'inCheck', fork: 'noRecommender' },
    { act: 'endorsement.return', from: ['withHost'], to: 'returned' }, // needs a reason
    { act: 'recommendation.recommend', from: ['withRecommender'], to: 'inCheck' },
    { act: 'recommendation.return', from: ['withRecommender'], to: 'returned' }, // needs a reason
    { act: 'formalCheck.mark', from: ['inCheck'], to: 'same' },
    { act: 'formalCheck.accept', from: ['inCheck'], to: 'accepted' },
    { act: 'formalCheck.return', from: ['inCheck'], to: 'correcting' }, // once, needs a reason
    // needs a reason code; elsewhere than in the check only once the date there has passed
    {
      act: 'formalCheck.refuse',
      from: ['inCheck', 'correcting', 'withHost', 'withRecommender'],
      to: 'notAccepted',
    },
    { act: 'round.open', from: ['accepted'], to: 'inReview', carriedBy: 'round' },
    { act: 'round.close', from: ['inReview'], to: 'reviewed', carriedBy: 'round' },
    {
      act: 'decision.approve',
      from: ['reviewed'],
      to: 'proposed',
      fork: 'onTheList',
      carriedBy: 'decisionList',
    },
    {
      act: 'decision.approve',
      from: ['reviewed'],
      to: 'notFunded',
      fork: 'offTheList',
      carriedBy: 'decisionList',
    },
    { act: 'publicity.open', from: ['proposed'], to: 'inPublicity', carriedBy: 'decisionList' },
    { act: 'objection.file', from: ['inPublicity', 'objected'], to: 'objected', carriedBy: 'objection' },
    {
      act: 'objection.dismiss',
      from: ['objected'],
      to: 'inPublicity',
      fork: 'publicityOpen',
      carriedBy: 'objection',
    },
    {
      act: 'objection.dismiss',
      from: ['objected'],
      to: 'publicised',
      fork: 'publicityOver',
      carriedBy: 'objection',
    },
    {
      act: 'objection.dismiss',
      from: ['objected', 'declined'],
      to: 'same',
      fork: 'staysHeld',
      carriedBy: 'objection',
    },
    { act: 'objection.uphold', from: ['objected'], to: 'declined', carriedBy: 'objection' },
    { act: 'objection.uphold', from: ['declined'], to: 'same', carriedBy: 'objection' },
    { act: 'publicity.conclude', from: ['inPublicity'], to: 'publicised', carriedBy: 'decisionList' },
    { act: 'award.prepare', from: ['publicised'], to: 'awarded', carriedBy: 'awardDocument' }, // draws the project number
  ]),
  ...rows('round', [
    { act: 'round.create', from: ['new'], to: 'preparing' },
    { act: 'round.open', from: ['preparing'], to: 'open' },
    { act: 'round.close', from: ['open'], to: 'closed' },
  ]),
  ...rows('assignment', [
    { act: 'assignment.assign', from: ['new'], to: 'invited' },
    { act: 'assignment.remove', from: ['invited', 'pledged'], to: 'removed' }, // another expert is asked instead
    { act: 'review.pledge', from: ['invited'], to: 'pledged' }, // opens the packet
    { act: 'review.refuse', from: ['invited'], to: 'refused' },
    { act: 'review.save', from: ['pledged'], to: 'same' },
    { act: 'review.submit', from: ['pledged'], to: 'submitted' },
    { act: 'review.recuse', from: ['invited', 'pledged', 'submitted'], to: 'recused' },
    { act: 'assignment.void', from: ['invited', 'pledged', 'submitted'], to: 'void' }, // a conflict came to light
    { act: 'round.close', from: ['invited', 'pledged'], to: 'removed', carriedBy: 'round' }, // too late
  ]),
  ...rows('decisionList', [
    { act: 'decision.create', from: ['new'], to: 'draft' },
    { act: 'decision.edit', from: ['draft'], to: 'same' },
    { act: 'decision.freeze', from: ['draft'], to: 'frozen' }, // takes the hash
    { act: 'decision.sendBack', from: ['frozen'], to: 'draft' },
    { act: 'decision.approve', from: ['frozen'], to: 'approved' },
    { act: 'publicity.open', from: ['approved'], to: 'inPublicity' },
    { act: 'publicity.conclude', from: ['inPublicity'], to: 'concluded' },
  ]),
  ...rows('objection', [
    { act: 'objection.file', from: ['new'], to: 'filed' },
    { act: 'objection.uphold', from: ['filed'], to: 'upheld' },
    { act: 'objection.dismiss', from: ['filed'], to: 'dismissed' },
  ]),
  ...rows('awardDocument', [
    { act: 'award.prepare', from: ['new'], to: 'awaitingNumber' },
    { act: 'awardDocument.number', from: ['awaitingNumber', 'numbered'], to: 'numbered' }, // again until it is sealed
    { act: 'awardDocument.issue', from: ['numbered'], to: 'issued' },
    { act: 'issuance.store', from: ['issued'], to: 'same' }, // the file and its hash
  ]),
  ...rows('award', [
    { act: 'award.prepare', from: ['new'], to: 'prepared', carriedBy: 'awardDocument' },
    { act: 'awardDocument.issue', from: ['prepared'], to: 'valid', carriedBy: 'awardDocument' },
    { act: 'issuance.store', from: ['valid', 'revoked'], to: 'same' },
    { act: 'award.revoke', from: ['valid'], to: 'revoked' },
  ]),
];

/** Which date a person has for what waits on the desk: a column of the record, or none, and then why. */
export type Due =
  | 'call.opensAt' // until the call opens
  | 'call.closesAt' // until the call closes (an exclusive instant)
  | 'application.dueAt' // set by the act that brought it here, from the call's settings
  | 'round.dueAt'
  | 'publicity.endsOn'
  | 'objection.dueAt'
  | 'none'; // the desk decides when

export interface Waiting<T extends RecordType = RecordType> {
  readonly record: T;
  readonly state: StateOf<T>;
  /** Whose to-do list (待办) it is on; empty: the record has come to its end. */
  readonly on: readonly Role[];
  readonly due: Due;
  /** Who has it besides once that date has passed, so that nothing waits for ever on a desk that does not act. */
  readonly late?: readonly Role[];
}

function waits<T extends RecordType>(record: T, list: readonly Omit<Waiting<T>, 'record'>[]): Waiting[] {
  return list.map((row) => ({ record, ...row }) as unknown as Waiting);
}

/** Who checks applications: the office, or the agency it has charged with it. */
const CHECKERS: readonly Role[] = ['programmeOfficer', 'agencyOfficer'];

/** Every state of every record: who has it on the to-do list and until when. */
export const waiting: readonly Waiting[] = [
  ...waits('account', [
    { state: 'pending', on: ['hostOfficer', 'systemAdmin'], due: 'none' },
    { state: 'active', on: [], due: 'none' },
    { state: 'refused', on: [], due: 'none' },
    { state: 'disabled', on: [], due: 'none' },
  ]),
  ...waits('sanction', [
    { state: 'active', on: [], due: 'none' },
    { state: 'lifted', on: [], due: 'none' },
  ]),
  ...waits('call', [
    { state: 'draft', on: ['programmeOfficer'], due: 'none' },
    { state: 'published', on: ['programmeOfficer'], due: 'call.closesAt' },
    { state: 'archived', on: [], due: 'none' },
  ]),
  ...waits('application', [
    { state: 'draft', on: ['applicant'], due: 'call.closesAt' },
    { state: 'withHost', on: ['hostOfficer'], due: 'application.dueAt', late: CHECKERS },
    { state: 'withRecommender', on: ['recommender'], due: 'application.dueAt', late: CHECKERS },
    { state: 'returned', on: ['applicant'], due: 'application.dueAt' },
    { state: 'withdrawn', on: ['applicant'], due: 'call.closesAt' },
    { state: 'inCheck', on: CHECKERS, due: 'application.dueAt' },
    { state: 'correcting', on: ['applicant'], due: 'application.dueAt', late: CHECKERS },
    { state: 'accepted', on: ['programmeOfficer', 'agencyOfficer'], due: 'none' },
    { state: 'notAccepted', on: [], due: 'none' },
    { state: 'inReview', on: ['programmeOfficer', 'agencyOfficer'], due: 'round.dueAt' },
    { state: 'reviewed', on: ['programmeOfficer'], due: 'none' },
    { state: 'proposed', on: ['programmeOfficer'], due: 'none' },
    { state: 'notFunded', on: [], due: 'none' },
    { state: 'inPublicity', on: ['programmeOfficer'], due: 'publicity.endsOn' },
    { state: 'objected', on: ['programmeOfficer'], due: 'objection.dueAt' },
    { state: 'publicised', on: ['programmeOfficer'], due: 'none' },
    { state: 'awarded', on: [], due: 'none' },
    { state: 'declined', on: [], due: 'none' },
  ]),
  ...waits('round', [
    { state: 'preparing', on: ['programmeOfficer', 'agencyOfficer'], due: 'none' },
    { state: 'open', on: ['programmeOfficer', 'agencyOfficer'], due: 'round.dueAt' },
    { state: 'closed', on: [], due: 'none' },
  ]),
  ...waits('assignment', [
    { state: 'invited', on: ['expert'], due: 'round.dueAt' },
    { state: 'pledged', on: ['expert'], due: 'round.dueAt' },
    { state: 'submitted', on: [], due: 'none' },
    { state: 'refused', on: [], due: 'none' },
    { state: 'recused', on: [], due: 'none' },
    { state: 'void', on: [], due: 'none' },
    { state: 'removed', on: [], due: 'none' },
  ]),
  ...waits('decisionList', [
    { state: 'draft', on: ['programmeOfficer'], due: 'none' },
    { state: 'frozen', on: ['leader'], due: 'none' },
    { state: 'approved', on: ['programmeOfficer'], due: 'none' },
    { state: 'inPublicity', on: ['programmeOfficer'], due: 'publicity.endsOn' },
    { state: 'concluded', on: [], due: 'none' },
  ]),
  ...waits('objection', [
    { state: 'filed', on: ['programmeOfficer'], due: 'objection.dueAt' },
    { state: 'upheld', on: [], due: 'none' },
    { state: 'dismissed', on: [], due: 'none' },
  ]),
  ...waits('awardDocument', [
    { state: 'awaitingNumber', on: ['officeClerk'], due: 'none' },
    { state: 'numbered', on: ['officeClerk'], due: 'none' },
    { state: 'issued', on: [], due: 'none' },
  ]),
  ...waits('award', [
    { state: 'prepared', on: ['officeClerk'], due: 'none' },
    { state: 'valid', on: [], due: 'none' },
    { state: 'revoked', on: [], due: 'none' },
  ]),
];

/** The rows of one act for one kind of record. */
export function rowsOf(record: RecordType, act: Act): readonly WorkflowRow[] {
  return workflow.filter((row) => row.record === record && row.act === act);
}

/** The acts that the workflow allows on a record in this state, whoever asks. */
export function actsFrom(record: RecordType, state: string): Act[] {
  const acts = workflow.filter(
    (row) => row.record === record && (row.from as readonly string[]).includes(state),
  );
  return [...new Set(acts.map((row) => row.act))];
}

/** Where the act leads from this state, or null when the workflow has no such step. */
export function nextState(record: RecordType, act: Act, state: string, fork?: Fork): string | null {
  const row = rowsOf(record, act).find(
    (each) =>
      (each.from as readonly string[]).includes(state) && (each.fork === undefined || each.fork === fork),
  );
  if (!row) return null;
  return row.to === 'same' ? state : row.to;
}
