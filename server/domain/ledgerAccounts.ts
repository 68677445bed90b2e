// The chart of accounts of a project and the kinds of entry it may carry, both closed. Read by everybody who books or
// reads money: an amount above zero is a debit, below zero a credit.
// Always: award = receivable + inTransit + cash + all spent + hostOwes + kept + refunded.
import { EXPENSE_CATEGORIES, type ExpenseCategory } from './expenseCategories.ts';

/** Spent before a running project was taken over; its categories are not known. */
export const SPENT_BEFORE = 'spent.carriedOver';
export type SpentAccount = `spent.${ExpenseCategory}` | typeof SPENT_BEFORE;

const SPENT_ACCOUNTS: readonly SpentAccount[] = [
  ...EXPENSE_CATEGORIES.map((category): SpentAccount => `spent.${category}`),
  SPENT_BEFORE,
];

export type LedgerAccount =
  | 'award' // 立项资助
  | 'receivable' // 应拨未拨
  | 'inTransit' // 在途拨款
  | 'cash' // 项目资金（到账未用）
  | 'hostOwes' // 承担单位应退回（不予认可支出）
  | 'kept' // 结余留用
  | 'refunded' // 已退回
  | SpentAccount; // 支出

export const LEDGER_ACCOUNTS: readonly LedgerAccount[] = [
  'award',
  'receivable',
  'inTransit',
  'cash',
  'hostOwes',
  'kept',
  'refunded',
  ...SPENT_ACCOUNTS,
];

export const ENTRY_KINDS = [
  'award', // 立项
  'awardLapsed', // 不再拨付
  'paid', // 拨付
  'bounced', // 退回拨款
  'received', // 到账
  'expense', // 支出
  'disallowed', // 不予认可
  'restored', // 退回项目资金
  'repaid', // 退回财政
  'surplusKept', // 结余留用
  'surplusReturned', // 结余退回
  'opening', // 结转期初
  'reversal', // 冲正
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

interface Pattern {
  readonly debit: readonly LedgerAccount[];
  readonly credit: readonly LedgerAccount[];
}

/** Which accounts a kind of entry debits and credits. A reversal mirrors another entry instead. */
export const PATTERNS: Readonly<Record<Exclude<EntryKind, 'reversal'>, Pattern>> = {
  award: { debit: ['receivable'], credit: ['award'] },
  awardLapsed: { debit: ['award'], credit: ['receivable'] },
  paid: { debit: ['inTransit'], credit: ['receivable'] },
  bounced: { debit: ['receivable'], credit: ['inTransit'] },
  received: { debit: ['cash'], credit: ['inTransit'] },
  expense: { debit: SPENT_ACCOUNTS.filter((account) => account !== SPENT_BEFORE), credit: ['cash'] },
  disallowed: { debit: ['hostOwes'], credit: SPENT_ACCOUNTS },
  restored: { debit: ['cash'], credit: ['hostOwes'] },
  repaid: { debit: ['refunded'], credit: ['hostOwes'] },
  surplusKept: { debit: ['kept'], credit: ['cash'] },
  surplusReturned: { debit: ['refunded'], credit: ['cash', 'kept'] },
  opening: { debit: ['receivable', 'cash', SPENT_BEFORE], credit: ['award'] },
};

/** Entries that follow another one and take back no more than it put there: received what was paid, and so on. */
export const CONCERNS: Readonly<Partial<Record<EntryKind, readonly EntryKind[]>>> = {
  bounced: ['paid'],
  received: ['paid'],
  disallowed: ['expense', 'opening'],
  restored: ['disallowed'],
  repaid: ['disallowed'],
};

export function spentAccount(category: ExpenseCategory): LedgerAccount {
  return `spent.${category}`;
}

export function isSpentAccount(account: LedgerAccount): account is SpentAccount {
  return account.startsWith('spent.');
}
