// Experts and review rounds as they come about: through the acts of officers and experts, at a date after the call closed.
import type { Call } from '../../db/models/call.ts';
import type { Expert, Round } from '../../db/models/review.ts';
import { Assignment } from '../../db/models/review.ts';
import { decrypt } from '../../server/core/secrets.ts';
import { PLEDGE } from '../../server/domain/pledge.ts';
import type { Grade } from '../../server/domain/terms.ts';
import {
  assign,
  closeRound,
  createRound,
  enterExpert,
  openRound,
  pledge,
  saveReview,
  submitReview,
} from '../../server/features/review/index.ts';
import { aPublishedCall } from './call.ts';
import { anOrganisation, someone, type Someone } from './people.ts';
import { aSubmittedApplication, type Submitted } from './submitted.ts';

/** A Monday three weeks after the usual call has closed. */
export const REVIEW_AT = '2026-04-20T02:00:00.000Z';
export const REVIEW_DUE = '2026-05-11T16:00:00.000Z';

export interface GivenExpert {
  name?: string;
  uscc?: string;
  unitName?: string;
  disciplines?: string[];
  suspendedUntil?: string | null;
  /** The account and person of the expert; otherwise somebody new. */
  who?: Someone;
  officer?: Someone;
  at?: string;
}

export interface KnownExpert {
  readonly expert: Expert;
  readonly who: Someone;
}

let serial = 0;

/** An expert of a unit of their own in another city, with an account and a desk. */
export async function anExpert(given: GivenExpert = {}): Promise<KnownExpert> {
  serial += 1;
  const who = given.who ?? (await someone('expert', { name: given.name ?? `评审人${serial}` }));
  const officer = given.officer ?? (await someone('programmeOfficer'));
  const unit =
    given.uscc === undefined ? await anOrganisation({ name: `外埠第${serial}大学` }) : { uscc: given.uscc };
  const expert = await enterExpert(officer.actor(given.at ?? REVIEW_AT), {
    idNumber: decrypt(who.person.identityCipher!),
    name: who.person.name,
    uscc: unit.uscc,
    unitName: given.unitName ?? `外埠第${serial}大学`,
    disciplines: given.disciplines ?? ['520'],
    suspendedUntil: given.suspendedUntil ?? null,
    opensDesk: true,
  });
  return { expert: await expert.reload(), who };
}

export interface ReviewRound {
  readonly round: Round;
  readonly call: Call;
  readonly officer: Someone;
  readonly applications: readonly Submitted[];
  readonly experts: readonly KnownExpert[];
  /** The assignment of an expert for an application, as it is now. */
  assignment(application: number, expert: number): Promise<Assignment>;
}

export interface GivenRound {
  state?: 'preparing' | 'open' | 'closed';
  call?: Call;
  officer?: Someone;
  /** How many accepted applications, or which. */
  applications?: number | readonly Submitted[];
  /** How many experts are asked about each, or which. */
  experts?: number | readonly KnownExpert[];
  /** false: nobody is asked yet. Only for a round that is being made ready. */
  isAssigned?: boolean;
  /** Points each expert gives to every criterion; how many are given decides how many submit. */
  points?: readonly number[];
  /** Points for one application, where they differ: (application, expert). */
  pointsOf?: (application: number, expert: number) => number | null;
  at?: string;
}

export async function aRound(given: GivenRound = {}): Promise<ReviewRound> {
  const at = given.at ?? REVIEW_AT;
  const officer = given.officer ?? (await someone('programmeOfficer'));
  const call = given.call ?? (await aPublishedCall({ officer }));
  const applications = await several(given.applications ?? 1, () =>
    aSubmittedApplication({ call, state: 'accepted' }),
  );
  const experts = await several(given.experts ?? 3, () => anExpert({ officer, at }));
  const round = await createRound(officer.actor(at), {
    callId: call.id,
    name: '通讯评审',
    dueAt: REVIEW_DUE,
  });
  const made: ReviewRound = {
    round,
    call,
    officer,
    applications,
    experts,
    assignment: (application, expert) =>
      Assignment.findOne({
        where: {
          roundId: round.id,
          applicationId: applications[application]!.application.id,
          expertId: experts[expert]!.expert.id,
        },
        rejectOnEmpty: true,
      }),
  };
  if (given.isAssigned ?? true) {
    const pairs = applications.flatMap(({ application }) =>
      experts.map(({ expert }) => ({ applicationId: application.id, expertId: expert.id })),
    );
    await assign(officer.actor(at), { roundId: round.id, pairs });
  }
  await advance(made, given, at);
  await round.reload();
  return made;
}

async function advance(made: ReviewRound, given: GivenRound, at: string): Promise<void> {
  const { round, officer, applications, experts } = made;
  if ((given.state ?? 'open') === 'preparing') return;
  await openRound(officer.actor(at), { id: round.id, version: round.version });
  const points = given.points ?? (given.state === 'closed' ? experts.map(() => 80) : []);
  const pointsOf = given.pointsOf ?? ((_: number, expert: number) => points[expert] ?? null);
  for (const application of applications.keys()) {
    for (const expert of experts.keys()) {
      const given = pointsOf(application, expert);
      if (given !== null) await aSubmittedReview(made, application, expert, given, at);
    }
  }
  if (given.state !== 'closed') return;
  await round.reload();
  await closeRound(officer.actor(at), { id: round.id, version: round.version });
}

/** Pledges, writes and submits, as the expert does. */
export async function aSubmittedReview(
  made: ReviewRound,
  application: number,
  expert: number,
  points: number,
  at: string = REVIEW_AT,
): Promise<Assignment> {
  const { code, version } = await aSavedReview(made, application, expert, points, at);
  return submitReview(made.experts[expert]!.who.actor(at), { code, version });
}

/** Pledged and written out, ready to be submitted. */
export async function aSavedReview(
  made: ReviewRound,
  application: number,
  expert: number,
  points: number,
  at: string = REVIEW_AT,
): Promise<Assignment> {
  const { code } = await made.assignment(application, expert);
  const actor = made.experts[expert]!.who.actor(at);
  const pledged = await pledge(actor, { code, version: 1, pledgeVersion: PLEDGE.version });
  const opinion = anOpinion(made.call, points);
  return saveReview(actor, { code, version: pledged.version, ...opinion });
}

/** Every criterion with the same points and a comment of the wanted length. */
export function anOpinion(
  call: Pick<Call, 'rules'>,
  points: number,
  text = '研究目标明确，技术路线可行，基础扎实。',
): { scores: Record<string, number>; comments: Record<string, string>; grade: Grade } {
  const { criteria, minCommentCharacters } = call.rules.rubric;
  const comment = text.repeat(Math.ceil(minCommentCharacters / [...text].length) + 1);
  return {
    scores: Object.fromEntries(criteria.map(({ key }) => [key, points])),
    comments: Object.fromEntries(criteria.map(({ key }) => [key, `${key}：${comment}`])),
    grade: points >= 85 ? 'A' : points >= 60 ? 'B' : 'C',
  };
}

async function several<T>(wanted: number | readonly T[], make: () => Promise<T>): Promise<readonly T[]> {
  if (typeof wanted !== 'number') return wanted;
  const made: T[] = [];
  while (made.length < wanted) made.push(await make());
  return made;
}
