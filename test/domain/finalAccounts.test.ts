// Final accounts: drawn from the ledger, consistent in themselves, and refused when anything no longer agrees.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { BUDGET_CATEGORIES } from '../../server/domain/budget.ts';
import { categoriesOf, EXPENSE_CATEGORIES } from '../../server/domain/expenseCategories.ts';
import {
  AUDIT_REPORT_FROM,
  checkFinalAccounts,
  checkReadyForAccounts,
  checkSignatures,
  computeFinalAccounts,
  type FinalAccounts,
  type Payable,
} from '../../server/domain/finalAccounts.ts';
import {
  awardEntry,
  disallowedEntry,
  expenseEntry,
  openingEntry,
  paidEntry,
  receivedEntry,
} from '../../server/domain/ledgerEntries.ts';
import { computeStatement, type LedgerTotals } from '../../server/domain/ledgerStatement.ts';
import { add, fen, ZERO } from '../../server/domain/money.ts';
import type { BudgetLines } from '../../server/domain/reallocation.ts';
import { Ledger, ON } from './aLedger.ts';

const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);

/** Received 10 000; spent 3000 travel and 2000 labour, of the travel 500 disallowed. */
function spentLedger(): Ledger {
  const ledger = new Ledger();
  ledger.append(awardEntry(ON, fen(12_000)));
  const paid = ledger.append(paidEntry(ON, fen(10_000)));
  ledger.append(receivedEntry(ON, paid.id, fen(10_000)));
  const travel = ledger.append(expenseEntry(ON, 'travel', fen(3000)));
  ledger.append(expenseEntry(ON, 'labour', fen(2000)));
  ledger.append(disallowedEntry(ON, travel.id, 'travel', fen(500)));
  return ledger;
}
const totalsOf = (ledger: Ledger): LedgerTotals => computeStatement(ledger.entries).totals;
const TOTALS = totalsOf(spentLedger());
const PAYABLE: Payable = {
  contractNumber: '澜石大合〔2027〕9号',
  payee: '澜州试剂有限公司',
  amountFen: fen(800),
};
const draw = (totals = TOTALS, payables: readonly Payable[] = [PAYABLE]) =>
  computeFinalAccounts({ budgetMode: 'lump_sum', totals, budget: null, payables });
const wrong = (change: Partial<FinalAccounts>, totals = TOTALS) =>
  codes(checkFinalAccounts({ ...draw(), ...change }, totals));

describe('the final accounts of a lump sum', () => {
  const accounts = draw();
  it('show received less spent as the surplus, without what was disallowed', () => {
    assert.deepEqual(
      [accounts.awardFen, accounts.receivedFen, accounts.spentFen, accounts.surplusFen, accounts.hostOwesFen],
      [12_000, 10_000, 4500, 5500, 500],
    );
    assert.equal(accounts.payableFen, 800);
  });
  it('show the headings of 2021 with their categories, and no budget', () => {
    assert.deepEqual(
      accounts.rows.map((row) => [row.heading, row.spentFen, row.approvedFen, row.adjustedFen]),
      [
        ['equipment', 0, null, null],
        ['business', 2500, null, null],
        ['labour', 2000, null, null],
        ['management', 0, null, null],
        ['performance', 0, null, null],
        ['other', 0, null, null],
      ],
    );
  });
  it('agree with themselves and with the ledger', () =>
    assert.deepEqual(checkFinalAccounts(accounts, TOTALS), []));
  it('round the share spent half-up, and have none when nothing was received', () => {
    assert.equal(accounts.spentPermille, 450);
    const third = { ...TOTALS, receivedFen: fen(10_000), spentFen: fen(6665) };
    assert.equal(draw(third).spentPermille, 667);
    assert.equal(draw({ ...TOTALS, receivedFen: ZERO, spentFen: ZERO }).spentPermille, null);
  });
});

