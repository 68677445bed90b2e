// The story of the demo town from its founding to today: which scene is played when. What happens in a scene is in the files
// beside this one.
import type { Call } from '../models/call.ts';
import type { Round } from '../models/review.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { replaceClock } from '../../server/core/clock.ts';
import { addDays, dayOf, deadlineAfter, startOfDay } from '../../server/domain/calendar.ts';
import { tick } from '../../server/jobs/tick.ts';
import { correct, handIn, openDesktop, takeBack, write, type Desktop, type Entry } from './apply.ts';
import { planCalls, seedCalls, type PublishedCalls } from './calls.ts';
import { parts, type CallKey, type RoundNumber } from './cast.ts';
import {
  approve,
  conclude,
  dismiss,
  freeze,
  issueIt,
  makeList,
  numberIt,
  object,
  prepare,
  publicise,
  revoke,
  uphold,
} from './decide.ts';
import {
  acceptIt,
  askForCorrection,
  beginCheck,
  endorseIt,
  recommendIt,
  refuseIt,
  sendBackFromHost,
  sendBackFromRecommender,
} from './judge.ts';
import { newcomers } from './people.ts';
import { close, fillUp, loseTwo, open, prepareRound, reviewAll, reviewPartly } from './review.ts';
import { openStage, several, type Stage } from './stage.ts';
import { askForAccount, foundTown, grantDesk, type Town } from './town.ts';

interface Story {
  readonly stage: Stage;
  readonly town: Town;
  readonly desktop: Desktop;
  readonly config: Config;
  readonly calls: PublishedCalls;
  readonly entries: Entry[];
}

const FOUNDED = -420;
/** How many applicants write at the same time: uploads are read beside the database's work. */
const WRITERS = 4;

/** @param today when the town is finished: dates of calls and to-dos are counted from here */
export async function seedTown(today: Date): Promise<void> {
  const { config, missing } = readConfig({ ...process.env, NODE_ENV: 'development' });
  if (!config) throw new Error(missing.join('; '));
  const { stage, clock } = openStage(today);
  const desktop = await openDesktop();
  const restore = replaceClock(clock);
  try {
    stage.plan(stage.office(FOUNDED, '09:00'), async () => {
      const town = await foundTown(stage);
      const calls = planCalls(stage, town.desk('programmeOfficer'));
      planAll({ stage, town, desktop, config, calls, entries: [] });
    });
    await stage.play();
  } finally {
    restore();
    await desktop.clear();
  }
}

function planAll(story: Story): void {
  for (const { key, opens, closes } of seedCalls) planWriting(story, key, opens, closes);
  planFinished(story);
  planDemonstration(story);
  planReview(story);
  planOpen(story);
  planNewcomers(story);
}

// --- what the plans have in common ------------------------------------------------------------------------------

const callOf = ({ calls }: Story, key: CallKey): Call => {
  const call = calls.get(key);
  if (!call) throw new Error(`the call ${key} is not published yet`);
  return call;
};

function entriesOf({ entries }: Story, key: CallKey, round?: RoundNumber | null): Entry[] {
  return entries.filter(({ part }) => part.call === key && (round === undefined || part.round === round));
}

const withEnd = (entries: readonly Entry[], ...ends: Entry['part']['ends'][]): Entry[] =>
  entries.filter(({ part }) => ends.includes(part.ends));

const first = (entries: readonly Entry[], end: Entry['part']['ends']): Entry => {
  const [found] = withEnd(entries, end);
  if (!found) throw new Error(`nobody ends ${end}`);
  return found;
};

const officerOf = ({ town }: Story): number => town.desk('programmeOfficer');

/** Applications are written in the weeks in which the call is open, and handed in before it closes. */
function planWriting(story: Story, key: CallKey, opens: number, closes: number): void {
  const { stage, desktop, town } = story;
  const last = Math.min(closes - 2, -6);
  stage.plan(stage.office(opens + 4, '09:30'), async () => {
    const writing = { stage, town, desktop, call: callOf(story, key) };
    const own = parts.filter((each) => each.call === key);
    story.entries.push(...(await several(own, WRITERS, (part) => write(writing, part))));
  });
  stage.plan(stage.office(last, '15:00'), async () => {
    const whole = entriesOf(story, key).filter(({ part }) => part.ends !== 'draft');
    for (const entry of whole) await handIn(stage, entry);
  });
}

