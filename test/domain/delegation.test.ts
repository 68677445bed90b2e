// A desk lent to a deputy: to whom, for how long, and who may act at it on which day, with both names.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import {
  actingAt,
  checkDelegation,
  desksActedAt,
  isInForce,
  lastDayOf,
  LONGEST_DELEGATION_DAYS,
  PERSONAL_ROLES,
  type Delegation,
  type DelegationFacts,
} from '../../server/domain/delegation.ts';
import { ROLES } from '../../server/domain/terms.ts';
import type { Violation } from '../../server/domain/violation.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const TODAY = '2027-03-01';
const wanted: Delegation = {
  deskId: 10,
  holderId: 1,
  deputyId: 2,
  startsOn: TODAY,
  endsOn: '2027-03-31',
  reason: '外出学习',
  endedOn: null,
};
const facts: DelegationFacts = {
  role: 'programmeOfficer',
  desk: { organisationKind: 'bureau', hasCall: false },
  deputyRoles: ['bureauFinance'],
  isDeputyActive: true,
  isDeputyOfUnit: true,
  existing: [],
  today: TODAY,
};
const of = (own: Partial<Delegation>, more: Partial<DelegationFacts> = {}): string[] =>
  codes(checkDelegation({ ...wanted, ...own }, { ...facts, ...more }));

describe('a desk', () => {
  it('is lent to somebody active of the same unit, from today on, with a reason', () => {
    assert.deepEqual(of({}), []);
  });
  const broken: [string, Partial<Delegation>, Partial<DelegationFacts>, string][] = [
    ['to its own holder', { deputyId: 1 }, {}, 'delegation.self'],
    ['to somebody whose account is not active', {}, { isDeputyActive: false }, 'delegation.deputyInactive'],
    ['to somebody of another unit', {}, { isDeputyOfUnit: false }, 'delegation.otherUnit'],
    ['from yesterday', { startsOn: '2027-02-28' }, {}, 'delegation.past'],
    ['without a reason', { reason: ' ' }, {}, 'delegation.reason'],
    ['to an administrator', {}, { deputyRoles: ['auditAdmin'] }, 'desk.administratorAlone'],
    ['to somebody of the agency', {}, { deputyRoles: ['agencyOfficer'] }, 'desk.agencyOutside'],
  ];
  for (const [title, own, more, code] of broken) {
    it(`is not lent ${title}`, () => assert.deepEqual(of(own, more), [code]));
  }
  it('is not lent to end before it begins', () => {
    assert.deepEqual(of({ startsOn: '2027-04-02', endsOn: '2027-04-01' }), ['delegation.period']);
    assert.deepEqual(of({ startsOn: '2027-04-01', endsOn: '2027-04-01' }), []);
  });
  it('is lent for 180 days at most, the first and the last counted; the number is a setting', () => {
    const endsOn = addDays(TODAY, LONGEST_DELEGATION_DAYS - 1);
    assert.equal(LONGEST_DELEGATION_DAYS, 180);
    assert.deepEqual(of({ endsOn }), []);
    assert.deepEqual(of({ endsOn: addDays(endsOn, 1) }), ['delegation.tooLong']);
    assert.deepEqual(codes(checkDelegation(wanted, facts, { longestDays: 30 })), ['delegation.tooLong']);
    assert.deepEqual(codes(checkDelegation(wanted, facts, { longestDays: 31 })), []);
  });
  for (const role of ROLES) {
    const isPersonal = PERSONAL_ROLES.includes(role);
    it(`of ${role} is ${isPersonal ? "nobody else's" : 'one that may be lent'}`, () => {
      assert.equal(of({}, { role }).includes('delegation.personal'), isPersonal);
    });
  }
});

