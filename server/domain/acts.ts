// Every act a person (or the clock) can do. One word per act: the same word is endpoint id, workflow row, policy row,
// audit event, label key and test title.

export const ACTS = [
  // people and desks
  'account.register',
  'account.confirm',
  'account.refuse',
  'account.disable',
  'account.enable',
  'account.issueCode',
  'account.resetPassword',
  'account.changePassword',
  'desk.grant',
  'desk.end',
  'organisation.create',
  'holiday.set',
  'person.reveal',
  'sanction.enter',
  'sanction.lift',
  // call
  'call.create',
  'call.edit',
  'call.publish',
  'call.archive',
  // application
  'application.create',
  'application.save',
  'application.attach',
  'application.detach',
  'application.submit',
  'application.withdraw',
  'endorsement.endorse',
  'endorsement.return',
  'recommendation.recommend',
  'recommendation.return',
  'formalCheck.mark',
  'formalCheck.accept',
  'formalCheck.return',
  'formalCheck.refuse',
  // review
  'expert.enter',
  'expert.edit',
  'round.create',
  'assignment.assign',
  'assignment.remove',
  'assignment.void',
  'round.open',
  'review.pledge',
  'review.refuse',
  'review.save',
  'review.submit',
  'review.recuse',
  'round.close',
  // decision and publicity
  'decision.create',
  'decision.edit',
  'decision.freeze',
  'decision.approve',
  'decision.sendBack',
  'publicity.open',
  'objection.file',
  'objection.uphold',
  'objection.dismiss',
  'publicity.conclude',
  // award
  'award.prepare',
  'awardDocument.number',
  'awardDocument.issue',
  'issuance.store',
  'award.revoke',
] as const;

export type Act = (typeof ACTS)[number];

/** Acts by which nothing but the session changes; they are audited, but no record moves. */
export const SESSION_ACTS = ['session.signIn', 'session.signOut', 'session.refused'] as const;
export type SessionAct = (typeof SESSION_ACTS)[number];

const all: ReadonlySet<string> = new Set(ACTS);

export function isAct(word: string): word is Act {
  return all.has(word);
}
