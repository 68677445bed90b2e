// Whatever is done in whatever order, the ledger stays whole: every fen of the award is in one account, none is made or
// lost, and nothing is overdrawn.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { EXPENSE_CATEGORIES, spentInAll } from '../../server/domain/expenseCategories.ts';
import { computeBalances, reversalOf, type NewEntry } from '../../server/domain/ledger.ts';
import { LEDGER_ACCOUNTS, type EntryKind } from '../../server/domain/ledgerAccounts.ts';
import {
  awardEntry,
  awardLapsedEntry,
  bouncedEntry,
  disallowedEntry,
  expenseEntry,
  openingEntry,
  paidEntry,
  receivedEntry,
  repaidEntry,
  restoredEntry,
  surplusKeptEntry,
  surplusReturnedEntry,
} from '../../server/domain/ledgerEntries.ts';
import { computeStatement } from '../../server/domain/ledgerStatement.ts';
import { add, fen, ZERO } from '../../server/domain/money.ts';
import { Ledger, ON } from './aLedger.ts';

const AWARD = 1000;

const anAct = fc.record({
  kind: fc.constantFrom<Exclude<EntryKind, 'award' | 'opening'> | 'award'>(
    'award',
    'awardLapsed',
    'paid',
    'paid',
    'bounced',
    'received',
    'received',
    'expense',
    'expense',
    'expense',
    'disallowed',
    'disallowed',
    'disallowed',
    'restored',
    'restored',
    'repaid',
    'repaid',
    'surplusKept',
    'surplusReturned',
    'reversal',
  ),
  amountFen: fc.integer({ min: 1, max: 200 }).map(fen),
  category: fc.constantFrom(...EXPENSE_CATEGORIES.slice(0, 3)),
  /** Picks among the entries there are. */
  pick: fc.nat(),
  from: fc.constantFrom<'cash' | 'kept'>('cash', 'kept'),
});
type Act = ReturnType<typeof anAct.generate>['value'];

function entryOf(act: Act, ledger: Ledger): NewEntry {
  const { amountFen, category } = act;
  const some = (kind: EntryKind): number => {
    const ids = ledger.entries.filter((each) => each.kind === kind).map((each) => each.id);
    return ids[act.pick % ids.length] ?? 0;
  };
  switch (act.kind) {
    case 'award':
      return awardEntry(ON, amountFen);
    case 'awardLapsed':
      return awardLapsedEntry(ON, amountFen);
    case 'paid':
      return paidEntry(ON, amountFen);
    case 'bounced':
      return bouncedEntry(ON, some('paid'), amountFen);
    case 'received':
      return receivedEntry(ON, some('paid'), amountFen);
    case 'expense':
      return expenseEntry(ON, category, amountFen);
    case 'disallowed':
      return disallowedEntry(ON, some('expense'), category, amountFen);
    case 'restored':
      return restoredEntry(ON, some('disallowed'), amountFen);
    case 'repaid':
      return repaidEntry(ON, some('disallowed'), amountFen);
    case 'surplusKept':
      return surplusKeptEntry(ON, amountFen);
    case 'surplusReturned':
      return surplusReturnedEntry(ON, amountFen, act.from);
    case 'reversal': {
      const target = ledger.entries[act.pick % ledger.entries.length];
      return target === undefined ? awardEntry(ON, amountFen) : reversalOf(target, '更正', ON.bookedOn);
    }
  }
}

function assertWhole(ledger: Ledger): void {
  const { balances, totals, lines } = computeStatement(ledger.entries);
  assert.equal(add(...LEDGER_ACCOUNTS.map((account) => balances[account])), 0, 'all accounts cancel out');
  for (const account of LEDGER_ACCOUNTS) {
    assert.ok(account === 'award' ? balances.award <= 0 : balances[account] >= 0, account);
  }
  assert.ok(totals.paidFen <= totals.awardFen, 'payments within the award');
  assert.ok(totals.receivedFen <= totals.paidFen, 'received within the payments');
  assert.ok(totals.spentFen <= totals.receivedFen, 'spent within what was received');
  assert.equal(add(spentInAll(totals.spent), totals.spentBeforeFen), totals.spentFen);
  assert.equal(lines.at(-1)?.balanceFen ?? ZERO, totals.availableFen);
  assert.ok(lines.every((line) => line.balanceFen >= 0));
}

describe('a ledger after any sequence of acts', () => {
  const acts = fc.array(anAct, { minLength: 20, maxLength: 60, size: 'max' });
  const starts = fc.constantFrom<NewEntry>(
    awardEntry(ON, fen(AWARD)),
    openingEntry(ON, { awardFen: fen(AWARD), paidFen: fen(600), balanceFen: fen(300) }),
  );

  it('is whole after every single act, allowed or refused', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(starts, acts, (start, list) => {
        const ledger = new Ledger();
        ledger.append(start);
        for (const act of list) {
          const before = [...ledger.entries];
          const booked = ledger.attempt(entryOf(act, ledger));
          assert.deepEqual(ledger.entries.slice(0, before.length), before, 'what stands is never changed');
          if (booked !== null) seen.set(booked.kind, (seen.get(booked.kind) ?? 0) + 1);
          assertWhole(ledger);
        }
      }),
      { numRuns: 400 },
    );
    // A property that never books is no proof.
    for (const kind of ['paid', 'received', 'expense', 'disallowed', 'restored', 'repaid', 'reversal']) {
      assert.ok((seen.get(kind) ?? 0) > 5, `${kind} was booked ${seen.get(kind) ?? 0} times`);
    }
  });

  it('comes back to nothing when everything is reversed from the last entry to the first', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const ledger = new Ledger();
        ledger.append(awardEntry(ON, fen(AWARD)));
        // Reversals on the way may leave an early expense to a late receipt; then the order is another one.
        for (const act of list) if (act.kind !== 'reversal') ledger.attempt(entryOf(act, ledger));
        for (const entry of [...ledger.entries].reverse()) {
          ledger.append(reversalOf(entry, '全部冲正', ON.bookedOn));
        }
        const balances = computeBalances(ledger.entries);
        assert.ok(LEDGER_ACCOUNTS.every((account) => balances[account] === 0));
      }),
      { numRuns: 100 },
    );
  });

  it('reverses each entry at most once, and as its mirror', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const ledger = new Ledger();
        ledger.append(awardEntry(ON, fen(AWARD)));
        for (const act of list) ledger.attempt(entryOf(act, ledger));
        const reversals = ledger.entries.filter((each) => each.kind === 'reversal');
        assert.equal(new Set(reversals.map((each) => each.concernsId)).size, reversals.length);
        for (const reversal of reversals) {
          const entry = ledger.entries.find((each) => each.id === reversal.concernsId);
          const both = computeBalances([reversal, entry ?? assert.fail('reverses nothing')]);
          assert.ok(LEDGER_ACCOUNTS.every((account) => both[account] === 0));
        }
      }),
      { numRuns: 100 },
    );
  });
});
