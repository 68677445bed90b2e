// The life of a grant as a graph: nothing unreachable, nothing without an exit, nothing that waits on nobody's desk.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { ACTS, SESSION_ACTS } from '../server/domain/acts.ts';
import { RECORD_TYPES, ROLES, STATES } from '../server/domain/terms.ts';
import { mermaidOf } from '../server/domain/printWorkflow.ts';
import { waiting, workflow } from '../server/domain/workflow.ts';
import { actWords } from '../server/domain/words/acts.ts';
import { momentWords } from '../server/domain/words/moments.ts';
import { roleWords } from '../server/domain/words/roles.ts';
import { recordWords, stateWords } from '../server/domain/words/states.ts';
import { policy } from '../server/policy/table.ts';
import { globSync } from './support/files.ts';

const statesOf = (record: (typeof RECORD_TYPES)[number]): readonly string[] => STATES[record];

describe('the workflow', () => {
  for (const record of RECORD_TYPES) {
    const rows = workflow.filter((row) => row.record === record);

    it(`every state of ${record} can be reached by acts from its creation`, () => {
      const reached = new Set<string>();
      let before = -1;
      while (before !== reached.size) {
        before = reached.size;
        for (const { from, to } of rows) {
          const starts = (from as readonly string[]).some((state) => state === 'new' || reached.has(state));
          if (starts && to !== 'same') reached.add(to);
        }
      }
      assert.deepEqual(
        statesOf(record).filter((state) => !reached.has(state)),
        [],
      );
    });

    it(`every state of ${record} stands once in the table of who has it`, () => {
      const named = waiting.filter((row) => row.record === record).map((row) => row.state);
      assert.deepEqual([...named].sort(), [...statesOf(record)].sort());
    });

    it(`a state of ${record} that waits on a desk can be left, by a role that has it or by the clock`, () => {
      for (const { state, on } of waiting.filter((row) => row.record === record)) {
        const leaving = rows.filter(
          ({ from, to }) => (from as readonly string[]).includes(state) && to !== state && to !== 'same',
        );
        if (on.length > 0)
          assert.ok(leaving.length > 0, `${record} ${state} waits on ${on.join()} and cannot be left`);
      }
    });

    it(`no act leads from one state of ${record} to two without a fork`, () => {
      const seen = new Set<string>();
      for (const row of rows) {
        for (const from of row.from) {
          const key = `${row.act}|${from}|${row.fork ?? ''}`;
          assert.ok(!seen.has(key), `${key} stands twice`);
          assert.ok(
            !(row.fork && seen.has(`${row.act}|${from}|`)),
            `${key} has a row without fork beside it`,
          );
          seen.add(key);
        }
      }
    });
  }

  it('a state that nobody has is final: only acts of correction lead out of it', () => {
    // Disabling an account, lifting a sanction, recusing after submission and revoking an award undo an end.
    const undoing = [
      'account.disable',
      'account.enable',
      'sanction.lift',
      'review.recuse',
      'assignment.void',
      'award.revoke',
    ];
    const ends = waiting.filter((row) => row.on.length === 0);
    const leaving = ends.flatMap(({ record, state }) =>
      workflow
        .filter(
          (row) =>
            row.record === record && (row.from as readonly string[]).includes(state) && row.to !== 'same',
        )
        .map((row) => row.act),
    );
    assert.deepEqual(
      [...new Set(leaving)].filter((act) => !undoing.includes(act)),
      [],
    );
  });

  it('the diagram of ARCHITECTURE.md is the one made from these rows', () => {
    assert.ok(
      readFileSync('ARCHITECTURE.md', 'utf8').includes(mermaidOf('application')),
      'npm run print:workflow -- --mermaid',
    );
  });

  it('a carried row has a row of its carrier under the same act', () => {
    for (const { act, carriedBy } of workflow) {
      if (carriedBy)
        assert.ok(
          workflow.some((row) => row.record === carriedBy && row.act === act),
          `${act} ${carriedBy}`,
        );
    }
  });
});

describe('one word per act', () => {
  it('every act of the workflow is an act, and every act has both labels', () => {
    for (const { act } of workflow) assert.ok(ACTS.includes(act), act);
    for (const act of [...ACTS, ...SESSION_ACTS]) {
      assert.ok(actWords[act].zh && actWords[act].en, act);
    }
    assert.equal(
      new Set(ACTS.map((act) => actWords[act].zh)).size,
      ACTS.length,
      'two acts have one Chinese label',
    );
  });

  it('every act has its policy row with somebody in it, and every moment has its sentence', () => {
    for (const act of ACTS) {
      assert.ok(policy[act].by.length > 0, act);
      for (const { name } of policy[act].when) assert.ok(momentWords[name], `no sentence for ${name}`);
    }
  });

  it('every state, record and role has both labels', () => {
    for (const record of RECORD_TYPES) {
      assert.ok(recordWords[record].zh && recordWords[record].en);
      const words: Readonly<Record<string, { zh: string; en: string }>> = stateWords[record];
      for (const state of STATES[record])
        assert.ok(words[state]?.zh && words[state].en, `${record} ${state}`);
    }
    for (const role of ROLES) assert.ok(roleWords[role].zh && roleWords[role].en, role);
  });

  it('every act is the title of a test', () => {
    const titles = globSync('test', '.test.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    assert.deepEqual(
      ACTS.filter((act) => !titles.includes(act)),
      [],
    );
  });

  it('every act that a person can do is an endpoint of the same name', async () => {
    const { contracts } = await import('../client/contracts.ts');
    const byClockOnly = ACTS.filter((act) => policy[act].by.every((by) => by === 'clock'));
    const missing = ACTS.filter((act) => !(act in contracts) && !byClockOnly.includes(act));
    assert.deepEqual(missing, []);
  });
});
