// Money for everyone who reads or writes an amount: integer fen (分) only, no floats anywhere.
// 1 元 = 100 fen, 1 万元 = 1 000 000 fen. The uppercase form (大写) is in uppercaseAmount.ts and re-exported here.

export { parseUppercaseAmount, toUppercaseAmount } from './uppercaseAmount.ts';

/** An amount in fen: an integer that a double holds exactly. */
export type Fen = number & { readonly __brand: 'Fen' };

const YUAN_DECIMALS = 2;
const WAN_DECIMALS = 6;

/** The only door from a number to money. Throws RangeError: an unsafe amount is a bug, not something a person typed. */
export function fen(n: number): Fen {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole, safe number of fen: ${n}`);
  return (n === 0 ? 0 : n) as Fen;
}

export const ZERO: Fen = fen(0);

/** What a database column or SUM answers, in fen. MariaDB sends every SUM as a string; SUM over no rows is null. */
export function toFen(value: number | string | bigint | null): Fen {
  if (value === null) return ZERO;
  if (typeof value === 'number') return fen(value);
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) {
    throw new RangeError(`not a whole number of fen: ${JSON.stringify(value)}`);
  }
  return fromBigInt(BigInt(value));
}

export function add(...amounts: readonly Fen[]): Fen {
  return fromBigInt(amounts.reduce((sum, each) => sum + BigInt(each), 0n));
}

export function subtract(amount: Fen, ...others: readonly Fen[]): Fen {
  return fromBigInt(BigInt(amount) - BigInt(add(...others)));
}

/**
 * A share of an amount, rounded half-up to the fen (half away from zero for a negative amount).
 * @example permilleOf(fen(5), 500) // 3: 2.5 fen
 */
export function permilleOf(amount: Fen, permille: number): Fen {
  if (!Number.isSafeInteger(permille) || permille < 0) throw new RangeError(`not a permille: ${permille}`);
  const product = BigInt(amount) * BigInt(permille);
  const rounded = ((product < 0n ? -product : product) + 500n) / 1000n;
  return fromBigInt(product < 0n ? -rounded : rounded);
}

/** Text in 万元, at most 6 decimals, e.g. '12.5' → 12 500 000 fen. null when it is not such a text. */
export function parseWan(text: string): Fen | null {
  return parseDecimal(text, WAN_DECIMALS);
}

/** Text in 元, at most 2 decimals, e.g. '125000.00' → 12 500 000 fen. null when it is not such a text. */
export function parseYuan(text: string): Fen | null {
  return parseDecimal(text, YUAN_DECIMALS);
}

/** 万元 without trailing zeros, as budgets print it: '12.5'. parseWan reads it back. */
export function formatWan(amount: Fen): string {
  const { sign, whole, fraction } = split(amount, WAN_DECIMALS);
  const digits = fraction.replace(/0+$/, '');
  return sign + whole + (digits === '' ? '' : `.${digits}`);
}

/** 元 with thousands separators and both decimals: '125,000.00'. For reading only: parseYuan refuses commas. */
export function formatYuan(amount: Fen): string {
  const { sign, whole, fraction } = split(amount, YUAN_DECIMALS);
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/**
 * Splits an amount by whole-number weights so that the parts add up to it (largest remainder, the earlier part first).
 * @example shares(fen(10000), [1, 1, 1]) // [3334, 3333, 3333]
 */
export function shares(total: Fen, weights: readonly number[]): Fen[] {
  if (total < 0) throw new RangeError(`cannot split a negative amount: ${total}`);
  if (weights.some((each) => !Number.isSafeInteger(each) || each < 0)) {
    throw new RangeError(`weights are whole and not negative: ${weights.join(', ')}`);
  }
  const whole = weights.reduce((sum, each) => sum + BigInt(each), 0n);
  if (whole === 0n) throw new RangeError('nothing to split by: all weights are zero');

  const parts = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, part: product / whole, remainder: product % whole };
  });
  const given = parts.reduce((sum, each) => sum + each.part, 0n);
  const byRemainder = [...parts].sort(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
  );
  const oneMore = new Set(byRemainder.slice(0, Number(BigInt(total) - given)).map((each) => each.index));
  return parts.map((each) => fromBigInt(each.part + (oneMore.has(each.index) ? 1n : 0n)));
}

/** Plain decimal digits only: no sign, space, exponent, separator, unit, full-width digit or leading zero. */
function parseDecimal(text: string, decimals: number): Fen | null {
  const match = /^(0|[1-9]\d{0,16})(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return null;
  const amount = Number(BigInt(whole + fraction.padEnd(decimals, '0')));
  return Number.isSafeInteger(amount) ? fen(amount) : null;
}

function split(amount: Fen, decimals: number): { sign: string; whole: string; fraction: string } {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  return {
    sign: amount < 0 ? '-' : '',
    whole: digits.slice(0, -decimals),
    fraction: digits.slice(-decimals),
  };
}

function fromBigInt(amount: bigint): Fen {
  return fen(Number(amount));
}
