// The holiday table as it stands in the database, for every deadline that is counted in working days.
import { Holiday, HolidayYear } from '../../db/models/call.ts';
import type { HolidayTable } from '../domain/calendar.ts';

export async function loadHolidayTable(): Promise<HolidayTable> {
  const [days, years] = await Promise.all([Holiday.findAll(), HolidayYear.findAll()]);
  const of = (kind: Holiday['kind']) =>
    new Set(days.filter((each) => each.kind === kind).map((each) => each.onDay));
  return { years: years.map((each) => each.year), off: of('off'), makeUp: of('makeUp') };
}
