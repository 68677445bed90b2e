// The two calls: created from their programmes, set, published, and read by anybody.
import { strict as assert } from 'node:assert';
import { refused } from '../browser.ts';
import { at } from '../days.ts';
import { WAN } from '../money.ts';
import type { World } from '../world.ts';
import type { People } from './found.ts';

export interface Call {
  readonly id: number;
  readonly title: string;
  readonly mode: 'lump_sum' | 'itemised';
  readonly envelopeFen: number;
  readonly letters: string;
}

interface CallView {
  id: number;
  version: number;
  state: string;
  phase: string;
  title: string;
  desk: { settings: Record<string, unknown>; problems: { code: string }[] } | null;
}

export const PROGRAMMES = [
  { key: 'generalFund', mode: 'lump_sum', name: '市自然科学基金面上项目', letters: 'ZR' },
  { key: 'demonstration', mode: 'itemised', name: '重大科技示范工程项目', letters: 'SF' },
] as const;

export interface Period {
  readonly opensOn: string;
  /** First day on which it is closed. */
  readonly closesOn: string;
}

export async function publishCalls(world: World, people: People, period: Period): Promise<Call[]> {
  const calls: Call[] = [];
  for (const programme of PROGRAMMES)
    calls.push(
      await world.step(`业务科室制定并发布：${programme.name}`, () =>
        publish(world, people, programme, period),
      ),
    );
  await world.step('公众不登录即可阅读两份指南；未发布的不可见', async () => {
    for (const { id, title } of calls) {
      const seen = await world.visitor.get<CallView>(`/api/calls/${id}`);
      assert.equal(seen.title, title);
      assert.equal(seen.phase, 'scheduled');
      assert.equal(seen.desk, null);
    }
    await refused(world.visitor.get('/api/calls/999'), 404, 'notFound');
    await refused(world.visitor.get('/api/calls/1abc'), 404, 'notFound');
  });
  return calls;
}

async function publish(
  world: World,
  { officer, clerk }: People,
  programme: (typeof PROGRAMMES)[number],
  { opensOn, closesOn }: Period,
): Promise<Call> {
  const browser = await world.as(officer);
  const year = Number(opensOn.slice(0, 4));
  const title = `${year}年度${programme.name}申报指南`;
  await refused(
    (await world.as(clerk)).post('/api/calls', { programmeKey: programme.key, year, title }),
    403,
    'forbidden',
  );
  const created = await browser.post<CallView>('/api/calls', { programmeKey: programme.key, year, title });
  await refused(world.visitor.get(`/api/calls/${created.id}`), 404);
  // Without dates and directions it is no call yet.
  await refused(
    browser.post(`/api/calls/${created.id}/publish`, { version: created.version }),
    422,
    'callRules.noDirections',
  );
  const isLumpSum = programme.mode === 'lump_sum';
  const envelopeFen = (isLumpSum ? world.dice.between(140, 180) : world.dice.between(1800, 2400)) * WAN;
  const settings = {
    ...created.desk!.settings,
    opensAt: at(opensOn, '00:00').toISOString(),
    closesAt: at(closesOn, '00:00').toISOString(),
    directions: [
      { code: 'A01', title: '盐碱地综合利用' },
      { code: 'B02', title: '高端石化与新材料' },
      { code: 'C03', title: '人口健康' },
    ],
    envelopeFen,
  };
  const edited = await browser.post<CallView>(`/api/calls/${created.id}/edit`, {
    version: created.version,
    title,
    settings,
  });
  await refused(
    browser.post(`/api/calls/${created.id}/publish`, { version: created.version }),
    409,
    'staleVersion',
  );
  const published = await browser.post<CallView>(`/api/calls/${created.id}/publish`, {
    version: edited.version,
  });
  assert.equal(published.state, 'published');
  await refused(
    browser.post(`/api/calls/${created.id}/edit`, { version: published.version, title, settings }),
    409,
    'illegalTransition',
  );
  return { id: created.id, title, mode: programme.mode, envelopeFen, letters: programme.letters };
}
