// What leaves of a round. No score before it has closed; no reviewer of what is the reader's own.
import type { z } from 'zod';
import type { Application } from '../../../../db/models/application.ts';
import type { Call } from '../../../../db/models/call.ts';
import type { Assignment, Round } from '../../../../db/models/review.ts';
import { isAsked } from '../../../domain/review.ts';
import type { Line } from '../../../domain/scoring.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility } from '../../presenting.ts';
import type { opinionsView, rankingView, roundItem, roundView } from './contract.ts';

export function presentRoundItem(round: Round): z.input<typeof roundItem> {
  return {
    id: round.id,
    state: round.state,
    name: round.name,
    call: { id: round.callId, title: round.call?.title ?? '' },
    dueAt: round.dueAt.toISOString(),
    openedAt: round.openedAt?.toISOString() ?? null,
    closedAt: round.closedAt?.toISOString() ?? null,
  };
}

interface Board {
  readonly round: Round;
  readonly call: Call;
  readonly applications: readonly Application[];
  readonly assignments: readonly Assignment[];
  readonly hidden: ReadonlySet<number>;
  readonly offers: ReadonlyMap<number, Ability[]>;
  readonly inCheck: number;
  readonly abilities: readonly Ability[];
}

export function presentBoard(board: Board): z.input<typeof roundView> {
  const { round, call, applications } = board;
  const { reviewersMin, reviewersWanted } = call.rules.rubric;
  return {
    ...presentRoundItem(round),
    call: { id: call.id, title: call.title },
    version: round.version,
    reviewersMin,
    reviewersWanted,
    applications: applications.map((each) => presentRow(each, board)),
    inCheck: board.inCheck,
    abilities: board.abilities.map(presentAbility),
  };
}

function presentRow(
  application: Application,
  { assignments, hidden, offers, round }: Board,
): z.input<typeof roundView>['applications'][number] {
  const own = assignments.filter((each) => each.applicationId === application.id);
  const isWithheld = hidden.has(application.id);
  return {
    applicationId: application.id,
    state: application.state,
    receiptNumber: application.receiptNumber,
    title: application.title,
    host: application.host?.name ?? '',
    lead: application.lead?.name ?? '',
    asked: isWithheld ? 0 : own.filter((each) => isAsked(each.state)).length,
    submitted: isWithheld ? 0 : own.filter((each) => each.state === 'submitted').length,
    isWithheld,
    assignments: isWithheld
      ? []
      : own.map((each) => presentAssignment(each, round, offers.get(each.id) ?? [])),
  };
}

function presentAssignment(
  assignment: Assignment,
  round: Round,
  offers: readonly Ability[],
): z.input<typeof roundView>['applications'][number]['assignments'][number] {
  const isTold = round.state === 'closed' && assignment.state === 'submitted';
  return {
    id: assignment.id,
    version: assignment.version,
    state: assignment.state,
    code: assignment.code,
    expert: {
      id: assignment.expertId,
      name: assignment.expert?.person?.name ?? '',
      unitName: assignment.expert?.unitName ?? '',
    },
    submittedAt: assignment.submittedAt?.toISOString() ?? null,
    total: isTold ? assignment.total : null,
    grade: isTold ? assignment.grade : null,
    abilities: offers.map(presentAbility),
  };
}

interface Ranking {
  readonly round: Round;
  readonly call: Call;
  readonly applications: readonly Application[];
  /** Null for a desk that sees no money. */
  readonly line: Line<{ readonly applicationId: number }> | null;
}

export function presentRanking({ round, call, applications, line }: Ranking): z.input<typeof rankingView> {
  const { aggregation } = call.rules.rubric;
  const lines = round.ranking ?? [];
  const placeOf = (id: number): 'above' | 'tied' | 'below' | null => {
    if (line === null) return null;
    const has = (group: readonly { readonly applicationId: number }[]) =>
      group.some((each) => each.applicationId === id);
    return has(line.above) ? 'above' : has(line.tied) ? 'tied' : 'below';
  };
  return {
    round: { ...presentRoundItem(round), call: { id: call.id, title: call.title } },
    trimFrom: aggregation.trimFrom,
    spreadFlag: aggregation.spreadFlag,
    line: line && {
      envelopeFen: call.rules.envelopeFen,
      remainingFen: line.remainingFen,
      tied: line.tied.length,
    },
    rows: lines.map((each) => {
      const application = applications.find((other) => other.id === each.applicationId);
      return {
        applicationId: each.applicationId,
        rank: each.rank,
        isTied: lines.filter((other) => other.rank === each.rank).length > 1,
        receiptNumber: application?.receiptNumber ?? null,
        title: application?.title ?? '',
        host: application?.host?.name ?? '',
        lead: application?.lead?.name ?? '',
        mean: each.mean,
        spread: each.spread,
        deviation: each.deviation,
        effective: each.effective,
        isDisputed: each.spread >= aggregation.spreadFlag,
        requestedFen: line === null ? null : (application?.requestedFen ?? null),
        place: placeOf(each.applicationId),
      };
    }),
  };
}

interface Opinions {
  readonly call: Call;
  readonly application: Application;
  readonly rows: readonly Assignment[];
  readonly seesExperts: boolean;
}

export function presentOpinions({
  call,
  application,
  rows,
  seesExperts,
}: Opinions): z.input<typeof opinionsView> {
  return {
    application: {
      id: application.id,
      title: application.title,
      receiptNumber: application.receiptNumber,
    },
    criteria: call.rules.rubric.criteria.map(({ key, label, weight }) => ({ key, label, weight })),
    opinions: rows.map((each) => ({
      code: each.code,
      expert: seesExperts
        ? { name: each.expert?.person?.name ?? '', unitName: each.expert?.unitName ?? '' }
        : null,
      total: each.total,
      grade: each.grade,
      scores: each.scores,
      comments: each.comments,
    })),
  };
}
