// Who may do what. One act a line, grouped by phase: `by` names the roles, `whose` the relation to the record, `when`
// the moment. An act without a row does not compile. `npm run print:policy` prints it in Chinese.
import type { Act } from '../domain/acts.ts';
import type { Role } from '../domain/terms.ts';
import {
  answersForAccount,
  callHasClosed,
  callIsOpen,
  confirmsAccount,
  didNotFreeze,
  hasNoInterest,
  isAssigned,
  isBeforeDue,
  isHost,
  isInTime,
  isLead,
  isNotAgency,
  isNotLead,
  isNotSelf,
  isNotStillElsewhere,
  isRecommenderOfHost,
  isSelf,
  knowsPerson,
  publicityHasEnded,
  publicityIsOpen,
  roundHasNotClosed,
  roundIsOpen,
  servesCall,
  type Moment,
  type Relation,
} from './predicates.ts';

/** `public` needs no account; `signedIn` any account; `clock` is the product itself, by date. */
export type By = Role | 'public' | 'signedIn' | 'clock';

export interface Rule {
  readonly by: readonly By[];
  readonly whose: readonly Relation[];
  readonly when: readonly Moment[];
}

export const policy: Readonly<Record<Act, Rule>> = {
  // people and desks
  'account.register': { by: ['public'], whose: [], when: [] },
  'account.confirm': { by: ['hostOfficer', 'systemAdmin'], whose: [confirmsAccount], when: [] },
  'account.refuse': { by: ['hostOfficer', 'systemAdmin'], whose: [confirmsAccount], when: [] },
  'account.disable': { by: ['systemAdmin'], whose: [isNotSelf], when: [] },
  'account.enable': { by: ['systemAdmin'], whose: [isNotSelf], when: [] },
  'account.issueCode': {
    by: ['hostOfficer', 'securityAdmin'],
    whose: [answersForAccount, isNotSelf],
    when: [],
  },
  'account.resetPassword': { by: ['public'], whose: [], when: [] }, // with the one-time code
  'account.changePassword': { by: ['signedIn'], whose: [isSelf], when: [] },
  'desk.grant': { by: ['securityAdmin'], whose: [isNotSelf], when: [] },
  'desk.end': { by: ['securityAdmin'], whose: [isNotSelf], when: [] },
  'organisation.create': { by: ['systemAdmin'], whose: [], when: [] },
  'holiday.set': { by: ['systemAdmin'], whose: [], when: [] },
  'person.reveal': {
    by: ['hostOfficer', 'programmeOfficer'],
    whose: [knowsPerson, isNotAgency],
    when: [],
  }, // with a reason
  'sanction.enter': { by: ['programmeOfficer'], whose: [], when: [] },
  'sanction.lift': { by: ['programmeOfficer'], whose: [], when: [] },

  // call
  'call.create': { by: ['programmeOfficer'], whose: [], when: [] },
  'call.edit': { by: ['programmeOfficer'], whose: [servesCall], when: [] },
  'call.publish': { by: ['programmeOfficer'], whose: [servesCall], when: [] },
  'call.archive': { by: ['programmeOfficer'], whose: [servesCall], when: [callHasClosed] },

  // application
  'application.create': { by: ['applicant'], whose: [], when: [callIsOpen] },
  'application.save': { by: ['applicant'], whose: [isLead], when: [isInTime] },
  'application.attach': { by: ['applicant'], whose: [isLead], when: [isInTime] },
  'application.detach': { by: ['applicant'], whose: [isLead], when: [isInTime] },
  'application.submit': { by: ['applicant'], whose: [isLead], when: [isInTime] },
  'application.withdraw': { by: ['applicant'], whose: [isLead], when: [isInTime] },
  'endorsement.endorse': { by: ['hostOfficer'], whose: [isHost, isNotLead], when: [isBeforeDue] },
  'endorsement.return': { by: ['hostOfficer'], whose: [isHost, isNotLead], when: [isBeforeDue] },
  'recommendation.recommend': {
    by: ['recommender'],
    whose: [isRecommenderOfHost, isNotLead],
    when: [isBeforeDue],
  },
  'recommendation.return': {
    by: ['recommender'],
    whose: [isRecommenderOfHost, isNotLead],
    when: [isBeforeDue],
  },
  'formalCheck.mark': { by: ['programmeOfficer', 'agencyOfficer'], whose: [servesCall, isNotLead], when: [] },
  'formalCheck.accept': {
    by: ['programmeOfficer', 'agencyOfficer'],
    whose: [servesCall, isNotLead],
    when: [],
  },
  'formalCheck.return': {
    by: ['programmeOfficer', 'agencyOfficer'],
    whose: [servesCall, isNotLead],
    when: [],
  },
  'formalCheck.refuse': {
    by: ['programmeOfficer', 'agencyOfficer'],
    whose: [servesCall, isNotLead],
    when: [isNotStillElsewhere],
  },

  // review
  'expert.enter': { by: ['programmeOfficer'], whose: [], when: [] },
  'expert.edit': { by: ['programmeOfficer'], whose: [], when: [] },
  'round.create': { by: ['programmeOfficer', 'agencyOfficer'], whose: [servesCall], when: [callHasClosed] },
  'assignment.assign': {
    by: ['programmeOfficer', 'agencyOfficer'],
    whose: [servesCall],
    when: [roundHasNotClosed],
  },
  'assignment.remove': { by: ['programmeOfficer', 'agencyOfficer'], whose: [servesCall], when: [] },
  'assignment.void': {
    by: ['programmeOfficer', 'agencyOfficer', 'clock'],
    whose: [servesCall],
    when: [roundHasNotClosed],
  },
  'round.open': { by: ['programmeOfficer', 'agencyOfficer'], whose: [servesCall], when: [] },
  'review.pledge': { by: ['expert'], whose: [isAssigned], when: [roundIsOpen] },
  'review.refuse': { by: ['expert'], whose: [isAssigned], when: [roundIsOpen] },
  'review.save': { by: ['expert'], whose: [isAssigned], when: [roundIsOpen] },
  'review.submit': { by: ['expert'], whose: [isAssigned], when: [roundIsOpen] },
  'review.recuse': { by: ['expert'], whose: [isAssigned], when: [roundIsOpen] },
  'round.close': { by: ['programmeOfficer', 'agencyOfficer'], whose: [servesCall], when: [] },

  // decision and publicity: no agency, and nobody on a list that holds their own unit or project
  'decision.create': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'decision.edit': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'decision.freeze': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'decision.approve': { by: ['leader'], whose: [servesCall], when: [hasNoInterest, didNotFreeze] },
  'decision.sendBack': { by: ['leader'], whose: [servesCall], when: [hasNoInterest] },
  'publicity.open': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'objection.file': { by: ['public'], whose: [], when: [publicityIsOpen] },
  'objection.uphold': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'objection.dismiss': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'publicity.conclude': { by: ['programmeOfficer', 'clock'], whose: [servesCall], when: [publicityHasEnded] },

  // award
  'award.prepare': { by: ['programmeOfficer'], whose: [servesCall], when: [hasNoInterest] },
  'awardDocument.number': { by: ['officeClerk'], whose: [servesCall], when: [] },
  'awardDocument.issue': { by: ['officeClerk'], whose: [servesCall], when: [] },
  'issuance.store': { by: ['clock'], whose: [], when: [] }, // after the commit, by jobs/
  'award.revoke': { by: ['leader'], whose: [servesCall], when: [] }, // with a reason
};