/** Host and, where the call wants one, recommender pass everything on. */
function planEndorsing(story: Story, key: CallKey, days: number): void {
  const { stage, town } = story;
  stage.plan(stage.office(days, '10:00'), async () => {
    for (const entry of entriesOf(story, key)) {
      await endorseIt(stage, town, entry);
      if (callOf(story, key).rules.endorsement.recommender) await recommendIt(stage, town, entry);
    }
  });
}

/** A round's applications are corrected where that was their lot, and accepted. */
function planChecking(story: Story, key: CallKey, round: RoundNumber | null, days: number): void {
  const { stage, town } = story;
  const by = officerOf(story);
  stage.plan(stage.office(days - 7, '09:30'), async () => {
    for (const entry of entriesOf(story, key, round).filter(({ part }) => part.corrected)) {
      await askForCorrection(stage, by, callOf(story, key), entry);
      await correct(stage, entry);
      await endorseIt(stage, town, entry);
      if (callOf(story, key).rules.endorsement.recommender) await recommendIt(stage, town, entry);
    }
  });
  stage.plan(stage.office(days, '09:30'), async () => {
    for (const entry of entriesOf(story, key, round)) await acceptIt(stage, by, callOf(story, key), entry);
  });
}

interface PlannedRound {
  readonly key: CallKey;
  readonly number: RoundNumber;
  readonly name: string;
  /** Days from today. */
  readonly opens: number;
  readonly closes: number;
  readonly by: number;
}

const ROUND_NAMES = ['', '第一批函评', '第二批函评', '第三批函评'] as const;

/** @param done what follows once the ranking is there */
function planRound(story: Story, planned: PlannedRound, done: (round: Round) => void): void {
  const { stage, town } = story;
  const { key, number, opens, closes, by } = planned;
  const reviewing = () => ({ stage, town, call: callOf(story, key), by });
  stage.plan(stage.office(opens, '09:00'), async () => {
    const entries = entriesOf(story, key, number);
    const dueAt = deadlineAfter(addDays(dayOf(stage.today), closes + 2));
    const round = await prepareRound(reviewing(), { name: planned.name, dueAt, entries });
    await open(reviewing(), round);
    stage.plan(stage.office(opens + 4, '14:00'), async () => {
      await loseTwo(reviewing(), round, [entries[0]?.id ?? 0]);
      await fillUp(reviewing(), round, entries);
    });
    stage.plan(stage.office(closes - 3, '10:00'), () => reviewAll(reviewing(), round, entries));
    stage.plan(stage.office(closes, '16:00'), async () => {
      await close(reviewing(), round);
      done(round);
    });
  });
}

interface PlannedList {
  readonly key: CallKey;
  readonly number: RoundNumber;
  readonly round: Round;
  readonly meets: number;
  readonly freezes: number;
  readonly approves: number | null;
}

function planList(story: Story, planned: PlannedList, approved: (listId: number) => void): void {
  const { stage } = story;
  const { key, number, round, meets, freezes, approves } = planned;
  stage.plan(stage.office(meets, '15:00'), async () => {
    const { year, title } = callOf(story, key);
    const listId = await makeList(story, {
      round,
      title: `${title.replace('申报指南', '')}拟立项清单（${ROUND_NAMES[number].slice(0, 3)}）`,
      entries: entriesOf(story, key, number),
      meetingNumber: `澜科党组纪要〔${year}〕${10 + round.id}号`,
    });
    stage.plan(stage.office(freezes, '09:00'), () => freeze(story, listId));
    if (approves === null) return;
    stage.plan(stage.office(approves, '11:00'), async () => {
      await approve(story, listId);
      approved(listId);
    });
  });
}

/** So many hours after the start of the day on which a period is over. */
const after = (end: Date, days: number, hours: number): Date =>
  new Date(startOfDay(addDays(dayOf(end), days)).getTime() + hours * 3_600_000);

// --- 面上 of last year: up to the award notices ------------------------------------------------------------------

