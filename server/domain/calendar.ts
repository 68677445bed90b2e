// Days and instants for every deadline, publicity period and printed date. An instant is UTC; a day is a calendar day
// of Asia/Shanghai, written 'YYYY-MM-DD'. The time zone of the machine never matters here.

import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

export type Instant = Date;

/** 'YYYY-MM-DD', Asia/Shanghai. Days of this form compare with < and >. */
export type Day = string;

/** Days off (休) beyond the weekend and worked weekends (调休), as the yearly notice of 国务院办公厅 lists them. */
export interface HolidayTable {
  /** The years whose notice has been entered. A year that is not here is unknown, not free of holidays. */
  readonly years: readonly number[];
  readonly off: ReadonlySet<Day>;
  readonly makeUp: ReadonlySet<Day>;
}

/** A value, or what kept it from being known. */
export type Answer<T> =
  { value: T; violations: readonly [] } | { value: null; violations: readonly Violation[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** +08:00 all year: the system holds no instant before 1992, when China last had summer time. */
const SHANGHAI_MS = 8 * HOUR_MS;

/** The day when the text is a real one ('2026-02-30' is not), else null. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || date < 1) return null;
  return date <= daysInMonth(year, month) ? text : null;
}

/** The day it is in Asia/Shanghai at an instant. */
export function dayOf(instant: Instant): Day {
  return dayFromUtc(instant.getTime() + SHANGHAI_MS);
}

/** 00:00 of the day in Asia/Shanghai, as an instant. */
export function startOfDay(day: Day): Instant {
  return new Date(utcOf(day) - SHANGHAI_MS);
}

/**
 * The exclusive instant at which a day is over: one millisecond before it is in time, the instant itself is late.
 * @example deadlineAfter('2026-09-30') // 2026-10-01T00:00+08:00
 */
export function deadlineAfter(day: Day): Instant {
  return startOfDay(addDays(day, 1));
}

export function addDays(day: Day, days: number): Day {
  return dayFromUtc(utcOf(day) + whole(days) * DAY_MS);
}

/** The same date some months on, or the last day of a month that has no such date: 2024-02-29 + 12 → 2025-02-28. */
export function addMonths(day: Day, months: number): Day {
  utcOf(day);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + whole(months);
  const toYear = Math.floor(index / 12);
  const toMonth = (((index % 12) + 12) % 12) + 1;
  return required(
    `${pad(toYear, 4)}-${pad(toMonth, 2)}-${pad(Math.min(date, daysInMonth(toYear, toMonth)), 2)}`,
  );
}

/** The last day of a term of so many months (执行期): 2023-01-01 and 24 months end on 2024-12-31. */
export function termEnd(startsOn: Day, months: number): Day {
  return addDays(addMonths(startsOn, months), -1);
}

/** Whether offices work that day; `calendar.yearUnknown` when the table has no notice for its year. */
export function isWorkingDay(day: Day, holidays: HolidayTable, path: Path = []): Answer<boolean> {
  const weekday = new Date(utcOf(day)).getUTCDay();
  const year = Number(day.slice(0, 4));
  if (!holidays.years.includes(year)) {
    return { value: null, violations: [violation('calendar.yearUnknown', path, { year, day })] };
  }
  if (holidays.off.has(day)) return found(false);
  if (holidays.makeUp.has(day)) return found(true);
  return found(weekday !== 0 && weekday !== 6);
}

/**
 * The last of `count` working days. Counting begins on the day after `start`, or on `start` when `countsFirstDay`
 * (setting `publicity.countsFirstDay`). No count at all gives `start`.
 * @example 2022-09-29 and 5 working days → 2022-10-11; with countsFirstDay → 2022-10-10
 */
export function addWorkingDays(
  start: Day,
  count: number,
  holidays: HolidayTable,
  { countsFirstDay = false, path = [] }: { countsFirstDay?: boolean; path?: Path } = {},
): Answer<Day> {
  if (whole(count) < 0) throw new RangeError(`cannot count ${count} working days`);
  let day = countsFirstDay ? addDays(start, -1) : required(start);
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const working = isWorkingDay(day, holidays, path);
    if (working.value === null) return working;
    if (working.value) left -= 1;
  }
  return found(count === 0 ? start : day);
}

/** GB/T 9704-2012 §7.3.5.4: Arabic figures, whole year, no leading zero: 2022年9月5日. */
export function formatDayChinese(day: Day): string {
  const [year, month, date] = required(day).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2022年9月5日 17:00, in Asia/Shanghai. */
export function formatInstantChinese(instant: Instant): string {
  const time = new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(11, 16);
  return `${formatDayChinese(dayOf(instant))} ${time}`;
}

/** An exclusive deadline as people read it: midnight belongs to the day that ends, 2026年9月30日 24:00. */
export function formatDeadlineChinese(deadline: Instant): string {
  const day = dayOf(deadline);
  if (startOfDay(day).getTime() !== deadline.getTime()) return formatInstantChinese(deadline);
  return `${formatDayChinese(addDays(day, -1))} 24:00`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function utcOf(day: Day): number {
  return Date.parse(`${required(day)}T00:00:00Z`);
}

function dayFromUtc(milliseconds: number): Day {
  return required(new Date(milliseconds).toISOString().slice(0, 10));
}

/** A day from outside goes through parseDay first; a false one here is a bug. */
function required(day: Day): Day {
  if (parseDay(day) === null) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return day;
}

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number: ${n}`);
  return n;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

function found<T>(value: T): Answer<T> {
  return { value, violations: [] };
}