describe('the final accounts of an itemised budget', () => {
  const lines = (indirect: number): BudgetLines => ({
    ...(Object.fromEntries(BUDGET_CATEGORIES.map((line) => [line, fen(4000)])) as Record<
      (typeof BUDGET_CATEGORIES)[number],
      ReturnType<typeof fen>
    >),
    indirect: fen(indirect),
  });
  it('stand line by line beside the budget as approved and as adjusted', () => {
    const { rows } = computeFinalAccounts({
      budgetMode: 'itemised',
      totals: TOTALS,
      budget: { approved: lines(300), adjusted: lines(200) },
      payables: [],
    });
    assert.deepEqual(
      rows.map((row) => row.heading),
      [...BUDGET_CATEGORIES],
    );
    assert.deepEqual(
      rows.slice(-3).map((row) => [row.approvedFen, row.adjustedFen, row.spentFen]),
      [
        [4000, 4000, 2500],
        [4000, 4000, 2000],
        [300, 200, 0],
      ],
    );
  });
});

describe('the final accounts of a project that was taken over', () => {
  it('have a row of their own for what was spent before', () => {
    const ledger = new Ledger();
    ledger.append(openingEntry(ON, { awardFen: fen(1000), paidFen: fen(600), balanceFen: fen(250) }));
    ledger.append(expenseEntry(ON, 'labour', fen(50)));
    const totals = totalsOf(ledger);
    const accounts = draw(totals, []);
    assert.deepEqual([accounts.rows[0]?.heading, accounts.rows[0]?.spentFen], ['carriedOver', 350]);
    assert.equal(accounts.surplusFen, 200);
    assert.deepEqual(checkFinalAccounts(accounts, totals), []);
  });
});

describe('final accounts are refused', () => {
  it('when the categories do not total the spending', () => {
    const rows = draw().rows.filter((row) => row.heading !== 'labour');
    assert.deepEqual(wrong({ rows }), ['finalAccounts.categorySum', 'finalAccounts.notAsLedger']);
  });
  it('when a row is not its categories', () => {
    const rows = draw().rows.map((row) =>
      row.heading === 'labour'
        ? { ...row, spentFen: fen(1999) }
        : row.heading === 'other'
          ? { ...row, spentFen: fen(1) }
          : row,
    );
    assert.deepEqual(wrong({ rows }), ['finalAccounts.rowSum', 'finalAccounts.rowSum']);
  });
  it('when the surplus is not received less spent', () => {
    assert.deepEqual(wrong({ surplusFen: fen(5501) }), ['finalAccounts.surplus']);
  });
  it('when the surplus is below zero', () => {
    const totals = { ...TOTALS, receivedFen: fen(4499) };
    assert.deepEqual(codes(checkFinalAccounts(draw(totals), totals)), ['finalAccounts.surplusNegative']);
    const even = { ...TOTALS, receivedFen: fen(4500) };
    assert.deepEqual(checkFinalAccounts(draw(even), even), []);
  });
  it('when anything was booked since they were drawn', () => {
    const ledger = spentLedger();
    ledger.append(expenseEntry(ON, 'material', fen(1)));
    const found = checkFinalAccounts(draw(), totalsOf(ledger));
    assert.deepEqual(
      found.map((each) => [each.code, each.path]),
      [
        ['finalAccounts.notAsLedger', ['spentFen']],
        ['finalAccounts.notAsLedger', ['rows', 'material']],
      ],
    );
  });
  it('when a figure was typed over', () => {
    for (const figure of ['awardFen', 'hostOwesFen', 'refundedFen'] as const) {
      assert.deepEqual(wrong({ [figure]: fen(1) }), ['finalAccounts.notAsLedger']);
    }
  });
  it('when money was moved from one category to another', () => {
    const rows = draw().rows.map((row) =>
      row.heading === 'business'
        ? {
            ...row,
            categories: row.categories.map((each) =>
              each.category === 'travel'
                ? { ...each, spentFen: ZERO }
                : each.category === 'material'
                  ? { ...each, spentFen: fen(2500) }
                  : each,
            ),
          }
        : row,
    );
    assert.deepEqual(wrong({ rows }), ['finalAccounts.notAsLedger', 'finalAccounts.notAsLedger']);
  });
});

describe('what is still to be paid', () => {
  const payable = (change: Partial<Payable>) => {
    const accounts = draw(TOTALS, [{ ...PAYABLE, ...change }]);
    return codes(checkFinalAccounts(accounts, TOTALS));
  };
  it('is listed with contract, payee and an amount above zero', () => {
    assert.deepEqual(payable({}), []);
    assert.deepEqual(payable({ contractNumber: ' ' }), ['finalAccounts.payableContract']);
    assert.deepEqual(payable({ payee: '' }), ['finalAccounts.payablePayee']);
    assert.deepEqual(payable({ amountFen: ZERO }), ['finalAccounts.payableAmount']);
    assert.deepEqual(payable({ amountFen: fen(-1) }), ['finalAccounts.payableAmount']);
  });
  it('is no more than there is, what the host owes not counted', () => {
    assert.deepEqual(payable({ amountFen: fen(5000) }), []);
    assert.deepEqual(payable({ amountFen: fen(5001) }), ['finalAccounts.payablesOverSurplus']);
  });
  it('is added up', () => assert.deepEqual(wrong({ payableFen: fen(799) }), ['finalAccounts.payableSum']));
});

