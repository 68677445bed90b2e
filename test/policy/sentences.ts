// Who may do what, written from the field's rules and not from the product's table: the gate matrix asks every endpoint
// as every role and compares with these sentences. A new act needs its sentence here.
import type { Act } from '../../server/domain/acts.ts';
import type { Role } from '../../server/domain/terms.ts';

type Who = Role | 'anybody' | 'everyone signed in' | 'the clock alone';

export const mayDo: Readonly<Record<Act, readonly Who[]>> = {
  // Researchers register themselves; their unit's officer confirms them, and the system administrator whom no officer can
  // (a unit's first officer, staff of offices). 三员: accounts by the system administrator, desks
  // by the security administrator (GB/T 22239-2019 §8.1.4).
  'account.register': ['anybody'],
  'account.confirm': ['hostOfficer', 'systemAdmin'],
  'account.refuse': ['hostOfficer', 'systemAdmin'],
  'account.disable': ['systemAdmin'],
  'account.enable': ['systemAdmin'],
  'account.issueCode': ['hostOfficer', 'securityAdmin'],
  'account.resetPassword': ['anybody'],
  'account.changePassword': ['everyone signed in'],
  'desk.grant': ['securityAdmin'],
  'desk.end': ['securityAdmin'],
  'organisation.create': ['systemAdmin'],
  'holiday.set': ['systemAdmin'],
  'person.reveal': ['hostOfficer', 'programmeOfficer'],
  'sanction.enter': ['programmeOfficer'],
  'sanction.lift': ['programmeOfficer'],

  // The programme office runs the call.
  'call.create': ['programmeOfficer'],
  'call.edit': ['programmeOfficer'],
  'call.publish': ['programmeOfficer'],
  'call.archive': ['programmeOfficer'],

  // Applicant, then host unit, then the department in charge, then the formal check (条例 2007 arts. 11-14).
  'application.create': ['applicant'],
  'application.save': ['applicant'],
  'application.attach': ['applicant'],
  'application.detach': ['applicant'],
  'application.submit': ['applicant'],
  'application.withdraw': ['applicant'],
  'endorsement.endorse': ['hostOfficer'],
  'endorsement.return': ['hostOfficer'],
  'recommendation.recommend': ['recommender'],
  'recommendation.return': ['recommender'],
  'formalCheck.mark': ['programmeOfficer', 'agencyOfficer'],
  'formalCheck.accept': ['programmeOfficer', 'agencyOfficer'],
  'formalCheck.return': ['programmeOfficer', 'agencyOfficer'],
  'formalCheck.refuse': ['programmeOfficer', 'agencyOfficer'],

  // An agency may organise the review of its call; it decides nothing. Only the expert scores.
  'expert.enter': ['programmeOfficer'],
  'expert.edit': ['programmeOfficer'],
  'round.create': ['programmeOfficer', 'agencyOfficer'],
  'assignment.assign': ['programmeOfficer', 'agencyOfficer'],
  'assignment.remove': ['programmeOfficer', 'agencyOfficer'],
  'assignment.void': ['programmeOfficer', 'agencyOfficer'],
  'round.open': ['programmeOfficer', 'agencyOfficer'],
  'review.pledge': ['expert'],
  'review.refuse': ['expert'],
  'review.save': ['expert'],
  'review.submit': ['expert'],
  'review.recuse': ['expert'],
  'round.close': ['programmeOfficer', 'agencyOfficer'],

  // The office draws up, the leader approves; anybody may object, by real name.
  'decision.create': ['programmeOfficer'],
  'decision.edit': ['programmeOfficer'],
  'decision.freeze': ['programmeOfficer'],
  'decision.approve': ['leader'],
  'decision.sendBack': ['leader'],
  'publicity.open': ['programmeOfficer'],
  'objection.file': ['anybody'],
  'objection.uphold': ['programmeOfficer'],
  'objection.dismiss': ['programmeOfficer'],
  'publicity.conclude': ['programmeOfficer'],

  // The office clerk numbers and seals; the leader revokes.
  'award.prepare': ['programmeOfficer'],
  'awardDocument.number': ['officeClerk'],
  'awardDocument.issue': ['officeClerk'],
  'issuance.store': ['the clock alone'],
  'award.revoke': ['leader'],
};
