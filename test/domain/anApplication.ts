// A complete application of each programme, for tests that then break one thing of it.
import type { CallRules } from '../../server/domain/callRules.ts';
import type { HeldFile } from '../../server/domain/completeness.ts';
import type { RuleAnswer } from '../../server/domain/eligibility.ts';
import { ELIGIBILITY_RULES } from '../../server/domain/eligibility.ts';
import { demonstration } from '../../server/domain/programmes/demonstration.ts';
import { generalFund } from '../../server/domain/programmes/generalFund.ts';
import { draftCall } from '../../server/domain/programmes/programmes.ts';
import { makeUscc } from '../../server/domain/uscc.ts';

export const HOST = makeUscc('12370500491000001');
export const PARTNER = makeUscc('91370500491000002');
const WAN = 1_000_000;

const year = {
  year: 2026,
  opensAt: '2026-08-01T00:00:00+08:00',
  closesAt: '2026-10-01T00:00:00+08:00',
  directions: [{ code: 'A01', title: '盐碱地耐盐作物' }],
};

export function aCallOf(programme: 'lumpSum' | 'itemised'): CallRules {
  return draftCall(programme === 'lumpSum' ? generalFund : demonstration, year);
}

const file = (fileId: number, name: string): Record<string, unknown> => ({
  fileId,
  name,
  size: 1000 + fileId,
  sha256: String(fileId).repeat(64),
});

export const heldFiles: readonly HeldFile[] = [1, 2, 3].map((fileId) => ({
  fileId,
  size: 1000 + fileId,
  sha256: String(fileId).repeat(64),
  facts: { pages: 30, allA4: true, fontsEmbedded: true, hasText: true, namesFound: [] },
}));

export const passedRules: readonly RuleAnswer[] = ELIGIBILITY_RULES.map((rule) => ({
  rule,
  verdict: 'pass',
  counted: [],
  params: {},
}));

type Draft = Record<string, Record<string, unknown>>;

export function answersOf(programme: 'lumpSum' | 'itemised'): Draft {
  const answers: Draft = {
    basic: {
      title: '滨海盐碱地水稻耐盐机制研究',
      titleEnglish: 'Salt tolerance of rice on coastal saline land',
      direction: 'A01',
      discipline: '210',
      keywords: '盐碱地；水稻；耐盐',
      startsOn: '2027-01-01',
      endsOn: '2028-12-31',
      requestedFen: 10 * WAN,
      abstract: '研究滨海盐碱地水稻耐盐的生理与分子机制，筛选耐盐材料，提出栽培方案。',
    },
    lead: { lead: aPerson(1, '欧阳 娜', { email: 'na@example.org' }), recommenders: [] },
    team: { members: [aPerson(2, '古丽米热·艾比布力', { task: '田间试验' })] },
    partners: { partners: [] },
    indicators: { indicators: [{ name: '论文', unit: '篇', target: 2, dueOn: '2028-12-31' }] },
    body: { body: [file(1, '正文.pdf')] },
    attachments: {},
    avoid: { avoid: [{ name: '𠮷某', organisationName: '海州大学', reason: '有学术争议' }] },
    promises: { integrity: 'agreed', secrets: 'agreed', aiUse: 'no', ethics: 'no' },
  };
  if (programme === 'lumpSum') return answers;
  return {
    ...answers,
    basic: { ...answers.basic, requestedFen: 100 * WAN, ownFen: 100 * WAN },
    lead: { lead: answers.lead?.lead },
    attachments: { ownFundsProof: [file(2, '证明.pdf')] },
    budget: {
      lines: [
        { category: 'business', grantFen: 80 * WAN, ownFen: 100 * WAN, quantity: null, note: '材料' },
        { category: 'indirect', grantFen: 20 * WAN, ownFen: 0, quantity: null, note: '' },
      ],
    },
  };
}

function aPerson(personId: number, name: string, more: Record<string, unknown>): Record<string, unknown> {
  return {
    personId,
    idMasked: '110105********002X',
    name,
    title: 'senior',
    degree: 'doctor',
    organisationName: '澜州学院',
    uscc: HOST,
    months: 6,
    ...more,
  };
}

/** The same answers with one of them changed. */
export function changed(answers: Draft, section: string, key: string, value: unknown): Draft {
  return { ...answers, [section]: { ...answers[section], [key]: value } };
}
