// Until when each desk has an application: exclusive instants out of the call's settings and the holiday table. Whoever
// sends an application on sets the date of the next desk; a year without a holiday notice is refused, never guessed.
import {
  addWorkingDays,
  dayOf,
  deadlineAfter,
  type Answer,
  type HolidayTable,
  type Instant,
} from './calendar.ts';
import { instantsOf, type CallRules } from './callRules.ts';
import { computeFormalCheckDueOn } from './formalCheck.ts';
import type { Path } from './violation.ts';

type RulesOfDates = Pick<
  CallRules,
  'opensAt' | 'closesAt' | 'endorsement' | 'correction' | 'formalCheckDays'
>;

/** The host has its working days from the deadline on, however early the application came; later, from its arrival. */
export function hostDue(rules: RulesOfDates, now: Instant, holidays: HolidayTable): Answer<Instant> {
  return workingDaysAfter(later(lastMoment(rules), now), rules.endorsement.hostDays, holidays, [
    'endorsement',
    'hostDays',
  ]);
}

/** The recommender has as many working days as the host, from the deadline or from the endorsement if that is later. */
export function recommenderDue(rules: RulesOfDates, now: Instant, holidays: HolidayTable): Answer<Instant> {
  return hostDue(rules, now, holidays);
}

/**
 * The formal check ends so many calendar days after the deadline of the call. What arrives so late (a correction) that
 * less than the days of a correction would be left has those instead.
 */
export function checkDue(rules: RulesOfDates, now: Instant, holidays: HolidayTable): Answer<Instant> {
  const regular = deadlineAfter(computeFormalCheckDueOn(rules));
  const least = correctionDue(rules, now, holidays);
  if (least.value === null || least.value <= regular) return { value: regular, violations: [] };
  return least;
}

/** A correction (补正) is due so many working days after it was asked for. */
export function correctionDue(rules: RulesOfDates, now: Instant, holidays: HolidayTable): Answer<Instant> {
  return workingDaysAfter(now, rules.correction.days, holidays, ['correction', 'days']);
}

/** Sent back by host or recommender: until the call closes; once it has closed, as a correction. */
export function returnDue(rules: RulesOfDates, now: Instant, holidays: HolidayTable): Answer<Instant> {
  const { closesAt } = instantsOf(rules);
  return now < closesAt ? { value: closesAt, violations: [] } : correctionDue(rules, now, holidays);
}

/** `closesAt` is exclusive: a call that closes at midnight has the day before as its last. */
function lastMoment(rules: RulesOfDates): Instant {
  return new Date(instantsOf(rules).closesAt.getTime() - 1);
}

function workingDaysAfter(from: Instant, days: number, holidays: HolidayTable, path: Path): Answer<Instant> {
  const counted = addWorkingDays(dayOf(from), days, holidays, { path });
  return counted.value === null ? counted : { value: deadlineAfter(counted.value), violations: [] };
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
