// The citizen identity number (公民身份号码, GB 11643-1999): is it one, whose birth date, and what of it may be shown.
// Residence permits of people from Hong Kong, Macao and Taiwan (regions 81, 82, 83) follow the same rule.

import { parseDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

const SHAPE = /^[1-9]\d{16}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const EARLIEST_BIRTH = '1800-01-01';

/** One spelling for storing, comparing and hashing: half-width, no spaces, X in upper case. */
export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/**
 * idNumber.shape (18 characters), else idNumber.date (no such birth date, or after `today` where it is given) and
 * idNumber.check (last character; params never say which one is right, that would help to invent numbers).
 */
export function checkIdNumber(text: string, path: Path = [], today?: Day): Violation[] {
  const number = normaliseIdNumber(text);
  if (!SHAPE.test(number)) return [violation('idNumber.shape', path)];

  const violations: Violation[] = [];
  const bornOn = writtenBirth(number);
  if (bornOn === null || (today !== undefined && bornOn > today)) {
    violations.push(violation('idNumber.date', path));
  }
  if (checkCharacter(number.slice(0, 17)) !== number[17]) violations.push(violation('idNumber.check', path));
  return violations;
}

/** The birth date it carries, or null when it is not a valid number. */
export function birthOn(text: string): Day | null {
  const number = normaliseIdNumber(text);
  return checkIdNumber(number).length === 0 ? writtenBirth(number) : null;
}

/** The 17th digit is odd for a man. null when it is not a valid number. */
export function sexOf(text: string): 'male' | 'female' | null {
  const number = normaliseIdNumber(text);
  if (checkIdNumber(number).length > 0) return null;
  return Number(number[16]) % 2 === 1 ? 'male' : 'female';
}

/** What everyone else sees: the first 6 and the last 4; of anything that is not 18 long, nothing. */
export function maskIdNumber(text: string): string {
  const characters = [...normaliseIdNumber(text)];
  if (characters.length !== 18) return '*'.repeat(characters.length);
  return characters.map((each, index) => (index < 6 || index > 13 ? each : '*')).join('');
}

/** A valid number for invented people in the demo town and in tests. `sequence` is 3 digits: odd for a man. */
export function makeIdNumber({
  region,
  bornOn,
  sequence,
}: {
  region: string;
  bornOn: Day;
  sequence: number;
}): string {
  const first17 = region + bornOn.replaceAll('-', '') + String(sequence).padStart(3, '0');
  const number = /^\d{17}$/.test(first17) ? first17 + checkCharacter(first17) : first17;
  if (checkIdNumber(number).length > 0) throw new RangeError(`no identity number of ${first17}`);
  return number;
}

function writtenBirth(number: string): Day | null {
  const day = parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  return day !== null && day >= EARLIEST_BIRTH && day < '2100-01-01' ? day : null;
}

function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
