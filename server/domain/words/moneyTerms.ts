// How the closed vocabularies of money are called on pages, in the ledger and in print: categories, accounts, channels,
// states and verdicts; one label in Chinese, one in English.
import type { BudgetCategory } from '../budget.ts';
import type { AuditState, RectificationWay } from '../expenseAudit.ts';
import type { ExpenseCategory, LumpSumGroup } from '../expenseCategories.ts';
import type { EntryKind, LedgerAccount, SpentAccount } from '../ledgerAccounts.ts';
import type { PaymentAlert, PaymentState } from '../payment.ts';
import type { PaymentChannel, ProofField } from '../paymentChannel.ts';
import type { InstalmentCondition } from '../paymentPlan.ts';
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const expenseCategoryWords: Readonly<Record<ExpenseCategory | 'carriedOver', Word>> = {
  equipment: word('设备费', 'Equipment'),
  equipmentPurchase: word('设备购置费', 'Equipment bought'),
  equipmentTrial: word('设备试制费', 'Equipment built'),
  equipmentUpgrade: word('设备升级改造费', 'Equipment upgraded'),
  equipmentRental: word('设备租赁费', 'Equipment rented'),
  material: word('材料费', 'Materials'),
  testing: word('测试化验加工费', 'Testing and processing'),
  energy: word('燃料动力费', 'Fuel and power'),
  travel: word('差旅/会议/国际合作与交流费', 'Travel, meetings, exchange'),
  publication: word('出版/文献/信息传播/知识产权事务费', 'Publication, literature, intellectual property'),
  labour: word('劳务费', 'Labour'),
  consulting: word('专家咨询费', 'Expert consulting'),
  facilities: word('现有设备房屋及水电气暖消耗', 'Use of facilities and utilities'),
  management: word('管理费用', 'Management'),
  performance: word('绩效支出', 'Performance pay'),
  other: word('其他合理支出', 'Other reasonable costs'),
  carriedOver: word('结转前累计支出', 'Spent before the take-over'),
};

/** Headings of the final accounts: groups of a lump sum and lines of a budget. */
export const accountsHeadingWords: Readonly<Record<LumpSumGroup | BudgetCategory | 'carriedOver', Word>> = {
  equipment: expenseCategoryWords.equipment,
  equipmentPurchase: expenseCategoryWords.equipmentPurchase,
  equipmentTrial: expenseCategoryWords.equipmentTrial,
  equipmentUpgrade: expenseCategoryWords.equipmentUpgrade,
  equipmentRental: expenseCategoryWords.equipmentRental,
  business: word('业务费', 'Business costs'),
  labour: expenseCategoryWords.labour,
  indirect: word('间接费用', 'Indirect cost'),
  management: expenseCategoryWords.management,
  performance: expenseCategoryWords.performance,
  other: expenseCategoryWords.other,
  carriedOver: expenseCategoryWords.carriedOver,
};

const ownAccountWords: Readonly<Record<Exclude<LedgerAccount, SpentAccount>, Word>> = {
  award: word('立项资助', 'Award'),
  receivable: word('应拨未拨', 'Not yet paid'),
  inTransit: word('在途拨款', 'On the way'),
  cash: word('项目资金', 'Project money'),
  hostOwes: word('承担单位应退回', 'Owed by the host'),
  kept: word('结余留用', 'Surplus kept'),
  refunded: word('已退回', 'Returned'),
};

/** Accounts by their names: an account of spending is called after its category. */
export const ledgerAccountWords: Readonly<Record<string, Word>> = {
  ...ownAccountWords,
  ...Object.fromEntries(
    Object.entries(expenseCategoryWords).map(([category, { zh, en }]) => [
      `spent.${category}`,
      word(`支出·${zh}`, `Spent: ${en}`),
    ]),
  ),
};

export const entryKindWords: Readonly<Record<EntryKind, Word>> = {
  award: word('立项', 'Awarded'),
  awardLapsed: word('不再拨付', 'Lapsed'),
  paid: word('拨付', 'Paid'),
  bounced: word('退回拨款', 'Sent back by the bank'),
  received: word('到账', 'Received'),
  expense: word('支出', 'Spent'),
  disallowed: word('不予认可', 'Disallowed'),
  restored: word('退回项目资金', 'Put back'),
  repaid: word('退回财政', 'Paid back'),
  surplusKept: word('结余留用', 'Surplus kept'),
  surplusReturned: word('结余退回', 'Surplus returned'),
  opening: word('结转期初', 'Carried over'),
  reversal: word('冲正', 'Reversal'),
};

export const paymentChannelWords: Readonly<Record<PaymentChannel, Word>> = {
  direct: word('直接拨付至依托单位账户', "Direct to the host's account"),
  quota: word('下达预算指标', 'By budget quota'),
  countyTransfer: word('转拨县区财政', 'Through county finance'),
};

export const proofFieldWords: Readonly<Record<ProofField, Word>> = {
  accountName: word('收款户名', 'Name of the account'),
  accountVerifiedOn: word('账户核验日期', 'Account verified on'),
  countyOffice: word('县区财政部门', 'County finance office'),
  paymentVoucher: word('国库支付凭证号', 'Treasury voucher'),
  quotaNumber: word('指标文号', 'Quota document number'),
  transferNumber: word('转拨文号', 'Transfer document number'),
  paidOn: word('拨付（下达）日期', 'Paid on'),
  onwardOn: word('县区财政转拨日期', 'Passed on by the county on'),
  receiptVoucher: word('到账凭证号', 'Receipt voucher'),
  receivedOn: word('到账日期', 'Received on'),
};

export const paymentStateWords: Readonly<Record<PaymentState, Word>> = {
  requested: word('已申请', 'Requested'),
  checked: word('已审核', 'Checked'),
  approved: word('已批准', 'Approved'),
  paid: word('已拨付', 'Paid'),
  received: word('已到账', 'Received'),
  refused: word('不予拨付', 'Refused'),
  bounced: word('已退回', 'Sent back'),
};

export const paymentAlertWords: Readonly<Record<PaymentAlert, Word>> = {
  none: word('正常', 'In time'),
  warning: word('临近期限', 'Due soon'),
  overdue: word('逾期', 'Overdue'),
};

export const instalmentConditionWords: Readonly<Record<InstalmentCondition, Word>> = {
  agreementInForce: word('任务书生效', 'Agreement in force'),
  midtermPassed: word('中期检查通过', 'Midterm check passed'),
  milestoneReached: word('里程碑完成', 'Milestone reached'),
  acceptancePassed: word('验收通过', 'Acceptance passed'),
};

export const auditStateWords: Readonly<Record<AuditState, Word>> = {
  booked: word('待审核', 'To be audited'),
  questioned: word('待说明', 'Questioned'),
  answered: word('已说明', 'Answered'),
  accepted: word('认可', 'Accepted'),
  disallowed: word('不予认可', 'Disallowed'),
  rectified: word('已整改', 'Put right'),
  reversed: word('已冲正', 'Reversed'),
};

export const rectificationWords: Readonly<Record<RectificationWay, Word>> = {
  restored: word('退回项目资金', "Put back into the project's money"),
  repaid: word('退回财政', 'Paid back to where it came from'),
};