function planFinished(story: Story): void {
  const { stage } = story;
  const key = 'finished';
  const by = officerOf(story);
  planEndorsing(story, key, -288);
  stage.plan(stage.office(-276, '14:00'), async () => {
    const [refused, late] = withEnd(entriesOf(story, key), 'notAccepted');
    const call = callOf(story, key);
    await refuseIt(stage, { by, call, entry: refused!, reasonCode: 'notPerGuide' });
    await askForCorrection(stage, by, call, late!);
    stage.plan(stage.office(-250, '10:00'), () =>
      refuseIt(stage, { by, call, entry: late!, reasonCode: 'incomplete' }),
    );
  });
  planChecking(story, key, 1, -262);
  const round = { key, number: 1, name: ROUND_NAMES[1], opens: -258, closes: -238, by } as const;
  planRound(story, round, (closed) => {
    const list = { key, number: 1, round: closed, meets: -232, freezes: -228, approves: -224 } as const;
    planList(story, list, (listId) => planAwards(story, listId));
  });
}

function planAwards(story: Story, listId: number): void {
  const { stage, desktop, config } = story;
  stage.plan(stage.office(-220, '09:00'), async () => {
    const ends = await publicise(story, listId);
    const entry = withEnd(entriesOf(story, 'finished'), 'awarded')[3]!;
    stage.plan(stage.office(-218, '14:20'), async () => {
      const facts = '反映该项目样地与另一在研项目样地重复，请核查是否存在重复资助。';
      const objection = await object(story, { listId, entry, name: '夏至', facts, desktop });
      stage.plan(stage.office(-216, '16:00'), () => dismiss(story, objection));
    });
    stage.plan(after(ends, 0, 9), () => conclude(story, listId));
    stage.plan(after(ends, 3, 9), async () => {
      const document = await prepare(story, listId);
      await numberIt(story, document, 27);
      await issueIt(story, document);
      await tick(stage.now(), config);
    });
    const revoked = withEnd(entriesOf(story, 'finished'), 'awarded').at(-1)!;
    stage.plan(stage.office(-90, '15:30'), () => revoke(story, revoked));
  });
}

// --- 示范工程: one list after its publicity, one approved ---------------------------------------------------------

function planDemonstration(story: Story): void {
  const { stage } = story;
  const key = 'demonstration';
  const by = officerOf(story);
  planEndorsing(story, key, -118);
  planChecking(story, key, 1, -100);
  stage.plan(stage.office(-98, '11:00'), () =>
    refuseIt(stage, {
      by,
      call: callOf(story, key),
      entry: first(entriesOf(story, key), 'notAccepted'),
      reasonCode: 'notPerGuide',
    }),
  );
  const one = { key, number: 1, name: ROUND_NAMES[1], opens: -95, closes: -74, by } as const;
  planRound(story, one, (round) => {
    const list = { key, number: 1, round, meets: -60, freezes: -50, approves: -40 } as const;
    planList(story, list, (listId) => planObjections(story, listId));
  });
  planChecking(story, key, 2, -62);
  const two = { key, number: 2, name: ROUND_NAMES[2], opens: -58, closes: -39, by } as const;
  planRound(story, two, (round) =>
    planList(story, { key, number: 2, round, meets: -30, freezes: -12, approves: -1 }, () => undefined),
  );
}

function planObjections(story: Story, listId: number): void {
  const { stage, desktop } = story;
  const own = () => entriesOf(story, 'demonstration', 1);
  const objectTo = (end: Entry['part']['ends'], name: string, facts: string) =>
    object(story, { listId, entry: first(own(), end), name, facts, desktop });
  stage.plan(stage.office(-25, '09:00'), async () => {
    const ends = await publicise(story, listId);
    // On the last day, so that what is still undecided has its date ahead.
    stage.plan(new Date(ends.getTime() - 9 * 3_600_000), async () => {
      const upheld = await objectTo(
        'declined',
        '黎明',
        '示范地点与申报书所列卫生院不一致，且未见合作单位盖章材料，请核查。',
      );
      const dismissed = await objectTo(
        'publicised',
        '安澜',
        '反映该单位自筹资金来源不清，请核查资金证明的真实性与到位情况。',
      );
      await objectTo(
        'objected',
        '云帆',
        '反映项目主要技术与外地已验收项目雷同，附对比说明一份，请组织专家核查。',
      );
      stage.plan(after(ends, 0, 9), () => conclude(story, listId));
      stage.plan(after(ends, 1, 15), () => uphold(story, upheld));
      stage.plan(stage.office(-2, '16:30'), () => dismiss(story, dismissed));
    });
    stage.plan(stage.office(-5, '10:30'), async () => {
      await prepare(story, listId);
    });
  });
}

