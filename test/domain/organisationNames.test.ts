// Names, codes and mergers of organisations by the day: old documents keep the old name, new ones show the new.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import {
  checkMerger,
  checkNewName,
  nameHistory,
  nameOn,
  nameWithFormer,
  organisationsByCode,
  successorOn,
  type Merger,
  type OrganisationName,
} from '../../server/domain/organisationNames.ts';
import { makeUscc } from '../../server/domain/uscc.ts';
import type { Violation } from '../../server/domain/violation.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const CODE = ['1', '2', '3', '4'].map((n) => makeUscc(`1237050049100000${n}`));
const [A, B, C, NEW] = CODE as [string, string, string, string];
const names: OrganisationName[] = [
  { organisationId: 1, name: '澜州农业大学', uscc: A, from: '2027-05-01' },
  { organisationId: 1, name: '澜州农学院', uscc: A, from: null },
  { organisationId: 2, name: '澜州盐碱地研究所', uscc: B, from: null },
  { organisationId: 3, name: '䶮海职业学院', uscc: C, from: '2026-01-01' },
];
const name = (organisationId: number, on: string): string | undefined =>
  nameOn(names, organisationId, on)?.name;

describe('the name of an organisation', () => {
  it('is the old one to the last day before the change, and the new one from that day on', () => {
    assert.equal(name(1, '2027-04-30'), '澜州农学院');
    assert.equal(name(1, '2027-05-01'), '澜州农业大学');
    assert.equal(name(1, '1999-01-01'), '澜州农学院');
  });
  it('is none before the first, and none of an organisation that is not known', () => {
    assert.equal(name(3, '2025-12-31'), undefined);
    assert.equal(name(3, '2026-01-01'), '䶮海职业学院');
    assert.equal(name(9, '2026-01-01'), undefined);
  });
  it('has a history without gap or overlap', () => {
    assert.deepEqual(
      nameHistory(names, 1).map(({ name: called, from, to }) => [called, from, to]),
      [
        ['澜州农学院', null, '2027-04-30'],
        ['澜州农业大学', '2027-05-01', null],
      ],
    );
  });
  it('is shown with the former one only where it has changed in between', () => {
    const shown = (since: string, on: string) => nameWithFormer(names, 1, { since, on });
    assert.equal(shown('2026-12-01', '2027-06-01'), '澜州农业大学（原澜州农学院）');
    assert.equal(shown('2026-12-01', '2027-04-30'), '澜州农学院');
    assert.equal(shown('2027-05-01', '2027-06-01'), '澜州农业大学');
    assert.equal(nameWithFormer(names, 3, { since: '2025-01-01', on: '2026-06-01' }), '䶮海职业学院');
    assert.equal(nameWithFormer(names, 3, { since: '2024-01-01', on: '2025-01-01' }), null);
  });
  it('of any day is the one of its history that holds that day', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(days, fc.integer({ min: -5, max: 45 }), (starts, n) => {
        const own = starts.map((start) => ({
          organisationId: 1,
          name: `第${start}名`,
          uscc: A,
          from: addDays('2027-01-01', start),
        }));
        const on = addDays('2027-01-01', n);
        const held = nameHistory(own, 1).filter(
          ({ from, to }) => (from ?? on) <= on && (to === null || on <= to),
        );
        assert.ok(held.length <= 1);
        assert.equal(nameOn(own, 1, on)?.name, held[0]?.name);
      }),
    );
  });
});

describe('a code', () => {
  it('finds whoever had it in any year, in any spelling', () => {
    assert.deepEqual(organisationsByCode(names, A.toLowerCase()), [1]);
    const renumbered = [
      ...names,
      { organisationId: 2, name: '澜州盐碱地研究所', uscc: NEW, from: '2027-01-01' },
    ];
    assert.deepEqual(organisationsByCode(renumbered, B), [2]);
    assert.deepEqual(organisationsByCode(renumbered, NEW), [2]);
    assert.deepEqual(organisationsByCode(names, NEW), []);
  });
});

