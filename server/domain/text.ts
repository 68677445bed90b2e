// Text as people type and paste it: what is quietly put right, what is refused, and how long it is. Every text from
// outside passes here once, so that the database, the PDF and the search see the same characters.

import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

// Not printed, or they turn the reading direction: C0 and C1 controls, soft hyphen, zero-width and bidi characters,
// interlinear and tag characters. Variation selectors stay: they choose the form of a rare character in a name.
const INVISIBLE = String.raw`\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}`;

const BREAKS = /\r\n|[\n\r\u2028\u2029]/g;
const LINE_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'gu');
const LINE_BAD = new RegExp(`[${INVISIBLE}\\u2028\\u2029]`, 'u');
const TEXT_BAD = new RegExp(`(?![\\n\\t])[${INVISIBLE}]`, 'u');
const TEXT_INVISIBLE = new RegExp(TEXT_BAD.source, 'gu');

/** Half of a character beyond U+FFFF without its other half. Under the u flag whole pairs do not match. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Dots that keyboards offer in place of the one between the parts of a name, · (U+00B7). */
const NAME_DOTS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65]/g;

/** Length as people count it, one for 𠮷 too; limits are in these units everywhere. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** One line: composed (NFC), breaks and tabs as a space, invisible characters gone, trimmed. */
export function normaliseLine(text: string): string {
  return text.normalize('NFC').replace(BREAKS, ' ').replaceAll('\t', ' ').replace(LINE_INVISIBLE, '').trim();
}

/** Several lines: as normaliseLine, but breaks stay (as \n) and so do tabs. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(BREAKS, '\n').replace(TEXT_INVISIBLE, '').trim();
}

/**
 * A name of a person, organisation or project: one line, every run of spaces as one (the ideographic one too), one
 * kind of dot between parts. Inner spaces, rare and non-Chinese characters stay: 欧阳 娜, 古丽米热·艾比布力, 𠮷.
 */
export function normaliseName(text: string): string {
  return normaliseLine(text).replace(/\s+/gu, ' ').replace(NAME_DOTS, '·').trim();
}

/** User names and other keys that people type: one spelling whatever the width and case, no spaces at all. */
export function normaliseKey(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return folded.replace(LINE_INVISIBLE, '').replace(/\s/gu, '');
}

/** text.loneSurrogate, text.invisible, and text.tooLong beyond `limit` code points. For one line. */
export function checkLine(text: string, path: Path = [], limit?: number): Violation[] {
  return check(text, LINE_BAD, path, limit);
}

/** The same for several lines, where \n and tabs are allowed. */
export function checkText(text: string, path: Path = [], limit?: number): Violation[] {
  return check(text, TEXT_BAD, path, limit);
}

function check(text: string, bad: RegExp, path: Path, limit: number | undefined): Violation[] {
  const violations: Violation[] = [];
  if (LONE_SURROGATE.test(text)) violations.push(violation('text.loneSurrogate', path));

  const found = bad.exec(text)?.[0].codePointAt(0);
  if (found !== undefined) {
    const character = `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
    violations.push(violation('text.invisible', path, { character }));
  }
  const length = limit === undefined ? 0 : codePoints(text);
  if (limit !== undefined && length > limit)
    violations.push(violation('text.tooLong', path, { length, limit }));
  return violations;
}
