// Host, recommender and formal check: one application is sent back and comes again, one is corrected, one is not accepted.
import { strict as assert } from 'node:assert';
import { refused, type Browser } from '../browser.ts';
import type { Named } from '../invented.ts';
import { eachOf, hiddenFrom, type World } from '../world.ts';
import { read, type Application } from './apply.ts';
import type { People } from './found.ts';

interface Moved {
  version: number;
  state: string;
}

async function judged(browser: Browser, id: number): Promise<{ version: number; revisionId: number }> {
  const { version, revision } = await read(browser, id);
  assert.ok(revision, `application ${id} has no revision`);
  return { version, revisionId: revision.id };
}

export async function endorseAll(
  world: World,
  people: People,
  applications: readonly Application[],
): Promise<void> {
  const [returned] = applications as [Application];
  await world.step('依托单位退回 1 份，申请人修改后重新提交', () => sendBackOne(world, people, returned));
  await world.step('5 个依托单位逐份推荐；他单位的看不到', async () => {
    await eachOf(applications, (each) => endorse(world, each));
    const [first, second] = applications as [Application, Application];
    const stranger = await world.as(second.lead.host.officer);
    await refused(stranger.get(`/api/applications/${first.id}`), 404, 'notFound');
  });
  const recommended = applications.filter(({ call }) => call.mode === 'itemised');
  await world.step(`县区科技局推荐 ${recommended.length} 份示范工程申请`, () =>
    eachOf(recommended, (each) => recommend(world, people, each)),
  );
}

async function sendBackOne(world: World, people: People, { id, lead }: Application): Promise<void> {
  const host = await world.as(lead.host.officer);
  await refused(
    (await world.as(people.clerk)).post(`/api/applications/${id}/endorse`, {
      ...(await judged(host, id)),
      opinion: '同意推荐',
    }),
    403,
    'forbidden',
  );
  const judgement = await judged(host, id);
  const otherHost = people.hosts.find((each) => each.id !== lead.host.id)!;
  await hiddenFrom(
    world,
    [otherHost.officer],
    [
      (browser) => browser.post(`/api/applications/${id}/endorse`, { ...judgement, opinion: '同意推荐' }),
      (browser) =>
        browser.post(`/api/applications/${id}/return-to-applicant`, { ...judgement, reason: '请修改。' }),
    ],
  );
  const back = await host.post<Moved>(`/api/applications/${id}/return-to-applicant`, {
    ...judgement,
    reason: '英文名称与中文名称不一致，请核对。',
  });
  assert.equal(back.state, 'returned');
  const applicant = await world.as(lead);
  const { draft } = await read(applicant, id);
  const basic = draft?.sections.find((each) => each.key === 'basic');
  assert.ok(basic);
  await applicant.put(`/api/applications/${id}/sections/basic`, {
    version: basic.version,
    answers: { ...basic.answers, titleEnglish: 'The title, corrected' },
  });
  const { version } = await read(applicant, id);
  const again = await applicant.post<Moved>(`/api/applications/${id}/submit`, { version });
  assert.equal(again.state, 'withHost');
}

async function endorse(world: World, { id, lead, call }: Application): Promise<void> {
  const host = await world.as(lead.host.officer);
  const moved = await host.post<Moved>(`/api/applications/${id}/endorse`, {
    ...(await judged(host, id)),
    opinion: '材料属实，单位同意推荐并提供条件保障。',
  });
  assert.equal(moved.state, call.mode === 'itemised' ? 'withRecommender' : 'inCheck');
}

async function recommend(world: World, { recommender }: People, { id }: Application): Promise<void> {
  const browser = await world.as(recommender);
  const moved = await browser.post<Moved>(`/api/applications/${id}/recommend`, {
    ...(await judged(browser, id)),
    opinion: '符合本地产业方向，同意推荐。',
  });
  assert.equal(moved.state, 'inCheck');
}

interface CheckView {
  version: number;
  state: string;
  revision: { id: number };
  items: { key: string; automatic: string; verdict: string | null }[];
}

/** @returns the applications that go to review */
export async function checkAll(
  world: World,
  people: People,
  applications: readonly Application[],
): Promise<Application[]> {
  const refusedOne = applications.at(-1)!;
  const corrected = applications.at(-2)!;
  await world.step('受托机构不能审查合同以外的指南', () => keepOutAgency(world, people, corrected));
  await world.step('形式审查：1 份退回补正、补正后重新走完推荐', () => correctOne(world, people, corrected));
  await world.step('形式审查：1 份不予受理，给出条款与理由', () => refuseOne(world, people, refusedOne));
  const rest = applications.filter((each) => each !== refusedOne);
  await world.step(`形式审查：${rest.length} 份逐项通过并受理`, () =>
    eachOf(rest, (each) => accept(world, checkerOf(people, each), each)),
  );
  return rest;
}

