// The ledger of a project: what an entry must be to be appended, how one is put right by its reversal, and the balances
// that follow. Entries are only ever added. For host and bureau finance, and for whoever follows a fen.
import type { Day } from './calendar.ts';
import { CONCERNS, LEDGER_ACCOUNTS, PATTERNS, type EntryKind, type LedgerAccount } from './ledgerAccounts.ts';
import { add, formatYuan, subtract, ZERO, type Fen } from './money.ts';
import { collect, violation, type Violation } from './violation.ts';

/** Above zero a debit, below zero a credit. */
export interface Posting {
  readonly account: LedgerAccount;
  readonly amountFen: Fen;
}

/** An entry before it has its number. */
export interface NewEntry {
  readonly projectId: number;
  readonly kind: EntryKind;
  readonly bookedOn: Day;
  readonly postings: readonly Posting[];
  /** The entry this one reverses, or follows (received what was paid); null for an entry of its own. */
  readonly concernsId: number | null;
  /** Why a reversal was needed. */
  readonly reason: string | null;
  /** Taken over with a running project, not booked here. */
  readonly carriedOver: boolean;
}

export interface LedgerEntry extends NewEntry {
  /** Rising in the order of booking. */
  readonly id: number;
}

export type Balances = Readonly<Record<LedgerAccount, Fen>>;

/** What there is in the ledger for a new entry to be measured against; ledgerBefore() reads it out of all entries. */
export interface LedgerBefore {
  readonly balances: Balances;
  /** The entry that `concernsId` names. */
  readonly concerned: LedgerEntry | null;
  /** Entries that name the same one, reversed ones among them left out. */
  readonly followers: readonly LedgerEntry[];
  readonly hasNative: boolean;
}

/** Everything that keeps an entry from being appended. */
export function checkAppend(entry: NewEntry, before: LedgerBefore): Violation[] {
  const shape = collect(
    checkPostings(entry),
    checkPattern(entry),
    checkCarriedOver(entry, before),
    checkAwardedOnce(entry, before.balances),
  );
  if (shape.length > 0) return shape;
  const following = entry.kind === 'reversal' ? checkReversal(entry, before) : checkFollows(entry, before);
  return following.length > 0 ? following : checkNotOverdrawn(entry, before.balances);
}

/** ledger.tooFewPostings, .account, .accountTwice, .zeroPosting, and .unbalanced: debits and credits cancel out. */
export function checkPostings({ postings }: Pick<NewEntry, 'postings'>): Violation[] {
  const accounts = postings.map((each) => each.account);
  const sumFen = add(...postings.map((each) => each.amountFen));
  return collect(
    postings.length < 2 ? violation('ledger.tooFewPostings', ['postings']) : null,
    postings.flatMap(({ account, amountFen }, index) =>
      collect(
        LEDGER_ACCOUNTS.includes(account)
          ? null
          : violation('ledger.account', ['postings', index, 'account'], { account }),
        accounts.indexOf(account) < index
          ? violation('ledger.accountTwice', ['postings', index, 'account'], { account })
          : null,
        amountFen === ZERO ? violation('ledger.zeroPosting', ['postings', index, 'amountFen']) : null,
      ),
    ),
    sumFen === ZERO
      ? null
      : violation('ledger.unbalanced', ['postings'], { differenceYuan: formatYuan(sumFen) }),
  );
}

/** A kind of entry moves money between its own accounts only. */
function checkPattern({ kind, postings }: NewEntry): Violation[] {
  if (kind === 'reversal') return [];
  const { debit, credit } = PATTERNS[kind];
  return postings.flatMap(({ account, amountFen }, index) =>
    (amountFen > 0 ? debit : credit).includes(account)
      ? []
      : [violation('ledger.pattern', ['postings', index, 'account'], { kind, account })],
  );
}

/** What is taken over stands before everything booked here, and only as an opening; undoing it is a reversal. */
function checkCarriedOver(entry: NewEntry, { hasNative }: LedgerBefore): Violation | null {
  if (entry.kind === 'reversal') return null;
  if (entry.carriedOver !== (entry.kind === 'opening')) return violation('ledger.carriedOver', ['kind']);
  return entry.carriedOver && hasNative ? violation('ledger.openingTooLate', ['kind']) : null;
}

/** Money is promised to a project once, by its award or by its opening; undone, it may be promised again. */
function checkAwardedOnce({ kind }: NewEntry, balances: Balances): Violation | null {
  if ((kind !== 'award' && kind !== 'opening') || balances.award === ZERO) return null;
  return violation('ledger.awardTwice', ['kind']);
}

