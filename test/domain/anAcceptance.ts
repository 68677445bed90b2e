// What an acceptance judges, for tests that then change one thing of it: two indicators of an agreement, both reached.
import type { JudgedIndicator } from '../../server/domain/acceptance.ts';

export const AGREED = [
  { name: '论文', unit: '篇', target: 3, dueOn: null },
  { name: '示范面积', unit: '亩', target: 100.5, dueOn: null },
];
export const papers: JudgedIndicator = {
  name: '论文',
  target: 3,
  reached: 3,
  verdict: 'reached',
  evidence: '成果清单第1—3项',
  note: '',
};
export const area: JudgedIndicator = {
  ...papers,
  name: '示范面积',
  target: 100.5,
  reached: 120,
  evidence: '现场测产',
};
