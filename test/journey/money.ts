// Amounts as an award notice must state them, worked out here once more and not by the product's own code.

export const WAN = 1_000_000;

/** 12.5 */
export function inWan(fen: number): string {
  return String(fen / WAN);
}

/** 125,000.00 */
export function inYuan(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(fen % 100).padStart(2, '0')}`;
}

/** 壹拾贰万伍仟元整, for whole yuan below a hundred million; awards here are whole yuan. */
export function inUppercase(fen: number): string {
  if (fen % 100 !== 0) throw new RangeError('the journey awards whole yuan');
  const yuan = fen / 100;
  const [high, low] = [Math.floor(yuan / 10_000), yuan % 10_000];
  // A 零 stands for places skipped between 万 and what follows, and after a 万 that ends in zero.
  const gap = high > 0 && low > 0 && (low < 1000 || high % 10 === 0) ? '零' : '';
  return `${high > 0 ? `${group(high)}万` : ''}${gap}${low > 0 ? group(low) : ''}元整`;
}

/** 壹拾贰万伍仟元整 → 12 500 000, read figure by figure as a cashier does. */
export function fromUppercase(words: string): number {
  const [, high = '', low = ''] = /^(?:(.+)万)?(.*)元整$/u.exec(words) ?? [];
  return (ofGroup(high) * 10_000 + ofGroup(low)) * 100;
}

const FIGURES = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Readonly<Record<string, number>> = { 仟: 1000, 佰: 100, 拾: 10 };

function ofGroup(words: string): number {
  let [sum, figure] = [0, 0];
  for (const each of words) {
    const place = PLACES[each];
    if (place === undefined && !FIGURES.includes(each)) throw new RangeError(`${words} is no amount`);
    if (place === undefined) figure = FIGURES.indexOf(each);
    else [sum, figure] = [sum + figure * place, 0];
  }
  return sum + figure;
}

function group(number: number): string {
  const digits = String(number).padStart(4, '0');
  const places = ['仟', '佰', '拾', ''];
  let text = '';
  let skipped = false;
  for (const [index, digit] of [...digits].entries()) {
    if (digit === '0') {
      skipped = text !== '';
      continue;
    }
    text += `${skipped ? '零' : ''}${FIGURES.charAt(Number(digit))}${places[index] ?? ''}`;
    skipped = false;
  }
  return text;
}
