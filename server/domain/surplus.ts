// What becomes of the money left over when a project ends (结余): kept by the host, kept for some years, or returned, by
// the verdict and the budget mode. For the acceptance desk, which carries the consequence out.
// Sources: 国办发〔2021〕32号 (kept after acceptance), 国发〔2014〕11号 (two years, then returned). Settings of the bureau.
import { addDays, addMonths, type Day } from './calendar.ts';
import type { NewEntry } from './ledger.ts';
import { surplusKeptEntry, surplusReturnedEntry, type Booking } from './ledgerEntries.ts';
import type { LedgerTotals } from './ledgerStatement.ts';
import { formatYuan, subtract, ZERO, type Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

/** How a project ends: accepted, not accepted, ended early, withdrawn by the bureau. */
export const CLOSINGS = ['passed', 'failed', 'terminated', 'revoked'] as const;
export type Closing = (typeof CLOSINGS)[number];

export type SurplusRule =
  | { readonly kind: 'keep' }
  /** Used within so many years of the verdict, then returned. */
  | { readonly kind: 'keepForYears'; readonly years: number }
  | { readonly kind: 'return' };

export interface SurplusSettings {
  readonly rules: Readonly<Record<Closing, Readonly<Record<BudgetMode, SurplusRule>>>>;
  /** Days after the notice within which money is returned. */
  readonly returnDays: number;
}

const KEEP: SurplusRule = { kind: 'keep' };
const RETURN: SurplusRule = { kind: 'return' };

/** Setting. A bureau under the older rule sets { kind: 'keepForYears', years: 2 } for what passed. */
export const DEFAULT_SURPLUS_SETTINGS: SurplusSettings = {
  rules: {
    passed: { lump_sum: KEEP, itemised: KEEP },
    failed: { lump_sum: RETURN, itemised: RETURN },
    terminated: { lump_sum: RETURN, itemised: RETURN },
    revoked: { lump_sum: RETURN, itemised: RETURN },
  },
  returnDays: 30,
};

const MOST_YEARS = 10;
const MOST_DAYS = 365;

/** surplus.years and surplus.days: whole numbers that can be meant. */
export function checkSurplusSettings({ rules, returnDays }: SurplusSettings, path: Path = []): Violation[] {
  return collect(
    CLOSINGS.flatMap((closing) =>
      Object.entries(rules[closing]).flatMap(([mode, rule]) =>
        rule.kind !== 'keepForYears' || isWhole(rule.years, MOST_YEARS)
          ? []
          : [violation('surplus.years', [...path, 'rules', closing, mode, 'years'], { most: MOST_YEARS })],
      ),
    ),
    isWhole(returnDays, MOST_DAYS)
      ? null
      : violation('surplus.days', [...path, 'returnDays'], { most: MOST_DAYS }),
  );
}

/** Of what is there: so much for payables, and the rest kept or returned. What the host owes is returned always. */
export interface SurplusDisposal {
  readonly reservedFen: Fen;
  readonly keptFen: Fen;
  /** The last day of use, the day before the same date;  null: for good, or nothing kept. */
  readonly keptUntil: Day | null;
  readonly returnedFen: Fen;
  readonly owedFen: Fen;
  /** The last day to return anything; null: nothing to return. */
  readonly returnBy: Day | null;
}

/** reserved + kept + returned = what is there; with what is owed, the whole surplus not disposed of before. */
export function computeSurplusDisposal({
  totals,
  payableFen,
  closing,
  budgetMode,
  decidedOn,
  settings = DEFAULT_SURPLUS_SETTINGS,
}: {
  totals: Pick<LedgerTotals, 'availableFen' | 'hostOwesFen'>;
  payableFen: Fen;
  closing: Closing;
  budgetMode: BudgetMode;
  /** The day of the verdict's notice. */
  decidedOn: Day;
  settings?: SurplusSettings;
}): SurplusDisposal {
  const { availableFen, hostOwesFen } = totals;
  if (payableFen > availableFen) {
    throw new RangeError(`payables of ${payableFen} fen, but ${availableFen} are there`);
  }
  const restFen = subtract(availableFen, payableFen);
  const rule = settings.rules[closing][budgetMode];
  const returnedFen = rule.kind === 'return' ? restFen : ZERO;
  return {
    reservedFen: payableFen,
    keptFen: subtract(restFen, returnedFen),
    keptUntil:
      rule.kind === 'keepForYears' && restFen > 0 ? addDays(addMonths(decidedOn, rule.years * 12), -1) : null,
    returnedFen,
    owedFen: hostOwesFen,
    returnBy: returnedFen > 0 || hostOwesFen > 0 ? addDays(decidedOn, settings.returnDays) : null,
  };
}

/** What the ledger is told on the day of the verdict (kept) and on the day the money comes back (returned). */
export function keptEntries(booking: Booking, { keptFen }: SurplusDisposal): NewEntry[] {
  return keptFen > 0 ? [surplusKeptEntry(booking, keptFen)] : [];
}

export function returnedEntries(booking: Booking, { returnedFen }: SurplusDisposal): NewEntry[] {
  return returnedFen > 0 ? [surplusReturnedEntry(booking, returnedFen)] : [];
}

/** The whole amount comes back, with its voucher, on a day that has come; late or not is the ladder's matter. */
export function checkSurplusReturn(
  { amountFen, voucher, returnedOn }: { amountFen: Fen; voucher: string; returnedOn: Day },
  { returnedFen }: Pick<SurplusDisposal, 'returnedFen'>,
  today: Day,
): Violation[] {
  return collect(
    amountFen === returnedFen && amountFen > 0
      ? null
      : violation('surplus.returnAmount', ['amountFen'], { dueYuan: formatYuan(returnedFen) }),
    voucher.trim() === '' ? violation('surplus.voucherMissing', ['voucher']) : null,
    returnedOn > today ? violation('surplus.returnInFuture', ['returnedOn'], { today }) : null,
  );
}

function isWhole(n: number, most: number): boolean {
  return Number.isSafeInteger(n) && n >= 1 && n <= most;
}
