// The life of the town, phase by phase, each step an act over HTTP by whoever does it in the field.
import { strict as assert } from 'node:assert';
import { Application } from '../../../db/models/application.ts';
import { AwardDocument, DecisionItem, DecisionList, Objection } from '../../../db/models/award.ts';
import { Assignment, Expert, Round } from '../../../db/models/review.ts';
import { FORMAL_ITEMS } from '../../../server/domain/formalCheck.ts';
import { PLEDGE } from '../../../server/domain/pledge.ts';
import { aPdf } from './aPdf.ts';
import type { Secret } from './detector.ts';
import type { Eye, Project, Town } from './town.ts';

export const PHASES = [
  'before review',
  'round open',
  'reviews in',
  'closed',
  'decided',
  'in publicity',
  'awarded',
] as const;
export type Phase = (typeof PHASES)[number];

/** Whoever refuses has nothing to see. */
export const REFUSED = { expert: 'E4', project: 'A' } as const;

export const reached = (phase: Phase, wanted: Phase): boolean =>
  PHASES.indexOf(phase) >= PHASES.indexOf(wanted);

interface Step {
  /** When the phase is looked at, UTC. Two phases at one instant: what then differs in an answer is no date. */
  readonly at: string;
  live(town: Town): Promise<void>;
}

export const life: Readonly<Record<Phase, Step>> = {
  'before review': { at: '2026-04-20T02:00:00.000Z', live: reachReview },
  'round open': { at: '2026-04-21T02:00:00.000Z', live: openRounds },
  'reviews in': { at: '2026-04-21T02:00:00.000Z', live: submitReviews },
  closed: { at: '2026-06-01T02:00:00.000Z', live: closeRounds },
  decided: { at: '2026-06-01T02:00:00.000Z', live: decide },
  'in publicity': { at: '2026-06-02T02:00:00.000Z', live: publish },
  awarded: { at: '2026-07-01T02:00:00.000Z', live: award },
};

async function versionOf(id: number): Promise<{ version: number; revisionId: number }> {
  const { version, revisionId } = await Application.findByPk(id, { rejectOnEmpty: true });
  return { version, revisionId: revisionId ?? 0 };
}

async function reachReview(town: Town): Promise<void> {
  const opinion = '同意推荐';
  town.product.at('2026-03-05T02:00:00.000Z');
  for (const { key, id, lead, call } of town.projects) {
    const params = { id };
    const { version } = await versionOf(id);
    await lead.ask('application.submit', { params, body: { version } });
    const host = town.eye(`host${key}`);
    await host.ask('endorsement.endorse', { params, body: { ...(await versionOf(id)), opinion } });
    if (!call.rules.endorsement.recommender) continue;
    const recommender = town.eye('recommender1');
    await recommender.ask('recommendation.recommend', {
      params,
      body: { ...(await versionOf(id)), opinion },
    });
  }
  town.product.at('2026-04-10T02:00:00.000Z');
  const officer = town.eye('officer');
  for (const { id } of town.projects) {
    const params = { id };
    const items = FORMAL_ITEMS.map((key) => ({ key, verdict: 'pass', note: '经核对符合' }));
    const { items: known } = (await officer.ask('formalCheck.read', { params })) as unknown as {
      items: { key: string }[];
    };
    const asked = items.filter(({ key }) => known.some((each) => each.key === key));
    await officer.ask('formalCheck.mark', { params, body: { ...(await versionOf(id)), items: asked } });
    await officer.ask('formalCheck.accept', { params, body: await versionOf(id) });
  }
  town.product.at(life['before review'].at);
  for (const callId of callsOf(town)) await askExperts(town, callId);
}

const callsOf = ({ projects }: Town): number[] => [...new Set(projects.map((each) => each.call.id))];

