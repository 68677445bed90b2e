// What people are told, as notice and as mail: one sentence for each template of core/outbox.ts.
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const noticeWords: Readonly<Record<string, Word>> = {
  'account.registered': word(
    '{{name}} 申请注册到贵单位，请确认。',
    '{{name}} asks to register under your unit.',
  ),
  'account.refused': word(
    '您的注册被单位退回：{{reason}}。请更正后重新注册。',
    'Your registration was refused: {{reason}}. Please correct it and register again.',
  ),
  'account.enabled': word('您的账号已重新启用。', 'Your account has been enabled again.'),
  'account.resetLink': word(
    '请在一小时内打开以下链接设置新密码：{{link}} 。若非本人操作，请忽略本邮件。',
    'Open this link within an hour to set a new password: {{link}} . If it was not you, ignore this mail.',
  ),
  'desk.granted': word('您已获得岗位：{{roleZh}}。', 'You have been given a desk: {{roleEn}}.'),
  'desk.ended': word('您的岗位已收回：{{roleZh}}。', 'Your desk has ended: {{roleEn}}.'),
  'account.confirmed': word('您的账号已由单位确认，可以登录。', 'Your account has been confirmed.'),
  'application.submitted': word(
    '《{{title}}》已提交，请于 {{dueAt}} 前审核推荐。',
    '“{{title}}” has been handed in: please endorse or return it before {{dueAt}}.',
  ),
  'application.received': word(
    '您的申请《{{title}}》已提交，受理号 {{receiptNumber}}。',
    '“{{title}}” has been handed in under number {{receiptNumber}}.',
  ),
  'application.withdrawn': word(
    '申请《{{title}}》（{{receiptNumber}}）已由申请人撤回，无需再办理。',
    '“{{title}}” ({{receiptNumber}}) was withdrawn by its applicant: nothing is left to do.',
  ),
  'application.toRecommend': word(
    '《{{title}}》已由单位推荐，请于 {{dueAt}} 前提出推荐意见。',
    '“{{title}}” has been endorsed by its host: please give your recommendation before {{dueAt}}.',
  ),
  'application.toCheck': word(
    '《{{title}}》待形式审查，期限 {{dueAt}}。',
    '“{{title}}” awaits the formal check, due before {{dueAt}}.',
  ),
  'application.endorsed': word('单位已推荐您的申请《{{title}}》。', 'Your host has endorsed “{{title}}”.'),
  'application.recommended': word(
    '主管部门已推荐您的申请《{{title}}》。',
    'The recommending office has recommended “{{title}}”.',
  ),
  'application.returned': word(
    '您的申请《{{title}}》被退回修改，请于 {{dueAt}} 前重新提交。',
    '“{{title}}” was returned to you: please hand it in again before {{dueAt}}.',
  ),
  'application.correct': word(
    '您的申请《{{title}}》需要补正，请于 {{dueAt}} 前重新提交，逾期不予受理。',
    '“{{title}}” needs correction: please hand it in again before {{dueAt}}, or it will not be accepted.',
  ),
  'application.correctHost': word(
    '贵单位的申请《{{title}}》需要补正，请督促申请人于 {{dueAt}} 前重新提交。',
    '“{{title}}” of your unit needs correction before {{dueAt}}.',
  ),
  'application.accepted': word(
    '您的申请《{{title}}》已通过形式审查。',
    '“{{title}}” has passed the formal check.',
  ),
  'application.refusedHost': word(
    '贵单位的申请《{{title}}》未予受理，理由见申请页面，请告知申请人。',
    '“{{title}}” of your unit was not accepted; the reasons are on its page. Please tell the applicant.',
  ),
  'application.refused': word(
    '您的申请《{{title}}》未予受理，理由见申请页面。',
    '“{{title}}” was not accepted; the reasons are on its page.',
  ),
  'review.invited': word(
    '邀请您评审“{{call}}”的申请（{{code}}），请于 {{dueAt}} 前完成。',
    'You are asked to review applications of “{{call}}” ({{code}}) before {{dueAt}}.',
  ),
  'review.ended': word(
    '“{{call}}”的一项评审任务（{{code}}）已按规定终止，无需再评审。感谢您的工作。',
    'A review of “{{call}}” ({{code}}) has been ended under the rules: nothing more is asked of you. Thank you.',
  ),
  'assignment.lost': word(
    '《{{title}}》（{{number}}）有一位专家退出或作废，请补派。',
    '“{{title}}” ({{number}}) has lost an expert: please assign another.',
  ),
  'round.opened': word(
    '“{{call}}”的评审已启动，截止 {{dueAt}}。',
    'The review of “{{call}}” is open until {{dueAt}}.',
  ),
  'round.closed': word(
    '“{{call}}”的评审已结束，可以拟定立项清单。',
    'The review of “{{call}}” has closed: a list can be drawn up.',
  ),
  'decision.frozen': word('{{title}} 已锁定，请审批。', '{{title}} is frozen and awaits your approval.'),
  'decision.sentBack': word('{{title}} 已退回修改：{{reason}}', '{{title}} was sent back: {{reason}}'),
  'decision.approved': word('{{title}} 已批准，可以公示。', '{{title}} is approved and can be made public.'),
  'publicity.opened': word(
    '您申报的《{{title}}》拟予立项，公示期 {{startsOn}} 至 {{endsOn}}。',
    'Your project {{title}} is proposed for award; publicity {{startsOn}} to {{endsOn}}.',
  ),
  'application.notFunded': word(
    '您申报的《{{title}}》本次未予立项。',
    'Your project {{title}} was not funded this time.',
  ),
  'objection.filed': word(
    '公示项目《{{title}}》收到异议，请于 {{dueAt}} 前处理。',
    'An objection to {{title}} was filed; it is due before {{dueAt}}.',
  ),
  'objection.upheld': word(
    '公示项目《{{title}}》的异议成立，取消立项。',
    'The objection to {{title}} was upheld: the award is declined.',
  ),
  'publicity.concluded': word(
    '{{title}} 公示期满，可以办理立项。',
    'The publicity of {{title}} has ended: awards can be prepared.',
  ),
  'award.prepared': word('{{title}} 待编发文字号。', '{{title}} awaits its number.'),
  'award.issued': word(
    '《{{title}}》已立项，项目编号 {{projectNumber}}，请领取立项通知书。',
    '{{title}} is awarded as {{projectNumber}}; the notice can be fetched.',
  ),
  'award.revoked': word(
    '《{{title}}》（{{projectNumber}}）的立项已撤销：{{reason}}',
    'The award {{projectNumber}} of {{title}} was revoked: {{reason}}',
  ),
};
