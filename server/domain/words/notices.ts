// What people are told, as notice and as mail: one sentence for each template of core/outbox.ts.
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const noticeWords: Readonly<Record<string, Word>> = {
  'account.registered': word(
    '{{name}} 申请注册到贵单位，请确认。',
    '{{name}} asks to register under your unit.',
  ),
  'account.confirmed': word('您的账号已由单位确认，可以登录。', 'Your account has been confirmed.'),
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
};