describe('two delegations', () => {
  const other: Delegation = { ...wanted, startsOn: '2027-03-10', endsOn: '2027-03-20', deputyId: 3 };
  it('of one desk never meet on a day', () => {
    assert.deepEqual(of({}, { existing: [other] }), ['delegation.overlap']);
    assert.deepEqual(of({ endsOn: '2027-03-10' }, { existing: [other] }), ['delegation.overlap']);
    assert.deepEqual(of({ endsOn: '2027-03-09' }, { existing: [other] }), []);
    assert.deepEqual(of({ startsOn: '2027-03-20' }, { existing: [other] }), ['delegation.overlap']);
    assert.deepEqual(of({ startsOn: '2027-03-21' }, { existing: [other] }), []);
  });
  it('do not meet when the first was ended before, or never began', () => {
    const ended = { ...other, endedOn: '2027-03-12' };
    assert.deepEqual(of({ startsOn: '2027-03-12' }, { existing: [ended] }), ['delegation.overlap']);
    assert.deepEqual(of({ startsOn: '2027-03-13' }, { existing: [ended] }), []);
    assert.deepEqual(of({}, { existing: [{ ...other, endedOn: '2027-03-05' }] }), []);
  });
  it('do not send holder and deputy away together', () => {
    const deputyLends: Delegation = { ...other, deskId: 11, holderId: 2, deputyId: 3 };
    assert.deepEqual(of({}, { existing: [deputyLends] }), ['delegation.deputyAway']);
    assert.deepEqual(
      of({}, { existing: [{ ...deputyLends, startsOn: '2027-04-01', endsOn: '2027-04-09' }] }),
      [],
    );
    const holderStandsIn: Delegation = { ...other, deskId: 11, holderId: 3, deputyId: 1 };
    assert.deepEqual(of({}, { existing: [holderStandsIn] }), ['delegation.holderStandsIn']);
  });
  it('may have one deputy, at two desks, or be of two desks of one holder', () => {
    assert.deepEqual(of({}, { existing: [{ ...other, deskId: 11, holderId: 4, deputyId: 2 }] }), []);
    assert.deepEqual(of({}, { existing: [{ ...other, deskId: 11 }] }), []);
  });
});

describe('who acts at a desk', () => {
  const desk = { deskId: 10, holderId: 1 };
  it('is the deputy from the first day to the last, with both names', () => {
    const days: [string, unknown][] = [
      ['2027-02-28', null],
      [TODAY, { holderId: 1, deputyId: 2 }],
      ['2027-03-31', { holderId: 1, deputyId: 2 }],
      ['2027-04-01', null],
    ];
    for (const [day, acting] of days) assert.deepEqual(actingAt(desk, [wanted], 2, day), acting, day);
  });
  it('is the holder, too, under the own name alone', () => {
    assert.deepEqual(actingAt(desk, [wanted], 1, TODAY), { holderId: 1, deputyId: null });
  });
  it('is nobody else, at no other desk, and for no former holder', () => {
    assert.equal(actingAt(desk, [wanted], 3, TODAY), null);
    assert.equal(actingAt({ ...desk, deskId: 11 }, [wanted], 2, TODAY), null);
    assert.equal(actingAt({ ...desk, holderId: 5 }, [wanted], 2, TODAY), null);
  });
  it('is the deputy no longer than to the day on which it was ended', () => {
    const ended = { ...wanted, endedOn: '2027-03-10' };
    assert.equal(lastDayOf(ended), '2027-03-10');
    assert.equal(isInForce(ended, '2027-03-10'), true);
    assert.equal(isInForce(ended, '2027-03-11'), false);
    assert.equal(lastDayOf({ ...wanted, endedOn: '2027-05-01' }), '2027-03-31');
  });
  it('finds the desks of others in the own list while they are lent', () => {
    assert.deepEqual(desksActedAt([wanted], 2, TODAY), [desk]);
    assert.deepEqual(desksActedAt([wanted], 2, '2027-04-01'), []);
    assert.deepEqual(desksActedAt([wanted], 1, TODAY), []);
  });

  const day = fc.integer({ min: 0, max: 20 }).map((n) => addDays(TODAY, n));
  const asked = fc.record({
    deskId: fc.integer({ min: 1, max: 3 }),
    deputyId: fc.integer({ min: 1, max: 4 }),
    startsOn: day,
    endsOn: day,
    endedOn: fc.option(day),
  });
  it('is one deputy a day at most, who is there and covers a holder who covers nobody, whatever was asked for', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 20 }), day, (sequence, on) => {
        const given: Delegation[] = [];
        for (const own of sequence) {
          // The holder of desk n is person n.
          const next: Delegation = { ...wanted, ...own, holderId: own.deskId, endedOn: null };
          if (checkDelegation(next, { ...facts, existing: given }).length > 0) continue;
          given.push({ ...next, endedOn: own.endedOn });
        }
        const inForce = given.filter((each) => isInForce(each, on));
        assert.equal(new Set(inForce.map((each) => each.deskId)).size, inForce.length);
        const away = inForce.map((each) => each.holderId);
        for (const { deputyId } of inForce) assert.ok(!away.includes(deputyId));
      }),
    );
  });
});
