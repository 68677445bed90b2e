// 重大科技示范工程: itemised budget (预算制), own funds at least equal to the grant, recommended by the county office or the
// department in charge. Defaults of the template; each call may set its own.
import { DEFAULT_BUDGET_SETTINGS } from '../budget.ts';
import type { CallRules, Limits } from '../callRules.ts';
import type { FormDefinition } from '../form.ts';
import { fen } from '../money.ts';
import { generalFund } from './generalFund.ts';
import {
  attachmentsSection,
  avoidSection,
  basicSection,
  bodySection,
  budgetSection,
  indicatorsSection,
  label,
  leadSection,
  partnersSection,
  promisesSection,
  teamSection,
} from './sections.ts';

const WAN = 1_000_000;
const MEGABYTE = 1024 * 1024;
const LIMITS: Limits = { ...generalFund.limits, members: 29 };

/** The form of the programme; how many people and units it takes follows the limits of the call. */
export function demonstrationForm(
  limits: Pick<Limits, 'partners' | 'members' | 'avoidedExperts'>,
): FormDefinition {
  return {
    sections: [
      basicSection({ ownFunds: true }),
      leadSection({ recommenders: false }),
      teamSection({ members: limits.members }),
      partnersSection({ partners: limits.partners }),
      indicatorsSection,
      budgetSection,
      bodySection,
      attachmentsSection,
      avoidSection({ experts: limits.avoidedExperts }),
      promisesSection,
    ],
  };
}

export const demonstration: CallRules = {
  ...generalFund,
  programme: {
    key: 'demonstration',
    name: label('重大科技示范工程', 'Major science and technology demonstration'),
    letters: 'SF',
  },
  budgetMode: 'itemised',
  endorsement: { recommender: true, hostDays: 5 },
  amount: { minFen: fen(100 * WAN), maxFen: fen(1000 * WAN), stepFen: fen(WAN) },
  envelopeFen: fen(3000 * WAN),
  term: { minMonths: 24, maxMonths: 36, startsOn: null },
  ageRule: null,
  titleRule: null,
  limits: LIMITS,
  budget: { ...DEFAULT_BUDGET_SETTINGS, ownFundsPermille: 1000 },
  rubric: {
    criteria: [
      {
        key: 'necessity',
        label: label('必要性与产业链契合', 'Necessity and fit to the industry chain'),
        weight: 15,
      },
      { key: 'advance', label: label('技术先进性与创新', 'Technical advance and innovation'), weight: 25 },
      {
        key: 'feasibility',
        label: label('方案、技术路线与示范规模可行', 'Feasibility of plan, route and scale'),
        weight: 20,
      },
      {
        key: 'capability',
        label: label('单位实力、团队、产学研与自筹资金落实', 'Strength, team, cooperation and own funds'),
        weight: 15,
      },
      {
        key: 'benefit',
        label: label('经济社会生态效益与指标可考核', 'Benefits and measurable targets'),
        weight: 15,
      },
      { key: 'budget', label: label('经费预算合理性', 'Soundness of the budget'), weight: 10 },
    ],
    minCommentCharacters: 50,
    reviewersWanted: 7,
    reviewersMin: 3,
    aggregation: { trimFrom: 5, spreadFlag: 3000 },
  },
  form: demonstrationForm(LIMITS),
  attachments: [
    {
      key: 'ownFundsProof',
      label: label('自筹资金证明', 'Proof of own funds'),
      required: true,
      multiple: true,
      maxBytes: 20 * MEGABYTE,
      types: ['pdf', 'jpg', 'png'],
    },
    {
      key: 'cooperationAgreement',
      label: label('合作协议', 'Cooperation agreement'),
      required: false,
      requiredIf: 'partners',
      multiple: true,
      maxBytes: 20 * MEGABYTE,
      types: ['pdf', 'jpg', 'png'],
    },
    ...generalFund.attachments.filter(({ key }) => key !== 'recommendationLetters'),
  ],
  body: { mode: 'uploaded', maxPages: 60, maxBytes: 50 * MEGABYTE },
  numberPattern: '{CITY}SF{YYYY}{T}{NNN}',
  projectNumberType: 'S',
  labels: {
    hostUnit: label('承担单位', 'Undertaking organisation'),
    agreement: label('任务书', 'Task agreement'),
  },
  blind: 'single',
};
