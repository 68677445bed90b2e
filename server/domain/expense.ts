// One expense of a project as host finance books it: in the closed list of the budget mode, within the term, with payee,
// invoices and voucher, and never more than there is. The caps are settings.
// Sources: 国办发〔2021〕32号; 财教〔2021〕177号 for what may not be charged (negativeList.ts).
import type { BudgetCategory } from './budget.ts';
import { addDays, type Day } from './calendar.ts';
import {
  belongsTo,
  lineOf,
  spentOnLine,
  type ExpenseCategory,
  type SpentByCategory,
} from './expenseCategories.ts';
import { checkInvoice, checkInvoicesNew, FIRST_DIGITAL_YEAR, type InvoiceNumber } from './invoiceNumber.ts';
import { add, formatYuan, permilleOf, subtract, ZERO, type Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';
import { checkLine } from './text.ts';
import { collect, under, violation, type Violation } from './violation.ts';

export interface Expense {
  readonly category: ExpenseCategory;
  readonly amountFen: Fen;
  readonly spentOn: Day;
  readonly payee: string;
  readonly invoices: readonly InvoiceNumber[];
  readonly hasVoucherFile: boolean;
  /** The day the contract behind it was signed; null without one. */
  readonly contractedOn: Day | null;
}

export interface ExpenseSettings {
  /** Categories paid by a list or a share-out, without an invoice. */
  readonly withoutInvoice: readonly ExpenseCategory[];
  /** Days after the end of the term that still count as inside it. */
  readonly graceDays: number;
  /** Most management cost of a lump sum, in permille of the award; null: agreed between unit and lead, no cap. */
  readonly managementCapPermille: number | null;
  /** Most performance pay of a lump sum, in permille of the award; null: the lead decides, no cap. */
  readonly performanceCapPermille: number | null;
  /** Most performance pay of an itemised budget, in permille of the indirect line; null: all of it may be used. */
  readonly performanceOfIndirectPermille: number | null;
  readonly firstDigitalYear: number;
  readonly payeeCharacters: number;
}

/** Settings. No caps by default: the national rules have none; some provinces do. */
export const DEFAULT_EXPENSE_SETTINGS: ExpenseSettings = {
  withoutInvoice: ['labour', 'consulting', 'facilities', 'management', 'performance'],
  graceDays: 0,
  managementCapPermille: null,
  performanceCapPermille: null,
  performanceOfIndirectPermille: null,
  firstDigitalYear: FIRST_DIGITAL_YEAR,
  payeeCharacters: 100,
};

/** Read under the project's lock: two bookings that fit alone and not together must not both pass. */
export interface ProjectMoney {
  readonly budgetMode: BudgetMode;
  readonly awardFen: Fen;
  /** 执行期, both days inside. */
  readonly term: { readonly startsOn: Day; readonly endsOn: Day };
  /** The day the final accounts are drawn up; until then costs contracted within the term are paid. null: not set. */
  readonly accountsOn: Day | null;
  /** The budget after every reallocation; null for a lump sum. */
  readonly lines: Readonly<Record<BudgetCategory, Fen>> | null;
  readonly spent: SpentByCategory;
  /** Received less everything that has left. */
  readonly availableFen: Fen;
}

/** Everything that keeps an expense from being booked on the day `today`. */
export function checkExpense(
  expense: Expense,
  money: ProjectMoney,
  {
    today,
    takenInvoices,
    settings = DEFAULT_EXPENSE_SETTINGS,
  }: { today: Day; takenInvoices: ReadonlySet<string>; settings?: ExpenseSettings },
): Violation[] {
  return collect(
    checkPaper(expense, settings),
    checkInvoices(expense, today, takenInvoices, settings),
    checkSpentOn(expense, money, today, settings),
    belongsTo(expense.category, money.budgetMode) ? null : violation('expense.category', ['category']),
    checkAmount(expense, money, settings),
  );
}

function checkPaper({ payee, hasVoucherFile }: Expense, settings: ExpenseSettings): Violation[] {
  return collect(
    payee.trim() === '' ? violation('expense.payeeMissing', ['payee']) : null,
    checkLine(payee, ['payee'], settings.payeeCharacters),
    hasVoucherFile ? null : violation('expense.voucherMissing', ['voucher']),
  );
}

function checkInvoices(
  { category, invoices }: Expense,
  today: Day,
  taken: ReadonlySet<string>,
  { withoutInvoice, firstDigitalYear }: ExpenseSettings,
): Violation[] {
  if (invoices.length === 0) {
    return withoutInvoice.includes(category) ? [] : [violation('expense.invoiceMissing', ['invoices'])];
  }
  const year = Number(today.slice(0, 4));
  return collect(
    invoices.flatMap((invoice, index) =>
      under(['invoices', index], checkInvoice(invoice, { year, firstYear: firstDigitalYear })),
    ),
    checkInvoicesNew(invoices, taken, ['invoices']),
  );
}

/** Within the term, or contracted within it and paid before the final accounts; never after today. */
function checkSpentOn(
  { spentOn, contractedOn }: Expense,
  { term, accountsOn }: ProjectMoney,
  today: Day,
  { graceDays }: ExpenseSettings,
): Violation[] {
  const { startsOn, endsOn } = term;
  const isInside = spentOn >= startsOn && spentOn <= addDays(endsOn, graceDays);
  const isContracted =
    contractedOn !== null &&
    contractedOn >= startsOn &&
    contractedOn <= endsOn &&
    accountsOn !== null &&
    spentOn >= contractedOn &&
    spentOn <= accountsOn;
  return collect(
    spentOn > today ? violation('expense.inFuture', ['spentOn'], { today }) : null,
    isInside || isContracted ? null : violation('expense.outsideTerm', ['spentOn'], { startsOn, endsOn }),
  );
}

/** Above zero, within what is there, within the line, within the caps. */
function checkAmount(expense: Expense, money: ProjectMoney, settings: ExpenseSettings): Violation[] {
  const { amountFen } = expense;
  if (amountFen <= 0) return [violation('expense.amount', ['amountFen'])];
  return collect(
    amountFen > money.availableFen
      ? violation('expense.overReceived', ['amountFen'], {
          amountYuan: formatYuan(amountFen),
          availableYuan: formatYuan(money.availableFen),
        })
      : null,
    checkOfLine(expense, money),
    checkCaps(expense, money, settings),
  );
}

/** An itemised budget is kept line by line; more goes onto a line by a reallocation (reallocation.ts) only. */
function checkOfLine({ category, amountFen }: Expense, money: ProjectMoney): Violation | null {
  const line = lineOf(category);
  if (money.budgetMode !== 'itemised' || line === null) return null;
  const left = subtract(money.lines?.[line] ?? ZERO, spentOnLine(money.spent, line));
  if (amountFen <= left) return null;
  return violation('expense.overLine', ['amountFen'], {
    amountYuan: formatYuan(amountFen),
    leftYuan: formatYuan(left > 0 ? left : ZERO),
  });
}

function checkCaps(
  { category, amountFen }: Expense,
  money: ProjectMoney,
  settings: ExpenseSettings,
): Violation | null {
  const cap = capOf(category, money, settings);
  if (cap === null) return null;
  const totalFen = add(money.spent[category] ?? ZERO, amountFen);
  if (totalFen <= cap.fen) return null;
  return violation(cap.code, ['amountFen'], {
    totalYuan: formatYuan(totalFen),
    capYuan: formatYuan(cap.fen),
  });
}

function capOf(
  category: ExpenseCategory,
  { budgetMode, awardFen, lines }: ProjectMoney,
  settings: ExpenseSettings,
): { code: string; fen: Fen } | null {
  const { managementCapPermille, performanceCapPermille, performanceOfIndirectPermille } = settings;
  const cap = (code: string, baseFen: Fen, permille: number | null): { code: string; fen: Fen } | null =>
    permille === null ? null : { code, fen: permilleOf(baseFen, permille) };
  if (category === 'management' && budgetMode === 'lump_sum') {
    return cap('expense.managementCap', awardFen, managementCapPermille);
  }
  if (category !== 'performance') return null;
  return budgetMode === 'lump_sum'
    ? cap('expense.performanceCap', awardFen, performanceCapPermille)
    : cap('expense.performanceCap', lines?.indirect ?? ZERO, performanceOfIndirectPermille);
}
