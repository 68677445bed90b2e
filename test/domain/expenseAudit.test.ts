// The audit of expenses: which step may follow which, what each must carry, and what stays in the accounts.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  AUDIT_MOVES,
  AUDIT_STATES,
  AUDIT_STEPS,
  checkAnswer,
  checkAuditStep,
  checkFinding,
  checkRectification,
  countedFen,
  countedTotal,
  undecidedCount,
  type AuditedExpense,
  type Finding,
} from '../../server/domain/expenseAudit.ts';
import { fen, ZERO } from '../../server/domain/money.ts';
import { DEFAULT_NEGATIVE_LIST, NEGATIVE_CODES } from '../../server/domain/negativeList.ts';

const TODAY = '2026-09-15';
const EXPENSE: AuditedExpense = {
  state: 'booked',
  amountFen: fen(10_000),
  disallowedFen: ZERO,
  answerDueOn: null,
};
const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);
const finding = (change: Partial<Finding>): Finding => ({
  verdict: 'disallow',
  code: 'N03',
  amountFen: fen(1),
  note: '与本项目研究内容无关',
  ...change,
});
const found = (change: Partial<Finding>) => codes(checkFinding(finding(change), fen(10_000)));

describe('the steps of an audit', () => {
  const allowed: Record<string, string[]> = {
    accept: ['booked', 'answered'],
    question: ['booked', 'answered', 'accepted'],
    disallow: ['booked', 'questioned', 'answered'],
    answer: ['questioned'],
    rectify: ['disallowed'],
    reverse: ['booked', 'questioned', 'answered'],
  };
  for (const step of AUDIT_STEPS) {
    it(`allow to ${step} what is ${allowed[step]?.join(', ')} and nothing else`, () => {
      for (const state of AUDIT_STATES) {
        const refused = codes(checkAuditStep({ ...EXPENSE, state }, step, TODAY));
        assert.deepEqual(refused, allowed[step]?.includes(state) ? [] : ['expenseAudit.step'], state);
      }
    });
  }
  it('leave every state but the last ones, and reach every state but the first', () => {
    const left = new Set(AUDIT_STEPS.flatMap((step) => AUDIT_MOVES[step].from));
    assert.deepEqual(
      AUDIT_STATES.filter((state) => !left.has(state)),
      ['rectified', 'reversed'],
    );
    const reached = new Set(AUDIT_STEPS.map((step) => AUDIT_MOVES[step].to));
    assert.deepEqual(
      AUDIT_STATES.filter((state) => !reached.has(state)),
      ['booked'],
    );
  });
  it('let the host answer through the last day before anything is disallowed without an answer', () => {
    const waiting = { ...EXPENSE, state: 'questioned', answerDueOn: TODAY } as const;
    assert.deepEqual(codes(checkAuditStep(waiting, 'disallow', TODAY)), ['expenseAudit.answerPending']);
    assert.deepEqual(codes(checkAuditStep(waiting, 'disallow', '2026-09-16')), []);
    assert.deepEqual(codes(checkAuditStep({ ...waiting, state: 'answered' }, 'disallow', TODAY)), []);
    assert.deepEqual(codes(checkAuditStep(waiting, 'answer', TODAY)), []);
  });
});

describe('a finding', () => {
  it('that accepts carries neither code nor amount', () => {
    assert.deepEqual(found({ verdict: 'accept', code: null, amountFen: null, note: '' }), []);
    assert.deepEqual(found({ verdict: 'accept', amountFen: null }), ['expenseAudit.acceptedWithCode']);
    assert.deepEqual(found({ verdict: 'accept', code: null }), ['expenseAudit.acceptedWithAmount']);
  });
  it('that questions carries a code and what is asked, but no amount', () => {
    assert.deepEqual(found({ verdict: 'question', amountFen: null }), []);
    assert.deepEqual(found({ verdict: 'question', amountFen: null, code: null }), [
      'expenseAudit.codeMissing',
    ]);
    assert.deepEqual(found({ verdict: 'question', amountFen: null, note: ' ' }), [
      'expenseAudit.noteMissing',
    ]);
    assert.deepEqual(found({ verdict: 'question' }), ['expenseAudit.questionedWithAmount']);
  });
  it('that disallows carries code, reason and an amount from a fen to the whole expense', () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ amountFen: fen(10_000) }), []);
    for (const amountFen of [null, ZERO, fen(-1), fen(10_001)]) {
      assert.deepEqual(found({ amountFen }), ['expenseAudit.disallowedAmount']);
    }
    assert.deepEqual(found({ code: null, note: '' }), [
      'expenseAudit.codeMissing',
      'expenseAudit.noteMissing',
    ]);
  });
  it('has a code of the list in force', () => {
    const list = ['N01', 'N02'] as const;
    assert.deepEqual(codes(checkFinding(finding({}), fen(10_000), { list })), ['expenseAudit.codeMissing']);
    assert.deepEqual(codes(checkFinding(finding({ code: 'N02' }), fen(10_000), { list })), []);
  });
  it('is not endless', () => {
    assert.deepEqual(found({ note: '𠮷'.repeat(2000) }), []);
    assert.deepEqual(found({ note: '𠮷'.repeat(2001) }), ['text.tooLong']);
    assert.deepEqual(found({ verdict: 'accept', code: null, amountFen: null, note: '长'.repeat(2001) }), [
      'text.tooLong',
    ]);
  });
});

