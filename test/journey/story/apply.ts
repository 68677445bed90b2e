// Forty applicants write in two calls, upload, and hand in; what is not whole, not theirs or too late is refused.
import { strict as assert } from 'node:assert';
import { refused, type Browser } from '../browser.ts';
import { WAN } from '../money.ts';
import { pdf } from '../papers.ts';
import type { Text } from '../texts.ts';
import { eachOf, hiddenFrom, type World } from '../world.ts';
import type { Call } from './calls.ts';
import type { Applicant, People } from './found.ts';

export interface Application {
  readonly id: number;
  readonly call: Call;
  readonly lead: Applicant;
  readonly text: Text;
  readonly requestedFen: number;
  receiptNumber: string;
}

interface Section {
  key: string;
  version: number;
  answers: Record<string, unknown>;
}

interface View {
  id: number;
  version: number;
  state: string;
  form: { sections: { key: string; fields: { key: string; options?: { value: string }[] }[] }[] };
  draft: { sections: Section[] } | null;
  revision: { id: number; number: number } | null;
}

interface Completeness {
  items: { severity: string; code: string; path: (string | number)[] }[];
  rules: { rule: string; verdict: string }[];
}

/** Seven in ten for the fund, the rest for demonstrations. */
const LUMP_SUM_SHARE = 28;

export function read(browser: Browser, id: number): Promise<View> {
  return browser.get<View>(`/api/applications/${id}`);
}

export async function apply(
  world: World,
  people: People,
  calls: readonly Call[],
  texts: readonly Text[],
): Promise<Application[]> {
  const [lumpSum, itemised] = calls as [Call, Call];
  const plans = people.applicants.map((lead, index) => ({
    lead,
    call: index < LUMP_SUM_SHARE ? lumpSum : itemised,
    text: texts[index]!,
    requestedFen:
      index < LUMP_SUM_SHARE ? world.dice.between(60, 150) * (WAN / 10) : world.dice.between(100, 500) * WAN,
    months: world.dice.pick([24, 36]),
    member: index === 0 ? people.leaderWithInterest : world.invent.person(),
  }));
  const applications = await world.step('40 名申请人填写申请书、上传正文和附件', () =>
    eachOf(plans, (plan) => write(world, plan)),
  );
  const [first, second] = applications as [Application, Application];
  await world.step('包干制申请带预算行、他人申请、双击新建：一律按规定处理', () =>
    refuseImproper(world, first, second),
  );
  await world.step('40 份申请提交，取得受理号；重复提交得到同一回执', () => handInAll(world, applications));
  await world.step('1 名申请人撤回，单位不再能推荐；改好重新提交，受理号不变', () =>
    takeBack(world, applications[2]!),
  );
  return applications;
}

interface Plan {
  readonly lead: Applicant;
  readonly call: Call;
  readonly text: Text;
  readonly requestedFen: number;
  readonly months: number;
  /** One of the team; a leader of the bureau in the first. */
  readonly member: { name: string; idNumber: string };
}

async function write(world: World, plan: Plan): Promise<Application> {
  const { lead, call, text, requestedFen } = plan;
  const browser = await world.as(lead);
  const { id } = await browser.post<{ id: number }>('/api/applications', { callId: call.id });
  const view = await read(browser, id);
  // Nothing is complete yet, and the list says so.
  const { items } = await browser.get<Completeness>(`/api/applications/${id}/completeness`);
  assert.ok(items.some((each) => each.code === 'form.required'));
  await refused(
    browser.post(`/api/applications/${id}/submit`, { version: view.version }),
    422,
    'form.required',
  );

  for (const [key, answers] of sectionsOf(world, plan, view)) {
    const section = view.draft?.sections.find((each) => each.key === key);
    assert.ok(section, `the form has no section ${key}`);
    await browser.put(`/api/applications/${id}/sections/${key}`, { version: section.version, answers });
  }
  const file = await pdf('申请书正文.pdf', [
    text.title,
    text.abstract,
    '研究方案与年度安排。',
    ...text.keywords,
  ]);
  await browser.upload(`/api/applications/${id}/files`, { field: 'body' }, file);
  if (call.mode === 'itemised') {
    const proof = await pdf('自筹资金证明.pdf', ['自筹资金证明', '单位承诺自筹资金足额到位。']);
    await browser.upload(`/api/applications/${id}/files`, { field: 'ownFundsProof' }, proof);
  }
  return { id, call, lead, text, requestedFen, receiptNumber: '' };
}

