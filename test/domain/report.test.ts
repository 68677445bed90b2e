// Progress and final reports: every agreed target, figures of the ledger, answers by section, and when each is due.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { fen } from '../../server/domain/money.ts';
import {
  acceptanceDueOn,
  checkIndicatorResults,
  checkMoneyFigures,
  checkReport,
  checkResubmission,
  checkSectionAnswers,
  reachedPermille,
  REPORT_SECTIONS,
  reportsDue,
  reportVerdict,
  spentPermille,
  TEXT_MINIMA,
  type IndicatorResult,
  type Report,
  type ReportSection,
  type SectionAnswer,
} from '../../server/domain/report.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { find } from '../../server/domain/words/index.ts';

const AGREED = [
  { name: '论文', unit: '篇', target: 3, dueOn: '2025-12-31' },
  { name: '示范面积', unit: '亩', target: 100.5, dueOn: null },
];
const papers: IndicatorResult = {
  name: '论文',
  unit: '篇',
  target: 3,
  actual: 3,
  evidence: '成果清单',
  note: '',
};
const area: IndicatorResult = {
  name: '示范面积',
  unit: '亩',
  target: 100.5,
  actual: 120,
  evidence: '测产报告',
  note: '',
};
const money = { receivedFen: fen(10_000_000), spentFen: fen(4_000_050), balanceFen: fen(5_999_950) };
const report: Report = {
  kind: 'final',
  indicators: [papers, area],
  texts: { work: '研'.repeat(100), problems: '无', plan: '推'.repeat(20) },
  money,
};
const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const places = (found: readonly Violation[]): string[] =>
  found.map((each) => `${each.code} ${each.path.join('.')}`);
const indicators = (kind: Report['kind'], results: readonly IndicatorResult[]): string[] =>
  places(checkIndicatorResults(kind, AGREED, results));

describe('the table of targets in a report', () => {
  it('holds every agreed indicator in its place, with unit and target as agreed', () => {
    assert.deepEqual(indicators('final', [papers, area]), []);
    assert.deepEqual(indicators('final', [papers]), ['report.indicatorMissing indicators.1']);
    for (const change of [{ name: '专著' }, { unit: '部' }, { target: 2 }]) {
      assert.deepEqual(indicators('final', [{ ...papers, ...change }, area]), [
        'report.indicatorChanged indicators.0',
      ]);
    }
  });

  it('holds none beside them', () => {
    assert.deepEqual(indicators('progress', [papers, area, { ...papers, name: '专著' }]), [
      'report.indicatorUnknown indicators.2',
    ]);
  });

  it('says what was reached: zero is an answer, nothing is none', () => {
    const actual = (value: number | null): string[] =>
      indicators('progress', [{ ...papers, actual: value }, area]);
    assert.deepEqual(actual(0), []);
    for (const value of [null, -1, NaN, Infinity]) {
      assert.deepEqual(actual(value), ['report.actual indicators.0.actual'], String(value));
    }
  });

  it('of a final report has evidence for each; of a progress report it may still be without', () => {
    const without = [{ ...papers, evidence: ' ' }, area];
    assert.deepEqual(indicators('final', without), ['report.evidence indicators.0.evidence']);
    assert.deepEqual(indicators('progress', without), []);
  });

  it('of a final report gives the reason where a target is not reached, and only there', () => {
    const reached = (actual: number, note: string): string[] =>
      indicators('final', [papers, { ...area, actual, note }]);
    assert.deepEqual(reached(100.5, ''), []);
    assert.deepEqual(reached(100.49, ''), ['report.shortfall indicators.1.note']);
    assert.deepEqual(reached(100.49, '台风'), []);
    assert.deepEqual(indicators('progress', [{ ...papers, actual: 1 }, area]), []);
  });
});

