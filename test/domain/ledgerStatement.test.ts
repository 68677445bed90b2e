// What follows from the entries: the opening of a project that is taken over, the statement and its totals.
import { strict as assert } from 'node:assert';
import { reversalOf } from '../../server/domain/ledger.ts';
import type { LedgerAccount } from '../../server/domain/ledgerAccounts.ts';
import {
  awardEntry,
  awardLapsedEntry,
  disallowedEntry,
  expenseEntry,
  openingEntry,
  paidEntry,
  receivedEntry,
  repaidEntry,
  surplusKeptEntry,
} from '../../server/domain/ledgerEntries.ts';
import { computeStatement } from '../../server/domain/ledgerStatement.ts';
import { fen } from '../../server/domain/money.ts';
import { funded, Ledger, ON } from './aLedger.ts';

const posting = (account: LedgerAccount, amount: number) => ({ account, amountFen: fen(amount) });

describe('a running project that is taken over', () => {
  const facts = { awardFen: fen(1000), paidFen: fen(600), balanceFen: fen(250) };
  it('opens with what was awarded, paid and left, marked as carried over', () => {
    const ledger = new Ledger();
    const opening = ledger.append(openingEntry(ON, facts));
    assert.equal(opening.carriedOver, true);
    const { totals } = computeStatement(ledger.entries);
    assert.deepEqual(
      [totals.awardFen, totals.receivedFen, totals.spentFen, totals.spentBeforeFen, totals.availableFen],
      [1000, 600, 350, 350, 250],
    );
  });
  it('lives on like a native one', () => {
    const ledger = new Ledger();
    ledger.append(openingEntry(ON, facts));
    const paid = ledger.append(paidEntry(ON, fen(400)));
    ledger.append(receivedEntry(ON, paid.id, fen(400)));
    ledger.append(expenseEntry(ON, 'labour', fen(650)));
    assert.deepEqual(ledger.refusals(expenseEntry(ON, 'labour', fen(1))), ['ledger.overdrawn']);
  });
  it('may have an old expense disallowed', () => {
    const ledger = new Ledger();
    const opening = ledger.append(openingEntry(ON, facts));
    const postings = [posting('hostOwes', 350), posting('spent.carriedOver', -350)];
    const disallowed = { ...disallowedEntry(ON, opening.id, 'travel', fen(1)), postings };
    assert.deepEqual(ledger.refusals(disallowed), []);
  });
  it('is undone by a reversal and then opened again, but only once at a time', () => {
    const ledger = new Ledger();
    const opening = ledger.append(openingEntry(ON, facts));
    assert.deepEqual(ledger.refusals(openingEntry(ON, facts)), ['ledger.awardTwice']);
    ledger.append(reversalOf(opening, '导入有误', ON.bookedOn));
    ledger.append(openingEntry(ON, facts));
  });
  it('opens before anything is booked here', () => {
    const ledger = new Ledger();
    const award = ledger.append(awardEntry(ON, fen(5)));
    ledger.append(reversalOf(award, '导入有误', ON.bookedOn));
    assert.deepEqual(ledger.refusals(openingEntry(ON, facts)), ['ledger.openingTooLate']);
  });
  it('has no other entry marked as carried over', () => {
    assert.deepEqual(new Ledger().refusals({ ...awardEntry(ON, fen(5)), carriedOver: true }), [
      'ledger.carriedOver',
    ]);
    assert.deepEqual(new Ledger().refusals({ ...openingEntry(ON, facts), carriedOver: false }), [
      'ledger.carriedOver',
    ]);
  });
  it('has figures that fit together', () => {
    const whole = openingEntry(ON, { awardFen: fen(5), paidFen: fen(5), balanceFen: fen(5) });
    assert.equal(whole.postings.length, 2);
    for (const [awardFen, paidFen, balanceFen] of [
      [1000, 600, 601],
      [1000, 1001, 1],
      [1000, 600, -1],
      [0, 0, 0],
    ].map((row) => row.map(fen))) {
      assert.throws(
        () =>
          openingEntry(ON, {
            awardFen: awardFen ?? fen(0),
            paidFen: paidFen ?? fen(0),
            balanceFen: balanceFen ?? fen(0),
          }),
        RangeError,
      );
    }
  });
});

describe('the statement of a project', () => {
  it('runs through the entries with what each did to the project money', () => {
    const ledger = funded();
    const spent = ledger.append(expenseEntry(ON, 'travel', fen(100)));
    ledger.append(reversalOf(spent, '凭证重复', '2026-07-02'));
    const { lines } = computeStatement(ledger.entries);
    assert.deepEqual(
      lines.map((line) => [line.kind, line.inFen, line.outFen, line.balanceFen, line.isReversed]),
      [
        ['award', 0, 0, 0, false],
        ['paid', 0, 0, 0, false],
        ['received', 600, 0, 600, false],
        ['expense', 0, 100, 500, true],
        ['reversal', 100, 0, 600, false],
      ],
    );
    assert.equal(lines[4]?.reason, '凭证重复');
  });
  it('tells award, paid, received, spent, owed, kept and returned apart', () => {
    const ledger = funded();
    ledger.append(paidEntry(ON, fen(300)));
    ledger.append(awardLapsedEntry(ON, fen(100)));
    const spent = ledger.append(expenseEntry(ON, 'travel', fen(200)));
    const disallowed = ledger.append(disallowedEntry(ON, spent.id, 'travel', fen(50)));
    ledger.append(repaidEntry(ON, disallowed.id, fen(20)));
    ledger.append(surplusKeptEntry(ON, fen(40)));
    assert.deepEqual(computeStatement(ledger.entries).totals, {
      awardFen: 900,
      paidFen: 900,
      receivedFen: 600,
      spentFen: 150,
      spentBeforeFen: 0,
      spent: { travel: 150 },
      hostOwesFen: 30,
      keptFen: 40,
      refundedFen: 20,
      availableFen: 360,
    });
  });
  it('of ten thousand entries is drawn in well under a second', () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({
      ...expenseEntry(ON, 'material', fen(1)),
      id: index + 1,
    }));
    const { lines } = computeStatement(entries);
    assert.equal(lines.at(-1)?.balanceFen, -10_000);
  }).timeout(1000);
});
