// 市自然科学基金·面上: lump sum (包干制), host endorsement only. Defaults of the template; each call may set its own.
import type { CallRules, Limits } from '../callRules.ts';
import type { FormDefinition } from '../form.ts';
import { fen } from '../money.ts';
import {
  attachmentsSection,
  avoidSection,
  basicSection,
  bodySection,
  indicatorsSection,
  label,
  leadSection,
  partnersSection,
  promisesSection,
  teamSection,
} from './sections.ts';

const WAN = 1_000_000;
const MEGABYTE = 1024 * 1024;

/** The form of the programme; how many people and units it takes follows the limits of the call. */
export function generalFundForm(
  limits: Pick<Limits, 'partners' | 'members' | 'avoidedExperts'>,
): FormDefinition {
  return {
    sections: [
      basicSection({ ownFunds: false }),
      leadSection({ recommenders: true }),
      teamSection({ members: limits.members }),
      partnersSection({ partners: limits.partners }),
      indicatorsSection,
      bodySection,
      attachmentsSection,
      avoidSection({ experts: limits.avoidedExperts }),
      promisesSection,
    ],
  };
}

const LIMITS: Limits = {
  perPersonPerYear: 1,
  activeAsLead: 1,
  overdueProjectsOfUnit: 3,
  partners: 2,
  members: 9,
  avoidedExperts: 3,
};

export const generalFund: CallRules = {
  programme: {
    key: 'generalFund',
    name: label('市自然科学基金·面上项目', 'Municipal Natural Science Fund, general programme'),
    letters: 'ZR',
  },
  year: 2026,
  budgetMode: 'lump_sum',
  endorsement: { recommender: false, hostDays: 5 },
  opensAt: null,
  closesAt: null,
  directions: [],
  amount: { minFen: fen(5 * WAN), maxFen: fen(15 * WAN), stepFen: fen(WAN / 10) },
  envelopeFen: fen(300 * WAN),
  term: { minMonths: 24, maxMonths: 36, startsOn: null },
  ageRule: { limits: { male: 60, female: 60 } },
  titleRule: {
    titles: ['senior', 'associateSenior'],
    degrees: ['doctor'],
    orRecommenders: 2,
    recommenderTitles: ['senior', 'associateSenior'],
  },
  limits: LIMITS,
  budget: null,
  rubric: {
    criteria: [
      {
        key: 'significance',
        label: label('科学意义与立项依据', 'Scientific significance and rationale'),
        weight: 20,
      },
      { key: 'originality', label: label('学术创新性', 'Originality'), weight: 30 },
      {
        key: 'feasibility',
        label: label('研究内容、目标与方案可行性', 'Contents, aims and feasibility'),
        weight: 25,
      },
      {
        key: 'foundation',
        label: label('研究基础、条件与团队', 'Foundation, conditions and team'),
        weight: 15,
      },
      { key: 'outcomes', label: label('预期成果与应用前景', 'Expected results and use'), weight: 10 },
    ],
    minCommentCharacters: 50,
    reviewersWanted: 5,
    reviewersMin: 3,
    aggregation: { trimFrom: 5, spreadFlag: 3000 },
  },
  form: generalFundForm(LIMITS),
  attachments: [
    {
      key: 'recommendationLetters',
      label: label('同行专家推荐信', 'Letters of the senior recommenders'),
      required: false,
      requiredIf: 'recommenders',
      multiple: true,
      maxBytes: 10 * MEGABYTE,
      types: ['pdf', 'jpg', 'png'],
    },
    {
      key: 'ethicsApproval',
      label: label('伦理审查批件', 'Ethics approval'),
      required: false,
      requiredIf: 'ethics',
      multiple: true,
      maxBytes: 10 * MEGABYTE,
      types: ['pdf', 'jpg', 'png'],
    },
    {
      key: 'otherAttachments',
      label: label('其他附件', 'Other attachments'),
      required: false,
      multiple: true,
      maxBytes: 20 * MEGABYTE,
      types: ['pdf', 'jpg', 'png', 'docx', 'xlsx'],
    },
  ],
  body: { mode: 'uploaded', maxPages: 30, maxBytes: 20 * MEGABYTE },
  correction: { days: 5, once: true },
  publicity: { workingDays: 5, countsFirstDay: false },
  numberPattern: '{CITY}ZR{YYYY}{T}{NNN}',
  projectNumberType: 'M',
  labels: {
    hostUnit: label('依托单位', 'Host organisation'),
    agreement: label('资助项目计划书', 'Project agreement'),
  },
  blind: 'double',
  formalCheckDays: 45,
};