function sectionsOf(world: World, plan: Plan, view: View): [string, Record<string, unknown>][] {
  const { call, lead, text, requestedFen, months } = plan;
  const startsOn = `${Number(call.title.slice(0, 4)) + 1}-01-01`;
  const endsOn = `${Number(startsOn.slice(0, 4)) + months / 12 - 1}-12-31`;
  const known = view.draft?.sections.find((each) => each.key === 'lead')?.answers['lead'];
  const isItemised = call.mode === 'itemised';
  const dice = world.dice.fork(lead.username);
  const basic = {
    title: text.title,
    titleEnglish: `Study ${view.id} of the journey`,
    direction: dice.pick(optionsOf(view, 'basic', 'direction')),
    discipline: dice.pick(optionsOf(view, 'basic', 'discipline')),
    keywords: text.keywords.join('；'),
    startsOn,
    endsOn,
    requestedFen,
    ...(isItemised && { ownFen: requestedFen + 30 * WAN }),
    abstract: text.abstract,
  };
  const email = `${lead.username}@lanzhou-city.example`;
  const sections: [string, Record<string, unknown>][] = [
    ['basic', basic],
    ['lead', { lead: { ...(known as object), months: 8, email }, ...(!isItemised && { recommenders: [] }) }],
    ['team', { members: [member(lead, plan.member)] }],
    ['indicators', { indicators: [{ name: '学术论文', unit: '篇', target: 3, dueOn: endsOn }] }],
    ['promises', { integrity: 'agreed', secrets: 'agreed', aiUse: 'no', ethics: 'no' }],
  ];
  if (isItemised) sections.push(['budget', { lines: budgetLines(requestedFen) }]);
  return sections;
}

function optionsOf(view: View, section: string, field: string): string[] {
  const found = view.form.sections
    .find((each) => each.key === section)
    ?.fields.find((each) => each.key === field);
  const options = found?.options?.map((each) => each.value) ?? [];
  assert.ok(options.length > 0, `${section}.${field} offers nothing`);
  return options;
}

function member({ host }: Applicant, { name, idNumber }: Plan['member']): Record<string, unknown> {
  return {
    name,
    idNumber,
    title: 'intermediate',
    degree: 'master',
    organisationName: host.name,
    uscc: host.uscc,
    months: 5,
    task: '数据采集与分析',
  };
}

function budgetLines(requestedFen: number): Record<string, unknown>[] {
  const share = (percent: number) => (requestedFen / 100) * percent;
  const line = (category: string, grantFen: number, ownFen: number) => ({
    category,
    grantFen,
    ownFen,
    quantity: 1,
    note: '按市场询价与历年均价测算',
  });
  return [
    line('equipmentPurchase', share(30), share(40)),
    line('business', share(45), share(60) + 30 * WAN),
    line('labour', share(13), 0),
    line('indirect', share(12), 0),
  ];
}

