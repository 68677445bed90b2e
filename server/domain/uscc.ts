// The unified social credit code (统一社会信用代码, GB 32100-2015) by which an organisation is found and compared.

import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

/** No I, O, S, V, Z. A character's value is its place here, not its letter's place in the alphabet. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** One spelling for storing and comparing: half-width, no spaces, upper case. */
export function normaliseUscc(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** uscc.shape (18 characters of the alphabet, 3 to 8 digits of the region) or uscc.check (last character). */
export function checkUscc(text: string, path: Path = []): Violation[] {
  const code = normaliseUscc(text);
  if (!SHAPE.test(code)) return [violation('uscc.shape', path)];
  if (checkCharacter(code.slice(0, 17)) !== code[17]) return [violation('uscc.check', path)];
  return [];
}

/** Adds the check character, for invented organisations in the demo town and in tests. */
export function makeUscc(first17: string): string {
  const start = normaliseUscc(first17);
  if (!SHAPE.test(`${start}0`)) throw new RangeError(`no credit code begins with ${JSON.stringify(first17)}`);
  return start + checkCharacter(start);
}

/** 31 − (Σ mod 31), where 31 itself is written 0. */
function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)),
    0,
  );
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
