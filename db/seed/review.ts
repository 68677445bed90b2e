// The review rounds of the demo town: experts are asked, promise, write and submit; one is short of time, one stands aside.
import { Op } from 'sequelize';
import type { Call } from '../models/call.ts';
import { Assignment, Round } from '../models/review.ts';
import { PLEDGE } from '../../server/domain/pledge.ts';
import type { Grade } from '../../server/domain/terms.ts';
import {
  assign,
  closeRound,
  createRound,
  openRound,
  pledge,
  recuse,
  refuseReview,
  saveReview,
  submitReview,
} from '../../server/features/review/index.ts';
import type { Entry } from './apply.ts';
import { experts } from './people.ts';
import { diceOf, type Dice } from './random.ts';
import type { Stage } from './stage.ts';
import type { Town } from './town.ts';

export interface Reviewing {
  readonly stage: Stage;
  readonly town: Town;
  readonly call: Call;
  /** Account of whoever organises the round. */
  readonly by: number;
}

/** Experts of the field first, the others to fill up; those of the same unit are never asked. */
function chooseExperts(entry: Entry, load: Map<number, number>, wanted: number, dice: Dice): number[] {
  const may = experts.flatMap((expert, index) => (expert.unit === entry.lead.unit ? [] : [index]));
  const isOfField = (index: number) => experts[index]!.disciplines.includes(entry.work.discipline);
  return dice
    .shuffled(may)
    .filter((index) => experts[index]!.outside !== null)
    .sort((a, b) => Number(isOfField(b)) - Number(isOfField(a)) || (load.get(a) ?? 0) - (load.get(b) ?? 0))
    .slice(0, wanted);
}

export async function prepareRound(
  { stage, town, call, by }: Reviewing,
  given: {
    name: string;
    dueAt: Date;
    entries: readonly Entry[];
    also?: { expert: number; entries: readonly Entry[] };
  },
): Promise<Round> {
  const { name, dueAt, entries, also } = given;
  const round = await createRound(await stage.as(by), { callId: call.id, name, dueAt: dueAt.toISOString() });
  const dice = diceOf(call.id * 100 + round.id);
  const load = new Map<number, number>();
  const pairs = entries.flatMap((entry) => {
    const own = also?.entries.includes(entry) ? [also.expert] : [];
    const chosen = [...own, ...chooseExperts(entry, load, 4, dice).filter((each) => !own.includes(each))];
    return chosen.slice(0, 3).map((expert) => {
      load.set(expert, (load.get(expert) ?? 0) + 1);
      return { applicationId: entry.id, expertId: town.experts[expert]! };
    });
  });
  await assign(await stage.as(by), { roundId: round.id, pairs });
  return round;
}

export async function open({ stage, by }: Reviewing, { id }: Round): Promise<void> {
  const { version } = await Round.findByPk(id, { rejectOnEmpty: true });
  await openRound(await stage.as(by), { id, version });
}

export async function close({ stage, by }: Reviewing, { id }: Round): Promise<void> {
  const { version } = await Round.findByPk(id, { rejectOnEmpty: true });
  await closeRound(await stage.as(by), { id, version });
}

async function openAssignments(roundId: number): Promise<Assignment[]> {
  return Assignment.findAll({
    where: { roundId, state: { [Op.in]: ['invited', 'pledged'] } },
    order: [['id', 'ASC']],
    include: ['expert'],
  });
}

const accountOf = ({ expert }: Assignment): number => {
  if (expert?.accountId == null) throw new Error('an expert without an account was asked');
  return expert.accountId;
};

export async function promise({ stage }: Reviewing, assignment: Assignment): Promise<number> {
  const { code, version } = assignment;
  const actor = await stage.as(accountOf(assignment));
  return (await pledge(actor, { code, version, pledgeVersion: PLEDGE.version })).version;
}

/** Everybody who was asked promises, writes and submits. */
export async function reviewAll(
  reviewing: Reviewing,
  round: Round,
  entries: readonly Entry[],
): Promise<void> {
  for (const assignment of await openAssignments(round.id)) {
    const entry = entries.find((each) => each.id === assignment.applicationId);
    if (entry) await reviewOne(reviewing, assignment, entry);
  }
}

export async function reviewOne(
  reviewing: Reviewing,
  assignment: Assignment,
  entry: Entry,
  until: 'saved' | 'submitted' = 'submitted',
): Promise<void> {
  const { stage, call } = reviewing;
  const account = accountOf(assignment);
  const version = assignment.state === 'invited' ? await promise(reviewing, assignment) : assignment.version;
  const opinion = opinionOf(call, assignment, entry);
  const { code } = assignment;
  const saved = await saveReview(await stage.as(account), { code, version, ...opinion });
  if (until === 'submitted') await submitReview(await stage.as(account), { code, version: saved.version });
}

