// The mutants: each turns one rule, workflow row, policy row or predicate into "always allowed".
import { readFileSync } from 'node:fs';
import { globSync } from '../support/files.ts';

export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** The whole text of the file with the one change. */
  readonly text: string;
  /** Words by which the tests that should notice are found. */
  readonly words: readonly string[];
}

const read = (file: string): string => readFileSync(file, 'utf8');

const POLICY = 'server/policy/table.ts';
const PREDICATES = 'server/policy/predicates.ts';
const WORKFLOW = 'server/domain/workflow.ts';

export function allMutants(): Mutant[] {
  return [...policyMutants(), ...predicateMutants(), ...workflowMutants(), ...ruleMutants()];
}

/** Each row with everybody in `by`; each row without one of its relations or moments. */
function policyMutants(): Mutant[] {
  const text = read(POLICY);
  const rows = [
    ...text.matchAll(
      /'([a-zA-Z]+\.[a-zA-Z]+)': \{\s*by: (\[[^\]]*\]),\s*whose: (\[[^\]]*\]),\s*when: (\[[^\]]*\]),?\s*\}/g,
    ),
  ];
  return rows
    .flatMap((match): Mutant[] => {
      const [row, act = '', by = '', whose = '', when = ''] = match;
      const instead = (name: string, changed: string): Mutant => ({
        name: `policy ${act}: ${name}`,
        file: POLICY,
        text: text.slice(0, match.index) + changed + text.slice(match.index + row.length),
        words: [act],
      });
      const everybody = by.includes('public')
        ? []
        : [instead('by everybody', row.replace(by, "[...ROLES, 'signedIn', 'public']"))];
      const without = (list: string, key: string) =>
        namesIn(list).map((name) => {
          const rest = namesIn(list).filter((each) => each !== name);
          return instead(`without ${name}`, row.replace(`${key}: ${list}`, `${key}: [${rest.join(', ')}]`));
        });
      return [...everybody, ...without(whose, 'whose'), ...without(when, 'when')];
    })
    .map((mutant) => ({
      ...mutant,
      text: mutant.text.replace(
        "import type { Role } from '../domain/terms.ts';",
        "import { ROLES, type Role } from '../domain/terms.ts';",
      ),
    }));
}

const namesIn = (list: string): string[] => list.match(/[a-zA-Z]+/g) ?? [];

/** Each predicate that answers yes whatever it is asked. */
function predicateMutants(): Mutant[] {
  const text = read(PREDICATES);
  return [...text.matchAll(/export const (\w+): (Relation|Moment) = /g)].map((match) => ({
    name: `predicate ${match[1]}: always`,
    file: PREDICATES,
    text: text.replace(
      match[0],
      `export const ${match[1]}: ${match[2]} = () => true;\nexport const was_${match[1]}: ${match[2]} = `,
    ),
    words: actsWith(match[1] ?? ''),
  }));
}

function actsWith(predicate: string): string[] {
  const rows = read(POLICY).matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)': \{[^}]*\}/g);
  return [...rows]
    .filter(([row]) => new RegExp(`\\b${predicate}\\b`).test(row))
    .map((match) => match[1] ?? '');
}

/** Each row that may be taken from any state of its record. */
function workflowMutants(): Mutant[] {
  const text = read(WORKFLOW);
  const blocks = [...text.matchAll(/\.\.\.rows\('(\w+)', \[([\s\S]*?)\n {2}\]\)/g)];
  return blocks
    .flatMap((block) => {
      const [, record = '', body = ''] = block;
      const start = block.index + block[0].indexOf(body);
      return [...body.matchAll(/\{\s*act: '([\w.]+)',\s*from: (\[[^\]]*\])/g)]
        .filter((row) => !row[2]?.includes("'new'"))
        .map((row): Mutant => {
          const at = start + row.index;
          const from = row[2] ?? '';
          return {
            name: `workflow ${record} ${row[1]} from ${namesIn(from).join(', ')}: from anywhere`,
            file: WORKFLOW,
            text:
              text.slice(0, at) +
              row[0].replace(from, `[...STATES.${record}]`) +
              text.slice(at + row[0].length),
            words: [row[1] ?? ''],
          };
        });
    })
    .map((mutant) => ({
      ...mutant,
      text: mutant.text.replace(
        "import type { RecordType, Role, StateOf } from './terms.ts';",
        "import { STATES, type RecordType, type Role, type StateOf } from './terms.ts';",
      ),
    }));
}

const RULE =
  /(?:export )?function (check\w+|find\w*Conflicts)(?:<[^>]*>)?\(([\s\S]*?)\): (Violation\[\]|Violation \| null|RuleAnswer|Conflict\[\]|readonly Violation\[\]) \{\n/g;

/** Each rule of the domain that finds nothing wrong. */
function ruleMutants(): Mutant[] {
  return globSync('server/domain', '.ts').flatMap((file) => {
    const text = read(file);
    return [...text.matchAll(RULE)].map((match): Mutant => {
      const [head, name = '', , answer = ''] = match;
      return {
        name: `rule ${file.replace('server/domain/', '')} ${name}: nothing wrong`,
        file,
        text:
          text.slice(0, match.index) + head + NOTHING_WRONG[answer] + text.slice(match.index + head.length),
        words: [name, file.replace(/.*\/(\w+)\.ts$/, '$1')],
      };
    });
  });
}

const NOTHING_WRONG: Readonly<Record<string, string>> = {
  'Violation[]': '  return [];\n',
  'readonly Violation[]': '  return [];\n',
  'Conflict[]': '  return [];\n',
  'Violation | null': '  return null;\n',
  RuleAnswer: "  return { rule: 'L0', verdict: 'pass', counted: [], params: {} } as unknown as RuleAnswer;\n",
};
