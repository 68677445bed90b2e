// What a project's money may be spent on, as closed lists: the spending scope of a lump sum (包干制) and the items behind
// the lines of an itemised budget (预算制). For host finance who books and bureau finance who audits.
// Sources: 国科金发计〔2019〕71号 (scope), 国办发〔2021〕32号 (three direct categories and indirect cost).
import type { BudgetCategory } from './budget.ts';
import { add, type Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';

export const EXPENSE_CATEGORIES = [
  'equipment', // 设备费（包干制）
  'equipmentPurchase', // 设备购置费
  'equipmentTrial', // 设备试制费
  'equipmentUpgrade', // 设备升级改造费
  'equipmentRental', // 设备租赁费
  'material', // 材料费
  'testing', // 测试化验加工费
  'energy', // 燃料动力费
  'travel', // 差旅/会议/国际合作与交流费
  'publication', // 出版/文献/信息传播/知识产权事务费
  'labour', // 劳务费
  'consulting', // 专家咨询费
  'facilities', // 现有仪器设备和房屋、水电气暖消耗
  'management', // 管理费用
  'performance', // 绩效支出
  'other', // 其他合理支出
] as const;
export type ExpenseCategory = (typeof EXPENSE_CATEGORIES)[number];

/** The headings under which a lump sum is reported since 2021. */
export const LUMP_SUM_GROUPS = [
  'equipment',
  'business',
  'labour',
  'management',
  'performance',
  'other',
] as const;
export type LumpSumGroup = (typeof LUMP_SUM_GROUPS)[number];

interface Place {
  /** null: not a category of a lump sum. */
  readonly group: LumpSumGroup | null;
  /** The line of an itemised budget it is charged to; null: not a category of an itemised budget. */
  readonly line: BudgetCategory | null;
}

const PLACES: Readonly<Record<ExpenseCategory, Place>> = {
  equipment: { group: 'equipment', line: null },
  equipmentPurchase: { group: null, line: 'equipmentPurchase' },
  equipmentTrial: { group: null, line: 'equipmentTrial' },
  equipmentUpgrade: { group: null, line: 'equipmentUpgrade' },
  equipmentRental: { group: null, line: 'equipmentRental' },
  material: { group: 'business', line: 'business' },
  testing: { group: 'business', line: 'business' },
  energy: { group: 'business', line: 'business' },
  travel: { group: 'business', line: 'business' },
  publication: { group: 'business', line: 'business' },
  labour: { group: 'labour', line: 'labour' },
  consulting: { group: 'labour', line: 'labour' },
  facilities: { group: null, line: 'indirect' },
  management: { group: 'management', line: 'indirect' },
  performance: { group: 'performance', line: 'indirect' },
  other: { group: 'other', line: 'business' },
};

/** Spent so far by category; a category that is not there is zero. */
export type SpentByCategory = Readonly<Partial<Record<ExpenseCategory, Fen>>>;

/** The closed list of a budget mode. */
export function categoriesOf(mode: BudgetMode): readonly ExpenseCategory[] {
  return EXPENSE_CATEGORIES.filter((category) => belongsTo(category, mode));
}

export function belongsTo(category: ExpenseCategory, mode: BudgetMode): boolean {
  return mode === 'lump_sum' ? PLACES[category].group !== null : PLACES[category].line !== null;
}

export function groupOf(category: ExpenseCategory): LumpSumGroup | null {
  return PLACES[category].group;
}

export function lineOf(category: ExpenseCategory): BudgetCategory | null {
  return PLACES[category].line;
}

/** Spent on one line of an itemised budget. */
export function spentOnLine(spent: SpentByCategory, line: BudgetCategory): Fen {
  return spentWhere(spent, (category) => PLACES[category].line === line);
}

export function spentInAll(spent: SpentByCategory): Fen {
  return spentWhere(spent, () => true);
}

function spentWhere(spent: SpentByCategory, belongs: (category: ExpenseCategory) => boolean): Fen {
  return add(...EXPENSE_CATEGORIES.filter(belongs).flatMap((category) => spent[category] ?? []));
}
