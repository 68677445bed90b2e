// The number of an invoice (发票), by which the same invoice is found again over all projects: twenty digits of a fully
// digital one (数电票), or code and number of an older one. For host finance who types it and for the audit.
import { normaliseKey } from './text.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

export interface InvoiceNumber {
  /** 发票代码, 10 or 12 digits; null for a fully digital invoice, which has none. */
  readonly code: string | null;
  /** 发票号码, 20 digits, or 8 with a code. */
  readonly number: string;
}

const DIGITAL = /^\d{20}$/;
const OLDER = /^\d{8}$/;
const CODE = /^(\d{10}|\d{12})$/;

/** Setting: the first fully digital invoices were issued in 2021. */
export const FIRST_DIGITAL_YEAR = 2021;

/** One spelling: half-width digits, no spaces, no hyphens; an empty code is none. */
export function normaliseInvoice({ code, number }: InvoiceNumber): InvoiceNumber {
  const plain = (text: string): string => normaliseKey(text).replace(/[-‐‑–—−]/g, '');
  const plainCode = plain(code ?? '');
  return { code: plainCode === '' ? null : plainCode, number: plain(number) };
}

/**
 * invoice.number (neither 20 nor 8 digits), .codeMissing (8 digits alone), .code (not 10 or 12 digits),
 * .codeUnexpected (20 digits need none), .year (the first two digits are the year of a digital invoice).
 * The region in digits 3 and 4 is not judged: the tax scheme has regions of its own.
 */
export function checkInvoice(
  invoice: InvoiceNumber,
  { year, firstYear = FIRST_DIGITAL_YEAR }: { year: number; firstYear?: number },
  path: Path = [],
): Violation[] {
  const { code, number } = normaliseInvoice(invoice);
  if (DIGITAL.test(number)) {
    const issued = 2000 + Number(number.slice(0, 2));
    return collect(
      code === null ? null : violation('invoice.codeUnexpected', [...path, 'code']),
      issued < firstYear || issued > year ? violation('invoice.year', [...path, 'number'], { issued }) : null,
    );
  }
  if (!OLDER.test(number)) return [violation('invoice.number', [...path, 'number'])];
  if (code === null) return [violation('invoice.codeMissing', [...path, 'code'])];
  return CODE.test(code) ? [] : [violation('invoice.code', [...path, 'code'])];
}

/**
 * The key that is unique over all projects. The stroke keeps a 12-digit code with its number apart from twenty digits.
 * @example { code: '3700 2211 30', number: '01234567' } → '3700221130/01234567'
 */
export function invoiceKey(invoice: InvoiceNumber): string {
  const { code, number } = normaliseInvoice(invoice);
  return code === null ? number : `${code}/${number}`;
}

/**
 * invoice.twice: two times in one booking. invoice.taken: booked before, in this or another project; which one is told
 * to the audit only, so it is not among the facts of the sentence.
 */
export function checkInvoicesNew(
  invoices: readonly InvoiceNumber[],
  taken: ReadonlySet<string>,
  path: Path = [],
): Violation[] {
  const keys = invoices.map(invoiceKey);
  return keys.flatMap((key, index) => {
    const at = [...path, index, 'number'];
    if (keys.indexOf(key) < index) return [violation('invoice.twice', at, { number: key })];
    return taken.has(key) ? [violation('invoice.taken', at, { number: key })] : [];
  });
}
