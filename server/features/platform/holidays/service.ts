// Keeps the holiday table. A year is set whole, as the yearly notice of 国务院办公厅 gives it.
import { Op } from 'sequelize';
import { Holiday, HolidayYear } from '../../../../db/models/call.ts';
import { perform } from '../../../core/act.ts';
import { refuseOn } from '../../../core/errors.ts';
import { parseDay } from '../../../domain/calendar.ts';
import { violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { rowsOf, type YearOfHolidays } from './builtIn.ts';

export { builtInYear, fillHolidays } from './builtIn.ts';

const within = (year: number) => ({ onDay: { [Op.between]: [`${year}-01-01`, `${year}-12-31`] } });

export async function read(year: number): Promise<YearOfHolidays> {
  const [rows, complete] = await Promise.all([
    Holiday.findAll({ where: within(year), order: [['onDay', 'ASC']] }),
    HolidayYear.count({ where: { year } }),
  ]);
  const of = (kind: Holiday['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ onDay, label }) => ({ on: onDay, label }));
  return { year, isComplete: complete > 0, off: of('off'), makeUp: of('makeUp') };
}

export async function completeYears(): Promise<number[]> {
  return (await HolidayYear.findAll({ order: [['year', 'ASC']] })).map((each) => each.year);
}

export async function set(actor: Actor, wanted: YearOfHolidays): Promise<YearOfHolidays> {
  const { year, isComplete } = wanted;
  await perform(actor, 'holiday.set', {}, async (entry) => {
    refuseOn(check(wanted));
    const before = await read(year);
    await Holiday.destroy({ where: within(year) });
    await Holiday.bulkCreate(rowsOf(wanted));
    await HolidayYear.destroy({ where: { year } });
    if (isComplete) await HolidayYear.create({ year });
    entry.names('holidayYear', year);
    entry.changes(plain(before), plain(wanted));
  });
  return read(year);
}

const plain = ({ isComplete, off, makeUp }: YearOfHolidays) => ({
  isComplete,
  off: off.map((each) => each.on),
  makeUp: makeUp.map((each) => each.on),
});

function check({ year, off, makeUp }: YearOfHolidays): Violation[] {
  const seen = new Set<string>();
  return (['off', 'makeUp'] as const).flatMap((kind) =>
    (kind === 'off' ? off : makeUp).flatMap(({ on }, index) => {
      const path = [kind, index, 'on'];
      if (parseDay(on) === null || !on.startsWith(`${year}-`))
        return [violation('holiday.yearMismatch', path, { on, year })];
      if (seen.has(on)) return [violation('holiday.twice', path, { on })];
      seen.add(on);
      const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
      if (kind === 'makeUp' && weekday !== 0 && weekday !== 6)
        return [violation('holiday.makeUpOnWeekday', path, { on })];
      return [];
    }),
  );
}
