// What people are told, as notice and as mail: one sentence for each template of core/outbox.ts.
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const noticeWords: Readonly<Record<string, Word>> = {
  'account.registered': word(
    '{{name}} 申请注册到贵单位，请确认。',
    '{{name}} asks to register under your unit.',
  ),
  'account.confirmed': word('您的账号已由单位确认，可以登录。', 'Your account has been confirmed.'),
};
