// The amount in uppercase Chinese (大写), as an award notice states it beside the figures. Import it from money.ts.
// Source: 中国人民银行《支付结算办法》附一《正确填写票据和结算凭证的基本规定》. Where it leaves a 零 or a 整 to the
// writer, the house style below decides what is written; reading accepts every permitted way.

import type { Fen } from './money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const WAN = 10_000;
const YI = 100_000_000;

/** A 零 the rule leaves open: before 仟 when the higher 万 or 亿 ends in zero; before 角 when 元 ends in zero. */
interface Style {
  readonly zeroAtGroup: boolean;
  readonly zeroAtJiao: boolean;
}

/** 壹仟万零伍仟元零叁分; 壹仟陆佰捌拾元叁角贰分. */
const HOUSE_STYLE: Style = { zeroAtGroup: true, zeroAtJiao: false };
const PERMITTED_STYLES: readonly Style[] = [
  HOUSE_STYLE,
  { zeroAtGroup: true, zeroAtJiao: true },
  { zeroAtGroup: false, zeroAtJiao: false },
  { zeroAtGroup: false, zeroAtJiao: true },
];

/**
 * An amount from 0 to the largest safe number of fen. Throws RangeError for a negative amount: no notice awards one.
 * @example toUppercaseAmount(fen(12_500_000)) // '壹拾贰万伍仟元整' with no prefix; { prefix: true } puts 人民币 before it
 */
export function toUppercaseAmount(amount: Fen, { prefix = false }: { prefix?: boolean } = {}): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`no uppercase form of ${amount} fen`);
  return (prefix ? '人民币' : '') + write(amount, HOUSE_STYLE);
}

/**
 * Reads what toUppercaseAmount writes and the permitted variants (正 for 整, 圆 for 元, no 整 after 角, with or without
 * 人民币). null for anything else, so that 壹仟伍元 (which people mean as 1500) is never read as 1005.
 */
export function parseUppercaseAmount(text: string): Fen | null {
  const body = text
    .replace(/^人民币/, '')
    .replace(/圆/, '元')
    .replace(/正$/, '整')
    .replace(/角$/, '角整');
  const match =
    /^(?:([^元]+)元)?零?(?:([零壹贰叁肆伍陆柒捌玖])角)?零?(?:([零壹贰叁肆伍陆柒捌玖])分)?整?$/.exec(body);
  if (match === null) return null;

  const yuan = readWhole(match[1] ?? '');
  const jiao = readDigit(match[2]);
  const cents = readDigit(match[3]);
  if (yuan === null) return null;

  const amount = yuan * 100 + jiao * 10 + cents;
  if (!Number.isSafeInteger(amount)) return null;
  return PERMITTED_STYLES.some((style) => write(amount, style) === body) ? (amount as Fen) : null;
}

function write(amount: number, style: Style): string {
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  if (amount === 0) return '零元整';

  const head = yuan === 0 ? '' : `${writeWhole(yuan, style)}元`;
  if (jiao === 0 && cents === 0) return `${head}整`;
  if (jiao === 0) return `${head}${yuan === 0 ? '' : '零'}${DIGITS[cents]}分`;
  const zero = style.zeroAtJiao && yuan > 0 && yuan % 10 === 0 ? '零' : '';
  return `${head}${zero}${DIGITS[jiao]}角${cents === 0 ? '整' : `${DIGITS[cents]}分`}`;
}

/** n > 0, in 亿, 万 and units; above 亿 the same words repeat (万亿). */
function writeWhole(n: number, style: Style): string {
  const step = n >= YI ? YI : WAN;
  if (n < step) return writeGroup(n);
  const high = Math.floor(n / step);
  const low = n % step;
  const head = writeWhole(high, style) + (step === YI ? '亿' : '万');
  if (low === 0) return head;
  const zero = low < step / 10 || (style.zeroAtGroup && high % 10 === 0) ? '零' : '';
  return head + zero + writeWhole(low, style);
}

/** 0 < n < 10 000: one 零 for a run of inner zeros, none at the end. */
function writeGroup(n: number): string {
  const digits = [...String(n)].map(Number);
  const written = digits.map((digit, index) =>
    digit === 0 ? '零' : `${DIGITS[digit]}${PLACES[digits.length - 1 - index]}`,
  );
  return written.join('').replace(/零+/g, '零').replace(/零$/, '');
}

/** Only a first reading: it forgives what the comparison in parseUppercaseAmount then refuses. */
function readWhole(text: string): number | null {
  if (text === '' || text === '零') return 0;
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const character of text) {
    const place = PLACES.indexOf(character);
    if (DIGITS.includes(character)) digit = DIGITS.indexOf(character);
    else if (place > 0) [group, digit] = [group + digit * 10 ** place, 0];
    else if (character === '万') [total, group, digit] = [total + (group + digit) * WAN, 0, 0];
    else if (character === '亿') [total, group, digit] = [(total + group + digit) * YI, 0, 0];
    else return null;
  }
  return total + group + digit;
}

function readDigit(character = '零'): number {
  return DIGITS.indexOf(character);
}
