// The statement of a project: every entry in order with what it did to the project's money, and the totals a reader asks
// for. Nothing here is stored; all of it follows from the entries.
import type { Day } from './calendar.ts';
import { EXPENSE_CATEGORIES, type SpentByCategory } from './expenseCategories.ts';
import { computeBalances, reversedIds, type Balances, type LedgerEntry, type Posting } from './ledger.ts';
import { isSpentAccount, LEDGER_ACCOUNTS, SPENT_BEFORE, type EntryKind } from './ledgerAccounts.ts';
import { add, subtract, ZERO, type Fen } from './money.ts';

export interface StatementLine {
  readonly entryId: number;
  readonly bookedOn: Day;
  readonly kind: EntryKind;
  readonly postings: readonly Posting[];
  /** Into the project's money (cash), and out of it; at most one is not zero. */
  readonly inFen: Fen;
  readonly outFen: Fen;
  /** The project's money after the entry. */
  readonly balanceFen: Fen;
  readonly concernsId: number | null;
  readonly reason: string | null;
  readonly carriedOver: boolean;
  readonly isReversed: boolean;
}

export interface LedgerTotals {
  /** Still promised: the award less what has lapsed. */
  readonly awardFen: Fen;
  /** Left the bureau and did not come back, received or not. */
  readonly paidFen: Fen;
  readonly receivedFen: Fen;
  /** Disallowed amounts are not in it. */
  readonly spentFen: Fen;
  readonly spentBeforeFen: Fen;
  readonly spent: SpentByCategory;
  /** Disallowed and neither put back nor paid back. */
  readonly hostOwesFen: Fen;
  readonly keptFen: Fen;
  readonly refundedFen: Fen;
  /** What may be spent now: received less everything that has left. */
  readonly availableFen: Fen;
}

export interface Statement {
  readonly lines: readonly StatementLine[];
  readonly balances: Balances;
  readonly totals: LedgerTotals;
}

/** Entries in the order of booking. */
export function computeStatement(entries: readonly LedgerEntry[]): Statement {
  const reversed = reversedIds(entries);
  let balanceFen = ZERO;
  const lines = entries.map((entry): StatementLine => {
    const change = entry.postings.find((each) => each.account === 'cash')?.amountFen ?? ZERO;
    balanceFen = add(balanceFen, change);
    return {
      entryId: entry.id,
      bookedOn: entry.bookedOn,
      kind: entry.kind,
      postings: entry.postings,
      inFen: change > 0 ? change : ZERO,
      outFen: change < 0 ? subtract(ZERO, change) : ZERO,
      balanceFen,
      concernsId: entry.concernsId,
      reason: entry.reason,
      carriedOver: entry.carriedOver,
      isReversed: reversed.has(entry.id),
    };
  });
  const balances = computeBalances(entries);
  return { lines, balances, totals: computeTotals(balances) };
}

/** The chart says what is what: received = what is there + what was spent, is owed, was kept and went back. */
export function computeTotals(balances: Balances): LedgerTotals {
  const { award, cash, hostOwes, kept, refunded, inTransit } = balances;
  const spentFen = add(...LEDGER_ACCOUNTS.filter(isSpentAccount).map((account) => balances[account]));
  const receivedFen = add(cash, spentFen, hostOwes, kept, refunded);
  return {
    awardFen: subtract(ZERO, award),
    paidFen: add(receivedFen, inTransit),
    receivedFen,
    spentFen,
    spentBeforeFen: balances[SPENT_BEFORE],
    spent: spentByCategory(balances),
    hostOwesFen: hostOwes,
    keptFen: kept,
    refundedFen: refunded,
    availableFen: cash,
  };
}

function spentByCategory(balances: Balances): SpentByCategory {
  return Object.fromEntries(
    EXPENSE_CATEGORIES.map((category) => [category, balances[`spent.${category}`]] as const).filter(
      ([, amountFen]) => amountFen !== ZERO,
    ),
  );
}
