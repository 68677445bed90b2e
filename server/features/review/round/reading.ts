// Reads rounds for those whose desk serves the call: the board while experts work, ranking and opinions once it has closed.
import { Op, type WhereOptions } from 'sequelize';
import type { z } from 'zod';
import { Application } from '../../../../db/models/application.ts';
import { Assignment, Round } from '../../../../db/models/review.ts';
import { NotFound, NotNow } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { loadSubject, type SubjectOf } from '../../../core/subjects.ts';
import { fen } from '../../../domain/money.ts';
import { drawLine, rank } from '../../../domain/scoring.ts';
import { abilities, decide, type Ability } from '../../../policy/authorize.ts';
import { servesCall } from '../../../policy/predicates.ts';
import type { Actor, Subject } from '../../../policy/subject.ts';
import { readConflicts } from '../assignment/conflictFacts.ts';
import { ownAmong } from '../assignment/staff.ts';
import type { opinionsView, rankingView, roundView } from './contract.ts';
import { presentBoard, presentOpinions, presentRanking, presentRoundItem } from './presenter.ts';

const OFFICERS: readonly string[] = ['programmeOfficer', 'agencyOfficer'];
const READERS_OF_RANKING: readonly string[] = [...OFFICERS, 'leader', 'supervisor'];

export async function list(actor: Actor, wanted: PageWanted & { callId?: number | undefined }) {
  const desks = actor.desks.filter((desk) => OFFICERS.includes(desk.role));
  const all = desks.some((desk) => desk.callId === null && desk.role !== 'agencyOfficer');
  const own = desks.flatMap((desk) => desk.callId ?? []);
  const where: WhereOptions[] = [
    ...(all ? [] : [{ callId: own }]),
    ...(wanted.callId === undefined ? [] : [{ callId: wanted.callId }]),
  ];
  const page = await keysetPage(
    Round,
    { where: { [Op.and]: where }, include: ['call'] },
    { by: 'dueAt', direction: 'DESC' },
    wanted,
  );
  return { ...page, items: page.items.map(presentRoundItem) };
}

/** @throws NotFound for a round of a call that none of the actor's desks of these roles serves */
async function roundFor(actor: Actor, id: number, roles: readonly string[]): Promise<SubjectOf<'round'>> {
  const subject = await loadSubject('round', id);
  const serves =
    subject !== null &&
    actor.desks.some((desk) => roles.includes(desk.role) && servesCall(actor, desk, subject));
  if (!serves) throw new NotFound();
  return subject;
}

export async function read(actor: Actor, id: number): Promise<z.input<typeof roundView>> {
  const subject = await roundFor(actor, id, OFFICERS);
  const { record: round, call } = subject;
  const rows = await Assignment.findAll({
    where: { roundId: id },
    include: [{ association: 'expert', include: ['person'] }],
    order: [['code', 'ASC']], // neither the order nor the time in which they were asked
  });
  const applications = await applicationsOf(round, rows);
  const hidden = await ownApplications(actor, round, applications);
  const offers = new Map(rows.map((each) => [each.id, mayChange(actor, subject, each)]));
  const inCheck = await Application.count({
    where: { callId: round.callId, state: ['inCheck', 'correcting', 'withHost', 'withRecommender'] },
  });
  return presentBoard({
    round,
    call: call!,
    applications,
    assignments: rows,
    hidden,
    offers,
    inCheck: round.state === 'preparing' ? inCheck : 0,
    abilities: [...abilities(actor, subject), ...mayAssign(actor, subject)],
  });
}

/** Before it opens: all that are accepted. Afterwards: those that went in. */
async function applicationsOf(round: Round, rows: readonly Assignment[]): Promise<Application[]> {
  const where =
    round.state === 'preparing'
      ? { callId: round.callId, state: 'accepted' as const }
      : { id: [...new Set(rows.map((each) => each.applicationId))] };
  return Application.findAll({
    where,
    include: ['host', 'lead'],
    order: [
      ['receiptNumber', 'ASC'],
      ['id', 'ASC'],
    ],
  });
}