async function refuseImproper(world: World, first: Application, second: Application): Promise<void> {
  const mine = await world.as(first.lead);
  await refused(
    mine.put(`/api/applications/${first.id}/sections/budget`, {
      version: 1,
      answers: { lines: budgetLines(first.requestedFen) },
    }),
    422,
    'budget.lumpSumHasLines',
  );
  const theirs = `/api/applications/${second.id}`;
  const note = await pdf('说明.pdf', ['说明']);
  await hiddenFrom(world, [first.lead, second.lead.host.officer], [(browser) => browser.get(theirs)]);
  await hiddenFrom(
    world,
    [first.lead],
    [
      (browser) => browser.put(`${theirs}/sections/promises`, { version: 1, answers: { ethics: 'no' } }),
      (browser) => browser.upload(`${theirs}/files`, { field: 'body' }, note),
      (browser) => browser.post(`${theirs}/submit`, { version: 1 }),
      (browser) => browser.post(`${theirs}/withdraw`, { version: 1 }),
    ],
  );
  await refused(world.visitor.get(`/api/applications/${first.id}`), 401, 'notSignedIn');
  const again = await Promise.all(
    Array.from({ length: 5 }, () =>
      mine.post<{ id: number }>('/api/applications', { callId: first.call.id }),
    ),
  );
  assert.deepEqual(
    again.map((each) => each.id),
    [first.id, first.id, first.id, first.id, first.id],
  );
  const noPdf = { name: '正文.pdf', content: Buffer.from('<html></html>'), type: 'application/pdf' };
  await refused(
    mine.upload(`/api/applications/${first.id}/files`, { field: 'body' }, noPdf),
    415,
    'wrongType',
  );
}

interface Receipt {
  receiptNumber: string;
  state: string;
  revision: { sha256: string };
}

async function handInAll(world: World, applications: readonly Application[]): Promise<void> {
  const receipts = await eachOf(applications, async (application) => {
    const browser = await world.as(application.lead);
    const { id } = application;
    const { items } = await browser.get<Completeness>(`/api/applications/${id}/completeness`);
    assert.deepEqual(
      items.filter((each) => each.severity !== 'notice'),
      [],
      `application ${id} is not complete`,
    );
    const { version } = await read(browser, id);
    const [receipt, same] = await Promise.all([
      browser.post<Receipt>(`/api/applications/${id}/submit`, { version }),
      browser.post<Receipt>(`/api/applications/${id}/submit`, { version }),
    ]);
    assert.equal(receipt.state, 'withHost');
    assert.deepEqual(receipt, same, 'two clicks, two receipts');
    application.receiptNumber = receipt.receiptNumber;
    return receipt;
  });
  assert.equal(new Set(receipts.map((each) => each.receiptNumber)).size, applications.length);
  for (const { receiptNumber, call } of applications)
    assert.match(receiptNumber, new RegExp(`^${call.title.slice(0, 4)}-${call.letters}-\\d{6}$`));
}

async function takeBack(world: World, { id, lead, receiptNumber }: Application): Promise<void> {
  const [mine, host] = [await world.as(lead), await world.as(lead.host.officer)];
  const before = await read(host, id);
  await refused(host.post(`/api/applications/${id}/withdraw`, { version: before.version }), 404, 'notFound');
  const { version } = await read(mine, id);
  const back = await mine.post<{ state: string }>(`/api/applications/${id}/withdraw`, { version });
  assert.equal(back.state, 'withdrawn');
  const endorsing = host.post(`/api/applications/${id}/endorse`, {
    version: before.version,
    revisionId: before.revision!.id,
    opinion: '同意推荐',
  });
  await refused(endorsing, 409, 'illegalTransition');
  const again = await read(mine, id);
  const receipt = await mine.post<Receipt>(`/api/applications/${id}/submit`, { version: again.version });
  assert.deepEqual([receipt.state, receipt.receiptNumber], ['withHost', receiptNumber]);
  assert.equal((await read(mine, id)).revision?.number, before.revision!.number + 1);
}

/** After the deadline nobody starts or takes back any more. */
export async function beLate(
  world: World,
  people: People,
  calls: readonly Call[],
  applications: readonly Application[],
): Promise<void> {
  const late = await world.as(people.applicants.at(-1)!);
  await refused(late.post('/api/applications', { callId: calls[0]!.id }), 409, 'notNow');
  const { id, lead } = applications[1]!;
  const mine = await world.as(lead);
  const { version } = await read(mine, id);
  await refused(mine.post(`/api/applications/${id}/withdraw`, { version }), 409, 'notNow');
}
