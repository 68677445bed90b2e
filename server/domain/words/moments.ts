// Why an act that is yours cannot be done now: one sentence for each moment of policy/predicates.ts.
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const momentWords: Readonly<Record<string, Word>> = {
  hasNoInterest: word(
    '清单中有您本人或您所在单位的项目，按规定应当回避。',
    'The list holds a project of yours or of your unit: you must stand aside.',
  ),
  didNotFreeze: word('清单由您锁定，应由另一人批准。', 'You froze this list: somebody else must approve it.'),
  callIsOpen: word(
    '申报时间为 {{opensAt}} 至 {{closesAt}} 前，现在不能办理。',
    'The call is open from {{opensAt}} until before {{closesAt}}.',
  ),
  isInTime: word(
    '已过截止时间，不能再修改或提交。',
    'The deadline has passed: no more changes or submissions.',
  ),
  isBeforeDue: word('办理期限 {{dueAt}} 已过。', 'The time for this ended on {{dueAt}}.'),
  callHasClosed: word(
    '{{closesAt}} 申报截止后方可办理。',
    'You may, but not before the call closes on {{closesAt}}.',
  ),
  isNotStillElsewhere: word(
    '对方办理期限 {{dueAt}} 届满后方可办理。',
    'You may, but not before the others’ time for it ends on {{dueAt}}.',
  ),
  roundHasNotClosed: word(
    '评审已经结束，排序已固定，不能再调整专家。',
    'The round has closed and its ranking is frozen: experts can no longer be changed.',
  ),
  roundHasClosed: word(
    '评审结束后方可查看评分和排序。',
    'Scores and ranking can be seen once the round has closed.',
  ),
  roundIsOpen: word('评审尚未启动或已经结束。', 'The round is not open.'),
  publicityIsOpen: word('不在公示期内。', 'The publicity period is not open.'),
  publicityHasEnded: word(
    '公示期至 {{endsOn}}，期满后方可办理。',
    'You may, but not before the publicity ends on {{endsOn}}.',
  ),
};