/** A reversal mirrors one entry of its project exactly, once, with a reason, and before anything else builds on it. */
function checkReversal(entry: NewEntry, { concerned, followers }: LedgerBefore): Violation[] {
  if (concerned === null || concerned.projectId !== entry.projectId) {
    return [violation('ledger.unknownEntry', ['concernsId'])];
  }
  if (concerned.kind === 'reversal') return [violation('ledger.reversalOfReversal', ['concernsId'])];
  if (followers.some((each) => each.kind === 'reversal')) {
    return [violation('ledger.reversedBefore', ['concernsId'])];
  }
  return collect(
    followers.length > 0
      ? violation('ledger.builtUpon', ['concernsId'], { entries: followers.map((each) => String(each.id)) })
      : null,
    (entry.reason ?? '').trim() === '' ? violation('ledger.reasonMissing', ['reason']) : null,
    mirrors(entry.postings, concerned.postings) ? null : violation('ledger.notMirrored', ['postings']),
    entry.carriedOver === concerned.carriedOver ? null : violation('ledger.carriedOver', ['carriedOver']),
    entry.bookedOn < concerned.bookedOn
      ? violation('ledger.before', ['bookedOn'], { bookedOn: concerned.bookedOn })
      : null,
  );
}

/** Received no more than was paid, disallowed no more than was spent, restored no more than was disallowed. */
function checkFollows(entry: NewEntry, { concerned, followers }: LedgerBefore): Violation[] {
  const kinds = CONCERNS[entry.kind];
  if (kinds === undefined) {
    return entry.concernsId === null ? [] : [violation('ledger.concernsNothing', ['concernsId'])];
  }
  const isRight =
    concerned !== null && concerned.projectId === entry.projectId && kinds.includes(concerned.kind);
  if (!isRight) return [violation('ledger.unknownEntry', ['concernsId'])];
  if (followers.some((each) => each.kind === 'reversal')) {
    return [violation('ledger.reversedBefore', ['concernsId'])];
  }
  return collect(
    entry.bookedOn < concerned.bookedOn
      ? violation('ledger.before', ['bookedOn'], { bookedOn: concerned.bookedOn })
      : null,
    entry.postings.flatMap(({ account, amountFen }, index) => {
      if (amountFen > 0) return [];
      const left = add(...[concerned, ...followers].map((each) => amountOn(each, account)));
      if (-amountFen <= left) return [];
      return [
        violation('ledger.overConcerned', ['postings', index, 'amountFen'], { leftYuan: formatYuan(left) }),
      ];
    }),
  );
}

/** No account but the award itself can owe: nothing is paid, received or spent that is not there. */
function checkNotOverdrawn(entry: NewEntry, balances: Balances): Violation[] {
  return entry.postings.flatMap(({ account, amountFen }, index) =>
    account === 'award' || add(balances[account], amountFen) >= 0
      ? []
      : [
          violation('ledger.overdrawn', ['postings', index, 'amountFen'], {
            account,
            leftYuan: formatYuan(balances[account]),
          }),
        ],
  );
}

export function computeBalances(entries: readonly Pick<NewEntry, 'postings'>[]): Balances {
  const balances = Object.fromEntries(LEDGER_ACCOUNTS.map((account) => [account, ZERO])) as Record<
    LedgerAccount,
    Fen
  >;
  for (const { postings } of entries) {
    for (const { account, amountFen } of postings) balances[account] = add(balances[account], amountFen);
  }
  return balances;
}

/** For a ledger held whole; a long one asks the database for the same four facts. */
export function ledgerBefore(
  entry: Pick<NewEntry, 'concernsId'>,
  entries: readonly LedgerEntry[],
): LedgerBefore {
  const reversed = reversedIds(entries);
  const { concernsId } = entry;
  return {
    balances: computeBalances(entries),
    concerned: entries.find((each) => each.id === concernsId) ?? null,
    followers:
      concernsId === null
        ? []
        : entries.filter((each) => each.concernsId === concernsId && !reversed.has(each.id)),
    hasNative: entries.some((each) => !each.carriedOver),
  };
}

/** Ids of the entries that have been reversed. */
export function reversedIds(entries: readonly LedgerEntry[]): Set<number> {
  return new Set(
    entries.flatMap(({ kind, concernsId }) => (kind === 'reversal' && concernsId !== null ? concernsId : [])),
  );
}

/** The reversal of an entry: every posting with the other sign. */
export function reversalOf(entry: LedgerEntry, reason: string, bookedOn: Day): NewEntry {
  return {
    projectId: entry.projectId,
    kind: 'reversal',
    bookedOn,
    postings: entry.postings.map(({ account, amountFen }) => ({
      account,
      amountFen: subtract(ZERO, amountFen),
    })),
    concernsId: entry.id,
    reason,
    carriedOver: entry.carriedOver,
  };
}

function mirrors(some: readonly Posting[], others: readonly Posting[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ account, amountFen }) =>
      others.some((each) => each.account === account && each.amountFen === subtract(ZERO, amountFen)),
    )
  );
}

function amountOn({ postings }: NewEntry, account: LedgerAccount): Fen {
  return add(...postings.filter((each) => each.account === account).map((each) => each.amountFen));
}
