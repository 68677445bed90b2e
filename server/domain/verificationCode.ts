// The code on an issued document by which anyone may ask whether it is genuine: 15 random characters (75 bits) and a
// check character, Crockford base 32, in groups of four. It says nothing about the document itself.

import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

/** No I, L, O, U: nobody has to tell O from 0 on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 15;

/** How many random bytes verificationCode needs; 75 of their 80 bits are used. */
export const VERIFICATION_BYTES = 10;

/** A code such as 7K3M-9QXT-0ABC-DE5F out of 10 bytes of a cryptographic random source. */
export function verificationCode(random: Uint8Array): string {
  if (random.length !== VERIFICATION_BYTES) throw new RangeError(`takes ${VERIFICATION_BYTES} random bytes`);
  let bits = random.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let characters = '';
  for (let index = 0; index < RANDOM_CHARACTERS; index += 1) {
    characters = ALPHABET.charAt(Number(bits & 31n)) + characters;
    bits >>= 5n;
  }
  return grouped(characters + ALPHABET.charAt(timesAlpha(remainder(characters))));
}

/**
 * The one spelling under which a code is stored and looked up, from what a person typed (any case, O for 0, I and L
 * for 1, with or without hyphens). null when it cannot be one of ours: then nothing need be looked up.
 */
export function normaliseVerificationCode(text: string): string | null {
  if (text.length > 64) return null;
  const characters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(characters)) return null;
  return remainder(characters) === 0 ? grouped(characters) : null;
}

/** verificationCode.shape: not 16 characters of the alphabet, or mistyped (the check character disagrees). */
export function checkVerificationCode(text: string, path: Path = []): Violation[] {
  return normaliseVerificationCode(text) === null ? [violation('verificationCode.shape', path)] : [];
}

/**
 * The characters as a polynomial over GF(32) at its generator α (x⁵ + x² + 1). A right code gives 0. Any one wrong
 * character and any two that changed places are noticed, because the powers α⁰ … α¹⁵ all differ.
 */
function remainder(characters: string): number {
  let value = 0;
  for (const character of characters) value = timesAlpha(value) ^ ALPHABET.indexOf(character);
  return value;
}

function timesAlpha(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

function grouped(characters: string): string {
  return characters.replace(/.{4}(?=.)/g, '$&-');
}