async function askExperts(town: Town, callId: number): Promise<void> {
  const officer = town.eye('officer');
  await officer.ask('round.create', {
    body: { callId, name: '通讯评审', dueAt: '2026-05-11T16:00:00.000Z' },
  });
  const round = await Round.findOne({ where: { callId }, rejectOnEmpty: true });
  const pairs = await Promise.all(
    town.projects
      .filter((each) => each.call.id === callId)
      .flatMap(({ id, experts }) =>
        experts.map(async (key) => ({ applicationId: id, expertId: await expertIdOf(town.eye(key)) })),
      ),
  );
  await officer.ask('assignment.assign', { params: { id: round.id }, body: { pairs } });
  for (const row of await Assignment.findAll({ where: { roundId: round.id } })) {
    const of = await expertKeyOf(town, row.expertId);
    const on = town.projects.find(({ id }) => id === row.applicationId)!.key;
    town.expertSecrets.push(
      { kind: `review id on ${on}`, of, text: String(row.id) },
      { kind: `review code on ${on}`, of, text: row.code },
    );
  }
}

async function expertIdOf({ who }: Eye): Promise<number> {
  const { id } = await Expert.findOne({ where: { personId: who!.person.id }, rejectOnEmpty: true });
  return id;
}

async function expertKeyOf(town: Town, expertId: number): Promise<string> {
  const { personId } = await Expert.findByPk(expertId, { rejectOnEmpty: true });
  return [...town.eyes.values()].find((each) => each.who?.person.id === personId)!.key;
}

async function openRounds(town: Town): Promise<void> {
  const officer = town.eye('officer');
  for (const { id, version } of await Round.findAll())
    await officer.ask('round.open', { params: { id }, body: { version } });
  for (const { expert, code, version, project } of await reviews(town)) {
    const isRefused = project.key === REFUSED.project && expert.key === REFUSED.expert;
    if (isRefused) {
      await expert.ask('review.refuse', {
        params: { code },
        body: { version, cause: 'time', reason: '近期出差，无法按期完成' },
      });
      continue;
    }
    await expert.ask('review.pledge', {
      params: { code },
      body: { version, pledgeVersion: PLEDGE.version, accepts: true },
    });
  }
  // One has begun to write: nothing of it may be seen by anybody yet.
  const [first] = await reviews(town);
  await write(town, first!);
}

interface Review {
  readonly expert: Eye;
  readonly project: Project;
  readonly code: string;
  readonly version: number;
  readonly state: string;
}

async function reviews(town: Town): Promise<Review[]> {
  const rows = await Assignment.findAll({ order: [['id', 'ASC']] });
  return Promise.all(
    rows.map(async ({ expertId, applicationId, code, version, state }) => ({
      expert: town.eye(await expertKeyOf(town, expertId)),
      project: town.projects.find((each) => each.id === applicationId)!,
      code,
      version,
      state,
    })),
  );
}

/** Comments are canaries too: after the decision an applicant reads them, and must not learn whose they are. */
async function write(town: Town, { expert, project, code, version }: Review): Promise<void> {
  const { criteria, minCommentCharacters } = project.call.rules.rubric;
  const index = Number(expert.key.slice(1));
  const comments: Record<string, string> = {};
  for (const [at, { key }] of criteria.entries()) {
    const mark = `鹈鹕${project.key}${index}${at}号意见`;
    comments[key] =
      mark + '研究目标明确，技术路线可行，基础扎实。'.repeat(Math.ceil(minCommentCharacters / 18));
    town.expertSecrets.push({ kind: `comment on ${project.key}`, of: expert.key, text: mark });
  }
  // B stays below A, so that the money reaches A only; no two totals are the same, and no mean is one of them.
  const points = ({ A: 85, B: 60, D: 68 }[project.key] ?? 50) + index * index;
  const scores = Object.fromEntries(criteria.map(({ key }, at) => [key, points - 2 * (at % 2)]));
  await expert.ask('review.save', {
    params: { code },
    body: { version, scores, comments, grade: project.key === 'B' ? 'B' : 'A' },
  });
}

