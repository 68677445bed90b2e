// A leader who goes to another unit: the running projects stay with their host until an amendment has moved them.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import type { Merger } from '../../server/domain/organisationNames.ts';
import {
  checkMove,
  hostOn,
  movedPosts,
  projectsToAmend,
  unitsOn,
  type HostAmendment,
  type HostedProject,
  type Move,
  type Post,
} from '../../server/domain/projectHost.ts';
import { find } from '../../server/domain/words/index.ts';

const DAY = '2027-09-01';
const EVE = '2027-08-31';
const post: Post = { personId: 7, organisationId: 1, from: '2020-01-01', to: null };
const move: Move = { personId: 7, fromId: 1, toId: 2, on: DAY };
const project: HostedProject = { projectId: 5, leadId: 7, hostId: 1 };
const amendment: HostAmendment = { projectId: 5, toId: 2, effectiveOn: '2027-12-01' };
const merger: Merger = { organisationId: 1, intoId: 3, on: '2027-10-01' };
const of = (own: Partial<Move>, posts: readonly Post[] = [post]): string[] =>
  checkMove({ ...move, ...own }, posts).map((each) => each.code);

describe('a leader who moves', () => {
  const moved = movedPosts([post], move);

  it('works at the old unit to the day before, and at the new one from the day on', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(unitsOn(moved, [], 7, EVE), [1]);
    assert.deepEqual(unitsOn(moved, [], 7, DAY), [2]);
    assert.deepEqual(unitsOn(moved, [], 7, '2019-12-31'), []);
  });
  it('leaves the running project with its host until an amendment is in effect', () => {
    assert.equal(hostOn(project, [], [], '2030-01-01'), 1);
    assert.equal(hostOn(project, [amendment], [], '2027-11-30'), 1);
    assert.equal(hostOn(project, [amendment], [], '2027-12-01'), 2);
    assert.equal(hostOn({ ...project, projectId: 6 }, [amendment], [], '2027-12-01'), 1);
  });
  it('leaves it to be amended from the day of the move to the day the amendment is in effect', () => {
    const open = (on: string): number => projectsToAmend([project], moved, [amendment], [], on).length;
    const days: [string, number][] = [
      [EVE, 0],
      [DAY, 1],
      ['2027-11-30', 1],
      ['2027-12-01', 0],
    ];
    for (const [on, count] of days) assert.equal(open(on), count, on);
  });
  it('has nothing to amend while still at the host beside another unit', () => {
    const both: Post[] = [post, { ...post, organisationId: 2, from: DAY }];
    assert.deepEqual(unitsOn(both, [], 7, DAY), [1, 2]);
    assert.deepEqual(projectsToAmend([project], both, [], [], DAY), []);
  });
  it('is held by the last amendment in effect, whatever order they are kept in', () => {
    const back = { ...amendment, toId: 1, effectiveOn: '2028-06-01' };
    for (const all of [
      [amendment, back],
      [back, amendment],
    ]) {
      assert.equal(hostOn(project, all, [], '2028-05-31'), 2);
      assert.equal(hostOn(project, all, [], '2028-06-01'), 1);
    }
  });
});

describe('a move', () => {
  it('goes from a unit where the person works to another one', () => {
    assert.deepEqual(of({ toId: 1 }), ['move.sameUnit']);
    assert.deepEqual(of({ fromId: 3 }), ['move.notThere']);
    assert.deepEqual(of({ personId: 8 }), ['move.notThere']);
  });
  it('may be entered late: the post that ended the day before is enough, an earlier end is not', () => {
    assert.deepEqual(of({}, [{ ...post, to: EVE }]), []);
    assert.deepEqual(of({}, [{ ...post, to: '2027-08-30' }]), ['move.notThere']);
    assert.deepEqual(of({}, [{ ...post, from: EVE }]), []);
    assert.deepEqual(of({}, [{ ...post, from: DAY }]), ['move.notThere']);
  });
  it('goes to no unit where the person works already', () => {
    assert.deepEqual(of({}, [post, { ...post, organisationId: 2 }]), ['move.alreadyThere']);
    assert.deepEqual(of({}, [post, { ...post, organisationId: 2, to: EVE }]), []);
  });
  it('goes to no unit where the person is entered for a later day: that entry is corrected instead', () => {
    const later = { ...post, organisationId: 2, from: addDays(DAY, 30) };
    assert.deepEqual(of({}, [post, later]), ['move.alreadyThere']);
  });
  it('that is refused says why in both languages', () => {
    for (const code of ['move.sameUnit', 'move.notThere', 'move.alreadyThere']) {
      for (const locale of ['zh-CN', 'en'] as const) assert.notEqual(find(locale, `errors.${code}`), null);
    }
  });
  it('never changes where another person works, and leaves one place fewer only by its own day', () => {
    const unit = fc.integer({ min: 1, max: 4 });
    const on = fc.integer({ min: 1, max: 60 }).map((n) => addDays('2027-01-01', n));
    const moves = fc.array(fc.record({ personId: fc.constantFrom(7, 8), fromId: unit, toId: unit, on }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(moves, (asked) => {
        let posts: Post[] = [post, { ...post, personId: 8, organisationId: 4 }];
        for (const each of asked) {
          if (checkMove(each, posts).length > 0) continue;
          const before = unitsOn(posts, [], each.personId, addDays(each.on, -1));
          const other = unitsOn(posts, [], 15 - each.personId, each.on);
          posts = movedPosts(posts, each);
          assert.deepEqual(unitsOn(posts, [], each.personId, addDays(each.on, -1)), before);
          assert.ok(unitsOn(posts, [], each.personId, each.on).includes(each.toId));
          assert.ok(!unitsOn(posts, [], each.personId, each.on).includes(each.fromId));
          assert.deepEqual(unitsOn(posts, [], 15 - each.personId, each.on), other);
        }
      }),
    );
  });
});

describe('a host that becomes part of another', () => {
  it('is followed by that one from the day on, for the project and for its leader alike', () => {
    assert.equal(hostOn(project, [], [merger], '2027-09-30'), 1);
    assert.equal(hostOn(project, [], [merger], '2027-10-01'), 3);
    assert.deepEqual(unitsOn([post], [merger], 7, '2027-10-01'), [3]);
    assert.deepEqual(projectsToAmend([project], [post], [], [merger], '2027-10-01'), []);
  });
});