/** The agency checks what its contract is for. */
const checkerOf = ({ agency, officer }: People, { call }: Application): Named =>
  call.mode === 'lump_sum' ? agency : officer;

/** The last applications are for demonstrations, which the agency's contract does not cover. */
async function keepOutAgency(world: World, people: People, { id, call }: Application): Promise<void> {
  assert.equal(call.mode, 'itemised');
  const { version, revision } = await checkOf(await world.as(people.officer), id);
  const judgement = { version, revisionId: revision.id };
  const reason = '不符合要求。';
  const at = (verb: string) => `/api/applications/${id}/formal-check/${verb}`;
  const items = [{ key: 'direction', verdict: 'pass', note: null }];
  await hiddenFrom(
    world,
    [people.agency],
    [
      (browser) => browser.post(at('mark'), { ...judgement, items }),
      (browser) => browser.post(at('accept'), judgement),
      (browser) => browser.post(at('return'), { ...judgement, reason }),
      (browser) => browser.post(at('refuse'), { ...judgement, reasonCode: 'late', reason }),
    ],
  );
}

const checkOf = (browser: Browser, id: number) =>
  browser.get<CheckView>(`/api/applications/${id}/formal-check`);

async function mark(
  world: World,
  by: Named,
  { id }: Application,
  failing: { key: string; note: string } | null = null,
): Promise<CheckView> {
  const browser = await world.as(by);
  const view = await checkOf(browser, id);
  const items = view.items.map(({ key, automatic }) => ({
    key,
    verdict: failing?.key === key ? 'fail' : 'pass',
    // The titles of real papers may be alike; whoever passes what the product found says why.
    note: failing?.key === key ? failing.note : automatic === 'fail' ? '已核对，符合要求。' : null,
  }));
  return browser.post<CheckView>(`/api/applications/${id}/formal-check/mark`, {
    version: view.version,
    revisionId: view.revision.id,
    items,
  });
}

async function accept(world: World, by: Named, application: Application): Promise<void> {
  const { version, revision } = await mark(world, by, application);
  const browser = await world.as(by);
  const accepted = await browser.post<CheckView>(`/api/applications/${application.id}/formal-check/accept`, {
    version,
    revisionId: revision.id,
  });
  assert.equal(accepted.state, 'accepted');
}

async function correctOne(world: World, people: People, application: Application): Promise<void> {
  const { id, lead } = application;
  const by = checkerOf(people, application);
  const browser = await world.as(by);
  const before = await checkOf(browser, id);
  await refused(
    browser.post(`/api/applications/${id}/formal-check/accept`, {
      version: before.version,
      revisionId: before.revision.id,
    }),
    422,
    'formalCheck.undecided',
  );
  const marked = await mark(world, by, application, { key: 'indicators', note: '指标没有说明测算依据。' });
  const back = await browser.post<CheckView>(`/api/applications/${id}/formal-check/return`, {
    version: marked.version,
    revisionId: marked.revision.id,
    reason: '请补充绩效指标的测算依据。',
  });
  assert.equal(back.state, 'correcting');

  const applicant = await world.as(lead);
  const { draft } = await read(applicant, id);
  const basic = draft?.sections.find((each) => each.key === 'basic');
  assert.ok(basic, 'a correction can be written');
  const answers = { ...basic.answers, titleEnglish: 'The title, with the targets explained' };
  await applicant.put(`/api/applications/${id}/sections/basic`, { version: basic.version, answers });
  const { version } = await read(applicant, id);
  await applicant.post(`/api/applications/${id}/submit`, { version });
  await endorse(world, application);
  if (application.call.mode === 'itemised') await recommend(world, people, application);
  const again = await mark(world, by, application, { key: 'indicators', note: '仍不完整。' });
  await refused(
    browser.post(`/api/applications/${id}/formal-check/return`, {
      version: again.version,
      revisionId: again.revision.id,
      reason: '请再次补充。',
    }),
    422,
    'formalCheck.returnedBefore',
  );
}

async function refuseOne(world: World, people: People, application: Application): Promise<void> {
  const { id, lead } = application;
  const by = checkerOf(people, application);
  const marked = await mark(world, by, application, { key: 'direction', note: '不属于所选指南方向。' });
  const view = await (
    await world.as(by)
  ).post<CheckView>(`/api/applications/${id}/formal-check/refuse`, {
    version: marked.version,
    revisionId: marked.revision.id,
    reasonCode: 'notPerGuide',
    reason: '研究内容不属于所选指南方向的资助范围。',
  });
  assert.equal(view.state, 'notAccepted');
  const seen = await read(await world.as(lead), id);
  assert.equal(seen.state, 'notAccepted');
}
