// The conditions of policy/table.ts. A predicate's name is its reason code: it is published, never renamed.
import { deadlineAfter } from '../domain/calendar.ts';
import type { Params } from '../domain/violation.ts';
import type { Actor, ActorDesk, Surroundings } from './subject.ts';

/** Does the actor, at this desk, stand in the right relation to the record? A "no" hides the record (404). */
export type Relation = (actor: Actor, desk: ActorDesk, subject: Surroundings) => boolean;

/** Is it the right moment? A "no" is explained: "you may, but not before …" (409). */
export interface Moment {
  (actor: Actor, subject: Surroundings): boolean;
}

// --- relations -------------------------------------------------------------------------------------------------

export const isSelf: Relation = (actor, _desk, { account }) => account?.id === actor.accountId;

export const isNotSelf: Relation = (actor, _desk, { account }) => account?.id !== actor.accountId;

export const isOfOwnOrganisation: Relation = (_actor, desk, { account }) =>
  account !== undefined && desk.organisationId !== null && account.organisationId === desk.organisationId;

/**
 * Security administrators answer for everybody, host officers for their own people: not for one who sits elsewhere too,
 * as an expert or in the bureau, or else they could sit there themselves.
 */
export const answersForAccount: Relation = (actor, desk, subject) =>
  desk.role === 'securityAdmin' ||
  (isOfOwnOrganisation(actor, desk, subject) &&
    (subject.accountDesks ?? []).every((each) => each.organisationId === desk.organisationId));

/** The host officer of the unit; where there is none yet, the system administrator, so that the first can come in. */
export const confirmsAccount: Relation = (actor, desk, subject) =>
  desk.role === 'systemAdmin'
    ? subject.accountHasOfficer === false
    : isOfOwnOrganisation(actor, desk, subject);

/** A host officer sees the number of the unit's own people and applicants, the bureau's officer of everybody. */
export const knowsPerson: Relation = (_actor, desk, { personOrganisationIds }) =>
  desk.role !== 'hostOfficer' ||
  (desk.organisationId !== null && (personOrganisationIds ?? []).includes(desk.organisationId));

/** Who works for an agency sees no identity number, at whatever desk. */
export const isNotAgency: Relation = (actor) => !actor.desks.some((each) => each.role === 'agencyOfficer');

/** A desk without a call serves every call; an agency's desk serves the one of its contract. */
export const servesCall: Relation = (_actor, desk, { call }) =>
  call !== undefined && (desk.callId === call.id || (desk.callId === null && desk.role !== 'agencyOfficer'));

export const isLead: Relation = (actor, _desk, { application }) =>
  application !== undefined && application.leadAccountId === actor.accountId;

export const isHost: Relation = (_actor, desk, { application }) =>
  application !== undefined && desk.organisationId === application.hostOrganisationId;

/** Nobody endorses, recommends or checks what they lead themselves. */
export const isNotLead: Relation = (actor, _desk, { application }) =>
  application === undefined ||
  (application.leadAccountId !== actor.accountId && application.leadPersonId !== actor.personId);

export const isRecommenderOfHost: Relation = (_actor, desk, { recommenderId }) =>
  recommenderId != null && desk.organisationId === recommenderId;

export const isAssigned: Relation = (actor, _desk, { expertAccountId }) =>
  expertAccountId != null && expertAccountId === actor.accountId;

// --- moments ---------------------------------------------------------------------------------------------------

/** Nobody acts on a list that holds their own unit or project (回避). */
export const hasNoInterest: Moment = (actor, { interests }) =>
  interests === undefined ||
  (!interests.personIds.includes(actor.personId ?? -1) &&
    !actor.desks.some(
      (desk) => desk.organisationId !== null && interests.organisationIds.includes(desk.organisationId),
    ));

export const didNotFreeze: Moment = (actor, { frozenBy }) => frozenBy == null || frozenBy !== actor.accountId;

/** The call is published and open: opensAt <= now < closesAt (an exclusive instant, server clock at receipt). */
export const callIsOpen: Moment = (actor, { call }) =>
  call?.state === 'published' && call.opensAt <= actor.at && actor.at < call.closesAt;

/** A first application needs an open call; one sent back for correction has its own date. */
export const isInTime: Moment = (actor, subject) => {
  const { application } = subject;
  const sentBack = application?.state === 'correcting' || application?.state === 'returned';
  if (application && sentBack && application.dueAt !== null) return actor.at < application.dueAt;
  return callIsOpen(actor, subject);
};

/** What host and recommender have until: set by the act that brought it to them. */
export const isBeforeDue: Moment = (actor, { application }) =>
  application?.dueAt == null || actor.at < application.dueAt;

export const callHasClosed: Moment = (actor, { call }) => call !== undefined && actor.at >= call.closesAt;

/** What others still have — applicant, host or recommender — may be refused on its date; before, it may not. */
export const isNotStillElsewhere: Moment = (actor, { application }) =>
  application?.state === 'inCheck' || (application?.dueAt != null && actor.at >= application.dueAt);

export const roundIsOpen: Moment = (_actor, { round }) => round?.state === 'open';

/** Once a round has closed its ranking is frozen: nobody is asked, taken off or struck out any more. */
export const roundHasNotClosed: Moment = (_actor, { round }) => round?.state !== 'closed';

export const publicityIsOpen: Moment = (actor, { list }) =>
  list?.state === 'inPublicity' && list.endsOn !== null && actor.at < deadlineAfter(list.endsOn);

export const publicityHasEnded: Moment = (actor, { list }) =>
  list?.endsOn != null && actor.at >= deadlineAfter(list.endsOn);

/** The dates and names a refusal shows beside its sentence. */
export function momentParams({ call, application, list }: Surroundings): Params {
  return {
    ...(call && { opensAt: call.opensAt.toISOString(), closesAt: call.closesAt.toISOString() }),
    ...(application?.dueAt && { dueAt: application.dueAt.toISOString() }),
    ...(list?.endsOn && { endsOn: list.endsOn }),
  };
}
