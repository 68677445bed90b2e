// Moving money between the lines of an itemised budget (调剂): who decides which move, and what no decision may do.
// For host units and their leads; the bureau is asked only where the total changes.
// Source of the rights: 国办发〔2021〕32号, as in domain rules 2.3; a lump sum has nothing to move.
import {
  BUDGET_CATEGORIES,
  computeIndirectCap,
  EQUIPMENT_CATEGORIES,
  INDIRECT_TIERS_2021,
  type BudgetCategory,
  type IndirectTier,
} from './budget.ts';
import { spentOnLine, type SpentByCategory } from './expenseCategories.ts';
import { add, formatWan, formatYuan, ZERO, type Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';
import { collect, violation, type Violation } from './violation.ts';

export type BudgetLines = Readonly<Record<BudgetCategory, Fen>>;
/** Above zero: more for the line. */
export type LineChanges = Readonly<Partial<Record<BudgetCategory, Fen>>>;

export const DECIDERS = ['lead', 'host', 'bureau'] as const;
export type Decider = (typeof DECIDERS)[number];

export interface Reallocation {
  readonly changes: LineChanges;
  readonly reason: string;
  /** Who has agreed so far. */
  readonly decidedBy: readonly Decider[];
}

/**
 * Who must agree: the host where equipment changes, the lead where only business and labour do, both where indirect cost
 * gives way to direct, the bureau where the total changes.
 */
export function decidersOf(changes: LineChanges): readonly Decider[] {
  const changed = changedLines(changes);
  const needed = new Set<Decider>();
  if (sumOf(changes) !== ZERO) needed.add('bureau');
  if (changed.some((line) => EQUIPMENT_CATEGORIES.includes(line))) needed.add('host');
  if (changed.includes('indirect')) needed.add('host').add('lead');
  if (changed.some((line) => line === 'business' || line === 'labour') && !needed.has('host')) {
    needed.add('lead');
  }
  return DECIDERS.filter((decider) => needed.has(decider));
}

/** Everything that keeps a reallocation from taking effect. */
export function checkReallocation(
  reallocation: Reallocation,
  {
    budgetMode,
    lines,
    spent,
    tiers = INDIRECT_TIERS_2021,
  }: {
    budgetMode: BudgetMode;
    lines: BudgetLines;
    spent: SpentByCategory;
    /** Setting of the call, by year of award. */
    tiers?: readonly IndirectTier[];
  },
): Violation[] {
  const { changes, reason } = reallocation;
  if (budgetMode !== 'itemised') return [violation('reallocation.lumpSum')];
  if (changedLines(changes).length === 0) return [violation('reallocation.nothing', ['changes'])];
  return collect(
    reason.trim() === '' ? violation('reallocation.reasonMissing', ['reason']) : null,
    checkTotal(changes),
    checkRight(reallocation),
    checkLinesAfter(changes, lines, spent),
    checkIndirectAfter(changes, lines, tiers),
  );
}

/** The total is the award's: changing it is an amendment, not a reallocation. */
function checkTotal(changes: LineChanges): Violation | null {
  const sum = sumOf(changes);
  return sum === ZERO
    ? null
    : violation('reallocation.total', ['changes'], { differenceYuan: formatYuan(sum) });
}

function checkRight({ changes, decidedBy }: Reallocation): Violation[] {
  return decidersOf(changes)
    .filter((decider) => decider !== 'bureau' && !decidedBy.includes(decider))
    .map((decider) =>
      violation(decider === 'host' ? 'reallocation.hostDecides' : 'reallocation.leadDecides', ['decidedBy']),
    );
}

/** No line falls below what is already spent on it, nor below zero. */
function checkLinesAfter(changes: LineChanges, lines: BudgetLines, spent: SpentByCategory): Violation[] {
  const after = linesAfter(lines, changes);
  return changedLines(changes).flatMap((line) => {
    const spentFen = spentOnLine(spent, line);
    if (after[line] >= spentFen && after[line] >= 0) return [];
    return [
      violation('reallocation.belowSpent', ['changes', line], {
        afterYuan: formatYuan(after[line]),
        spentYuan: formatYuan(spentFen),
      }),
    ];
  });
}

/** Indirect cost is never raised, and stays within its cap: more purchase makes the base, and so the cap, smaller. */
function checkIndirectAfter(
  changes: LineChanges,
  lines: BudgetLines,
  tiers: readonly IndirectTier[],
): Violation[] {
  if ((changes.indirect ?? ZERO) > 0)
    return [violation('reallocation.indirectRaised', ['changes', 'indirect'])];
  const after = linesAfter(lines, changes);
  if (BUDGET_CATEGORIES.some((line) => after[line] < 0)) return [];
  const directFen = add(
    ...BUDGET_CATEGORIES.filter((line) => line !== 'indirect').map((line) => after[line]),
  );
  const capFen = computeIndirectCap({ directFen, purchaseFen: after.equipmentPurchase, tiers });
  if (after.indirect <= capFen) return [];
  return [
    violation('reallocation.indirectCap', ['changes'], {
      indirectWan: formatWan(after.indirect),
      capWan: formatWan(capFen),
    }),
  ];
}

/** The budget once a reallocation has taken effect. */
export function linesAfter(lines: BudgetLines, changes: LineChanges): BudgetLines {
  return Object.fromEntries(
    BUDGET_CATEGORIES.map((line) => [line, add(lines[line], changes[line] ?? ZERO)]),
  ) as Record<BudgetCategory, Fen>;
}

function changedLines(changes: LineChanges): BudgetCategory[] {
  return BUDGET_CATEGORIES.filter((line) => (changes[line] ?? ZERO) !== ZERO);
}

function sumOf(changes: LineChanges): Fen {
  return add(...BUDGET_CATEGORIES.map((line) => changes[line] ?? ZERO));
}
