// An agreement that its leader has completed, for tests that then change one thing of it.
import type { AgreementContent, AwardOrder } from '../../server/domain/agreement.ts';
import { fen } from '../../server/domain/money.ts';
import { answersOf } from './anApplication.ts';

export const WAN = 1_000_000;
export const lump = answersOf('lumpSum');
export const itemised = answersOf('itemised');
/** Everything that was asked for, with no target cut. */
export const whole: AwardOrder = { amountFen: fen(10 * WAN), targets: [] };

export const completed: AgreementContent['completed'] = {
  indicators: [{ baseline: 0, midTarget: 1, assessment: '以正式发表为准' }],
  years: [
    { year: 2027, plan: '完成材料筛选与生理测定。' },
    { year: 2028, plan: '完成分子机制与栽培方案。' },
  ],
  ownership: '归依托单位所有',
  confidentiality: '不涉及国家秘密',
};

/** The same agreement with another value at a path. */
export function put(
  content: AgreementContent,
  path: readonly (string | number)[],
  value: unknown,
): AgreementContent {
  const copy = structuredClone(content) as unknown as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy as unknown as AgreementContent;
}
