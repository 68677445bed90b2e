// Asking experts about applications and taking them off again. Every pair is looked at by the server, whatever a page showed.
import { randomBytes } from 'node:crypto';
import { Op } from 'sequelize';
import type { Call } from '../../../../db/models/call.ts';
import { Application } from '../../../../db/models/application.ts';
import { Assignment, DeclaredConflict, Expert, type Round } from '../../../../db/models/review.ts';
import { NotFound, refuseOn } from '../../../core/errors.ts';
import { notify } from '../../../core/outbox.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import { creates, moves, transition } from '../../../core/transition.ts';
import { conflictViolations } from '../../../domain/conflict.ts';
import { checkLoad, isAsked } from '../../../domain/review.ts';
import { under, violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { readConflicts } from './conflictFacts.ts';
import { refuseOwn } from './staff.ts';
import { tellExpert, tellOfficers } from './voiding.ts';

export interface Pair {
  readonly applicationId: number;
  readonly expertId: number;
}

/**
 * Asks experts, all of the pairs or none.
 * @throws RuleViolation with rule and fact of every pair that may not be
 */
export async function assign(
  actor: Actor,
  { roundId, pairs }: { roundId: number; pairs: readonly Pair[] },
): Promise<Assignment[]> {
  const changes = pairs.map((pair, index) =>
    creates(
      'assignment.assign',
      'assignment',
      async (parent) => {
        const { record: round, call } = parent as SubjectOf<'round'>;
        // The round is locked: nobody else asks anybody in it meanwhile.
        if (index === 0) refuseOn(await checkPairs(actor, round, call!, pairs));
        return {
          roundId,
          ...pair,
          pairKey: pairKey(roundId, pair),
          code: newCode(),
          scores: {},
          comments: {},
          createdAt: actor.at,
        };
      },
      { parent: { type: 'round', id: roundId } },
    ),
  );
  return transition(actor, changes, async (...subjects) => {
    for (const subject of subjects) {
      if (subject.round?.state === 'open') await invite(subject, actor.at);
    }
    return subjects.map((each) => each.record);
  });
}

/** Takes an expert off who has not submitted; another can be asked, or the same again. */
export async function removeAssignment(
  actor: Actor,
  { id, version, reason }: { id: number; version: number; reason: string },
): Promise<Assignment> {
  const change = moves('assignment.remove', 'assignment', id, { version, reason });
  return transition(actor, [change], async (subject) => {
    await refuseOwnOf(actor, subject);
    subject.record.pairKey = null;
    subject.record.ending = { text: reason };
    if (subject.round?.state === 'open') await tellExpert('review.ended', subject, actor.at);
    return subject.record;
  });
}

/** An officer knows of a conflict that no data shows: it is pinned, and outlives every change of the facts. */
export async function voidAssignment(
  actor: Actor,
  { id, version, reason }: { id: number; version: number; reason: string },
): Promise<Assignment> {
  const change = moves('assignment.void', 'assignment', id, { version, reason });
  return transition(actor, [change], async (subject) => {
    await refuseOwnOf(actor, subject);
    await state(actor, subject.record, 'pinned', reason);
    subject.record.ending = { text: reason };
    if (subject.round?.state === 'open') await tellExpert('review.ended', subject, actor.at);
    await tellOfficers('assignment.lost', subject, actor.at);
    return subject.record;
  });
}

/** Keeps a conflict that nobody can see in the data. */
export async function state(
  actor: Actor,
  { expertId, applicationId }: Pick<Assignment, 'expertId' | 'applicationId'>,
  kind: DeclaredConflict['kind'],
  reason: string,
): Promise<void> {
  if (actor.accountId === null) throw new Error('a conflict is stated by a person');
  await DeclaredConflict.bulkCreate(
    [{ expertId, applicationId, kind, reason, accountId: actor.accountId, declaredAt: actor.at }],
    { ignoreDuplicates: true },
  );
}

/** Tells an expert that the round, which is open already, waits for them too. */
async function invite({ record, call, round, expertAccountId }: SubjectOf<'assignment'>, at: Date) {
  if (expertAccountId == null) return;
  await notify({
    template: 'review.invited',
    to: [expertAccountId],
    record: { type: 'round', id: record.roundId },
    params: { call: call?.title ?? '', code: record.code, dueAt: round?.dueAt.toISOString() ?? '' },
    bucket: record.code,
    at,
  });
}

async function refuseOwnOf(actor: Actor, { record, call }: SubjectOf<'assignment'>): Promise<void> {
  if (!call) throw new NotFound();
  const table = await readConflicts(call.id, {
    applicationIds: [record.applicationId],
    expertIds: [],
    at: actor.at,
  });
  await refuseOwn(actor, [...table.applications.values()]);
}

/** Every reason against every pair, each under its place in what was sent. */
async function checkPairs(
  actor: Actor,
  round: Round,
  call: Call,
  pairs: readonly Pair[],
): Promise<Violation[]> {
  const expertIds = distinct(pairs.map((each) => each.expertId));
  const applicationIds = distinct(pairs.map((each) => each.applicationId));
  // Locked: an expert whose unit is being changed at this moment is looked at afterwards.
  await Expert.findAll({ where: { id: expertIds }, order: [['id', 'ASC']], lock: true });
  const experts = await Expert.findAll({ where: { id: expertIds }, include: ['account'] });
  const applications = await reviewable(round, call, applicationIds);
  const [asked, table] = await Promise.all([
    Assignment.findAll({ where: { roundId: round.id, pairKey: { [Op.not]: null } } }),
    readConflicts(call.id, {
      applicationIds: [...applications],
      expertIds: experts.map((each) => each.id),
      at: actor.at,
    }),
  ]);
  await refuseOwn(actor, [...table.applications.values()]);

  const taken = new Set(asked.map((each) => each.pairKey));
  const load = new Map(
    expertIds.map((id) => [id, asked.filter((each) => each.expertId === id && isAsked(each.state)).length]),
  );
  return pairs.flatMap((pair, index) => {
    const path = ['pairs', index] as const;
    const expert = experts.find((each) => each.id === pair.expertId);
    if (!expert) return [violation('assignment.noExpert', path)];
    if (!applications.has(pair.applicationId)) return [violation('assignment.notInRound', path)];
    const key = pairKey(round.id, pair);
    const isTwice = taken.has(key);
    taken.add(key);
    const before = load.get(pair.expertId) ?? 0;
    load.set(pair.expertId, before + 1);
    return [
      ...conflictViolations(table.between(pair.expertId, pair.applicationId), path),
      ...under(path, closedReasons(expert)),
      ...(isTwice ? [violation('assignment.twice', path)] : checkLoad(before, path)),
    ];
  });
}

/** What keeps an expert from any review at all: nobody who cannot sign in can be asked. */
export function closedReasons(expert: Expert): Violation[] {
  return expert.account?.state === 'active' ? [] : [violation('assignment.noAccount')];
}

/** Accepted ones until the round opens; afterwards those that went into it. */
async function reviewable(round: Round, call: Call, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await Application.findAll({
    where: {
      id: [...ids],
      callId: call.id,
      state: round.state === 'open' ? 'inReview' : 'accepted',
    },
    attributes: ['id'],
  });
  return new Set(rows.map((each) => each.id));
}

const pairKey = (roundId: number, { applicationId, expertId }: Pair): string =>
  `${roundId}:${applicationId}:${expertId}`;

const distinct = (ids: readonly number[]): number[] => [...new Set(ids)];

/** Letters and digits that nobody mistakes for each other. */
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Twelve characters of chance: neither order nor time of asking can be told from it. */
function newCode(): string {
  return [...randomBytes(12)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
}