/** Whoever has a project in the call reads nothing about who reviews it, officer or not. */
async function ownApplications(
  actor: Actor,
  round: Round,
  applications: readonly Application[],
): Promise<ReadonlySet<number>> {
  const table = await readConflicts(round.callId, {
    applicationIds: applications.map((each) => each.id),
    expertIds: [],
    at: actor.at,
  });
  return ownAmong(actor, [...table.applications.values()]);
}

function mayChange(actor: Actor, { call, round }: SubjectOf<'round'>, assignment: Assignment): Ability[] {
  const expertAccountId = assignment.expert?.accountId ?? null;
  const around = { ...(call && { call }), ...(round && { round }), expertAccountId };
  const subject: Subject = { type: 'assignment', record: assignment, ...around };
  return abilities(actor, subject).filter(
    ({ act }) => act === 'assignment.remove' || act === 'assignment.void',
  );
}

/** Asking creates an assignment, so that no row of the round names it; the page needs to know all the same. */
function mayAssign(actor: Actor, subject: SubjectOf<'round'>): Ability[] {
  const act = 'assignment.assign';
  const decision = decide(actor, act, subject);
  if (decision.allowed) return [{ act, allowed: true, reason: null, params: {} }];
  if (decision.why !== 'moment') return [];
  return [{ act, allowed: false, reason: decision.reason, params: decision.params }];
}

/** @throws NotNow while the round is not closed: nobody sees a score before */
async function closedRoundFor(actor: Actor, id: number): Promise<SubjectOf<'round'>> {
  const subject = await roundFor(actor, id, READERS_OF_RANKING);
  if (subject.record.state !== 'closed') throw new NotNow('roundHasClosed', {});
  return subject;
}

export async function ranking(actor: Actor, id: number): Promise<z.input<typeof rankingView>> {
  const { record: round, call } = await closedRoundFor(actor, id);
  const lines = round.ranking ?? [];
  const applications = await Application.findAll({
    where: { id: lines.map((each) => each.applicationId) },
    include: ['host', 'lead'],
  });
  // An agency organises checks and reviews: money, and where it ends, is none of its business.
  const seesMoney = actor.desks.some(
    (desk) => desk.role !== 'agencyOfficer' && READERS_OF_RANKING.includes(desk.role),
  );
  const asked = new Map(applications.map((each) => [each.id, fen(each.requestedFen ?? 0)]));
  const line = drawLine({
    ranked: rank(
      lines.map((each) => ({
        id: String(each.applicationId).padStart(12, '0'),
        applicationId: each.applicationId,
        score: each.mean,
      })),
    ),
    envelopeFen: call!.rules.envelopeFen,
    requestedFen: (each) => asked.get(each.applicationId) ?? fen(0),
  });
  return presentRanking({ round, call: call!, applications, line: seesMoney ? line : null });
}

export async function opinions(
  actor: Actor,
  { id, applicationId }: { id: number; applicationId: number },
): Promise<z.input<typeof opinionsView>> {
  const { record: round, call } = await closedRoundFor(actor, id);
  const application = await Application.findByPk(applicationId);
  const rows = await Assignment.findAll({
    where: { roundId: id, applicationId, state: 'submitted' },
    include: [{ association: 'expert', include: ['person'] }],
    order: [['code', 'ASC']],
  });
  if (!application || rows.length === 0) throw new NotFound();
  if ((await ownApplications(actor, round, [application])).size > 0) throw new NotFound();
  // A leader decides on the list; whose opinion is whose is known to the officers of the call and to supervision.
  const seesExperts = actor.desks.some(
    (desk) => desk.role !== 'leader' && READERS_OF_RANKING.includes(desk.role),
  );
  return presentOpinions({ call: call!, application, rows, seesExperts });
}
