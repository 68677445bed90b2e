// The words for closed lists that sentences name: documents of a case, parties, sections, things owed. A violation's param
// such as 'terms.caseKind.payment' is shown by these in the reader's language.
import type { Word } from './acts.ts';

export const termWords: Readonly<Record<string, Word>> = {
  // topics of the internal lump-sum rule
  'ruleTopic.scope': { zh: '使用范围和标准', en: 'use and standards' },
  'ruleTopic.duties': { zh: '各方责任', en: 'duties' },
  'ruleTopic.sanctions': { zh: '违规惩戒', en: 'sanctions' },
  'ruleTopic.performancePay': { zh: '绩效支出和管理费用', en: 'performance pay and management fee' },
  'ruleTopic.disclosure': { zh: '内部公开', en: 'disclosure inside the unit' },
  // parties of an agreement
  'party.funder': { zh: '甲方（委托单位）', en: 'the funder' },
  'party.host': { zh: '乙方（承担单位）', en: 'the host' },
  'party.guarantor': { zh: '丙方（保证单位）', en: 'the guarantor' },
  'party.partner': { zh: '合作单位', en: 'a partner' },
  'party.lead': { zh: '项目负责人', en: 'the leader' },
  // sections of a report
  'reportSection.indicators': { zh: '指标完成情况', en: 'Targets' },
  'reportSection.work': { zh: '研究进展', en: 'Work done' },
  'reportSection.outputs': { zh: '成果', en: 'Outputs' },
  'reportSection.money': { zh: '经费执行', en: 'Money' },
  'reportSection.problems': { zh: '问题与变更', en: 'Problems and changes' },
  'reportSection.plan': { zh: '下一步计划', en: 'Next plan' },
  // what is owed, and what happens when it is late
  'obligation.agreement': { zh: '任务书', en: 'the agreement' },
  'obligation.progressReport': { zh: '进展报告', en: 'the progress report' },
  'obligation.finalReport': { zh: '结题报告', en: 'the final report' },
  'obligation.acceptance': { zh: '验收', en: 'acceptance' },
  'obligation.rectification': { zh: '整改', en: 'rectification' },
  'obligation.surplusReturn': { zh: '结余退回', en: 'the return of the surplus' },
  'overdueStep.reminder': { zh: '催办', en: 'reminder' },
  'overdueStep.hostNotified': { zh: '通知依托单位', en: 'notice to the host' },
  'overdueStep.paymentsStopped': { zh: '暂停拨款', en: 'stop of payments' },
  'overdueStep.applicationsRefused': { zh: '暂停申报', en: 'refusal of new applications' },
  // documents of a case file
  'caseKind.application': { zh: '申请书', en: 'application' },
  'caseKind.review': { zh: '评审结果', en: 'result of review' },
  'caseKind.publicity': { zh: '公示', en: 'publicity' },
  'caseKind.awardDocument': { zh: '立项文件', en: 'award document' },
  'caseKind.awardNotice': { zh: '立项通知书', en: 'award notice' },
  'caseKind.commitment': { zh: '承诺书', en: 'commitment letter' },
  'caseKind.lumpSumRule': { zh: '单位包干制管理规定', en: 'internal lump-sum rule' },
  'caseKind.agreement': { zh: '任务书', en: 'agreement' },
  'caseKind.amendment': { zh: '变更', en: 'amendment' },
  'caseKind.payment': { zh: '拨款', en: 'payment' },
  'caseKind.progressReport': { zh: '进展报告', en: 'progress report' },
  'caseKind.finalReport': { zh: '结题报告', en: 'final report' },
  'caseKind.finalAccounts': { zh: '决算', en: 'final accounts' },
  'caseKind.auditReport': { zh: '审计报告', en: 'audit report' },
  'caseKind.acceptanceOpinion': { zh: '验收意见', en: 'opinion of acceptance' },
  'caseKind.certificate': { zh: '验收证书', en: 'certificate' },
  'caseKind.surplus': { zh: '结余处理', en: 'settlement of the surplus' },
  'caseKind.other': { zh: '其他', en: 'other' },
};