// --- 面上 of this year: publicity, a list before the leader, a round, and the check --------------------------------

function planReview(story: Story): void {
  const { stage, town } = story;
  const key = 'review';
  const by = officerOf(story);
  planAgency(story);
  planEndorsing(story, key, -72);
  planChecking(story, key, 1, -66);
  const one = { key, number: 1, name: ROUND_NAMES[1], opens: -64, closes: -47, by } as const;
  planRound(story, one, (round) => {
    const list = { key, number: 1, round, meets: -35, freezes: -25, approves: -15 } as const;
    planList(story, list, (listId) => planOpenPublicity(story, listId));
  });
  planChecking(story, key, 2, -46);
  const agency = town.desk('agencyOfficer');
  const two = { key, number: 2, name: ROUND_NAMES[2], opens: -44, closes: -27, by: agency } as const;
  planRound(story, two, (round) =>
    planList(story, { key, number: 2, round, meets: -20, freezes: -2, approves: null }, () => undefined),
  );
  planChecking(story, key, 3, -20);
  planRoundUnderWay(story, agency);
  stage.plan(stage.office(-8, '10:00'), async () => {
    const rest = entriesOf(story, key, null);
    const call = callOf(story, key);
    await refuseIt(stage, { by, call, entry: first(rest, 'notAccepted'), reasonCode: 'notPerGuide' });
    for (const entry of withEnd(rest, 'accepted')) await acceptIt(stage, agency, call, entry);
    await beginCheck(stage, agency, call, first(rest, 'inCheck'));
    stage.plan(stage.office(-1, '10:00'), () =>
      askForCorrection(stage, agency, call, first(rest, 'correcting')),
    );
  });
}

/** The agency's contract is for this call and ends with the year's work. */
function planAgency(story: Story): void {
  const { stage, town } = story;
  stage.plan(stage.office(-80, '11:00'), () =>
    grantDesk(stage, town.desk('securityAdmin'), {
      id: town.desk('agencyOfficer'),
      role: 'agencyOfficer',
      organisationId: town.organisation('agency'),
      callId: callOf(story, 'review').id,
      endsOn: addDays(dayOf(stage.today), 120),
    }),
  );
}

function planOpenPublicity(story: Story, listId: number): void {
  const { stage, desktop } = story;
  stage.plan(stage.office(-3, '09:00'), async () => {
    await publicise(story, listId);
    stage.plan(stage.office(-1, '15:40'), async () => {
      const entry = first(entriesOf(story, 'review', 1), 'objected');
      const facts = '反映申请人所列在研项目不完整，可能影响投入时间，请核实其承担项目情况。';
      await object(story, { listId, entry, name: '江枫', facts, desktop });
    });
  });
}

function planRoundUnderWay(story: Story, by: number): void {
  const { stage, town } = story;
  const reviewing = () => ({ stage, town, call: callOf(story, 'review'), by });
  stage.plan(stage.office(-10, '09:00'), async () => {
    const entries = entriesOf(story, 'review', 3);
    const dueAt = deadlineAfter(addDays(dayOf(stage.today), 12));
    const also = { expert: 0, entries: entries.slice(0, 3) };
    const round = await prepareRound(reviewing(), { name: ROUND_NAMES[3], dueAt, entries, also });
    await open(reviewing(), round);
    stage.plan(stage.office(-4, '19:00'), () => reviewPartly(reviewing(), round, entries));
  });
}

// --- open today ------------------------------------------------------------------------------------------------

function planOpen(story: Story): void {
  const { stage, town } = story;
  stage.plan(stage.office(-4, '10:00'), async () => {
    await sendBackFromHost(stage, town, first(entriesOf(story, 'open'), 'returned'));
    await takeBack(stage, first(entriesOf(story, 'open'), 'withdrawn'));
    const demonstration = entriesOf(story, 'openDemonstration');
    for (const entry of withEnd(demonstration, 'withRecommender', 'returned'))
      await endorseIt(stage, town, entry);
    await sendBackFromRecommender(stage, town, first(demonstration, 'returned'));
  });
}

/** Registrations that wait for their unit today. */
function planNewcomers({ stage, town }: Story): void {
  stage.plan(stage.office(-2, '09:10'), async () => {
    for (const each of newcomers) await askForAccount(stage, each, town.uscc(each.unit));
  });
}