describe('before final accounts are signed', () => {
  const ready = { awardFen: fen(1), inTransitFen: ZERO, undecided: 0, hasAuditReport: false };
  it('every payment has arrived and every expense has its verdict', () => {
    assert.deepEqual(checkReadyForAccounts(ready), []);
    assert.deepEqual(codes(checkReadyForAccounts({ ...ready, inTransitFen: fen(1) })), [
      'finalAccounts.inTransit',
    ]);
    assert.deepEqual(codes(checkReadyForAccounts({ ...ready, undecided: 1 })), ['finalAccounts.undecided']);
  });
  it('an award from the limit on has an audit report; the limit is a setting', () => {
    const large = { ...ready, awardFen: AUDIT_REPORT_FROM };
    assert.deepEqual(codes(checkReadyForAccounts(large)), ['finalAccounts.auditReportMissing']);
    assert.deepEqual(checkReadyForAccounts({ ...large, hasAuditReport: true }), []);
    assert.deepEqual(checkReadyForAccounts({ ...large, awardFen: fen(AUDIT_REPORT_FROM - 1) }), []);
    assert.deepEqual(checkReadyForAccounts({ ...large, auditReportFromFen: null }), []);
  });
  it('lead, head of finance and seal are all there', () => {
    assert.deepEqual(checkSignatures({ lead: true, hostFinance: true, hostSeal: true }), []);
    assert.deepEqual(codes(checkSignatures({ lead: false, hostFinance: false, hostSeal: false })), [
      'finalAccounts.leadSignature',
      'finalAccounts.financeSignature',
      'finalAccounts.hostSeal',
    ]);
    for (const missing of ['lead', 'hostFinance', 'hostSeal'] as const) {
      const signed = { lead: true, hostFinance: true, hostSeal: true, [missing]: false };
      assert.equal(checkSignatures(signed).length, 1);
    }
  });
});

describe('final accounts drawn from any ledger', () => {
  it('always agree with it, in both modes', () => {
    for (const budgetMode of ['lump_sum', 'itemised'] as const) {
      const spending = fc.array(
        fc.record({
          category: fc.constantFrom(...categoriesOf(budgetMode)),
          amountFen: fc.integer({ min: 1, max: 3000 }).map(fen),
        }),
        { maxLength: 20 },
      );
      fc.assert(
        fc.property(spending, (list) => {
          const ledger = new Ledger();
          ledger.append(awardEntry(ON, fen(12_000)));
          const paid = ledger.append(paidEntry(ON, fen(10_000)));
          ledger.append(receivedEntry(ON, paid.id, fen(10_000)));
          for (const { category, amountFen } of list) ledger.attempt(expenseEntry(ON, category, amountFen));
          const totals = totalsOf(ledger);
          const accounts = computeFinalAccounts({ budgetMode, totals, budget: null, payables: [] });
          assert.deepEqual(checkFinalAccounts(accounts, totals), []);
          assert.equal(add(...accounts.rows.map((row) => row.spentFen)), accounts.spentFen);
          assert.equal(accounts.surplusFen, totals.availableFen);
        }),
        { numRuns: 50 },
      );
    }
  });
  it('leave no category of a mode without a row', () => {
    const spent = Object.fromEntries(EXPENSE_CATEGORIES.map((category) => [category, fen(1)]));
    for (const budgetMode of ['lump_sum', 'itemised'] as const) {
      const totals = { ...TOTALS, spent };
      const { rows } = computeFinalAccounts({ budgetMode, totals, budget: null, payables: [] });
      const listed = rows.flatMap((row) => row.categories.map((each) => each.category));
      assert.deepEqual(new Set(listed), new Set(categoriesOf(budgetMode)));
      assert.equal(listed.length, new Set(listed).size);
    }
  });
});
