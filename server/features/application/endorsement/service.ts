// Host and recommender pass an application on or send it back. Each opinion is kept with the revision it judges.
import { deskHolders, notify } from '../../../core/outbox.ts';
import { loadHolidayTable } from '../../../core/holidays.ts';
import { refuseOn } from '../../../core/errors.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import { moves, transition } from '../../../core/transition.ts';
import { checkDue, recommenderDue, returnDue } from '../../../domain/dueDates.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { judgedRevision, settled, writeOpinion } from './opinion.ts';

export interface Judgement {
  readonly id: number;
  readonly version?: number;
  readonly revisionId: number;
}

/** The host recommends: on to the recommender where the call wants one, else to the formal check. */
export async function endorse(actor: Actor, given: Judgement & { opinion: string }): Promise<void> {
  const recommenderWanted = ({ call }: SubjectOf<'application'>): boolean =>
    call?.rules.endorsement.recommender === true;
  await transition(
    actor,
    [
      moves('endorsement.endorse', 'application', given.id, {
        version: given.version,
        fork: (subject) => (recommenderWanted(subject) ? 'recommenderWanted' : 'noRecommender'),
      }),
    ],
    async (subject) => {
      await writeOpinion(actor, subject, { act: 'endorsement.endorse', ...given, text: given.opinion });
      if (recommenderWanted(subject)) await passToRecommender(actor, subject);
      else await passToCheck(actor, subject);
      await tellLead(actor, subject, 'application.endorsed');
    },
  );
}

export async function returnToApplicant(actor: Actor, given: Judgement & { reason: string }): Promise<void> {
  await sendBack(actor, 'endorsement.return', given);
}

/** The county office or the department in charge recommends: on to the formal check. */
export async function recommend(actor: Actor, given: Judgement & { opinion: string }): Promise<void> {
  await transition(
    actor,
    [moves('recommendation.recommend', 'application', given.id, { version: given.version })],
    async (subject) => {
      await writeOpinion(actor, subject, { act: 'recommendation.recommend', ...given, text: given.opinion });
      await passToCheck(actor, subject);
      await tellLead(actor, subject, 'application.recommended');
    },
  );
}

export async function returnFromRecommender(
  actor: Actor,
  given: Judgement & { reason: string },
): Promise<void> {
  await sendBack(actor, 'recommendation.return', given);
}

async function sendBack(
  actor: Actor,
  act: 'endorsement.return' | 'recommendation.return',
  given: Judgement & { reason: string },
): Promise<void> {
  await transition(
    actor,
    [moves(act, 'application', given.id, { version: given.version, reason: given.reason })],
    async (subject) => {
      await writeOpinion(actor, subject, { act, ...given, text: given.reason });
      const { record, call } = required(subject);
      record.dueAt = settled(returnDue(call.rules, actor.at, await loadHolidayTable()));
      await tellLead(actor, subject, 'application.returned', { dueAt: record.dueAt.toISOString() });
    },
  );
}

async function passToRecommender(actor: Actor, subject: SubjectOf<'application'>): Promise<void> {
  const { record, call } = required(subject);
  const recommenderId = subject.recommenderId ?? null;
  // Nobody would have it on the desk: the unit's recommender must be entered first.
  if (recommenderId === null) return refuseOn([violation('endorsement.noRecommender')]);
  record.dueAt = settled(recommenderDue(call.rules, actor.at, await loadHolidayTable()));
  await notify({
    template: 'application.toRecommend',
    to: await deskHolders('recommender', { organisationId: recommenderId }, actor.at),
    ...about(actor, subject),
    params: { title: record.title, dueAt: record.dueAt.toISOString() },
  });
}

async function passToCheck(actor: Actor, subject: SubjectOf<'application'>): Promise<void> {
  const { record, call } = required(subject);
  record.dueAt = settled(checkDue(call.rules, actor.at, await loadHolidayTable()));
  const [officers, agency] = await Promise.all([
    deskHolders('programmeOfficer', { callId: call.id }, actor.at),
    deskHolders('agencyOfficer', { callId: call.id }, actor.at),
  ]);
  await notify({
    template: 'application.toCheck',
    to: [...officers, ...agency],
    ...about(actor, subject),
    params: { title: record.title, dueAt: record.dueAt.toISOString() },
  });
}

async function tellLead(
  actor: Actor,
  subject: SubjectOf<'application'>,
  template: string,
  params: Record<string, string> = {},
): Promise<void> {
  const { record } = subject;
  await notify({
    template,
    to: [record.leadAccountId],
    ...about(actor, subject),
    params: { title: record.title, ...params },
  });
}

/** A notice is sent once a revision: what is handed in again is told again. */
const about = (actor: Actor, { record }: SubjectOf<'application'>) => ({
  record: { type: 'application' as const, id: record.id },
  bucket: `revision ${judgedRevision(record)}`,
  at: actor.at,
});

function required(subject: SubjectOf<'application'>) {
  const { record, call } = subject;
  if (!call) throw new Error('an application without its call');
  return { record, call };
}
