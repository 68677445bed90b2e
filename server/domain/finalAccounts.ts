// The final accounts (决算) of a project: drawn from its ledger, category by category, with what is still to be paid and
// what is left. Checked again when signed, so that what people sign is what the ledger says. For host and bureau.
// Checks as in domain rules 1.6: categories total the spending; received less spent = surplus, not below zero.
import { BUDGET_CATEGORIES, type BudgetCategory } from './budget.ts';
import {
  EXPENSE_CATEGORIES,
  groupOf,
  lineOf,
  LUMP_SUM_GROUPS,
  type ExpenseCategory,
  type LumpSumGroup,
} from './expenseCategories.ts';
import type { LedgerTotals } from './ledgerStatement.ts';
import { add, fen, formatYuan, subtract, ZERO, type Fen } from './money.ts';
import type { BudgetLines } from './reallocation.ts';
import type { BudgetMode } from './terms.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

/** A group of the lump sum, a line of the budget, or what was spent before a running project was taken over. */
export type Heading = LumpSumGroup | BudgetCategory | 'carriedOver';

export interface AccountsRow {
  readonly heading: Heading;
  /** As awarded and after reallocations; null where there is no budget. */
  readonly approvedFen: Fen | null;
  readonly adjustedFen: Fen | null;
  readonly spentFen: Fen;
  readonly categories: readonly { readonly category: ExpenseCategory; readonly spentFen: Fen }[];
}

/** 应付未付: contracted and not paid yet. */
export interface Payable {
  readonly contractNumber: string;
  readonly payee: string;
  readonly amountFen: Fen;
}

export interface FinalAccounts {
  readonly budgetMode: BudgetMode;
  readonly awardFen: Fen;
  readonly receivedFen: Fen;
  readonly rows: readonly AccountsRow[];
  readonly spentFen: Fen;
  readonly payables: readonly Payable[];
  readonly payableFen: Fen;
  /** Received less spent. What the host owes and what went back already are parts of it. */
  readonly surplusFen: Fen;
  readonly hostOwesFen: Fen;
  readonly refundedFen: Fen;
  /** 支出率, rounded half-up; null when nothing was received. */
  readonly spentPermille: number | null;
}

export interface Budget {
  readonly approved: BudgetLines;
  readonly adjusted: BudgetLines;
}

export function computeFinalAccounts({
  budgetMode,
  totals,
  budget,
  payables,
}: {
  budgetMode: BudgetMode;
  totals: LedgerTotals;
  /** null for a lump sum. */
  budget: Budget | null;
  payables: readonly Payable[];
}): FinalAccounts {
  const { awardFen, receivedFen, spentFen, hostOwesFen, refundedFen } = totals;
  return {
    budgetMode,
    awardFen,
    receivedFen,
    rows: rowsOf(budgetMode, totals, budget),
    spentFen,
    payables,
    payableFen: add(...payables.map((each) => each.amountFen)),
    surplusFen: subtract(receivedFen, spentFen),
    hostOwesFen,
    refundedFen,
    spentPermille: permille(spentFen, receivedFen),
  };
}

function rowsOf(budgetMode: BudgetMode, totals: LedgerTotals, budget: Budget | null): AccountsRow[] {
  const isLumpSum = budgetMode === 'lump_sum';
  const headings: readonly Heading[] = isLumpSum ? LUMP_SUM_GROUPS : BUDGET_CATEGORIES;
  const headingOf = isLumpSum ? groupOf : lineOf;
  const rows = headings.map((heading): AccountsRow => {
    const categories = EXPENSE_CATEGORIES.filter((category) => headingOf(category) === heading).map(
      (category) => ({ category, spentFen: totals.spent[category] ?? ZERO }),
    );
    return {
      heading,
      approvedFen: budgetOf(budget?.approved, heading),
      adjustedFen: budgetOf(budget?.adjusted, heading),
      spentFen: add(...categories.map((each) => each.spentFen)),
      categories,
    };
  });
  if (totals.spentBeforeFen === ZERO) return rows;
  const before = { approvedFen: null, adjustedFen: null, spentFen: totals.spentBeforeFen, categories: [] };
  return [{ heading: 'carriedOver', ...before }, ...rows];
}

function budgetOf(lines: BudgetLines | undefined, heading: Heading): Fen | null {
  return BUDGET_CATEGORIES.includes(heading as BudgetCategory)
    ? (lines?.[heading as BudgetCategory] ?? null)
    : null;
}

/** The accounts against themselves and against the ledger of today: nothing has been booked since, nothing typed over. */
export function checkFinalAccounts(accounts: FinalAccounts, totals: LedgerTotals): Violation[] {
  return collect(
    checkSums(accounts),
    checkSurplus(accounts),
    checkAsLedger(accounts, totals),
    checkPayables(accounts, totals),
  );
}

