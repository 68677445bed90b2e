// The commitment letter's first version, a setting that each bureau words anew: seven clauses in words of our own. The
// first two follow 国办发〔2021〕32号 in substance; the others are what such letters usually promise and are less certain.
import type { CommitmentText } from './commitment.ts';

const CUSTOM = '通行做法，待本局核定';

export const COMMITMENT_TEXTS: readonly CommitmentText[] = [
  {
    version: '2026-1',
    from: '2026-01-01',
    to: null,
    statement: {
      zh: '本人已阅读并理解以上内容，郑重承诺遵守。',
      en: 'I have read and understood the above and solemnly promise to keep it.',
    },
    clauses: [
      {
        key: 'integrity',
        text: {
          zh: '尊重科研规律，弘扬科学家精神，遵守科研伦理和作风学风诚信要求。',
          en: 'I respect how research works and keep to research ethics, good conduct and integrity.',
        },
        source: '国办发〔2021〕32号（大意）',
        confidence: 'high',
      },
      {
        key: 'purpose',
        text: {
          zh: '项目经费全部用于与本项目研究工作相关的支出，不截留、挪用、侵占，不用于与科学研究无关的支出。',
          en: 'The grant is spent on the research of this project only; none is withheld, diverted or taken, none goes to anything but research.',
        },
        source: '国办发〔2021〕32号（大意）',
        confidence: 'high',
      },
      {
        key: 'trueVouchers',
        text: {
          zh: '不虚构经济业务，不使用虚假票据套取经费。',
          en: 'I invent no transaction and draw no money with false vouchers.',
        },
        source: CUSTOM,
        confidence: 'medium',
      },
      {
        key: 'rules',
        text: {
          zh: '遵守依托单位包干制管理规定以及政府采购、国有资产、公务卡等制度。',
          en: "I keep the host's internal lump-sum rule and the rules on procurement, state assets and official cards.",
        },
        source: CUSTOM,
        confidence: 'medium',
      },
      {
        key: 'performance',
        text: {
          zh: '按项目任务书完成研究任务，如实报告进展，据实编制项目决算。',
          en: 'I carry out the agreement, report truthfully and draw up the final accounts from what was spent.',
        },
        source: CUSTOM,
        confidence: 'medium',
      },
      {
        key: 'openness',
        text: {
          zh: '接受单位内部公开、审计监督和绩效评价。',
          en: 'I accept disclosure inside the unit, audit and evaluation of performance.',
        },
        source: CUSTOM,
        confidence: 'medium',
      },
      {
        key: 'consequences',
        text: {
          zh: '违反承诺的，接受追回资金、记入科研诚信档案、限制申报等处理，并依法依规承担责任。',
          en: 'If I break this promise I accept that money is claimed back, that it is put on record and that I may not apply for a time, and I answer for it by law and rule.',
        },
        source: CUSTOM,
        confidence: 'medium',
      },
    ],
  },
];
