// What keeps a call from being published.
import { strict as assert } from 'node:assert';
import { instantsOf, type CallRules } from '../../server/domain/callRules.ts';
import { checkCallRules } from '../../server/domain/callRulesCheck.ts';
import { formOf } from '../../server/domain/callForm.ts';
import { findField } from '../../server/domain/form.ts';
import { fen } from '../../server/domain/money.ts';
import { budgetSection } from '../../server/domain/programmes/sections.ts';
import { draftCall, findProgramme, PROGRAMMES } from '../../server/domain/programmes/programmes.ts';

const year = {
  year: 2026,
  opensAt: '2026-08-01T00:00:00+08:00',
  closesAt: '2026-10-01T00:00:00+08:00',
  directions: [
    { code: 'A01', title: '盐碱地耐盐作物' },
    { code: 'A02', title: '海洋环境监测' },
  ],
};
const aCall = (own: Partial<CallRules> = {}, key = 'generalFund'): CallRules => {
  const template = findProgramme(key);
  assert.ok(template);
  return draftCall(template, { ...year, ...own });
};
const codes = (own: Partial<CallRules>, key?: string): string[] =>
  checkCallRules(aCall(own, key)).map((each) => each.code);
const { rubric, limits, titleRule, form, attachments, programme } = aCall();

