// A review round for each call: experts are asked, promise, write and submit; whom a conflict keeps away is refused; the
// round closes into a ranking.
import { strict as assert } from 'node:assert';
import { refused, type Browser } from '../browser.ts';
import { addDays, at, dayOf } from '../days.ts';
import type { Dice } from '../dice.ts';
import type { Named } from '../invented.ts';
import { eachOf, hiddenFrom, type World } from '../world.ts';
import type { Application } from './apply.ts';
import type { Call } from './calls.ts';
import type { Expert, People } from './found.ts';

export interface Round {
  readonly id: number;
  readonly call: Call;
  readonly applications: readonly Application[];
  /** The agency for its call, the officer for the other. */
  readonly by: Named;
}

interface Board {
  id: number;
  version: number;
  state: string;
  applications: {
    applicationId: number;
    assignments: { id: number; version: number; state: string; code: string; expert: { id: number } }[];
  }[];
}

const board = (browser: Browser, id: number) => browser.get<Board>(`/api/rounds/${id}`);

const OPINIONS = 3;

export async function openRounds(
  world: World,
  people: People,
  calls: readonly Call[],
  accepted: readonly Application[],
): Promise<Round[]> {
  const rounds: Round[] = [];
  for (const call of calls) {
    const applications = accepted.filter((each) => each.call === call);
    const by = call.mode === 'lump_sum' ? people.agency : people.officer;
    rounds.push(
      await world.step(`建立评审轮次并指派专家：${call.title}（${applications.length} 份）`, () =>
        openRound(world, people, { call, applications, by }),
      ),
    );
  }
  return rounds;
}

async function openRound(world: World, people: People, given: Omit<Round, 'id'>): Promise<Round> {
  const { call, applications, by } = given;
  const browser = await world.as(by);
  const dueAt = at(addDays(dayOf(world.now()), 20), '00:00').toISOString();
  const { id } = await browser.post<Board>('/api/rounds', { callId: call.id, name: '函评', dueAt });
  await refused(
    browser.post('/api/rounds', { callId: call.id, name: '再来一轮', dueAt }),
    422,
    'round.another',
  );
  if (call.mode === 'lump_sum') await refuseColleague(browser, id, people, applications[0]!);

  const pairs = applications.flatMap((application) =>
    world.dice
      .several(people.experts, OPINIONS)
      .map((expert) => ({ applicationId: application.id, expertId: expert.id })),
  );
  const [, ...rest] = pairs;
  await browser.post(`/api/rounds/${id}/assignments`, { pairs: rest });
  const asked = await board(browser, id);
  await refused(
    browser.post(`/api/rounds/${id}/open`, { version: asked.version }),
    422,
    'round.tooFewExperts',
  );
  await browser.post(`/api/rounds/${id}/assignments`, { pairs: pairs.slice(0, 1) });
  await refused(
    browser.post(`/api/rounds/${id}/assignments`, { pairs: pairs.slice(0, 1) }),
    422,
    'assignment.twice',
  );
  const { version } = await board(browser, id);
  if (call.mode === 'itemised')
    await hiddenFrom(
      world,
      [people.agency],
      [
        (agency) => agency.post('/api/rounds', { callId: call.id, name: '函评', dueAt }),
        (agency) => agency.post(`/api/rounds/${id}/assignments`, { pairs: pairs.slice(0, 1) }),
        (agency) => agency.post(`/api/rounds/${id}/open`, { version }),
        (agency) => agency.post(`/api/rounds/${id}/close`, { version }),
      ],
    );
  const opened = await browser.post<Board>(`/api/rounds/${id}/open`, { version });
  assert.equal(opened.state, 'open');
  return { id, ...given };
}

/** Of the same unit as the applicant: the page says why, and the server refuses all the same. */
async function refuseColleague(
  browser: Browser,
  roundId: number,
  { localExpert }: People,
  application: Application,
): Promise<void> {
  const { items } = await browser.get<{ items: { expertId: number; closedBecause: { code: string }[] }[] }>(
    `/api/rounds/${roundId}/candidates?applicationId=${application.id}`,
  );
  const candidate = items.find((each) => each.expertId === localExpert.id);
  assert.ok(candidate && candidate.closedBecause.length > 0, 'the colleague is shown as free');
  const refusal = await refused(
    browser.post(`/api/rounds/${roundId}/assignments`, {
      pairs: [{ applicationId: application.id, expertId: localExpert.id }],
    }),
    422,
  );
  assert.ok(refusal.violations.some((each) => each.code.startsWith('conflict.')));
}

