// What is checked of a 立项文件 when the clerk enters its number, and the numbers that an award draws. For the office
// clerk and the officer who prepares awards.
import type { Day } from './calendar.ts';
import { checkDispatchNumber, parseDispatchNumber } from './numbering.ts';
import { collect, violation, type Violation } from './violation.ts';

/** Setting: the 任务书 is signed within so many calendar days of the notice. */
export const AGREEMENT_DAYS = 30;

/**
 * dispatchNumber.* as the register writes it, dispatchNumber.year (not the year of signing), and signedOn within the end
 * of the publicity period and today: nothing is signed before the public could object, nor in advance.
 */
export function checkNumbered(
  given: { readonly dispatchNumber: string; readonly signedOn: Day },
  { publicityEndsOn, today }: { publicityEndsOn: Day; today: Day },
): Violation[] {
  const { dispatchNumber, signedOn } = given;
  const parsed = parseDispatchNumber(dispatchNumber);
  const year = Number(signedOn.slice(0, 4));
  return collect(
    checkDispatchNumber(dispatchNumber, ['dispatchNumber']),
    parsed !== null && parsed.year !== year
      ? violation('dispatchNumber.year', ['dispatchNumber'], { year })
      : null,
    signedOn > today ? violation('awardDocument.signedInFuture', ['signedOn'], { today }) : null,
    signedOn <= publicityEndsOn
      ? violation('awardDocument.signedBeforePublicity', ['signedOn'], { endsOn: publicityEndsOn })
      : null,
  );
}

/**
 * The series in which a number is drawn without gaps: the pattern with everything filled in but the sequence and the
 * discipline, which only decorates. Two programmes that would print the same numbers share one series.
 * @example seriesOf('{CITY}ZR{YYYY}{T}{NNN}', { CITY: 'LZ', YYYY: '2026', T: 'M' }) // 'LZZR2026M{N}'
 */
export function seriesOf(pattern: string, places: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([^{}]*)\}/g, (whole, place: string) =>
    /^N+$/.test(place) ? '{N}' : (places[place] ?? whole),
  );
}