describe('the negative list', () => {
  it('has ten codes, each with its name in both languages, a source and how sure it is', () => {
    assert.deepEqual(
      DEFAULT_NEGATIVE_LIST.items.map((each) => each.code),
      [...NEGATIVE_CODES],
    );
    for (const { label, source, confidence } of DEFAULT_NEGATIVE_LIST.items) {
      assert.ok(label.zh !== '' && label.en !== '' && source !== '');
      assert.ok(['high', 'medium', 'low'].includes(confidence));
    }
  });
});

describe('the answer of the host', () => {
  it('says something', () => {
    assert.deepEqual(checkAnswer('已补充出库单'), []);
    assert.deepEqual(codes(checkAnswer(' \n')), ['expenseAudit.answerMissing']);
    assert.deepEqual(codes(checkAnswer('长'.repeat(2001))), ['text.tooLong']);
  });
});

describe('putting right what was disallowed', () => {
  const put = (amount: number, voucher = '记-0120', rectifiedOn = TODAY) =>
    codes(
      checkRectification({ amountFen: fen(amount), voucher, rectifiedOn, way: 'restored' }, fen(500), TODAY),
    );
  it('covers the whole amount, neither less nor more', () => {
    assert.deepEqual(put(500), []);
    assert.deepEqual(put(499), ['expenseAudit.rectifiedAmount']);
    assert.deepEqual(put(501), ['expenseAudit.rectifiedAmount']);
  });
  it('has its voucher and a day that has come', () => {
    assert.deepEqual(put(500, ' '), ['expenseAudit.rectifiedVoucher']);
    assert.deepEqual(put(500, '记-0120', '2026-09-16'), ['expenseAudit.rectifiedInFuture']);
  });
});

describe('what stays in the accounts', () => {
  it('is an expense less what was disallowed, and nothing of a reversed one', () => {
    assert.equal(countedFen(EXPENSE), 10_000);
    assert.equal(countedFen({ ...EXPENSE, state: 'disallowed', disallowedFen: fen(4000) }), 6000);
    assert.equal(countedFen({ ...EXPENSE, state: 'rectified', disallowedFen: fen(4000) }), 6000);
    assert.equal(countedFen({ ...EXPENSE, state: 'reversed' }), 0);
  });
  it('together with what was disallowed is everything that was booked', () => {
    const expense = fc
      .record({ amount: fc.nat(1e9), share: fc.integer({ min: 0, max: 1000 }) })
      .map(({ amount, share }): AuditedExpense => {
        const disallowedFen = fen(Math.floor((amount * share) / 1000));
        return { state: 'disallowed', amountFen: fen(amount), disallowedFen, answerDueOn: null };
      });
    fc.assert(
      fc.property(fc.array(expense), (expenses) => {
        const booked = expenses.reduce((sum, each) => sum + each.amountFen, 0);
        const disallowed = expenses.reduce((sum, each) => sum + each.disallowedFen, 0);
        assert.equal(countedTotal(expenses) + disallowed, booked);
      }),
    );
  });
  it('waits for every expense that has no verdict', () => {
    const states = AUDIT_STATES.map((state) => ({ state }));
    assert.equal(undecidedCount(states), 3);
    assert.equal(undecidedCount([{ state: 'accepted' }, { state: 'disallowed' }]), 0);
  });
});
