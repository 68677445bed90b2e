// The number of a Chinese patent application (专利申请号) and its check digit, for outputs in reports and at acceptance.
// Form: year, kind, sequence, point, check digit; ZL in front once the patent is granted. Twelve digits since 2003-10,
// eight before. Source: ZC 0006-2003 《专利申请号标准》 in substance; confidence high for the algorithm (it agrees with four
// numbers published by others, see the test), medium for the closed list of kinds.
import { violation, type Path, type Violation } from './violation.ts';

export const PATENT_KINDS = ['invention', 'utilityModel', 'design'] as const; // 发明 实用新型 外观设计
export type PatentKind = (typeof PATENT_KINDS)[number];

export interface PatentNumber {
  /** ZL: the patent has been granted. */
  readonly isGranted: boolean;
  readonly year: number;
  readonly kind: PatentKind;
  /** 202210123456.X without prefix and spaces: one spelling for storing and comparing. */
  readonly number: string;
}

/** 8 and 9 are international applications (PCT) for an invention and a utility model. */
const KIND_OF_DIGIT: Readonly<Record<string, PatentKind>> = {
  '1': 'invention',
  '2': 'utilityModel',
  '3': 'design',
  '8': 'invention',
  '9': 'utilityModel',
};

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
const SHAPE = /^(ZL|CN)?((?:(?:19|20)\d{2}[12389]\d{7})|(?:\d{2}[12389]\d{5}))\.?([\dX])$/;

/** The office numbers applications from 1985 on; from October 2003 in the long form. */
const FIRST_YEAR = 1985;
const FIRST_LONG_YEAR = 2003;

/** Half-width, upper case, no spaces: ZL 2022 1 0123456.X is ZL202210123456.X. */
export function normalisePatentNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** patentNumber.shape (digits, kind, a year that the form can have) or patentNumber.check (last character). */
export function checkPatentNumber(text: string, path: Path = []): Violation[] {
  const match = SHAPE.exec(normalisePatentNumber(text));
  const [, , digits = '', last = ''] = match ?? [];
  if (match === null || !isYearOfForm(digits)) return [violation('patentNumber.shape', path)];
  return patentCheckCharacter(digits) === last ? [] : [violation('patentNumber.check', path)];
}

/** null when the number is not right. */
export function parsePatentNumber(text: string): PatentNumber | null {
  if (checkPatentNumber(text).length > 0) return null;
  const [, prefix, digits = '', last = ''] = SHAPE.exec(normalisePatentNumber(text)) ?? [];
  const kind = KIND_OF_DIGIT[digits.charAt(digits.length === 12 ? 4 : 2)];
  if (kind === undefined) return null;
  return { isGranted: prefix === 'ZL', year: yearOf(digits), kind, number: `${digits}.${last}` };
}

/** Σ of each digit by its weight, modulo 11; ten is written X. For 12 digits or 8. */
export function patentCheckCharacter(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

function isYearOfForm(digits: string): boolean {
  return yearOf(digits) >= (digits.length === 12 ? FIRST_LONG_YEAR : FIRST_YEAR);
}

/** Two digits of a year are of the last century (85 to 99) or of 2000 to 2003, when the long form came. */
function yearOf(digits: string): number {
  if (digits.length === 12) return Number(digits.slice(0, 4));
  const short = Number(digits.slice(0, 2));
  return short <= 3 ? 2000 + short : 1900 + short;
}