describe('the share of a target that was reached', () => {
  it('is rounded down, so that 1000 is the target and nothing less', () => {
    assert.equal(reachedPermille(3, 2), 666);
    assert.equal(reachedPermille(10_000, 9_999.99), 999);
    assert.equal(reachedPermille(0.07, 0.07), 1000);
    assert.equal(reachedPermille(2, 5), 2500);
  });

  it('is unknown where the target is zero or nothing was entered, and zero where zero was', () => {
    assert.equal(reachedPermille(0, 5), null);
    assert.equal(reachedPermille(3, null), null);
    assert.equal(reachedPermille(3, 0), 0);
  });

  it('is 1000 or more exactly when the target is reached', () => {
    const hundredths = (min: number) => fc.integer({ min, max: 10_000_000 }).map((each) => each / 100);
    fc.assert(
      fc.property(hundredths(1), hundredths(0), (target, actual) => {
        assert.equal((reachedPermille(target, actual) ?? 0) >= 1000, actual >= target);
      }),
    );
  });
});

describe('the money in a report', () => {
  it('is that of the ledger to the fen', () => {
    assert.deepEqual(checkMoneyFigures(money, money), []);
    for (const key of ['receivedFen', 'spentFen', 'balanceFen'] as const) {
      assert.deepEqual(places(checkMoneyFigures({ ...money, [key]: fen(money[key] + 1) }, money)), [
        `report.money money.${key}`,
      ]);
    }
    assert.deepEqual(checkMoneyFigures({ ...money, spentFen: fen(4_000_051) }, money)[0]?.params, {
      wan: '4.000051',
      ledgerWan: '4.00005',
    });
  });

  it('shows what share was spent, and none where nothing was received', () => {
    assert.equal(spentPermille(money), 400);
    assert.equal(spentPermille({ ...money, spentFen: fen(4_005_000) }), 401);
    assert.equal(spentPermille({ ...money, spentFen: money.receivedFen }), 1000);
    assert.equal(spentPermille({ ...money, receivedFen: fen(0) }), null);
  });
});

describe('a report', () => {
  it('that is complete may be handed in', () => assert.deepEqual(checkReport(report, AGREED, money), []));

  it('has texts of the least length set, counted in characters', () => {
    const text = (texts: Partial<Report['texts']>): string[] =>
      places(checkReport({ ...report, texts: { ...report.texts, ...texts } }, AGREED, money));
    assert.deepEqual(text({ work: '研'.repeat(99) }), ['report.textShort texts.work']);
    assert.deepEqual(text({ work: '𠮷'.repeat(99) }), ['report.textShort texts.work']);
    assert.deepEqual(text({ work: '𠮷'.repeat(100) }), []);
    assert.deepEqual(text({ problems: '  ' }), ['report.textShort texts.problems']);
    assert.deepEqual(text({ plan: ` ${'推'.repeat(19)} ` }), ['report.textShort texts.plan']);
    assert.deepEqual(checkReport(report, AGREED, money, { ...TEXT_MINIMA, plan: 21 })[0]?.params, {
      min: 21,
      length: 20,
    });
  });

  it('tells everything that is wrong at once', () => {
    const bad: Report = {
      ...report,
      indicators: [papers],
      texts: { ...report.texts, plan: '' },
      money: { ...money, balanceFen: fen(0) },
    };
    assert.deepEqual(codes(checkReport(bad, AGREED, money)), [
      'report.indicatorMissing',
      'report.textShort',
      'report.money',
    ]);
  });
});

const accept = (section: ReportSection): SectionAnswer => ({ section, verdict: 'accepted', reason: '' });
const giveBack = (section: ReportSection, reason = '请补证明材料'): SectionAnswer => ({
  section,
  verdict: 'returned',
  reason,
});

