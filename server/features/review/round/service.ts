// A review round: created for a call, opened with its applications, closed into a ranking that no longer changes.
import { Application } from '../../../../db/models/application.ts';
import { Assignment, Round } from '../../../../db/models/review.ts';
import { IllegalTransition, NotFound, refuseOn } from '../../../core/errors.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { loadSubject } from '../../../core/subjects.ts';
import { creates, moves, transition } from '../../../core/transition.ts';
import {
  checkEnoughExperts,
  checkEnoughReviews,
  isAsked,
  rankApplications,
  type ReviewedApplication,
} from '../../../domain/review.ts';
import { violation } from '../../../domain/violation.ts';
import { decide } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { voidConflicts } from '../assignment/voiding.ts';

/** @throws RuleViolation when the call has a round that has not closed, or the date has passed */
export async function createRound(
  actor: Actor,
  { callId, name, dueAt }: { callId: number; name: string; dueAt: string },
): Promise<Round> {
  const until = new Date(dueAt);
  const change = creates(
    'round.create',
    'round',
    async () => {
      refuseOn(until > actor.at ? [] : [violation('round.dueInPast', ['dueAt'])]);
      // The call is locked: two rounds at once would ask for the same applications.
      const open = await Round.findOne({ where: { callId, state: ['preparing', 'open'] } });
      refuseOn(open ? [violation('round.another', ['callId'], { name: open.name })] : []);
      return { callId, name, dueAt: until };
    },
    { parent: { type: 'call', id: callId } },
  );
  return transition(actor, [change], (subject) => subject.record);
}

/**
 * Opens the round with every accepted application of the call. Conflicts are looked for once more first.
 * @throws RuleViolation naming each application with too few experts
 */
export async function openRound(
  actor: Actor,
  { id, version }: { id: number; version: number },
): Promise<Round> {
  const round = await roundFor(actor, 'round.open', id);
  if (round.state === 'preparing') await voidConflicts(actor, { roundId: id });
  const accepted = await Application.findAll({
    where: { callId: round.callId, state: 'accepted' },
    attributes: ['id'],
  });
  const carried = accepted.map((each) => moves('round.open', 'application', each.id));
  const changes = [moves('round.open', 'round', id, { version }), ...carried] as const;
  return transition(actor, changes, async ({ record, call }, ...applications) => {
    const lines = await linesOf(
      id,
      applications.map((each) => each.record as Application),
    );
    refuseOn(lines.length === 0 ? [violation('round.nothingAccepted')] : []);
    refuseOn(checkEnoughExperts(call!.rules.rubric, lines));
    record.openedAt = actor.at;
    await tellExperts(actor, record, call!.title);
    return record;
  });
}

/**
 * Closes the round: fixes the ranking with what it was counted from, and ends what experts have not submitted.
 * @throws RuleViolation naming each application with too few effective reviews
 */
export async function closeRound(
  actor: Actor,
  { id, version }: { id: number; version: number },
): Promise<Round> {
  const round = await roundFor(actor, 'round.close', id);
  if (round.state === 'open') await voidConflicts(actor, { roundId: id });
  for (let attempt = 1; ; attempt++) {
    try {
      return await closeOnce(actor, id, version);
    } catch (error) {
      if (attempt === ATTEMPTS || !metAnExpert(error)) throw error;
    }
  }
}

/** How often closing may be crossed by experts who submit at that moment. */
const ATTEMPTS = 5;

class Crossed extends Error {}

const metAnExpert = (error: unknown): boolean =>
  error instanceof Crossed || (error instanceof IllegalTransition && error.params['record'] === 'assignment');

async function closeOnce(actor: Actor, id: number, version: number): Promise<Round> {
  const all = await Assignment.findAll({ where: { roundId: id } });
  const applicationIds = [...new Set(all.map((each) => each.applicationId))];
  const inReview = await Application.findAll({
    where: { id: applicationIds, state: 'inReview' },
    attributes: ['id'],
  });
  const unfinished = all.filter((each) => isUnfinished(each));
  const changes = [
    moves('round.close', 'round', id, { version }),
    ...inReview.map((each) => moves('round.close', 'application', each.id)),
    ...unfinished.map((each) => moves('round.close', 'assignment', each.id, { reason: 'round.close' })),
  ] as const;
  return transition(actor, changes, async ({ record, call }, ...carried) => {
    const applications = carried.flatMap((each) =>
      each.type === 'application' ? [each.record as Application] : [],
    );
    const ended = carried.flatMap((each) => (each.type === 'assignment' ? [each.record as Assignment] : []));
    const lines = await linesOf(id, applications, { lock: true });
    const now = await Assignment.findAll({ where: { roundId: id } });
    if (now.some((each) => isUnfinished(each) && !ended.some((other) => other.id === each.id)))
      throw new Crossed();
    refuseOn(checkEnoughReviews(call!.rules.rubric, lines));
    for (const each of ended) each.ending = { rule: 'round.close' };
    record.ranking = rankApplications(call!.rules.rubric, lines);
    record.closedAt = actor.at;
    await notify({
      template: 'round.closed',
      to: await deskHolders('programmeOfficer', { callId: record.callId }, actor.at),
      record: { type: 'round', id },
      params: { call: call!.title },
      at: actor.at,
    });
    return record;
  });
}

/** Looked at before the door is, because conflicts are settled in transactions of their own. */
async function roundFor(actor: Actor, act: 'round.open' | 'round.close', id: number): Promise<Round> {
  const subject = await loadSubject('round', id);
  if (!subject || !decide(actor, act, subject).allowed) throw new NotFound();
  return subject.record;
}

const isUnfinished = ({ state }: Assignment): boolean => isAsked(state) && state !== 'submitted';

/** What was asked about each application of the round, as counting needs it. */
async function linesOf(
  roundId: number,
  applications: readonly Application[],
  { lock = false }: { lock?: boolean } = {},
): Promise<ReviewedApplication[]> {
  // Locked: an opinion that is being submitted is waited for, and counts.
  const rows = await Assignment.findAll({
    where: { roundId },
    order: [['id', 'ASC']],
    ...(lock && { lock: true }),
  });
  return applications.map((application) => ({
    applicationId: application.id,
    name: `${application.receiptNumber ?? ''} ${application.title}`.trim(),
    asked: rows.filter((each) => each.applicationId === application.id),
  }));
}

/** Each expert once, however many applications wait. */
async function tellExperts(actor: Actor, round: Round, call: string): Promise<void> {
  const rows = await Assignment.findAll({
    where: { roundId: round.id, state: 'invited' },
    include: ['expert'],
  });
  await notify({
    template: 'round.opened',
    to: rows.flatMap((each) => each.expert?.accountId ?? []),
    record: { type: 'round', id: round.id },
    params: { call, dueAt: round.dueAt.toISOString() },
    at: actor.at,
  });
}
