// The five calls of the demo town: when each opens and closes, counted from today, and what its officer sets.
import type { Call } from '../models/call.ts';
import { addDays, dayOf, startOfDay } from '../../server/domain/calendar.ts';
import type { CallRules } from '../../server/domain/callRules.ts';
import { fen } from '../../server/domain/money.ts';
import { create, edit, publish } from '../../server/features/call/calls/service.ts';
import { callSettings } from '../../server/features/call/calls/settings/contract.ts';
import type { CallKey } from './cast.ts';
import { demonstrationDirections, generalDirections } from './directions.ts';
import type { Stage } from './stage.ts';

const WAN = 1_000_000;

interface SeedCall {
  readonly key: CallKey;
  readonly programme: 'generalFund' | 'demonstration';
  /** Days from today. */
  readonly created: number;
  readonly opens: number;
  /** First day on which it is closed. */
  readonly closes: number;
  readonly envelopeWan: number;
  readonly formalCheckDays: number;
  /** Of another year than the call before it: who was not funded then applies again. */
  readonly isOfNextYear?: true;
}

export const seedCalls: readonly SeedCall[] = [
  {
    key: 'finished',
    programme: 'generalFund',
    created: -345,
    opens: -330,
    closes: -290,
    envelopeWan: 80,
    formalCheckDays: 45,
  },
  {
    key: 'demonstration',
    programme: 'demonstration',
    created: -180,
    opens: -160,
    closes: -120,
    envelopeWan: 4000,
    formalCheckDays: 75,
  },
  {
    key: 'review',
    programme: 'generalFund',
    created: -130,
    opens: -110,
    closes: -75,
    envelopeWan: 150,
    formalCheckDays: 90,
    isOfNextYear: true,
  },
  {
    key: 'openDemonstration',
    programme: 'demonstration',
    created: -35,
    opens: -20,
    closes: 19,
    envelopeWan: 2000,
    formalCheckDays: 45,
  },
  {
    key: 'open',
    programme: 'generalFund',
    created: -30,
    opens: -15,
    closes: 26,
    envelopeWan: 120,
    formalCheckDays: 45,
  },
];

const TITLES = { generalFund: '市自然科学基金面上项目', demonstration: '重大科技示范工程项目' } as const;
const BATCHES = ['', '（第二批）', '（第三批）'];

export type PublishedCalls = ReadonlyMap<CallKey, Call>;

/** Plans the making of all calls; the map fills as they are published. */
export function planCalls(stage: Stage, officer: number): PublishedCalls {
  const published = new Map<CallKey, Call>();
  for (const each of seedCalls) {
    stage.plan(stage.office(each.created, '10:00'), async () => {
      published.set(each.key, await makeCall(stage, officer, each, [...published.values()]));
    });
  }
  return published;
}

async function makeCall(
  stage: Stage,
  officer: number,
  seed: SeedCall,
  before: readonly Call[],
): Promise<Call> {
  const dayAfter = (days: number) => addDays(dayOf(stage.today), days);
  const opensOn = dayAfter(seed.opens);
  const programmeKey = seed.programme;
  const years = before.filter((each) => each.programmeKey === programmeKey).map((each) => each.year);
  const latest = Math.max(0, ...years) + (seed.isOfNextYear ? 1 : 0);
  const year = Math.max(Number(opensOn.slice(0, 4)), latest);
  const batch = years.filter((each) => each === year).length;
  const title = `${year}年度${TITLES[programmeKey]}申报指南${BATCHES[batch] ?? ''}`;

  const call = await create(await stage.as(officer), { programmeKey, year, title });
  const settings = callSettings.parse({
    ...settingsOf(call.rules),
    opensAt: startOfDay(opensOn).toISOString(),
    closesAt: startOfDay(dayAfter(seed.closes)).toISOString(),
    directions: programmeKey === 'generalFund' ? generalDirections : demonstrationDirections,
    envelopeFen: fen(seed.envelopeWan * WAN),
    formalCheckDays: seed.formalCheckDays,
  });
  const edited = await edit(await stage.as(officer), { id: call.id, version: call.version, title, settings });
  return publish(await stage.as(officer), { id: edited.id, version: edited.version });
}

/** What the programme leaves to the officer. */
function settingsOf(rules: CallRules): Omit<CallRules, 'programme' | 'budgetMode' | 'form'> {
  const { programme, budgetMode, form, ...settings } = rules;
  void [programme, budgetMode, form];
  return settings;
}