/** Three of the demo expert's own: submitted, begun, not yet opened. The others are partly done. */
export async function reviewPartly(
  reviewing: Reviewing,
  round: Round,
  entries: readonly Entry[],
): Promise<void> {
  const all = await openAssignments(round.id);
  const demo = reviewing.town.desk('expert');
  const own = all.filter((each) => accountOf(each) === demo);
  const others = all.filter((each) => accountOf(each) !== demo);
  const entryOf = (each: Assignment) => entries.find((entry) => entry.id === each.applicationId)!;
  const [first, second] = own;
  if (first) await reviewOne(reviewing, first, entryOf(first));
  if (second) await reviewOne(reviewing, second, entryOf(second), 'saved');
  for (const [index, each] of others.entries()) {
    if (index % 3 === 0) await reviewOne(reviewing, each, entryOf(each));
    if (index % 3 === 1) await promise(reviewing, each);
  }
}

/** One declines for want of time, one stands aside after reading; both leave enough others. */
export async function loseTwo(reviewing: Reviewing, round: Round, spare: readonly number[]): Promise<void> {
  const { stage } = reviewing;
  const [first, second] = (await openAssignments(round.id)).filter((each) =>
    spare.includes(each.applicationId),
  );
  if (first)
    await refuseReview(await stage.as(accountOf(first)), {
      code: first.code,
      version: first.version,
      cause: 'time',
      reason: '近期连续出差，无法按期完成评审。',
    });
  if (second) {
    const version = await promise(reviewing, second);
    await recuse(await stage.as(accountOf(second)), {
      code: second.code,
      version,
      reason: '与该方向团队正在联合申报其他项目，主动申请回避。',
    });
  }
}

/** Replaces those who left, so that each application keeps three opinions. */
export async function fillUp(
  { stage, town, by, call }: Reviewing,
  round: Round,
  entries: readonly Entry[],
): Promise<void> {
  const all = await Assignment.findAll({ where: { roundId: round.id } });
  const dice = diceOf(call.id * 1000 + round.id);
  const pairs = entries.flatMap((entry) => {
    const asked = all.filter((each) => each.applicationId === entry.id);
    const missing =
      3 - asked.filter((each) => ['invited', 'pledged', 'submitted'].includes(each.state)).length;
    const known = new Set(asked.map((each) => each.expertId));
    return chooseExperts(entry, new Map(), experts.length, dice)
      .map((expert) => town.experts[expert]!)
      .filter((expertId) => !known.has(expertId))
      .slice(0, Math.max(0, missing))
      .map((expertId) => ({ applicationId: entry.id, expertId }));
  });
  if (pairs.length > 0) await assign(await stage.as(by), { roundId: round.id, pairs });
}

/** Those who end higher today have been scored higher then. */
const STANDING: Partial<Record<Entry['part']['ends'], number>> = {
  awarded: 88,
  publicised: 87,
  objected: 86,
  inPublicity: 86,
  proposed: 87,
  declined: 85,
  reviewed: 80,
  notFunded: 71,
};

function opinionOf({ rules }: Call, { id }: Assignment, { part, work }: Entry) {
  const dice = diceOf(id * 17 + 5);
  // A step of two between neighbours, so that no two means meet by chance at the line.
  const standing = (STANDING[part.ends] ?? 78) - (part.work % 7);
  const { criteria } = rules.rubric;
  const scores = Object.fromEntries(
    criteria.map(({ key }) => [key, Math.min(100, standing + dice.between(-3, 5))]),
  );
  const comments = Object.fromEntries(criteria.map(({ key }) => [key, commentOf(work.keywords, dice)]));
  const grade: Grade = standing >= 84 ? 'A' : standing >= 76 ? 'B' : 'C';
  return { scores, comments, grade };
}

const OPENINGS = [
  '选题紧扣本地需求',
  '立论依据较为充分',
  '研究思路清楚',
  '方案总体可行',
  '目标明确且可以考核',
];
const MIDDLES = [
  '技术路线与关键环节交代具体，前期数据能够支撑主要假设',
  '对比试验与对照设置较为合理，样本量和测定频次的说明还可以再充实',
  '团队分工与进度安排基本匹配，仪器条件能够满足主要测定',
  '与已有工作的区别说得清楚，但对不利结果的预案着墨不多',
];
const ENDINGS = [
  '建议进一步说明数据的适用范围，并给出与用户单位对接的时间安排。',
  '建议补充不确定性的估计方法，同时把阶段性指标写得更具体一些。',
  '建议在第一年安排预试验，尽早确认测定方法的重复性。',
];

function commentOf(keywords: string, dice: Dice): string {
  const topic = dice.pick(keywords.split('；'));
  return `${dice.pick(OPENINGS)}，围绕${topic}提出的问题有实际意义；${dice.pick(MIDDLES)}；${dice.pick(ENDINGS)}`;
}
