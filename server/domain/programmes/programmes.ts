// The programmes a bureau can open a call of: each is a template of rules, complete but for year, dates and directions.
import type { CallRules } from '../callRules.ts';
import { demonstration } from './demonstration.ts';
import { generalFund } from './generalFund.ts';

export const PROGRAMMES: readonly CallRules[] = [generalFund, demonstration];

export function findProgramme(key: string): CallRules | null {
  return PROGRAMMES.find((rules) => rules.programme.key === key) ?? null;
}

/** A call in draft: the template with what differs each year. */
export function draftCall(
  template: CallRules,
  own: Pick<CallRules, 'year' | 'opensAt' | 'closesAt' | 'directions'> & Partial<CallRules>,
): CallRules {
  return { ...template, ...own };
}
