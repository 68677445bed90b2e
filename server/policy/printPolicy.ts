// `npm run print:policy`: who may do what, whose and when, one act a line, for a programme officer to read.
import { ACTS } from '../domain/acts.ts';
import { actWords } from '../domain/words/acts.ts';
import { roleWords } from '../domain/words/roles.ts';
import { policy } from './table.ts';

for (const act of ACTS) {
  const { by, whose, when } = policy[act];
  const relations = whose.map((each) => each.name).join(', ');
  const moments = when.map((each) => each.name).join(', ');
  console.log(
    `${act.padEnd(26)} ${actWords[act].zh}：${by.map((each) => roleWords[each].zh).join('、')}` +
      `${relations ? `；须 ${relations}` : ''}${moments ? `；时机 ${moments}` : ''}`,
  );
}
