// The programmes a bureau can open a call of: each is a template of rules, complete but for year, dates and directions.
import type { CallRules } from '../callRules.ts';
import type { FormDefinition } from '../form.ts';
import { demonstration, demonstrationForm } from './demonstration.ts';
import { generalFund, generalFundForm } from './generalFund.ts';

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

const FORMS: Readonly<Record<string, (limits: CallRules['limits']) => FormDefinition>> = {
  generalFund: generalFundForm,
  demonstration: demonstrationForm,
};

/** The programme's form for the limits of a call; null for a programme that is not known. */
export function formOfProgramme(key: string, limits: CallRules['limits']): FormDefinition | null {
  return Object.hasOwn(FORMS, key) ? (FORMS[key]?.(limits) ?? null) : null;
}