async function submitReviews(town: Town): Promise<void> {
  const [first, ...others] = (await reviews(town)).filter((each) => each.state === 'pledged');
  for (const each of others) await write(town, each);
  assert.ok(first);
  for (const { expert, code, version } of (await reviews(town)).filter((each) => each.state === 'pledged'))
    await expert.ask('review.submit', { params: { code }, body: { version } });
  for (const { expertId, applicationId, total } of await Assignment.findAll({
    where: { state: 'submitted' },
  })) {
    const of = await expertKeyOf(town, expertId);
    const on = town.projects.find(({ id }) => id === applicationId)!.key;
    const points = Number(total) / 100;
    // In hundredths as it is kept, and in points as it may be written.
    for (const text of [String(total), points.toFixed(2)])
      town.expertSecrets.push({ kind: `score on ${on}`, of, text });
  }
}

async function closeRounds(town: Town): Promise<void> {
  for (const { id, version } of await Round.findAll())
    await town.eye('officer').ask('round.close', { params: { id }, body: { version } });
}

async function decide(town: Town): Promise<void> {
  const [officer, leader] = [town.eye('officer'), town.eye('leader')];
  for (const round of await Round.findAll()) {
    const title = '2026年度拟立项清单';
    await officer.ask('decision.create', { body: { roundId: round.id, title } });
    const list = await DecisionList.findOne({ where: { roundId: round.id }, rejectOnEmpty: true });
    const items = await DecisionItem.findAll({ where: { listId: list.id } });
    const params = { id: list.id };
    const version = async () => (await list.reload()).version;
    await officer.ask('decision.edit', {
      params,
      body: {
        version: await version(),
        title,
        meetingNumber: '2026年第7次局党组会议',
        meetingOn: '2026-05-29',
        attendees: ['〇伟'],
        tieReason: null,
        items: items.map(({ id, isProposed, amountFen, note }) => ({
          id,
          isProposed: Boolean(isProposed),
          amountFen: amountFen === null ? null : Number(amountFen),
          note: note ?? null,
        })),
      },
    });
    await officer.ask('decision.freeze', { params, body: { version: await version() } });
    await leader.ask('decision.approve', { params, body: { version: await version() } });
  }
}

const OBJECTOR: readonly Secret[] = [
  { kind: 'objector', of: 'objector', text: '赤麻鸭举报人' },
  { kind: 'objector contact', of: 'objector', text: '13877660099' },
  { kind: 'objection', of: 'objector', text: '赤麻鸭所述事实' },
];

async function publish(town: Town): Promise<void> {
  for (const { id, version } of await DecisionList.findAll())
    await town.eye('officer').ask('publicity.open', {
      params: { id },
      body: { version, startsOn: '2026-06-02' },
    });
  const project = town.projects.find((each) => each.key === 'D')!;
  const list = await DecisionList.findOne({ where: { callId: project.call.id }, rejectOnEmpty: true });
  const { receiptNumber } = await Application.findByPk(project.id, { rejectOnEmpty: true });
  const [name, contact, facts] = OBJECTOR.map((each) => each.text) as [string, string, string];
  await town.eye('public').ask('objection.file', {
    params: { code: list.publicCode ?? '' },
    body: { receiptNumber, name, contact, facts: `${facts}：该项目与已立项项目内容重复，请核查技术路线。` },
    file: { name: `${name}证明.pdf`, bytes: await aPdf({ text: '证明材料', author: name }) },
  });
  town.objectorSecrets.push(...OBJECTOR);
}

async function award(town: Town): Promise<void> {
  const officer = town.eye('officer');
  const clerk = town.eye('clerk');
  for (const { id, version } of await Objection.findAll())
    await officer.ask('objection.dismiss', {
      params: { id },
      body: { version, answer: '经核查，两项目研究内容不同，异议不成立。' },
    });
  for (const list of await DecisionList.findAll()) {
    const params = { id: list.id };
    await officer.ask('publicity.conclude', { params, body: { version: list.version } });
    await officer.ask('award.prepare', { params, body: { version: (await list.reload()).version } });
  }
  for (const [index, document] of (await AwardDocument.findAll()).entries()) {
    const params = { id: document.id };
    await clerk.ask('awardDocument.number', {
      params,
      body: {
        version: document.version,
        dispatchNumber: `澜科字〔2026〕${index + 1}号`,
        signedOn: '2026-07-01',
      },
    });
    await clerk.ask('awardDocument.issue', { params, body: { version: (await document.reload()).version } });
  }
}
