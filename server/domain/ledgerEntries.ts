// The entries that the acts of a project make: awarded, paid, received, spent, disallowed, put back, kept, returned and
// carried over. One function each, so that every act books the same way everywhere.
import type { Day } from './calendar.ts';
import type { ExpenseCategory } from './expenseCategories.ts';
import type { NewEntry, Posting } from './ledger.ts';
import { SPENT_BEFORE, spentAccount, type EntryKind, type LedgerAccount } from './ledgerAccounts.ts';
import { add, subtract, ZERO, type Fen } from './money.ts';

/** Which project, and on which day. */
export interface Booking {
  readonly projectId: number;
  readonly bookedOn: Day;
}

export function awardEntry(booking: Booking, amountFen: Fen): NewEntry {
  return moved(booking, 'award', 'award', 'receivable', amountFen);
}

/** What will not be paid any more, when a project ends early or its award is cut. */
export function awardLapsedEntry(booking: Booking, amountFen: Fen): NewEntry {
  return moved(booking, 'awardLapsed', 'receivable', 'award', amountFen);
}

export function paidEntry(booking: Booking, amountFen: Fen): NewEntry {
  return moved(booking, 'paid', 'receivable', 'inTransit', amountFen);
}

/** The bank sent it back. */
export function bouncedEntry(booking: Booking, paidId: number, amountFen: Fen): NewEntry {
  return { ...moved(booking, 'bounced', 'inTransit', 'receivable', amountFen), concernsId: paidId };
}

export function receivedEntry(booking: Booking, paidId: number, amountFen: Fen): NewEntry {
  return { ...moved(booking, 'received', 'inTransit', 'cash', amountFen), concernsId: paidId };
}

export function expenseEntry(booking: Booking, category: ExpenseCategory, amountFen: Fen): NewEntry {
  return moved(booking, 'expense', 'cash', spentAccount(category), amountFen);
}

/** Out of the accounts again: the host owes it. */
export function disallowedEntry(
  booking: Booking,
  expenseId: number,
  category: ExpenseCategory,
  amountFen: Fen,
): NewEntry {
  return {
    ...moved(booking, 'disallowed', spentAccount(category), 'hostOwes', amountFen),
    concernsId: expenseId,
  };
}

/** The host put it back from its own money, and the project may spend it again. */
export function restoredEntry(booking: Booking, disallowedId: number, amountFen: Fen): NewEntry {
  return { ...moved(booking, 'restored', 'hostOwes', 'cash', amountFen), concernsId: disallowedId };
}

/** The host paid it back to where it came from. */
export function repaidEntry(booking: Booking, disallowedId: number, amountFen: Fen): NewEntry {
  return { ...moved(booking, 'repaid', 'hostOwes', 'refunded', amountFen), concernsId: disallowedId };
}

export function surplusKeptEntry(booking: Booking, amountFen: Fen): NewEntry {
  return moved(booking, 'surplusKept', 'cash', 'kept', amountFen);
}

/** From the project's money, or from what was kept and not used within its years. */
export function surplusReturnedEntry(
  booking: Booking,
  amountFen: Fen,
  from: 'cash' | 'kept' = 'cash',
): NewEntry {
  return moved(booking, 'surplusReturned', from, 'refunded', amountFen);
}

/**
 * The opening of a running project: of its award, what was paid before the cut-over and is still there is cash, the
 * rest of what was paid was spent under unknown headings, and what was not paid is receivable.
 * Throws RangeError when these do not fit together; the import checks each row first.
 */
export function openingEntry(
  booking: Booking,
  { awardFen, paidFen, balanceFen }: { awardFen: Fen; paidFen: Fen; balanceFen: Fen },
): NewEntry {
  if (balanceFen < 0 || balanceFen > paidFen || paidFen > awardFen || awardFen <= 0) {
    throw new RangeError(`no opening: award ${awardFen}, paid ${paidFen}, left ${balanceFen} fen`);
  }
  const postings: Posting[] = [
    { account: 'receivable', amountFen: subtract(awardFen, paidFen) },
    { account: 'cash', amountFen: balanceFen },
    { account: SPENT_BEFORE, amountFen: subtract(paidFen, balanceFen) },
    { account: 'award', amountFen: subtract(ZERO, awardFen) },
  ];
  return entry(
    booking,
    'opening',
    postings.filter((each) => each.amountFen !== ZERO),
  );
}

function moved(
  booking: Booking,
  kind: EntryKind,
  from: LedgerAccount,
  to: LedgerAccount,
  amountFen: Fen,
): NewEntry {
  if (amountFen <= 0) throw new RangeError(`an entry moves something: ${amountFen} fen`);
  return entry(booking, kind, [
    { account: to, amountFen: add(amountFen) },
    { account: from, amountFen: subtract(ZERO, amountFen) },
  ]);
}

function entry(booking: Booking, kind: EntryKind, postings: readonly Posting[]): NewEntry {
  return {
    projectId: booking.projectId,
    kind,
    bookedOn: booking.bookedOn,
    postings,
    concernsId: null,
    reason: null,
    carriedOver: kind === 'opening',
  };
}
