// The agreement: what is carried over and locked, and what the decision may cut.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  agreedIndicators,
  checkAwardOrder,
  checkDeviations,
  deriveAgreement,
  isCut,
  type AwardOrder,
} from '../../server/domain/agreement.ts';
import { differences } from '../../server/domain/differences.ts';
import type { Answers } from '../../server/domain/form.ts';
import { fen } from '../../server/domain/money.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { completed, itemised, lump, put, WAN, whole } from './anAgreement.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const paths = (found: readonly Violation[]): string[] => found.map((each) => each.path.join('.'));

describe('an agreement derived from the application', () => {
  it('carries people, units, term and indicators, and the amount that was granted', () => {
    const { amountFen, carried } = deriveAgreement(lump, whole);
    assert.equal(amountFen, 10 * WAN);
    assert.deepEqual(Object.keys(carried), ['basic', 'lead', 'team', 'partners', 'indicators']);
    assert.deepEqual(carried.team, lump.team);
  });
  it('leaves out what only the choice needed: experts to avoid, recommenders, promises, the amount asked for', () => {
    const { carried } = deriveAgreement(lump, whole);
    assert.equal(carried.avoid, undefined);
    assert.equal(carried.promises, undefined);
    assert.deepEqual(Object.keys(carried.lead ?? {}), ['lead']);
    assert.equal(Object.hasOwn(carried.basic ?? {}, 'requestedFen'), false);
  });
  it('has a blank plan for every indicator and every calendar year of the term', () => {
    const { indicators, years } = deriveAgreement(lump, whole).completed;
    assert.deepEqual(indicators, [{ baseline: null, midTarget: null, assessment: '' }]);
    assert.deepEqual(years, [
      { year: 2027, plan: '' },
      { year: 2028, plan: '' },
    ]);
  });
  it('lowers a target as the decision ordered and leaves the application as it was', () => {
    const before = structuredClone(lump);
    const cut = deriveAgreement(lump, { ...whole, targets: [{ row: 0, to: 1, reason: '经费调减' }] });
    assert.deepEqual(agreedIndicators(cut), [{ name: '论文', unit: '篇', target: 1, dueOn: '2028-12-31' }]);
    assert.deepEqual(lump, before);
  });
  it('is made even of an answer that is broken', () => {
    const broken: Answers = {
      basic: { startsOn: '2028-01-01', endsOn: '2027-01-01' },
      indicators: { indicators: 'x' },
    };
    assert.deepEqual(deriveAgreement(broken, whole).completed.years, []);
    assert.deepEqual(
      agreedIndicators(deriveAgreement(broken, { ...whole, targets: [{ row: 0, to: 1, reason: '' }] })),
      [],
    );
  });
});

describe('what the decision did not cut', () => {
  const sections = ['basic', 'lead', 'team', 'partners', 'indicators'];
  it('stays as it was applied for, whatever the order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 * WAN }), fc.option(fc.constantFrom(0, 1)), (amount, to) => {
        const targets = to === null ? [] : [{ row: 0, to, reason: '经费调减' }];
        const order: AwardOrder = { amountFen: fen(amount), targets };
        assert.deepEqual(checkAwardOrder(lump, order), []);
        const applied = deriveAgreement(lump, whole);
        const found = differences(applied, deriveAgreement(lump, order)).map(({ path }) => path.join('.'));
        const ordered = [
          ...(amount < 10 * WAN ? ['amountFen'] : []),
          ...(to === null ? [] : ['carried.indicators.indicators.0.target']),
        ];
        assert.deepEqual(found, ordered);
        assert.deepEqual(Object.keys(applied.carried), sections);
      }),
    );
  });
  it('is counted by the row of the application, even behind a row that cannot be read', () => {
    const rows = ['?', { name: '专利', unit: '件', target: 3, dueOn: null }];
    const answers: Answers = { ...lump, indicators: { indicators: rows } };
    const order: AwardOrder = { ...whole, targets: [{ row: 1, to: 2, reason: '经费调减' }] };
    assert.deepEqual(checkAwardOrder(answers, order), []);
    assert.deepEqual(agreedIndicators(deriveAgreement(answers, order))[1], {
      name: '专利',
      unit: '件',
      target: 2,
      dueOn: null,
    });
    const unread: AwardOrder = { ...whole, targets: [{ row: 0, to: 0, reason: '经费调减' }] };
    assert.deepEqual(codes(checkAwardOrder(answers, unread)), ['agreement.orderRow']);
  });
});

