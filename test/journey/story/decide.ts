// The meeting decides, a leader approves, the public looks on; an objection holds one project and no other.
import { strict as assert } from 'node:assert';
import { refused, type Browser } from '../browser.ts';
import { dayOf } from '../days.ts';
import { WAN } from '../money.ts';
import { pdf } from '../papers.ts';
import { until, type World } from '../world.ts';
import type { Application } from './apply.ts';
import type { Call } from './calls.ts';
import type { People } from './found.ts';
import type { Round } from './review.ts';

interface Item {
  id: number;
  applicationId: number;
  receiptNumber: string;
  title: string;
  state: string;
  rank: number;
  requestedFen: number;
  isProposed: boolean;
  amountFen: number | null;
  note: string | null;
}

export interface DecisionView {
  id: number;
  version: number;
  state: string;
  title: string;
  amount: { minFen: number; stepFen: number };
  sha256: string | null;
  publicity: { startsOn: string; endsOn: string; code: string; openObjections: number } | null;
  items: Item[];
  documents: { id: number; state: string }[];
  problems: { code: string }[];
  preparable: number;
}

export interface Decided {
  readonly id: number;
  readonly call: Call;
  /** What the list gives, by application. */
  readonly amounts: ReadonlyMap<number, number>;
  readonly applications: readonly Application[];
}

export const readDecision = (browser: Browser, id: number) =>
  browser.get<DecisionView>(`/api/decisions/${id}`);

export async function decideAll(world: World, people: People, rounds: readonly Round[]): Promise<Decided[]> {
  const decided: Decided[] = [];
  for (const round of rounds)
    decided.push(
      await world.step(`会议研究、锁定清单：${round.call.title}`, () => makeList(world, people, round)),
    );
  await world.step('列为项目组成员的局领导不得审批；另一位局领导批准', async () => {
    for (const [index, each] of decided.entries()) await approve(world, people, each, index === 0);
  });
  return decided;
}

async function makeList(world: World, people: People, round: Round): Promise<Decided> {
  const { call, applications } = round;
  const officer = await world.as(people.officer);
  const title = `${call.title.replace('申报指南', '')}拟立项清单`;
  const created = await officer.post<DecisionView>('/api/decisions', { roundId: round.id, title });
  assert.equal(created.items.length, applications.length);
  await refused(officer.post('/api/decisions', { roundId: round.id, title }), 422, 'decision.roundHasList');

  const proposed = created.items.filter((each) => each.isProposed);
  assert.ok(proposed.length >= 3, 'too few to tell the story');
  checkLine(created.items, call.envelopeFen);
  const amounts = new Map(proposed.map((each) => [each.applicationId, lessThanAsked(world, each, created)]));
  const edited = await edit(world, officer, created, amounts, null);
  const isTied = edited.problems.some((each) => each.code === 'line.tieReason');
  const whole = isTied
    ? await edit(world, officer, edited, amounts, '同分项目按绩效指标的可考核程度择优。')
    : edited;
  assert.deepEqual(whole.problems, []);
  const total = [...amounts.values()].reduce((sum, each) => sum + each, 0);
  assert.ok(total <= call.envelopeFen, 'no more than there is');

  const first = whole.items.find((each) => each.isProposed)!;
  await refused(
    edit(world, officer, whole, new Map([...amounts, [first.applicationId, call.envelopeFen + WAN]]), null),
    422,
    'decision.overEnvelope',
  );
  const frozen = await officer.post<DecisionView>(`/api/decisions/${created.id}/freeze`, {
    version: whole.version,
  });
  assert.equal(frozen.state, 'frozen');
  assert.match(frozen.sha256 ?? '', /^[0-9a-f]{64}$/);
  return { id: created.id, call, amounts, applications };
}

