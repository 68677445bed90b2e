// Calls as their officer makes them: created from a programme, edited, published, all through the acts.
import { Holiday, HolidayYear, type Call } from '../../db/models/call.ts';
import type { BudgetMode } from '../../server/domain/terms.ts';
import type { CallRules } from '../../server/domain/callRules.ts';
import { fen } from '../../server/domain/money.ts';
import { callSettings, type CallSettings } from '../../server/features/call/calls/settings/contract.ts';
import { create, edit, publish } from '../../server/features/call/calls/service.ts';
import { someone, type Someone } from './people.ts';

/** The first Wednesday in March 2026 (START) is in the middle of it. `closesAt` is exclusive: all of 31 March is in time. */
export const OPENS_AT = '2026-02-24T00:00:00.000+08:00';
export const CLOSES_AT = '2026-04-01T00:00:00.000+08:00';

type Settable = Omit<CallRules, 'programme' | 'budgetMode' | 'form'>;

export interface GivenCall {
  title?: string;
  /** lump_sum: 市自然科学基金·面上; itemised: 重大科技示范工程, with a recommender. */
  budgetMode?: BudgetMode;
  year?: number;
  /** ISO instants with zone; `closesAt` is exclusive. */
  opensAt?: string;
  closesAt?: string;
  envelopeFen?: number;
  /** Replaces whole settings, e.g. { endorsement: { recommender: true, hostDays: 5 } }. */
  rules?: Partial<Settable>;
  /** Who makes it; otherwise a programme officer of its own. */
  officer?: Someone;
}

/** A draft with dates and directions, ready to be published. */
export async function aDraftCall(given: GivenCall = {}): Promise<Call> {
  await aHolidayTable();
  const officer = given.officer ?? (await someone('programmeOfficer'));
  const opensAt = given.opensAt ?? OPENS_AT;
  const actor = officer.actor(before(opensAt));
  const programmeKey = given.budgetMode === 'itemised' ? 'demonstration' : 'generalFund';
  const year = given.year ?? Number(opensAt.slice(0, 4));
  const title =
    given.title ??
    (given.budgetMode === 'itemised'
      ? `${year}年度重大科技示范工程申报指南`
      : `${year}年度市自然科学基金申报指南`);
  const call = await create(actor, { programmeKey, year, title });
  return edit(actor, { id: call.id, title, settings: settingsOf(call.rules, given, opensAt) });
}

/** A call that is published and, at the START of the product's clock, open. */
export async function aPublishedCall(given: GivenCall = {}): Promise<Call> {
  const officer = given.officer ?? (await someone('programmeOfficer'));
  const draft = await aDraftCall({ ...given, officer });
  return publish(officer.actor(before(given.opensAt ?? OPENS_AT)), { id: draft.id });
}

function settingsOf(rules: CallRules, given: GivenCall, opensAt: string): CallSettings {
  const { programme, budgetMode, form, ...template } = rules;
  void [programme, budgetMode, form];
  const settings: Settable = {
    ...template,
    opensAt,
    closesAt: given.closesAt ?? CLOSES_AT,
    directions: [
      { code: 'A01', title: '盐碱地综合利用' },
      { code: 'B02', title: '高端石化与新材料' },
      { code: 'C03', title: '人口健康' },
    ],
    ...(given.envelopeFen !== undefined && { envelopeFen: fen(given.envelopeFen) }),
    ...given.rules,
  };
  return callSettings.parse(settings);
}

/** A month before it opens. */
function before(opensAt: string): string {
  return new Date(Date.parse(opensAt) - 30 * 86_400_000).toISOString();
}

/** Years with an invented notice: New Year and National Day. Entered once a database. */
export async function aHolidayTable(years: readonly number[] = [2024, 2025, 2026, 2027]): Promise<void> {
  const known = new Set((await HolidayYear.findAll()).map((each) => each.year));
  const missing = years.filter((year) => !known.has(year));
  const days = missing.flatMap((year) => [
    { onDay: `${year}-01-01`, kind: 'off' as const, label: '元旦' },
    ...['01', '02', '03', '04', '05', '06', '07'].map((date) => ({
      onDay: `${year}-10-${date}`,
      kind: 'off' as const,
      label: '国庆节',
    })),
  ]);
  await Holiday.bulkCreate(days, { ignoreDuplicates: true });
  await HolidayYear.bulkCreate(
    missing.map((year) => ({ year })),
    { ignoreDuplicates: true },
  );
}
