// The publicity period (公示) and the objections (异议) it brings: days counted on the holiday table, and a year without
// a holiday notice is refused, never guessed. Working days: setting of the call, setting of the bureau for objections.
import {
  addDays,
  addWorkingDays,
  dayOf,
  deadlineAfter,
  type Answer,
  type Day,
  type HolidayTable,
  type Instant,
} from './calendar.ts';
import type { CallRules } from './callRules.ts';
import { collect, violation, type Violation } from './violation.ts';

/** Setting: working days within which an objection is answered. */
export const OBJECTION_DAYS = 15;

/** Setting: a publicity period may be announced so many days ahead. */
export const LONGEST_AHEAD_DAYS = 30;

/** The last day. @example 2022-09-29 and 5 working days → 2022-10-11 */
export function publicityEnd(
  startsOn: Day,
  { workingDays, countsFirstDay }: CallRules['publicity'],
  holidays: HolidayTable,
): Answer<Day> {
  return addWorkingDays(startsOn, workingDays, holidays, { countsFirstDay, path: ['startsOn'] });
}

/** It begins today or on one of the next days: nothing is public that was not shown. */
export function checkStart(startsOn: Day, today: Day, ahead: number = LONGEST_AHEAD_DAYS): Violation[] {
  const latest = addDays(today, ahead);
  return collect(
    startsOn < today ? violation('publicity.startsInPast', ['startsOn'], { today }) : null,
    startsOn > latest ? violation('publicity.startsTooLate', ['startsOn'], { latest }) : null,
  );
}

/** Until when an objection must be answered: an exclusive instant. */
export function objectionDue(now: Instant, days: number, holidays: HolidayTable): Answer<Instant> {
  const counted = addWorkingDays(dayOf(now), days, holidays, { path: ['filedAt'] });
  return counted.value === null ? counted : { value: deadlineAfter(counted.value), violations: [] };
}