function checkSums({ rows, spentFen }: FinalAccounts): Violation[] {
  const sumFen = add(...rows.map((row) => row.spentFen));
  return collect(
    rows.flatMap((row, index) => {
      if (row.heading === 'carriedOver') return [];
      const ofRow = add(...row.categories.map((each) => each.spentFen));
      return row.spentFen === ofRow
        ? []
        : [different('finalAccounts.rowSum', ['rows', index], row.spentFen, ofRow)];
    }),
    sumFen === spentFen ? null : different('finalAccounts.categorySum', ['rows'], sumFen, spentFen),
  );
}

function checkSurplus({ receivedFen, spentFen, surplusFen }: FinalAccounts): Violation[] {
  const leftFen = subtract(receivedFen, spentFen);
  return collect(
    surplusFen === leftFen ? null : different('finalAccounts.surplus', ['surplusFen'], surplusFen, leftFen),
    surplusFen < 0 ? violation('finalAccounts.surplusNegative', ['surplusFen']) : null,
  );
}

function checkAsLedger(accounts: FinalAccounts, totals: LedgerTotals): Violation[] {
  const figures = ['awardFen', 'receivedFen', 'spentFen', 'hostOwesFen', 'refundedFen'] as const;
  const spent = new Map(
    accounts.rows.flatMap((row) => row.categories).map((each) => [each.category, each.spentFen]),
  );
  return collect(
    figures.flatMap((figure) =>
      accounts[figure] === totals[figure]
        ? []
        : [different('finalAccounts.notAsLedger', [figure], accounts[figure], totals[figure])],
    ),
    EXPENSE_CATEGORIES.flatMap((category) => {
      const [here, there] = [spent.get(category) ?? ZERO, totals.spent[category] ?? ZERO];
      return here === there ? [] : [different('finalAccounts.notAsLedger', ['rows', category], here, there)];
    }),
  );
}

/** Each with its contract, and together no more than there is to pay them from. */
function checkPayables({ payables, payableFen }: FinalAccounts, { availableFen }: LedgerTotals): Violation[] {
  const sumFen = add(...payables.map((each) => each.amountFen));
  return collect(
    payables.flatMap(({ contractNumber, payee, amountFen }, index) =>
      collect(
        contractNumber.trim() === ''
          ? violation('finalAccounts.payableContract', ['payables', index, 'contractNumber'])
          : null,
        payee.trim() === '' ? violation('finalAccounts.payablePayee', ['payables', index, 'payee']) : null,
        amountFen <= 0 ? violation('finalAccounts.payableAmount', ['payables', index, 'amountFen']) : null,
      ),
    ),
    payableFen === sumFen ? null : different('finalAccounts.payableSum', ['payableFen'], payableFen, sumFen),
    payableFen > availableFen
      ? violation('finalAccounts.payablesOverSurplus', ['payables'], {
          payableYuan: formatYuan(payableFen),
          availableYuan: formatYuan(availableFen),
        })
      : null,
  );
}

/** Setting: from this award on an accountant's report is asked for. Municipal practice, to be set by the bureau. */
export const AUDIT_REPORT_FROM: Fen = fen(50_000_000);

/** What must be settled before the accounts may be signed. */
export function checkReadyForAccounts({
  awardFen,
  inTransitFen,
  undecided,
  hasAuditReport,
  auditReportFromFen = AUDIT_REPORT_FROM,
}: {
  awardFen: Fen;
  /** Paid and not yet received. */
  inTransitFen: Fen;
  /** Expenses without a verdict. */
  undecided: number;
  hasAuditReport: boolean;
  auditReportFromFen?: Fen | null;
}): Violation[] {
  const needsReport = auditReportFromFen !== null && awardFen >= auditReportFromFen;
  return collect(
    inTransitFen === ZERO
      ? null
      : violation('finalAccounts.inTransit', [], { amountYuan: formatYuan(inTransitFen) }),
    undecided === 0 ? null : violation('finalAccounts.undecided', [], { count: undecided }),
    needsReport && !hasAuditReport ? violation('finalAccounts.auditReportMissing', ['auditReport']) : null,
  );
}

/** Signed by the lead, by the host's head of finance, and sealed by the host. */
export function checkSignatures(signed: {
  readonly lead: boolean;
  readonly hostFinance: boolean;
  readonly hostSeal: boolean;
}): Violation[] {
  return collect(
    signed.lead ? null : violation('finalAccounts.leadSignature'),
    signed.hostFinance ? null : violation('finalAccounts.financeSignature'),
    signed.hostSeal ? null : violation('finalAccounts.hostSeal'),
  );
}

function different(code: string, path: Path, here: Fen, there: Fen): Violation {
  return violation(code, path, { hereYuan: formatYuan(here), thereYuan: formatYuan(there) });
}

function permille(part: Fen, whole: Fen): number | null {
  if (whole <= 0) return null;
  return Number((BigInt(part) * 2000n + BigInt(whole)) / (BigInt(whole) * 2n));
}