describe('a new name or code', () => {
  const wanted = { organisationId: 2, name: '澜州盐土研究所', uscc: B, from: '2027-03-01' };
  const of = (own: Partial<typeof wanted>, mergers: readonly Merger[] = []): string[] =>
    codes(checkNewName({ ...wanted, ...own }, names, mergers));

  it('changes the name, the code or both', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ name: '澜州盐碱地研究所', uscc: NEW }), []);
    assert.deepEqual(of({ uscc: NEW }), []);
  });
  it('that changes nothing is refused, whatever the spelling', () => {
    assert.deepEqual(of({ name: '澜州盐碱地研究所' }), ['organisation.noChange']);
    assert.deepEqual(of({ name: ' 澜州盐碱地研究所', uscc: B.toLowerCase() }), ['organisation.noChange']);
  });
  it('comes after the last change, by a day at least', () => {
    const own = { organisationId: 1, uscc: A };
    assert.deepEqual(of({ ...own, from: '2027-04-30' }), ['organisation.notAfter']);
    assert.deepEqual(of({ ...own, from: '2027-05-01' }), ['organisation.notAfter']);
    assert.deepEqual(of({ ...own, from: '2027-05-02' }), []);
  });
  it('is a name that can be printed, and a code that checks', () => {
    assert.deepEqual(of({ name: ' ' }), ['organisation.name']);
    assert.deepEqual(of({ name: '澜州\u200b院' }), ['text.invisible']);
    assert.deepEqual(of({ uscc: B.slice(1) }), ['uscc.shape']);
  });
  it('is of an organisation that is known', () => {
    assert.deepEqual(of({ organisationId: 9, uscc: NEW }), ['organisation.unknown']);
  });
  it('takes no code that somebody else has from that day on', () => {
    const [found] = checkNewName({ ...wanted, uscc: C }, names, []);
    assert.equal(found?.code, 'organisation.codeTaken');
    assert.equal(found.params.name, '䶮海职业学院');
  });
  it('may take a code that was given up the day before', () => {
    const gave = [...names, { organisationId: 3, name: '䶮海职业学院', uscc: NEW, from: '2027-03-01' }];
    assert.deepEqual(checkNewName({ ...wanted, uscc: C }, gave, []), []);
    assert.deepEqual(codes(checkNewName({ ...wanted, uscc: C, from: '2027-02-28' }, gave, [])), [
      'organisation.codeTaken',
    ]);
  });
  it('may take over the code of a unit that has become part of this one, and of no other', () => {
    const merged = { organisationId: 3, intoId: 2, on: '2027-03-01' };
    assert.deepEqual(of({ uscc: C }, [merged]), []);
    assert.deepEqual(of({ uscc: C }, [{ ...merged, on: '2027-03-02' }]), ['organisation.codeTaken']);
    assert.deepEqual(of({ uscc: C }, [{ ...merged, intoId: 1 }]), ['organisation.codeTaken']);
  });
  it('is not given to a unit that is part of another by then', () => {
    const merged = { organisationId: 2, intoId: 1, on: '2027-03-01' };
    assert.deepEqual(of({}, [merged]), ['organisation.mergedBefore']);
    assert.deepEqual(of({}, [{ ...merged, on: '2027-03-02' }]), []);
  });
});

describe('a merger', () => {
  const wanted: Merger = { organisationId: 2, intoId: 1, on: '2027-06-01' };
  const of = (own: Partial<Merger>, mergers: readonly Merger[] = []): string[] =>
    codes(checkMerger({ ...wanted, ...own }, names, mergers));

  it('is into a unit that stands', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ intoId: 9 }), ['organisation.unknown']);
    assert.deepEqual(of({ organisationId: 9 }), ['organisation.unknown']);
    assert.deepEqual(of({ intoId: 3, on: '2025-12-31' }), ['organisation.unknown']);
    const gone = { organisationId: 1, intoId: 3, on: '2027-06-01' };
    assert.deepEqual(of({}, [gone]), ['organisation.receiverGone']);
    assert.deepEqual(of({ on: '2027-05-31' }, [gone]), []);
  });
  it('happens once, and after the last change of the name', () => {
    const first = { ...wanted, intoId: 3 };
    assert.deepEqual(of({}, [first]), ['organisation.mergedBefore']);
    const own = { organisationId: 1, intoId: 3 };
    assert.deepEqual(of({ ...own, on: '2027-05-01' }), ['organisation.notAfter']);
    assert.deepEqual(of({ ...own, on: '2027-05-02' }), []);
  });
  it('is never into itself, nor round in a circle, whatever the days', () => {
    assert.deepEqual(of({ intoId: 2 }), ['organisation.circle']);
    const later = { organisationId: 1, intoId: 2, on: '2028-01-01' };
    assert.deepEqual(of({}, [later]), ['organisation.circle']);
    const round = [
      { ...later, intoId: 3 },
      { organisationId: 3, intoId: 2, on: '2028-01-01' },
    ];
    assert.deepEqual(of({}, round), ['organisation.circle']);
  });
  it('makes the receiver stand for the other from its day on, through every later one', () => {
    const mergers = [wanted, { organisationId: 1, intoId: 3, on: '2028-01-01' }];
    assert.equal(successorOn(mergers, 2, '2027-05-31'), 2);
    assert.equal(successorOn(mergers, 2, '2027-06-01'), 1);
    assert.equal(successorOn(mergers, 2, '2027-12-31'), 1);
    assert.equal(successorOn(mergers, 2, '2028-01-01'), 3);
    assert.equal(successorOn(mergers, 3, '2028-01-01'), 3);
  });
  it('in a circle that came in by another way is an error, not an endless search', () => {
    const circle = [wanted, { organisationId: 1, intoId: 2, on: '2027-06-01' }];
    assert.throws(() => successorOn(circle, 2, '2027-06-01'), RangeError);
  });
  it('leaves for every unit and day one that stands, whatever mergers were asked for', () => {
    const id = fc.integer({ min: 1, max: 5 });
    const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2027-01-01', n));
    const known = [1, 2, 3, 4, 5].map((organisationId) => ({
      organisationId,
      name: `第${organisationId}院`,
      uscc: A,
      from: null,
    }));
    const asked = fc.array(fc.record({ organisationId: id, intoId: id, on: day }), { maxLength: 20 });
    fc.assert(
      fc.property(asked, id, day, (sequence, unit, on) => {
        const mergers: Merger[] = [];
        for (const each of sequence) if (checkMerger(each, known, mergers).length === 0) mergers.push(each);
        const successor = successorOn(mergers, unit, on);
        assert.ok(!mergers.some((each) => each.organisationId === successor && each.on <= on));
      }),
    );
  });
});