describe('a call to be published', () => {
  for (const { programme } of PROGRAMMES) {
    it(`is complete when ${programme.name.en} has year, dates and directions`, () => {
      assert.deepEqual(checkCallRules(aCall({}, programme.key)), []);
    });
  }

  it('gives its own limits and directions to the form, twice the same', () => {
    const settled = formOf(aCall());
    assert.deepEqual(findField(settled, 'requestedFen')?.field.kind, 'money');
    const money = findField(settled, 'requestedFen')?.field;
    assert.deepEqual(money?.kind === 'money' && money.limit?.maxFen, 15_000_000);
    const direction = findField(settled, 'direction')?.field;
    assert.deepEqual(direction?.kind === 'choice' && direction.options.map((each) => each.value), [
      'A01',
      'A02',
    ]);
    assert.deepEqual(formOf({ ...aCall(), form: settled }), settled);
    assert.equal(findField(settled, 'body')?.section.key, 'body');
  });

  it('keeps a template as it is', () => {
    const before = JSON.stringify(PROGRAMMES);
    checkCallRules(aCall({ directions: [] }));
    assert.equal(JSON.stringify(PROGRAMMES), before);
  });

  const cases: [string, Partial<CallRules>, string][] = [
    ['needs a deadline', { closesAt: null }, 'callRules.dateMissing'],
    ['needs a deadline with its zone', { closesAt: '2026-10-01T00:00:00' }, 'callRules.dateMissing'],
    ['needs a deadline of the calendar', { closesAt: '2026-09-31T00:00:00+08:00' }, 'callRules.dateMissing'],
    ['cannot close when it opens', { closesAt: year.opensAt }, 'callRules.dates'],
    ['needs a year', { year: 26 }, 'callRules.year'],
    ['needs a direction', { directions: [] }, 'callRules.noDirections'],
    [
      'needs different codes',
      {
        directions: [
          { code: 'A', title: '一' },
          { code: 'A ', title: '二' },
        ],
      },
      'callRules.directionTwice',
    ],
    [
      'needs a title for each direction',
      { directions: [{ code: 'A', title: ' ' }] },
      'callRules.directionBlank',
    ],
    [
      'refuses a step that misses the ends',
      { amount: { minFen: fen(100), maxFen: fen(250), stepFen: fen(100) } },
      'callRules.amount',
    ],
    ['refuses an envelope below one grant', { envelopeFen: fen(4_999_999) }, 'callRules.envelope'],
    [
      'refuses a term that is upside down',
      { term: { minMonths: 36, maxMonths: 24, startsOn: null } },
      'callRules.term',
    ],
    [
      'refuses a first day that is none',
      { term: { minMonths: 24, maxMonths: 36, startsOn: '2026-02-29' } },
      'callRules.termStart',
    ],
    ['refuses an age of a child', { ageRule: { limits: { male: 17, female: 40 } } }, 'callRules.age'],
    [
      'refuses a title rule that nobody meets',
      { titleRule: titleRule && { ...titleRule, titles: [], degrees: [] } },
      'callRules.title',
    ],
    ['lets a person apply at least once', { limits: { ...limits, perPersonPerYear: 0 } }, 'callRules.limit'],
    ['refuses a negative limit', { limits: { ...limits, partners: -1 } }, 'callRules.limit'],
    [
      'needs weights that total 100',
      { rubric: { ...rubric, criteria: rubric.criteria.slice(1) } },
      'rubric.weights',
    ],
    [
      'refuses more reviews needed than wanted',
      { rubric: { ...rubric, reviewersWanted: 2 } },
      'callRules.reviewers',
    ],
    [
      'refuses to drop two of two scores',
      { rubric: { ...rubric, aggregation: { trimFrom: 2, spreadFlag: 0 } } },
      'callRules.trim',
    ],
    ['refuses a number pattern without sequence', { numberPattern: 'ZR{YYYY}' }, 'numbering.pattern'],
    ['refuses a number type that is no letter', { projectNumberType: '面' }, 'callRules.numberLetters'],
    [
      'refuses publicity of no days',
      { publicity: { workingDays: 0, countsFirstDay: false } },
      'callRules.days',
    ],
    [
      'refuses a lump-sum call with a budget table',
      { form: { sections: [...form.sections, budgetSection] } },
      'callRules.lumpSumBudget',
    ],
    [
      'refuses a blank label',
      { labels: { hostUnit: { zh: '', en: 'x' }, agreement: { zh: '书', en: 'x' } } },
      'callRules.label',
    ],
    [
      'refuses a body of no bytes',
      { body: { mode: 'uploaded', maxPages: 1, maxBytes: 0 } },
      'callRules.body',
    ],
    ['refuses host days below zero', { endorsement: { recommender: false, hostDays: -1 } }, 'callRules.days'],
    ['refuses a correction of no days', { correction: { days: 0, once: true } }, 'callRules.days'],
    ['refuses a formal check of half a day', { formalCheckDays: 0.5 }, 'callRules.days'],
    [
      'refuses two criteria of one key',
      { rubric: { ...rubric, criteria: rubric.criteria.map((each) => ({ ...each, key: 'same' })) } },
      'callRules.rubricKeys',
    ],
    [
      'refuses a criterion without a label',
      {
        rubric: {
          ...rubric,
          criteria: rubric.criteria.map((each, index) =>
            index === 0 ? { ...each, label: { zh: '', en: '' } } : each,
          ),
        },
      },
      'callRules.label',
    ],
    [
      'refuses a comment of less than nothing',
      { rubric: { ...rubric, minCommentCharacters: -1 } },
      'callRules.comment',
    ],
    [
      'refuses stand-ins without a title of their own',
      { titleRule: titleRule && { ...titleRule, recommenderTitles: [] } },
      'callRules.title',
    ],
    [
      'refuses a title that is no level',
      { titleRule: titleRule && { ...titleRule, titles: ['教授' as 'senior'] } },
      'callRules.title',
    ],
    [
      'refuses an attachment of no type',
      { attachments: attachments.map((each) => ({ ...each, types: [] })).slice(0, 1) },
      'callRules.attachment',
    ],
    [
      'refuses letters of the programme that are not capitals',
      { programme: { ...programme, letters: 'zr' } },
      'callRules.numberLetters',
    ],
    [
      'refuses a programme without a name',
      { programme: { ...programme, name: { zh: '', en: 'x' } } },
      'callRules.label',
    ],
    [
      'refuses a body of no pages',
      { body: { mode: 'uploaded', maxPages: 0, maxBytes: 1 } },
      'callRules.body',
    ],
  ];
  for (const [rule, own, code] of cases) {
    it(rule, () => assert.deepEqual(codes(own), [code]));
  }

  it('refuses a least amount above the greatest, in the settings and in the form made of them', () => {
    const amount = { minFen: fen(200), maxFen: fen(100), stepFen: fen(100) };
    assert.deepEqual(codes({ amount }), ['callRules.amount', 'formDefinition.limit']);
  });

  it('names every field its form lacks', () => {
    const sections = form.sections.filter((section) => section.key !== 'lead');
    const found = checkCallRules(aCall({ form: { sections } }));
    assert.deepEqual(
      found.map((each) => [each.code, each.params.field]),
      [['callRules.formLacks', 'lead.lead']],
    );
  });

  it('refuses own funds below nothing', () => {
    const { budget } = aCall({}, 'demonstration');
    const below = budget && { ...budget, ownFundsPermille: -1 };
    assert.deepEqual(codes({ budget: below }, 'demonstration'), ['callRules.ownFunds']);
  });

  it('needs budget settings and a budget table when it is itemised', () => {
    assert.deepEqual(codes({ budget: null }, 'demonstration'), ['callRules.budgetSettings']);
    assert.deepEqual(codes({ form }, 'demonstration'), ['callRules.formLacks', 'callRules.formLacks']);
  });

  it('asks for the holiday notice of the year the host deadline runs into', () => {
    const holidays = { years: [2025], off: new Set<string>(), makeUp: new Set<string>() };
    const found = checkCallRules(aCall(), holidays);
    assert.deepEqual(
      found.map((each) => each.code),
      ['calendar.yearUnknown'],
    );
    assert.deepEqual(checkCallRules(aCall(), { ...holidays, years: [2026] }), []);
  });

  it('has no instants while it is a draft without dates', () => {
    assert.throws(() => instantsOf(aCall({ closesAt: null })), RangeError);
    assert.equal(instantsOf(aCall()).closesAt.toISOString(), '2026-09-30T16:00:00.000Z');
  });
});
