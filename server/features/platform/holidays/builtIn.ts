// First content of the holiday table: the years that the chinese-days library really has. It answers for any other year
// too, as if there were no holidays, so that only its list of days is asked.
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { Holiday, HolidayYear } from '../../../../db/models/call.ts';
import { database } from '../../../core/database.ts';

export interface YearOfHolidays {
  readonly year: number;
  readonly isComplete: boolean;
  readonly off: readonly { readonly on: string; readonly label: string | null }[];
  readonly makeUp: readonly { readonly on: string; readonly label: string | null }[];
}

type Entries = Readonly<Record<string, string>>;

/** A year's notice names about twenty days off; fewer are the end of December of a year that is not known. */
const LEAST_DAYS_OFF = 10;

/** Null for a year the library does not have. */
export function builtInYear(year: number): YearOfHolidays | null {
  const off = of(days.holidays, year);
  if (off.length < LEAST_DAYS_OFF) return null;
  return { year, isComplete: true, off, makeUp: of(days.workdays, year) };
}

export function builtInYears(): number[] {
  const years = new Set(Object.keys(days.holidays).map((on) => Number(on.slice(0, 4))));
  return [...years].filter((year) => builtInYear(year) !== null).sort((a, b) => a - b);
}

/** Entries look like "Spring Festival,春节,4". */
function of(entries: Entries, year: number): { on: string; label: string | null }[] {
  return Object.entries(entries)
    .filter(([on]) => on.startsWith(`${year}-`))
    .map(([on, entry]) => ({ on, label: entry.split(',')[1] ?? null }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** Enters every built-in year that the table does not have. @returns how many years were entered */
export async function fillHolidays(): Promise<number> {
  const known = new Set((await HolidayYear.findAll()).map((each) => each.year));
  const missing = builtInYears().filter((year) => !known.has(year));
  if (missing.length === 0) return 0;
  await database().transaction(async () => {
    const rows = missing.flatMap((year) => rowsOf(builtInYear(year)));
    await Holiday.bulkCreate(rows, { ignoreDuplicates: true });
    await HolidayYear.bulkCreate(
      missing.map((year) => ({ year })),
      { ignoreDuplicates: true },
    );
  });
  return missing.length;
}

export function rowsOf(
  year: Pick<YearOfHolidays, 'off' | 'makeUp'> | null,
): { onDay: string; kind: 'off' | 'makeUp'; label: string | null }[] {
  const kind = (which: 'off' | 'makeUp') =>
    (year?.[which] ?? []).map(({ on, label }) => ({ onDay: on, kind: which, label }));
  return [...kind('off'), ...kind('makeUp')];
}
