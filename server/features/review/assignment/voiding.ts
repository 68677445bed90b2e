// Takes an expert off an application as soon as a conflict is in the facts: access ends, the score counts no more.
import { Assignment, Round } from '../../../../db/models/review.ts';
import { database } from '../../../core/database.ts';
import { IllegalTransition } from '../../../core/errors.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import { moves, transition } from '../../../core/transition.ts';
import type { Conflict } from '../../../domain/conflict.ts';
import type { Actor } from '../../../policy/subject.ts';
import { readConflicts } from './conflictFacts.ts';

const LIVE = ['invited', 'pledged', 'submitted'] as const;

/** Whose assignments to look through again; nothing given looks through all rounds that have not closed. */
export interface Suspects {
  readonly expertId?: number;
  readonly applicationId?: number;
  readonly roundId?: number;
  readonly assignmentId?: number;
}

/**
 * Looks for conflicts again and voids every assignment that has one, each in a transaction of its own or all in the
 * caller's. A round that has closed keeps its ranking: what was no conflict then does not become one afterwards.
 * @returns ids of the assignments that became void
 */
export async function voidConflicts(actor: Actor, suspects: Suspects): Promise<number[]> {
  const { assignmentId: id, ...where } = suspects;
  const live = await Assignment.findAll({
    where: { ...where, ...(id !== undefined && { id }), state: [...LIVE] },
    order: [['id', 'ASC']],
    // Inside an act that changes an expert: an assignment made a moment ago must be seen.
    ...(database().inTransaction() && { lock: true }),
  });
  const rounds = await Round.findAll({ where: { id: [...new Set(live.map((each) => each.roundId))] } });
  const voided: number[] = [];
  for (const round of rounds.filter((each) => each.state !== 'closed')) {
    const own = live.filter((each) => each.roundId === round.id);
    const table = await readConflicts(round.callId, {
      applicationIds: [...new Set(own.map((each) => each.applicationId))],
      expertIds: [...new Set(own.map((each) => each.expertId))],
      at: actor.at,
    });
    for (const assignment of own) {
      const conflicts = table.between(assignment.expertId, assignment.applicationId);
      if (conflicts.length > 0 && (await voidOne(actor, assignment.id, conflicts)))
        voided.push(assignment.id);
    }
  }
  return voided;
}

/** False when the assignment came to another end in between. */
async function voidOne(actor: Actor, id: number, conflicts: readonly Conflict[]): Promise<boolean> {
  try {
    await transition(
      byClock(actor),
      [moves('assignment.void', 'assignment', id, { reason: conflicts.map((each) => each.rule).join(', ') })],
      async (subject) => {
        subject.record.ending = {
          conflicts: conflicts.map(({ rule, kind, fact }) => ({ rule, kind, fact })),
        };
        await tellExpert('review.ended', subject, actor.at);
        await tellOfficers('assignment.lost', subject, actor.at);
      },
    );
    return true;
  } catch (error) {
    if (error instanceof IllegalTransition && !database().inTransaction()) return false;
    throw error;
  }
}

/** The product itself finds a conflict, whoever's act brought it to light; address and request stay in the audit. */
function byClock(actor: Actor): Actor {
  return { ...actor, kind: 'clock', accountId: null, personId: null, name: '', desks: [] };
}

/** Names neither the application nor a reason: what is avoided and by whom is not told to an expert. */
export async function tellExpert(
  template: string,
  { record, call, expertAccountId }: SubjectOf<'assignment'>,
  at: Date,
): Promise<void> {
  if (expertAccountId == null) return;
  await notify({
    template,
    to: [expertAccountId],
    record: { type: 'round', id: record.roundId },
    params: { call: call?.title ?? '', code: record.code },
    bucket: record.code,
    at,
  });
}

/** Says which application wants another expert, never who has left it. */
export async function tellOfficers(
  template: string,
  { record, call, application }: SubjectOf<'assignment'>,
  at: Date,
): Promise<void> {
  if (!call) return;
  const officers = await Promise.all(
    (['programmeOfficer', 'agencyOfficer'] as const).map((role) =>
      deskHolders(role, { callId: call.id }, at),
    ),
  );
  await notify({
    template,
    to: officers.flat(),
    record: { type: 'round', id: record.roundId },
    params: { title: application?.title ?? '', number: application?.receiptNumber ?? '' },
    bucket: record.code,
    at,
  });
}