interface Asked {
  code: string;
  version: number;
  state: string;
}

interface ReviewView extends Asked {
  pledge: { version: string; givenAt: string | null };
  packet: { title: string } | null;
  rubric: { criteria: { key: string; weight: number }[]; minCommentCharacters: number };
}

export async function review(world: World, people: People, rounds: readonly Round[]): Promise<void> {
  await world.step('专家名单、分数对申请人和依托单位不可见', () => hideReviewers(world, rounds));
  await world.step('1 名专家声明利益冲突退出，另请 1 名', () => replaceOne(world, people, rounds[0]!));
  const opinions = await world.step('专家承诺保密、打分、写评语、提交', async () => {
    const done = await eachOf(people.experts, (expert) => reviewAll(world, expert));
    return done.flat();
  });
  const expected = rounds.reduce((sum, each) => sum + each.applications.length * OPINIONS, 0);
  assert.equal(opinions.length, expected, 'as many opinions as were asked for');
  for (const round of rounds)
    await world.step(`关闭轮次并形成排序：${round.call.title}`, () => close(world, round, opinions));
}

async function hideReviewers(world: World, [round]: readonly Round[]): Promise<void> {
  const { id, applications } = round!;
  const { lead } = applications[0]!;
  for (const person of [lead, lead.host.officer]) {
    const browser = await world.as(person);
    await refused(browser.get(`/api/rounds/${id}`), 403, 'forbidden');
    await refused(browser.get('/api/reviews'), 403, 'forbidden');
  }
  const manager = await world.as(round!.by);
  const { version } = await board(manager, id);
  await refused(manager.post(`/api/rounds/${id}/close`, { version }), 422, 'round.tooFewReviews');
}

async function replaceOne(world: World, { experts }: People, { id, by }: Round): Promise<void> {
  const manager = await world.as(by);
  const row = (await board(manager, id)).applications[0]!;
  const leaving = row.assignments.find((each) => each.state === 'invited')!;
  const expert = experts.find((each) => each.id === leaving.expert.id)!;
  await keepOutColleagues(world, experts.filter((each) => each !== expert).slice(0, 2), leaving);
  const browser = await world.as(expert);
  await browser.post(`/api/reviews/${leaving.code}/refuse`, {
    version: leaving.version,
    cause: 'conflict',
    reason: '与申请人有合作论文，申请回避。',
  });
  await refused(browser.get(`/api/reviews/${leaving.code}/body`), 404);
  const known = new Set(row.assignments.map((each) => each.expert.id));
  const other = experts.find((each) => !known.has(each.id))!;
  const again = { applicationId: row.applicationId, expertId: leaving.expert.id };
  const refusal = await refused(manager.post(`/api/rounds/${id}/assignments`, { pairs: [again] }), 422);
  assert.ok(refusal.violations.some((each) => each.code.startsWith('conflict.')));
  await manager.post(`/api/rounds/${id}/assignments`, {
    pairs: [{ applicationId: row.applicationId, expertId: other.id }],
  });
}

/** What one expert was asked for, no other sees, scores or gives back. */
function keepOutColleagues(
  world: World,
  colleagues: readonly Expert[],
  { code, version }: { code: string; version: number },
): Promise<void> {
  const reason = '与申请人有合作论文，申请回避。';
  return hiddenFrom(world, colleagues, [
    (browser) => browser.get(`/api/reviews/${code}`),
    (browser) => browser.post(`/api/reviews/${code}/pledge`, { version, pledgeVersion: '1', accepts: true }),
    (browser) => browser.post(`/api/reviews/${code}/refuse`, { version, cause: 'conflict', reason }),
    (browser) =>
      browser.post(`/api/reviews/${code}/save`, { version, scores: {}, comments: {}, grade: null }),
    (browser) => browser.post(`/api/reviews/${code}/submit`, { version }),
    (browser) => browser.post(`/api/reviews/${code}/recuse`, { version, reason }),
  ]);
}

