// `npm run print:workflow`: the life of a grant as text, or with --mermaid as the diagram of ARCHITECTURE.md.
import { RECORD_TYPES, type RecordType, type Role } from './terms.ts';
import { waiting, workflow } from './workflow.ts';
import { actWords } from './words/acts.ts';
import { roleWords } from './words/roles.ts';
import { recordWords, stateWords } from './words/states.ts';

const state = (record: RecordType, name: string): string =>
  name === 'new' ? '（新建）' : ((stateWords[record] as Record<string, { zh: string }>)[name]?.zh ?? name);

const namesOf = (roles: readonly Role[]): string => roles.map((role) => roleWords[role].zh).join('、');

function printText(): void {
  for (const record of RECORD_TYPES) {
    console.log(`\n${recordWords[record].zh} (${record})`);
    for (const row of workflow.filter((each) => each.record === record)) {
      const from = row.from.map((each) => state(record, each)).join('、');
      const to = row.to === 'same' ? '不变' : state(record, row.to);
      const notes = [
        row.fork && `若 ${row.fork}`,
        row.carriedBy && `随${recordWords[row.carriedBy].zh}`,
      ].filter(Boolean);
      console.log(
        `  ${row.act.padEnd(26)} ${actWords[row.act].zh}：${from} → ${to}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`,
      );
    }
    for (const row of waiting.filter((each) => each.record === record && each.on.length > 0)) {
      const late = row.late ? `，逾期转${namesOf(row.late)}` : '';
      console.log(`    待办 ${state(record, row.state)}：${namesOf(row.on)}，期限 ${row.due}${late}`);
    }
  }
}

/** The rows of one record as a Mermaid state diagram. */
export function mermaidOf(record: RecordType): string {
  const lines = workflow
    .filter((row) => row.record === record && row.to !== 'same')
    .flatMap((row) => row.from.map((from) => `  ${from === 'new' ? '[*]' : from} --> ${row.to}: ${row.act}`));
  const ends = waiting
    .filter((row) => row.record === record && row.on.length === 0)
    .map((row) => `  ${row.state} --> [*]`);
  return ['stateDiagram-v2', ...lines, ...ends].join('\n');
}

if (process.argv[1]?.endsWith('printWorkflow.ts')) {
  if (process.argv.includes('--mermaid')) console.log(mermaidOf('application'));
  else printText();
}
