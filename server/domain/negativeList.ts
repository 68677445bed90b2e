// What a project's money may not be used for (负面清单), as the codes an audit finding carries. The list is a versioned
// setting of the bureau; the words are short names, not the wording of any document.
import type { Label } from './form.ts';

export const NEGATIVE_CODES = ['N01', 'N02', 'N03', 'N04', 'N05', 'N06', 'N07', 'N08', 'N09', 'N10'] as const;
export type NegativeCode = (typeof NEGATIVE_CODES)[number];

/** How sure the substance of an item is; none of it was compared with the printed document. */
export type Confidence = 'high' | 'medium' | 'low';

export interface NegativeItem {
  readonly code: NegativeCode;
  readonly label: Label;
  readonly source: string;
  readonly confidence: Confidence;
}

const SOURCE = '财教〔2021〕177号（大意）';

/** Setting: to be compared with the city's own rule before use; N10 gathers what other rules of finance forbid. */
export const DEFAULT_NEGATIVE_LIST: {
  readonly version: string;
  readonly items: readonly NegativeItem[];
} = {
  version: '2021',
  items: [
    item('N01', '编报虚假预算、虚假承诺其他来源资金', 'False budget or false promise of other funds'),
    item('N02', '未单独核算', 'No separate account of the project'),
    item('N03', '列支与本项目无关的支出', 'Spending that has nothing to do with the project'),
    item('N04', '违反规定转拨、外协', 'Passed on or contracted out against the rules'),
    item(
      'N05',
      '虚假合同、虚假票据、虚构事项或人员套取资金',
      'Obtained by false contracts, invoices, matters or people',
    ),
    item('N06', '截留、挤占、挪用', 'Withheld, encroached upon or diverted'),
    item(
      'N07',
      '账外账、随意调账、改动凭证、提供虚假财务资料',
      'Hidden books, altered vouchers or false accounts',
    ),
    item('N08', '个人负担的费用', 'Costs that a person bears'),
    item(
      'N09',
      '罚款、捐款、赞助、投资、偿还债务',
      'Fines, donations, sponsorship, investment, repayment of debts',
    ),
    item('N10', '其他违反财经纪律的支出', 'Other spending against financial discipline', 'medium'),
  ],
};

function item(code: NegativeCode, zh: string, en: string, confidence: Confidence = 'high'): NegativeItem {
  return { code, label: { zh, en }, source: SOURCE, confidence };
}