/** Down the ranks as far as the money goes; whoever is at the line and does not fit is below it. */
function checkLine(items: readonly Item[], envelopeFen: number): void {
  const asked = (some: readonly Item[]) => some.reduce((sum, each) => sum + each.requestedFen, 0);
  const [above, below] = [items.filter((each) => each.isProposed), items.filter((each) => !each.isProposed)];
  assert.ok(below.length > 0, 'the envelope draws no line');
  const first = Math.min(...below.map((each) => each.rank));
  assert.ok(above.every((each) => each.rank < first));
  assert.ok(asked(above) <= envelopeFen, 'more is proposed than there is');
  const next = below.filter((each) => each.rank === first);
  assert.ok(asked([...above, ...next]) > envelopeFen, 'the line is drawn too early');
}

/** Some get less than they asked for, in steps of the call. */
function lessThanAsked(world: World, { requestedFen, title }: Item, { amount }: DecisionView): number {
  const cut = world.dice.fork(title).pick([100, 100, 95, 90, 85]);
  const lowered = Math.floor((requestedFen * cut) / 100 / amount.stepFen) * amount.stepFen;
  return Math.max(amount.minFen, lowered);
}

function edit(
  world: World,
  officer: Browser,
  view: DecisionView,
  amounts: ReadonlyMap<number, number>,
  tieReason: string | null,
): Promise<DecisionView> {
  return officer.post<DecisionView>(`/api/decisions/${view.id}/edit`, {
    version: view.version,
    title: view.title,
    meetingNumber: `澜科党组纪要〔${dayOf(world.now()).slice(0, 4)}〕${view.id}号`,
    meetingOn: dayOf(world.now()),
    attendees: ['甲', '乙', '丙'],
    tieReason,
    items: view.items.map(({ id, applicationId }) => ({
      id,
      isProposed: amounts.has(applicationId),
      amountFen: amounts.get(applicationId) ?? null,
      note: amounts.has(applicationId) ? null : '综合排序靠后',
    })),
  });
}

async function approve(world: World, people: People, { id }: Decided, holdsInterest: boolean): Promise<void> {
  const leader = await world.as(people.leader);
  const { version } = await readDecision(leader, id);
  await refused(
    (await world.as(people.officer)).post(`/api/decisions/${id}/approve`, { version }),
    403,
    'forbidden',
  );
  if (holdsInterest) {
    const other = await world.as(people.leaderWithInterest);
    const refusal = await refused(other.post(`/api/decisions/${id}/approve`, { version }), 409, 'notNow');
    assert.equal(refusal.params['reason'], 'hasNoInterest');
  }
  const approved = await leader.post<DecisionView>(`/api/decisions/${id}/approve`, { version });
  assert.equal(approved.state, 'approved');
}

interface PublicList {
  isOpen: boolean;
  endsOn: string;
  items: { receiptNumber: string; title: string; unit: string; amountFen: number }[];
}

export interface Publicised {
  readonly decided: Decided;
  readonly code: string;
  readonly endsOn: string;
  readonly objected: Application;
}

export async function publicise(
  world: World,
  people: People,
  decided: readonly Decided[],
): Promise<Publicised[]> {
  const lists: Publicised[] = [];
  for (const each of decided)
    lists.push(await world.step(`公示并收到异议：${each.call.title}`, () => openOne(world, people, each)));
  return lists;
}

async function openOne(world: World, people: People, decided: Decided): Promise<Publicised> {
  const { id, amounts, applications } = decided;
  const officer = await world.as(people.officer);
  const { version } = await readDecision(officer, id);
  const startsOn = dayOf(world.now());
  const opened = await officer.post<DecisionView>(`/api/decisions/${id}/open-publicity`, {
    version,
    startsOn,
  });
  assert.ok(opened.publicity);
  const { code, endsOn } = opened.publicity;
  const page = await world.visitor.get<PublicList>(`/api/publicity/${code}`);
  assert.ok(page.isOpen);
  const expected = applications.filter((each) => amounts.has(each.id));
  assert.deepEqual(
    Object.fromEntries(page.items.map((each) => [each.receiptNumber, [each.title, each.amountFen]])),
    Object.fromEntries(expected.map((each) => [each.receiptNumber, [each.text.title, amounts.get(each.id)]])),
    'the public list is the list that was decided',
  );
  assert.equal(page.items.length, expected.length);
  await refused(
    officer.post(`/api/decisions/${id}/conclude-publicity`, { version: opened.version }),
    409,
    'notNow',
  );
  const objected = expected[1]!;
  await object(world, code, objected);
  const held = await readDecision(officer, id);
  for (const item of held.items.filter((each) => each.isProposed))
    assert.equal(item.state, item.applicationId === objected.id ? 'objected' : 'inPublicity');
  return { decided, code, endsOn, objected };
}

