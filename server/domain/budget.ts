// The budget of an application: which lines there may be, and how much indirect cost (间接费用) fits, for the applicant
// who fills it in and the officer who checks it. All amounts in fen.
// Source: 国办发〔2021〕32号 (three direct categories, indirect tiers); 包干制 has no lines at all.

import { add, fen, formatWan, subtract, ZERO } from './money.ts';
import type { Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';
import { collect, violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

/** 设备费 in its four kinds, 业务费, 劳务费, 间接费用. */
export const BUDGET_CATEGORIES = [
  'equipmentPurchase', // 购置
  'equipmentTrial', // 试制
  'equipmentUpgrade', // 升级改造
  'equipmentRental', // 租赁
  'business',
  'labour',
  'indirect',
] as const;
export type BudgetCategory = (typeof BUDGET_CATEGORIES)[number];

export const EQUIPMENT_CATEGORIES: readonly BudgetCategory[] = BUDGET_CATEGORIES.slice(0, 4);

/** One line: what it buys, out of the grant (财政资金) and out of own money (自筹). */
export interface BudgetLine {
  readonly category: BudgetCategory;
  readonly grantFen: Fen;
  readonly ownFen: Fen;
  /** How many items the line buys, from 1; of weight for equipment only. */
  readonly quantity: number;
  readonly note: string;
}

/** Indirect cost: up to `upToFen` of the base, `permille` of it; the last tier has no end. Tiers rise. */
export interface IndirectTier {
  readonly upToFen: Fen | null;
  readonly permille: number;
}

export interface BudgetSettings {
  readonly indirectTiers: readonly IndirectTier[];
  /** A single piece of equipment from this price on needs a note. */
  readonly equipmentNoteFromFen: Fen;
}

const WAN = 1_000_000;

/** 国办发〔2021〕32号: 30 % up to 500 万元, 25 % up to 1000 万元, 20 % beyond. By year of award: a setting of the call. */
export const INDIRECT_TIERS_2021: readonly IndirectTier[] = [
  { upToFen: fen(500 * WAN), permille: 300 },
  { upToFen: fen(1000 * WAN), permille: 250 },
  { upToFen: null, permille: 200 },
];

export const DEFAULT_BUDGET_SETTINGS: BudgetSettings = {
  indirectTiers: INDIRECT_TIERS_2021,
  equipmentNoteFromFen: fen(50 * WAN),
};

/** The cap is rounded down to 0.01 万元: it is a cap. */
const CAP_STEP_FEN = 10_000n;

/**
 * The most indirect cost over given direct costs of the grant. Base = direct − equipment purchase (购置 only).
 * @example direct 800 万元, of which purchase 100 → base 700 → 150 + 50 = 200 万元
 */
export function computeIndirectCap({
  directFen,
  purchaseFen,
  tiers = INDIRECT_TIERS_2021,
}: {
  directFen: Fen;
  purchaseFen: Fen;
  tiers?: readonly IndirectTier[];
}): Fen {
  let left = baseOf(directFen, purchaseFen);
  let from = 0n;
  let cap = 0n;
  for (const { upToFen, permille } of tiers) {
    const portion = upToFen === null ? left : least(left, BigInt(upToFen) - from);
    cap += portion * BigInt(permille);
    left -= portion;
    from += portion;
  }
  return roundedDown(cap, 1000n);
}

/**
 * The inverse, for a grant whose total is fixed: the most indirect cost in it, the rest being direct.
 * @example total 100 万元, purchase 30 → base 53.8462, indirect 16.15 万元
 */
export function computeIndirectOfTotal({
  totalFen,
  purchaseFen,
  tiers = INDIRECT_TIERS_2021,
}: {
  totalFen: Fen;
  purchaseFen: Fen;
  tiers?: readonly IndirectTier[];
}): Fen {
  let left = baseOf(totalFen, purchaseFen) * 1000n;
  let from = 0n;
  let indirect = 0n;
  for (const { upToFen, permille } of tiers) {
    const whole = 1000n + BigInt(permille);
    const width = upToFen === null ? null : BigInt(upToFen) - from;
    if (width === null || left < width * whole)
      return roundedDown(indirect * whole + left * BigInt(permille), 1000n * whole);
    indirect += width * BigInt(permille);
    left -= width * whole;
    from += width;
  }
  return roundedDown(indirect, 1000n);
}

/**
 * A lump-sum application has no lines (budget.lumpSumHasLines); an itemised one has some (budget.missing) that add up
 * to what is asked for, within the indirect cap, with a note on each dear piece of equipment.
 */
export function checkBudget({
  budgetMode,
  lines,
  requestedFen,
  ownFen,
  settings = DEFAULT_BUDGET_SETTINGS,
}: {
  budgetMode: BudgetMode;
  lines: readonly BudgetLine[];
  requestedFen: Fen;
  ownFen: Fen;
  settings?: BudgetSettings;
}): Violation[] {
  const amounts = collect(
    checkNotNegative(requestedFen, ['requestedFen']),
    checkNotNegative(ownFen, ['ownFen']),
  );
  switch (budgetMode) {
    case 'lump_sum':
      return collect(amounts, lines.length > 0 ? violation('budget.lumpSumHasLines', ['lines']) : null);
    case 'itemised':
      if (lines.length === 0) return collect(amounts, violation('budget.missing', ['lines']));
      return collect(
        amounts,
        lines.flatMap((line, index) => checkLine(line, ['lines', index], settings)),
        checkSum('budget.grantSum', add(...lines.map((line) => line.grantFen)), requestedFen),
        checkSum('budget.ownSum', add(...lines.map((line) => line.ownFen)), ownFen),
        checkIndirect(lines, settings.indirectTiers),
      );
  }
}

function checkLine(line: BudgetLine, path: Path, settings: BudgetSettings): Violation[] {
  const violations = collect(
    checkNotNegative(line.grantFen, [...path, 'grantFen']),
    checkNotNegative(line.ownFen, [...path, 'ownFen']),
  );
  if (!EQUIPMENT_CATEGORIES.includes(line.category)) return violations;

  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) {
    return [...violations, violation('budget.quantity', [...path, 'quantity'])];
  }
  const from = settings.equipmentNoteFromFen;
  const isDear = BigInt(line.grantFen) + BigInt(line.ownFen) >= BigInt(from) * BigInt(line.quantity);
  if (isDear && line.note.trim() === '') {
    violations.push(violation('budget.equipmentNote', [...path, 'note'], { fromWan: formatWan(from) }));
  }
  return violations;
}

/** Only money of the grant counts, in the base and against the cap. Negative lines are told of above, not counted. */
function checkIndirect(lines: readonly BudgetLine[], tiers: readonly IndirectTier[]): Violation | null {
  const grantOf = (belongs: (category: BudgetCategory) => boolean): Fen =>
    add(...lines.filter((line) => belongs(line.category) && line.grantFen > 0).map((line) => line.grantFen));
  const indirectFen = grantOf((category) => category === 'indirect');
  const directFen = grantOf((category) => category !== 'indirect');
  const purchaseFen = grantOf((category) => category === 'equipmentPurchase');

  const capFen = computeIndirectCap({ directFen, purchaseFen, tiers });
  if (indirectFen <= capFen) return null;
  return violation('budget.indirectCap', ['lines'], {
    indirectWan: formatWan(indirectFen),
    capWan: formatWan(capFen),
    baseWan: formatWan(subtract(directFen, purchaseFen)),
  });
}

function checkSum(code: string, sumFen: Fen, totalFen: Fen): Violation | null {
  if (sumFen === totalFen) return null;
  return violation(code, ['lines'], { sumWan: formatWan(sumFen), totalWan: formatWan(totalFen) });
}

function checkNotNegative(amount: Fen, path: Path): Violation | null {
  return amount < ZERO ? violation('budget.negative', path) : null;
}

function baseOf(amount: Fen, purchase: Fen): bigint {
  if (purchase < 0 || purchase > amount)
    throw new RangeError(`purchase ${purchase} is not within ${amount} fen`);
  return BigInt(amount) - BigInt(purchase);
}

function roundedDown(numerator: bigint, denominator: bigint): Fen {
  return fen(Number((numerator / (denominator * CAP_STEP_FEN)) * CAP_STEP_FEN));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
