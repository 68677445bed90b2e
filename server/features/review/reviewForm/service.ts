// What an expert does with a review: pledge, write, submit, refuse, stand aside. Each time an application is opened or a
// score is given, conflicts are looked for once more.
import { Assignment } from '../../../../db/models/review.ts';
import { IllegalTransition, InvalidInput, NotFound, StaleVersion, refuseOn } from '../../../core/errors.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import { edits, moves, transition } from '../../../core/transition.ts';
import { PLEDGE } from '../../../domain/pledge.ts';
import { checkOpinion, checkOpinionShape, totalOf, type Opinion } from '../../../domain/review.ts';
import type { Grade } from '../../../domain/terms.ts';
import { normaliseText } from '../../../domain/text.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { readConflicts } from '../assignment/conflictFacts.ts';
import { state } from '../assignment/service.ts';
import { tellOfficers, voidConflicts } from '../assignment/voiding.ts';

interface Given {
  readonly code: string;
  readonly version: number;
}

/** Accepts the pledge in force; with it the packet opens. */
export async function pledge(
  actor: Actor,
  { code, version, pledgeVersion }: Given & { pledgeVersion: string },
): Promise<Assignment> {
  const id = await idOf(code);
  return unlessConflicted(actor, 'review.pledge', id, () =>
    transition(actor, [moves('review.pledge', 'assignment', id, { version })], async (subject) => {
      const isCurrent = pledgeVersion === PLEDGE.version;
      refuseOn(
        isCurrent ? [] : [violation('review.pledgeVersion', ['pledgeVersion'], { version: PLEDGE.version })],
      );
      await stopOnConflict(actor, subject);
      subject.record.pledgedAt = actor.at;
      subject.record.pledgeVersion = pledgeVersion;
      return subject.record;
    }),
  );
}

/** Does not take the review on; a conflict that is named so is kept, and the expert is not asked about it again. */
export async function refuseReview(
  actor: Actor,
  { code, version, cause, reason }: Given & { cause: string; reason: string },
): Promise<Assignment> {
  const id = await idOf(code);
  return transition(
    actor,
    [moves('review.refuse', 'assignment', id, { version, reason: cause })],
    async (subject) => {
      if (cause === 'conflict') await state(actor, subject.record, 'declared', reason);
      subject.record.ending = { cause, text: reason };
      await tellOfficers('assignment.lost', subject, actor.at);
      return subject.record;
    },
  );
}

/** Stands aside at any time while the round is open, after submission too: the score counts no more. */
export async function recuse(
  actor: Actor,
  { code, version, reason }: Given & { reason: string },
): Promise<Assignment> {
  const id = await idOf(code);
  return transition(actor, [moves('review.recuse', 'assignment', id, { version })], async (subject) => {
    await state(actor, subject.record, 'declared', reason);
    subject.record.ending = { cause: 'conflict', text: reason };
    await tellOfficers('assignment.lost', subject, actor.at);
    return subject.record;
  });
}

/**
 * Keeps what has been written so far, finished or not.
 * @throws StaleVersion with what is stored, so that both texts can be offered
 */
export async function saveReview(
  actor: Actor,
  { code, version, ...sent }: Given & Opinion,
): Promise<Assignment> {
  const id = await idOf(code);
  const opinion = { ...sent, comments: mapped(sent.comments, normaliseText) };
  try {
    return await transition(
      actor,
      [edits('review.save', 'assignment', id, { version })],
      ({ record, call }) => {
        const { rubric } = call!.rules;
        const wrong = checkOpinionShape(rubric, opinion);
        if (wrong.length > 0) throw new InvalidInput(wrong);
        record.scores = given(opinion.scores);
        record.comments = opinion.comments;
        record.grade = opinion.grade;
        record.total = totalOf(rubric.criteria, opinion.scores);
        return record;
      },
    );
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    const now = await Assignment.findByPk(id, { rejectOnEmpty: true });
    throw new StaleVersion(
      { expected: version, actual: now.version },
      { version: now.version, opinion: opinionOf(now) },
    );
  }
}

/** @throws RuleViolation for every score, comment and grade that is missing or too short */
export async function submitReview(actor: Actor, { code, version }: Given): Promise<Assignment> {
  const id = await idOf(code);
  return unlessConflicted(actor, 'review.submit', id, () =>
    transition(actor, [moves('review.submit', 'assignment', id, { version })], async (subject) => {
      const { record, call } = subject;
      const { rubric } = call!.rules;
      await stopOnConflict(actor, subject);
      const opinion = opinionOf(record);
      refuseOn(checkOpinion(rubric, opinion));
      record.total = totalOf(rubric.criteria, opinion.scores);
      record.submittedAt = actor.at;
      return record;
    }),
  );
}

export function opinionOf({ scores, comments, grade }: Assignment): Opinion & { grade: Grade | null } {
  return { scores, comments, grade };
}

async function idOf(code: string): Promise<number> {
  const found = await Assignment.findOne({ where: { code }, attributes: ['id'] });
  if (!found) throw new NotFound();
  return found.id;
}

class ConflictFound extends Error {}

async function stopOnConflict(actor: Actor, { record, call }: SubjectOf<'assignment'>): Promise<void> {
  const table = await readConflicts(call!.id, {
    applicationIds: [record.applicationId],
    expertIds: [record.expertId],
    at: actor.at,
  });
  if (table.between(record.expertId, record.applicationId).length > 0) throw new ConflictFound();
}

/** A conflict met on the way voids the assignment and ends the act; rule and fact are for officers, not for experts. */
async function unlessConflicted<T>(
  actor: Actor,
  act: 'review.pledge' | 'review.submit',
  id: number,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ConflictFound)) throw error;
    await voidConflicts(actor, { assignmentId: id });
    throw new IllegalTransition({ act, record: 'assignment', state: 'void' });
  }
}

function mapped(
  texts: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]));
}

/** Without the criteria that have no points. */
function given(scores: Opinion['scores']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([key, points]) => (points === null ? [] : [[key, points]])),
  );
}