async function object(world: World, code: string, { receiptNumber }: Application): Promise<void> {
  const evidence = await pdf('情况说明.pdf', ['情况说明', '反映项目与已结题项目内容重复，请核查。']);
  const facts = '反映该项目与一项已结题项目内容重复，附对比说明，请予核查。';
  const fields = { receiptNumber, name: '路人甲', contact: '1990000 0000', facts };
  const path = `/api/publicity/${code}/objections`;
  await refused(world.visitor.upload(path, { ...fields, facts: '太短' }, evidence), 400, 'input.tooShort');
  const unknown = { ...fields, receiptNumber: '2000-ZR-000000' };
  await refused(world.visitor.upload(path, unknown, evidence), 422, 'objection.unknownProject');
  await world.visitor.upload(path, fields, evidence);
}

/** When the days are over the product ends the period by itself; what is objected to stays where it is. */
export async function endPublicity(
  world: World,
  people: People,
  lists: readonly Publicised[],
): Promise<void> {
  const officer = await world.as(people.officer);
  for (const { decided, objected, code } of lists) {
    const ended = await until(
      'the end of the publicity period',
      () => readDecision(officer, decided.id),
      (each) => each.state === 'concluded',
    );
    for (const item of ended.items.filter((each) => each.isProposed))
      assert.equal(item.state, item.applicationId === objected.id ? 'objected' : 'publicised');
    const late = await pdf('情况说明.pdf', ['迟到的异议']);
    const fields = {
      receiptNumber: objected.receiptNumber,
      name: '路人乙',
      contact: '1990000 0001',
      facts: '公示期已过才提出的异议，应当不予受理，仅作验证之用。',
    };
    const refusal = await refused(
      world.visitor.upload(`/api/publicity/${code}/objections`, fields, late),
      409,
    );
    assert.ok(['notNow', 'illegalTransition'].includes(refusal.code));
  }
}

interface ObjectionItem {
  id: number;
  project: { receiptNumber: string };
}

/** Upheld, the project is declined; dismissed, it goes on where it was. */
export async function answerObjections(
  world: World,
  people: People,
  lists: readonly Publicised[],
  answer: (list: Publicised, index: number) => 'uphold' | 'dismiss',
): Promise<void> {
  const officer = await world.as(people.officer);
  const { items } = await officer.get<{ items: ObjectionItem[] }>('/api/objections?state=filed');
  assert.equal(items.length, lists.length);
  for (const [index, list] of lists.entries()) {
    const item = items.find((each) => each.project.receiptNumber === list.objected.receiptNumber);
    assert.ok(item);
    const objection = await officer.get<{ version: number }>(`/api/objections/${item.id}`);
    const how = answer(list, index);
    await officer.post(`/api/objections/${item.id}/${how}`, {
      version: objection.version,
      answer:
        how === 'uphold'
          ? '经核查，反映的情况属实，取消拟立项资格。'
          : '经核查，反映的情况与事实不符，异议不成立。',
    });
    const after = await readDecision(officer, list.decided.id);
    const state = after.items.find((each) => each.applicationId === list.objected.id)?.state;
    assert.equal(state, how === 'uphold' ? 'declined' : 'publicised');
  }
}
