// What the leader does in an agreement: the lines of a budget that was cut, and what the application did not say.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkAgreedBudget,
  checkCompleted,
  deriveAgreement,
  type AgreementContent,
} from '../../server/domain/agreement.ts';
import { fen } from '../../server/domain/money.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { completed, itemised, lump, put, WAN, whole } from './anAgreement.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const paths = (found: readonly Violation[]): string[] => found.map((each) => each.path.join('.'));

describe('the budget of an agreement', () => {
  const derived = deriveAgreement(itemised, { amountFen: fen(80 * WAN), targets: [] });
  const withLines = (...grants: number[]): AgreementContent =>
    grants.reduce(
      (content, each, row) => put(content, ['carried', 'budget', 'lines', row, 'grantFen'], each),
      derived,
    );
  const of = (edited: AgreementContent): string[] => codes(checkAgreedBudget(derived, edited, 'itemised'));

  it('adds up to what was granted, within the cap of indirect cost', () => {
    assert.deepEqual(of(withLines(65 * WAN, 15 * WAN)), []);
    assert.deepEqual(of(withLines(65 * WAN, 15 * WAN - 1)), ['budget.grantSum']);
    assert.deepEqual(of(withLines(60 * WAN, 20 * WAN)), ['budget.indirectCap']);
    assert.deepEqual(of(derived), ['budget.grantSum']);
  });
  it('raises no line above what was applied for', () => {
    const dearer = deriveAgreement(itemised, { amountFen: fen(100 * WAN), targets: [] });
    const moved = put(
      put(dearer, ['carried', 'budget', 'lines', 0, 'grantFen'], 80 * WAN + 1),
      ['carried', 'budget', 'lines', 1, 'grantFen'],
      20 * WAN - 1,
    );
    const found = checkAgreedBudget(dearer, moved, 'itemised');
    assert.deepEqual(codes(found), ['agreement.lineRaised']);
    assert.deepEqual(paths(found), ['carried.budget.lines.0']);
  });
  it('buys no more pieces than were applied for', () => {
    const more = put(withLines(65 * WAN, 15 * WAN), ['carried', 'budget', 'lines', 0, 'quantity'], 2);
    assert.deepEqual(of(more), ['agreement.lineRaised']);
  });
  it('refuses an amount that is no whole number of fen from zero on', () => {
    for (const wrong of [-1, 0.5, '65', null])
      assert.ok(
        of(put(withLines(65 * WAN, 15 * WAN), ['carried', 'budget', 'lines', 0, 'grantFen'], wrong)).includes(
          'agreement.lineAmount',
        ),
      );
  });
  it('refuses a quantity that is none, which could hide more pieces', () => {
    for (const wrong of ['9', -1, 1.5]) {
      const edited = put(withLines(65 * WAN, 15 * WAN), ['carried', 'budget', 'lines', 0, 'quantity'], wrong);
      assert.ok(of(edited).includes('agreement.lineAmount'), String(wrong));
    }
  });
  it('has no line in a lump-sum project', () => {
    assert.deepEqual(
      checkAgreedBudget(deriveAgreement(lump, whole), deriveAgreement(lump, whole), 'lump_sum'),
      [],
    );
    assert.deepEqual(codes(checkAgreedBudget(derived, withLines(65 * WAN, 15 * WAN), 'lump_sum')), [
      'budget.lumpSumHasLines',
    ]);
  });
  it('accepts every even cut of the lines, whatever the grant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
        const order = { amountFen: fen(percent * WAN), targets: [] };
        const content = deriveAgreement(itemised, order);
        const edited = [0.8, 0.2].reduce(
          (each, part, row) =>
            put(each, ['carried', 'budget', 'lines', row, 'grantFen'], Math.round(percent * WAN * part)),
          content,
        );
        assert.deepEqual(checkAgreedBudget(content, edited, 'itemised'), []);
      }),
    );
  });
});

describe('what the leader completes', () => {
  const content = { ...deriveAgreement(lump, whole), completed };
  const of = (path: (string | number)[], value: unknown): string[] =>
    codes(checkCompleted(put(content, ['completed', ...path], value)));

  it('is complete with baseline, mid-term, assessment, a plan a year, ownership and confidentiality', () => {
    assert.deepEqual(checkCompleted(content), []);
  });
  const broken: [string, (string | number)[], unknown][] = [
    ['agreement.baseline', ['indicators', 0, 'baseline'], null],
    ['agreement.baseline', ['indicators', 0, 'baseline'], -1],
    ['agreement.midTarget', ['indicators', 0, 'midTarget'], null],
    ['agreement.assessment', ['indicators', 0, 'assessment'], ' '],
    ['agreement.indicatorRows', ['indicators'], []],
    ['agreement.years', ['years', 1, 'year'], 2029],
    ['agreement.yearPlan', ['years', 1, 'plan'], '一二三四五六七八九'],
    ['agreement.ownership', ['ownership'], ''],
    ['agreement.confidentiality', ['confidentiality'], ''],
  ];
  for (const [code, path, value] of broken) {
    it(`lacks ${code.slice('agreement.'.length)} when it is ${JSON.stringify(value)}`, () => {
      assert.deepEqual(of(path, value), [code]);
    });
  }
  it('counts a character beyond U+FFFF once in the least length of a plan', () => {
    assert.deepEqual(of(['years', 1, 'plan'], '𠮷'.repeat(9)), ['agreement.yearPlan']);
    assert.deepEqual(of(['years', 1, 'plan'], '𠮷'.repeat(10)), []);
  });
  it('leaves the derived agreement, untouched, refused at every blank', () => {
    assert.deepEqual(codes(checkCompleted(deriveAgreement(lump, whole))), [
      'agreement.baseline',
      'agreement.midTarget',
      'agreement.assessment',
      'agreement.yearPlan',
      'agreement.yearPlan',
      'agreement.ownership',
      'agreement.confidentiality',
    ]);
  });
});