describe('what the decision may order', () => {
  const of = (order: Partial<AwardOrder>): string[] => codes(checkAwardOrder(lump, { ...whole, ...order }));
  it('is no more money than was asked for, and some', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ amountFen: fen(1) }), []);
    assert.deepEqual(of({ amountFen: fen(10 * WAN + 1) }), ['agreement.orderAmount']);
    assert.deepEqual(of({ amountFen: fen(0) }), ['agreement.orderAmount']);
  });
  it('is a lower target with its reason, never a higher or equal or negative one', () => {
    const target = { row: 0, to: 1, reason: '经费调减' };
    assert.deepEqual(of({ targets: [target] }), []);
    assert.deepEqual(of({ targets: [{ ...target, to: 0 }] }), []);
    for (const to of [2, 3, -1, Number.NaN])
      assert.deepEqual(of({ targets: [{ ...target, to }] }), ['agreement.orderTarget']);
    assert.deepEqual(of({ targets: [{ ...target, reason: ' ' }] }), ['agreement.orderReason']);
  });
  it('is of an indicator there is, each once', () => {
    const target = { row: 0, to: 1, reason: '经费调减' };
    assert.deepEqual(of({ targets: [{ ...target, row: 1 }] }), ['agreement.orderRow']);
    assert.deepEqual(of({ targets: [target, target] }), ['agreement.orderRow']);
  });
});

describe('an edited agreement', () => {
  const derived = deriveAgreement(lump, whole);
  const own = deriveAgreement(itemised, { amountFen: fen(80 * WAN), targets: [] });

  it('may complete what is left to the leader', () => {
    assert.deepEqual(checkDeviations(derived, { ...derived, completed }, { cut: false }), []);
  });
  const locked: [string, (string | number)[], unknown][] = [
    ['the amount', ['amountFen'], 11 * WAN],
    ['the title', ['carried', 'basic', 'title'], '另一题目'],
    ['the term', ['carried', 'basic', 'endsOn'], '2029-12-31'],
    ['a target', ['carried', 'indicators', 'indicators', 0, 'target'], 1],
    ['a member', ['carried', 'team', 'members', 0, 'name'], '𠮷某'],
    ['a partner', ['carried', 'partners', 'partners', 0], { name: '澜州海盐厂' }],
    ['a section that was not carried', ['carried', 'budget'], { lines: [] }],
  ];
  for (const [what, path, value] of locked) {
    it(`names by its path the change of ${what}`, () => {
      const found = checkDeviations(derived, put(derived, path, value), { cut: true });
      assert.deepEqual(codes(found), ['agreement.deviates']);
      assert.deepEqual(paths(found), [path.join('.')]);
    });
  }
  it('shows what it should be and what it is', () => {
    const [found] = checkDeviations(derived, put(derived, ['carried', 'basic', 'title'], '另一题目'), {
      cut: false,
    });
    assert.deepEqual(found?.params, {
      at: 'carried.basic.title',
      derived: '滨海盐碱地水稻耐盐机制研究',
      edited: '另一题目',
    });
  });
  it('changes the money of a line only where the grant was cut', () => {
    const edited = put(own, ['carried', 'budget', 'lines', 0, 'grantFen'], 60 * WAN);
    assert.deepEqual(checkDeviations(own, edited, { cut: true }), []);
    assert.deepEqual(codes(checkDeviations(own, edited, { cut: false })), ['agreement.deviates']);
  });
  for (const [what, key, value] of [
    ['category', 'category', 'labour'],
    ['own funds', 'ownFen', 1],
  ] as const) {
    it(`never changes the ${what} of a line`, () => {
      const edited = put(own, ['carried', 'budget', 'lines', 0, key], value);
      assert.deepEqual(codes(checkDeviations(own, edited, { cut: true })), ['agreement.deviates']);
    });
  }
  it('never drops a line or adds one', () => {
    const lines = own.carried.budget?.lines as unknown[];
    for (const other of [lines.slice(1), [...lines, lines[0]]]) {
      const found = checkDeviations(own, put(own, ['carried', 'budget', 'lines'], other), { cut: true });
      assert.ok(found.length > 0 && found.every((each) => each.code === 'agreement.deviates'));
    }
  });
  it('is cut when it grants one fen less than was asked for', () => {
    assert.equal(isCut(lump, { amountFen: fen(10 * WAN - 1) }), true);
    assert.equal(isCut(lump, whole), false);
  });
  it('differs from itself nowhere, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const edited = put(derived, ['carried', 'basic', 'abstract'], value);
        assert.deepEqual(checkDeviations(edited, structuredClone(edited), { cut: false }), []);
      }),
    );
  });
});