/** Kept by the journey itself, so that the ranking can be worked out once more. */
interface Submitted {
  readonly title: string;
  /** Hundredths of a point. */
  readonly total: number;
}

async function reviewAll(world: World, expert: Expert): Promise<Submitted[]> {
  const browser = await world.as(expert);
  const dice = world.dice.fork(expert.username);
  const { items } = await browser.get<{ items: Asked[] }>('/api/reviews');
  const open = items.filter((each) => each.state === 'invited');
  const submitted: Submitted[] = [];
  for (const { code, version } of open) submitted.push(await reviewOne(dice, browser, code, version));
  return submitted;
}

async function reviewOne(chance: Dice, browser: Browser, code: string, version: number): Promise<Submitted> {
  const before = await browser.get<ReviewView>(`/api/reviews/${code}`);
  assert.equal(before.packet, null, 'the packet is closed before the pledge');
  const pledged = await browser.post<ReviewView>(`/api/reviews/${code}/pledge`, {
    version,
    pledgeVersion: before.pledge.version,
    accepts: true,
  });
  assert.ok(pledged.packet);
  const { title } = pledged.packet;
  const dice = chance.fork(title);
  const { criteria, minCommentCharacters } = before.rubric;
  const quality = dice.between(58, 92);
  const comment = `${'选题有实际需求，方案与数据安排具体，建议补充不确定性估计与对接安排。'.repeat(8)}`.slice(
    0,
    minCommentCharacters + dice.between(0, 40),
  );
  const opinion = {
    scores: Object.fromEntries(
      criteria.map(({ key }) => [key, Math.min(100, quality + dice.between(-6, 7))]),
    ),
    comments: Object.fromEntries(criteria.map(({ key }) => [key, comment])),
    grade: quality > 80 ? 'A' : quality > 68 ? 'B' : 'C',
  };
  const saved = await browser.post<{ version: number; total: number | null }>(`/api/reviews/${code}/save`, {
    version: pledged.version,
    ...opinion,
  });
  const total = criteria.reduce((sum, { key, weight }) => sum + weight * (opinion.scores[key] ?? 0), 0);
  assert.equal(saved.total, total, 'the weighted total is what the rubric says');
  const submitted = await browser.post<ReviewView>(`/api/reviews/${code}/submit`, { version: saved.version });
  assert.equal(submitted.state, 'submitted');
  await refused(browser.post(`/api/reviews/${code}/save`, { version: submitted.version, ...opinion }), 409);
  return { title, total };
}

interface Ranking {
  rows: {
    applicationId: number;
    rank: number;
    mean: number;
    spread: number;
    effective: number;
    title: string;
  }[];
}

async function close(
  world: World,
  { id, by, applications, call }: Round,
  opinions: readonly Submitted[],
): Promise<void> {
  const manager = await world.as(by);
  const { version } = await board(manager, id);
  const closed = await manager.post<Board>(`/api/rounds/${id}/close`, { version });
  assert.equal(closed.state, 'closed');
  const { rows } = await manager.get<Ranking>(`/api/rounds/${id}/ranking`);
  assert.equal(rows.length, applications.length);
  assert.ok(rows.every((each) => each.effective === OPINIONS));
  for (const [index, row] of rows.entries()) {
    const totals = opinions.filter((each) => each.title === row.title).map((each) => each.total);
    const sum = totals.reduce((all, each) => all + each, 0);
    assert.equal(row.mean, Math.round(sum / OPINIONS), `${row.title}: the mean of its opinions`);
    assert.equal(row.spread, Math.max(...totals) - Math.min(...totals));
    const previous = rows[index - 1];
    assert.ok(!previous || previous.mean >= row.mean, 'the ranking goes down');
    assert.ok(!previous || (previous.mean === row.mean) === (previous.rank === row.rank));
  }
  const lines = rows.map(
    ({ rank, mean, spread, title }) => `${rank},${mean / 100},${spread / 100},"${title}"`,
  );
  world.keep(`评审排序-${call.letters}.csv`, `\uFEFF名次,平均分,极差,项目名称\n${lines.join('\n')}\n`);
}