describe('the answers of an officer', () => {
  it('name each section once', () => {
    assert.deepEqual(checkSectionAnswers(REPORT_SECTIONS.map(accept)), []);
    assert.deepEqual(places(checkSectionAnswers([accept('work'), giveBack('work')])), [
      'report.section sections.1',
    ]);
    assert.deepEqual(places(checkSectionAnswers([accept('body' as ReportSection)])), [
      'report.section sections.0',
    ]);
  });

  it('give the reason of each section that is returned', () => {
    assert.deepEqual(checkSectionAnswers([giveBack('money', ' ')]), [
      {
        code: 'report.returnReason',
        path: ['sections', 0, 'reason'],
        params: { section: 'terms.reportSection.money' },
      },
    ]);
    assert.deepEqual(checkSectionAnswers([giveBack('money')]), []);
  });

  it('have a word in both languages for each section', () => {
    for (const section of REPORT_SECTIONS) {
      assert.notEqual(find('zh-CN', `terms.reportSection.${section}`), null, section);
      assert.notEqual(find('en', `terms.reportSection.${section}`), null, section);
    }
  });

  it('accept the report when every section is, return it when all are answered and one is returned', () => {
    const verdicts = fc.constantFrom('accepted', 'returned', null);
    fc.assert(
      fc.property(fc.tuple(...REPORT_SECTIONS.map(() => verdicts)), (given) => {
        const answers = REPORT_SECTIONS.flatMap((section, index): SectionAnswer[] => {
          const verdict = given[index] ?? null;
          return verdict === null ? [] : [{ section, verdict, reason: '理由' }];
        });
        const expected = given.includes(null) ? 'open' : given.includes('returned') ? 'returned' : 'accepted';
        assert.equal(reportVerdict(answers), expected);
        assert.equal(reportVerdict([...answers].reverse()), expected);
      }),
    );
  });
});

describe('a report that comes back', () => {
  const sections: Readonly<Record<ReportSection, unknown>> = {
    indicators: [papers, area],
    work: '甲',
    outputs: [],
    money,
    problems: '无',
    plan: '乙',
  };
  const answers = [accept('indicators'), accept('work'), giveBack('plan')];

  it('has its accepted sections as they were, whatever order its fields are in', () => {
    const { name, ...rest } = papers;
    assert.deepEqual(
      checkResubmission(sections, { ...sections, indicators: [{ ...rest, name }, area] }, answers),
      [],
    );
    assert.deepEqual(checkResubmission(sections, { ...sections, work: '丙' }, answers), [
      { code: 'report.acceptedChanged', path: ['work'], params: { section: 'terms.reportSection.work' } },
    ]);
    assert.deepEqual(
      places(
        checkResubmission(sections, { ...sections, indicators: [{ ...papers, actual: 4 }, area] }, answers),
      ),
      ['report.acceptedChanged indicators'],
    );
  });

  it('may change in what was returned or not answered', () => {
    assert.deepEqual(checkResubmission(sections, { ...sections, plan: '丁', problems: '有' }, answers), []);
  });
});

describe('the days reports are due', () => {
  it('are those of each year that ends within the term, and of the end of the term', () => {
    assert.deepEqual(reportsDue({ startsOn: '2023-01-01', endsOn: '2025-12-31' }), [
      { kind: 'progress', year: 2023, dueOn: '2024-01-31' },
      { kind: 'progress', year: 2024, dueOn: '2025-01-31' },
      { kind: 'final', year: 2025, dueOn: '2026-03-01' },
    ]);
  });

  it('are only that of the end for a term within one year', () => {
    assert.deepEqual(reportsDue({ startsOn: '2024-03-01', endsOn: '2024-12-31' }), [
      { kind: 'final', year: 2024, dueOn: '2025-03-01' },
    ]);
    const across = reportsDue({ startsOn: '2024-12-31', endsOn: '2025-01-01' });
    assert.deepEqual(
      across.map((each) => each.kind),
      ['progress', 'final'],
    );
  });

  it('follow the settings', () => {
    const due = reportsDue(
      { startsOn: '2023-07-01', endsOn: '2024-06-30' },
      { progressDays: 60, finalDays: 180 },
    );
    assert.deepEqual(
      due.map((each) => each.dueOn),
      ['2024-02-29', '2024-12-27'],
    );
  });

  it('of acceptance are so many months after the end, the last day of a month that is too short', () => {
    assert.equal(acceptanceDueOn('2025-12-31'), '2026-06-30');
    assert.equal(acceptanceDueOn('2024-08-31'), '2025-02-28');
    assert.equal(acceptanceDueOn('2025-12-31', 3), '2026-03-31');
  });
});
