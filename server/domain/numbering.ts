// The numbers on paper: 受理号, 项目编号, 通知书编号 and 发文字号. Patterns are settings of the programme; who draws the
// next sequence number, and that it leaves no gap, is decided where the counter is locked.

import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

/** Setting: 受理号 by default, e.g. 2026-ZR-000123. Unique and rising, gaps allowed. */
export const RECEIPT_PATTERN = '{YYYY}-{P}-{NNNNNN}';

/** Setting: 通知书编号 by default, e.g. 2026-ZR-TZ-0007. */
export const NOTICE_PATTERN = '{YYYY}-{P}-TZ-{NNNN}';

/** What the places of a pattern stand for. */
export interface NumberParts {
  readonly year: number;
  /** From 1. Longer than its place it is written whole, never cut: {NN} and 123 make 123. */
  readonly sequence: number;
  /** {CITY}: letters of the city, e.g. LZ. */
  readonly city?: string;
  /** {P}: letters of the programme, e.g. ZR. */
  readonly programme?: string;
  /** {T}: letter of the project type, e.g. Q 青年, M 面上. */
  readonly type?: string;
  /** {D}: letter of the discipline (NSFC 申请代码 A-H, T). */
  readonly discipline?: string;
}

const PLACE = /\{([^{}]*)\}/g;
const LETTER_PLACES = { CITY: 'city', P: 'programme', T: 'type', D: 'discipline' } as const;
const LONGEST_SEQUENCE = 9;

/**
 * numbering.pattern with `reason`: year (no {YYYY}), sequence (not exactly one run of N), sequenceNotLast (a number
 * longer than its place would then be read as another one), place (unknown), literal (not A-Z, 0-9, - or Chinese).
 */
export function checkNumberPattern(pattern: string, path: Path = []): Violation[] {
  const places = [...pattern.matchAll(PLACE)].map((match) => match[1] ?? '');
  const sequences = places.filter(isSequencePlace);
  const reasons: string[] = [];
  if (!places.includes('YYYY')) reasons.push('year');
  if (sequences.length !== 1) reasons.push('sequence');
  else if (!/\{N+\}$/.test(pattern)) reasons.push('sequenceNotLast');
  if (
    places.some((each) => !isSequencePlace(each) && each !== 'YYYY' && !Object.hasOwn(LETTER_PLACES, each))
  ) {
    reasons.push('place');
  }
  if (!/^[A-Z0-9\-\p{Script=Han}]*$/u.test(pattern.replace(PLACE, ''))) reasons.push('literal');
  return reasons.map((reason) => violation('numbering.pattern', path, { reason, pattern }));
}

/**
 * 项目编号, drawn at award only and never used again.
 * @example projectNumber({ pattern: '{CITY}ZR{YYYY}{T}{D}{NNN}', city: 'LZ', year: 2026, type: 'M', discipline: 'B', sequence: 1 }) // 'LZZR2026MB001'
 */
export function projectNumber({ pattern, ...parts }: NumberParts & { pattern: string }): string {
  return fill(pattern, parts);
}

/** 受理号, given when an application is submitted: { programme: 'ZR', year: 2026, sequence: 123 } → 2026-ZR-000123. */
export function receiptNumber({
  pattern = RECEIPT_PATTERN,
  ...parts
}: NumberParts & { pattern?: string }): string {
  return fill(pattern, parts);
}

/** 通知书编号, of its own for each 立项通知书: { programme: 'ZR', year: 2026, sequence: 7 } → 2026-ZR-TZ-0007. */
export function noticeNumber({
  pattern = NOTICE_PATTERN,
  ...parts
}: NumberParts & { pattern?: string }): string {
  return fill(pattern, parts);
}

/** Throws RangeError for a pattern checkNumberPattern refuses and for a part that is missing or not in form. */
function fill(pattern: string, parts: NumberParts): string {
  if (checkNumberPattern(pattern).length > 0) throw new RangeError(`not a number pattern: ${pattern}`);
  const { year, sequence } = parts;
  if (!Number.isSafeInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError(`not a sequence number: ${sequence}`);

  return pattern.replace(PLACE, (_, place: string) => {
    if (place === 'YYYY') return String(year);
    if (isSequencePlace(place)) return String(sequence).padStart(place.length, '0');
    const letters = parts[LETTER_PLACES[place as keyof typeof LETTER_PLACES]];
    if (letters === undefined || !/^[A-Z]{1,6}$/.test(letters))
      throw new RangeError(`no letters for {${place}}`);
    return letters;
  });
}

function isSequencePlace(place: string): boolean {
  return /^N+$/.test(place) && place.length <= LONGEST_SEQUENCE;
}

/** 发文字号 of the bureau office's register, e.g. 澜科字〔2026〕12号. */
export interface DispatchNumber {
  /** 机关代字 */
  readonly prefix: string;
  readonly year: number;
  readonly sequence: number;
}

const DISPATCH = /^(\p{Script=Han}{2,10})〔(20\d{2})〕([1-9]\d{0,6})号$/u;

/**
 * GB/T 9704-2012 §7.2.5. Refused, not put right, because the register must hold what the paper shows:
 * dispatchNumber.brackets (not U+3014 〔 and U+3015 〕), .ordinal (第), .leadingZero, else .shape.
 */
export function checkDispatchNumber(text: string, path: Path = []): Violation[] {
  if (DISPATCH.test(text) && !text.includes('第')) return [];
  const violations: Violation[] = [];
  if (/[[\](){}（）［］【】〖〗「」『』《》〈〉]/.test(text))
    violations.push(violation('dispatchNumber.brackets', path));
  if (text.includes('第')) violations.push(violation('dispatchNumber.ordinal', path));
  if (/[^\d]0\d*号$/.test(text)) violations.push(violation('dispatchNumber.leadingZero', path));
  return violations.length > 0 ? violations : [violation('dispatchNumber.shape', path)];
}

export function parseDispatchNumber(text: string): DispatchNumber | null {
  const match = DISPATCH.exec(text);
  if (match === null || checkDispatchNumber(text).length > 0) return null;
  const [, prefix = '', year, sequence] = match;
  return { prefix, year: Number(year), sequence: Number(sequence) };
}

/** Throws RangeError for parts that make no 发文字号. */
export function formatDispatchNumber({ prefix, year, sequence }: DispatchNumber): string {
  const text = `${prefix}〔${year}〕${sequence}号`;
  if (checkDispatchNumber(text).length > 0) throw new RangeError(`not a 发文字号: ${text}`);
  return text;
}
