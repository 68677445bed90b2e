// Who must keep away from what.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkStaff,
  conflictViolations,
  findConflicts,
  findStaffConflicts,
  isConflicted,
  isSamePerson,
  mergeConflicts,
  pin,
} from '../../server/domain/conflict.ts';
import type {
  Conflict,
  ConflictApplication,
  ConflictExpert,
  ConflictFacts,
} from '../../server/domain/conflict.ts';
import { makeUscc } from '../../server/domain/uscc.ts';

const unit = (n: number): string => makeUscc(`1237050049100000${n}`);
const [HOST, PARTNER, MEMBER_UNIT, ELSEWHERE, PARENT] = [unit(1), unit(2), unit(3), unit(4), unit(5)];

const expert: ConflictExpert = {
  expertId: 7,
  personKey: 'key-of-expert',
  name: '古丽米热·艾比布力',
  uscc: ELSEWHERE,
  organisationName: '海州大学',
  suspendedUntil: null,
};
const application: ConflictApplication = {
  applicationId: 3,
  lead: { personKey: 'key-of-lead', name: '欧阳 娜', uscc: HOST },
  members: [{ personKey: 'key-of-member', name: '䶮生', uscc: MEMBER_UNIT }],
  host: { uscc: HOST, name: '澜州学院' },
  partners: [{ uscc: PARTNER, name: '澜州海盐厂' }],
  avoid: [],
};
const facts: ConflictFacts = { on: '2026-10-20', applicantsInCall: [application.lead], stated: [] };
const find = (
  own: Partial<ConflictExpert>,
  of: Partial<ConflictApplication> = {},
  more: Partial<ConflictFacts> = {},
): Conflict[] => findConflicts({ ...expert, ...own }, { ...application, ...of }, { ...facts, ...more });
const rules = (...asked: Parameters<typeof find>): string[] => find(...asked).map((each) => each.rule);

describe('a conflict between an expert and an application', () => {
  it('is none between strangers', () => {
    assert.deepEqual(find({}), []);
    assert.equal(isConflicted(find({})), false);
  });

  it('R2: the expert applies in the same call', () => {
    const own = { personKey: 'key-of-expert', name: '旧名', uscc: null };
    assert.deepEqual(rules({}, {}, { applicantsInCall: [own] }), ['R2']);
  });

  const units: [string, string][] = [
    ['host', HOST],
    ['partner', PARTNER],
    ['member', MEMBER_UNIT],
  ];
  for (const [relation, uscc] of units) {
    it(`R3: the expert works at the unit of the ${relation}`, () => {
      const found = find({ uscc });
      assert.ok(found.every((each) => each.rule === 'R3' && each.kind === 'detected'));
      assert.equal(found[0]?.fact.relation, relation);
    });
  }
  it('R3: the leader is employed elsewhere than the host, by the unit of the expert', () => {
    assert.deepEqual(rules({}, { lead: { ...application.lead, uscc: ELSEWHERE } }), ['R3']);
  });
  it('R3: a credit code in lower case is the same unit', () => {
    assert.deepEqual(rules({ uscc: PARTNER.toLowerCase() }), ['R3']);
  });
  it('R3: the unit of the expert is the parent of the host, or its child, or its sister', () => {
    assert.deepEqual(rules({ uscc: PARENT }, { host: { ...application.host, parentUscc: PARENT } }), ['R3']);
    assert.deepEqual(rules({ parentUscc: PARTNER }), ['R3']);
    const sisters = { host: { ...application.host, parentUscc: PARENT } };
    assert.deepEqual(rules({ parentUscc: PARENT }, sisters), ['R3']);
  });
  it('R3: no unit and no parent are not the same unit', () => {
    assert.deepEqual(
      rules({ uscc: null, parentUscc: null }, { host: { ...application.host, parentUscc: null } }),
      [],
    );
  });

  it('R6: the expert takes part in the application, as leader or member', () => {
    assert.deepEqual(rules({ personKey: 'key-of-member' }), ['R6']);
    assert.deepEqual(
      find({ personKey: 'key-of-lead' }, {}, { applicantsInCall: [] }).map((each) => [
        each.rule,
        each.fact.part,
      ]),
      [['R6', 'lead']],
    );
  });

  it('R8: somebody said so; another rule where they named one', () => {
    const stated = { expertId: 7, applicationId: 3, kind: 'declared' as const, reason: '合作伙伴' };
    assert.deepEqual(
      find({}, {}, { stated: [stated] }).map((each) => [each.rule, each.kind]),
      [['R8', 'declared']],
    );
    assert.deepEqual(rules({}, {}, { stated: [{ ...stated, rule: 'R4' }] }), ['R4']);
    assert.deepEqual(
      rules(
        {},
        {},
        {
          stated: [
            { ...stated, expertId: 8 },
            { ...stated, applicationId: 4 },
          ],
        },
      ),
      [],
    );
  });

  it('R9: the expert is suspended, up to and with the last day', () => {
    assert.deepEqual(rules({ suspendedUntil: '2026-10-20' }), ['R9']);
    assert.deepEqual(rules({ suspendedUntil: '2026-10-19' }), []);
  });

  const avoid = {
    name: '古丽米热•艾比布力',
    organisationName: '海州大学农学院',
    uscc: null,
    reason: '有学术争议',
  };
  it('R10: the applicant asks to avoid the expert, by name and unit', () => {
    assert.deepEqual(
      find({}, { avoid: [avoid] }).map((each) => [each.rule, each.kind]),
      [['R10', 'requested']],
    );
    assert.deepEqual(rules({}, { avoid: [{ ...avoid, uscc: ELSEWHERE, organisationName: '' }] }), ['R10']);
    assert.deepEqual(rules({}, { avoid: [{ ...avoid, organisationName: '' }] }), ['R10']);
  });
  it('R10: does not keep out a namesake of another unit', () => {
    assert.deepEqual(rules({}, { avoid: [{ ...avoid, organisationName: '河州大学' }] }), []);
    assert.deepEqual(rules({}, { avoid: [{ ...avoid, uscc: HOST }] }), []);
    assert.deepEqual(rules({}, { avoid: [{ ...avoid, name: '古丽' }] }), []);
  });

  it('gives a violation that names the rule and the fact', () => {
    const [first] = conflictViolations(find({ uscc: PARTNER }), ['experts', 0]);
    assert.deepEqual(first, {
      code: 'conflict.R3',
      path: ['experts', 0],
      params: { relation: 'partner', uscc: PARTNER, name: '澜州海盐厂', kind: 'detected' },
    });
  });
});

describe('the same person', () => {
  const na = { personKey: 'a', name: '欧阳 娜', uscc: HOST };
  it('has the same identity key, whatever the name and unit', () => {
    assert.equal(isSamePerson(na, { personKey: 'a', name: '欧阳丽', uscc: PARTNER }), true);
  });
  it('has the same name at the same unit, with or without a space and a key', () => {
    assert.equal(isSamePerson(na, { personKey: null, name: '欧阳娜', uscc: HOST }), true);
    assert.equal(isSamePerson(na, { personKey: 'b', name: '欧阳娜', uscc: HOST }), true);
  });
  it('is not a namesake elsewhere, nor a nameless one, nor one without a unit', () => {
    assert.equal(isSamePerson(na, { personKey: 'b', name: '欧阳娜', uscc: PARTNER }), false);
    assert.equal(isSamePerson({ ...na, name: '' }, { personKey: null, name: '', uscc: HOST }), false);
    assert.equal(
      isSamePerson({ ...na, personKey: null, uscc: null }, { personKey: null, name: '欧阳 娜', uscc: null }),
      false,
    );
  });
});

describe('conflicts put together', () => {
  const [found] = find({ uscc: PARTNER });
  assert.ok(found);
  it('hold each fact once, pinned where somebody pinned it', () => {
    assert.deepEqual(mergeConflicts([found], [found]), [found]);
    assert.deepEqual(mergeConflicts([found], [pin(found)], [found]), [pin(found)]);
  });
  it('do not depend on order or on repeating', () => {
    const one = fc.record({
      rule: fc.constantFrom('R2' as const, 'R3' as const),
      kind: fc.constantFrom('detected' as const, 'pinned' as const),
      expertId: fc.constantFrom(1, 2),
      applicationId: fc.constant(1),
      fact: fc.record({ n: fc.constantFrom(1, 2) }),
    });
    const text = (list: readonly Conflict[]): string[] => list.map((each) => JSON.stringify(each)).sort();
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (a, b) => {
        assert.deepEqual(text(mergeConflicts(a, b)), text(mergeConflicts(b, a, b)));
        assert.equal(isConflicted(mergeConflicts(a, b)), isConflicted(a) || isConflicted(b));
      }),
    );
  });
});

describe('staff and a list', () => {
  const clerk = { personKey: 'key-of-clerk', name: '〇先生', units: [{ uscc: ELSEWHERE }] };
  it('may act on a list of strangers', () => assert.deepEqual(checkStaff(clerk, [application]), []));
  it('may not act on a list that holds their own project', () => {
    const lead = { ...application.lead, personKey: 'key-of-clerk' };
    assert.deepEqual(findStaffConflicts(clerk, [{ ...application, lead }])[0]?.fact, {
      relation: 'lead',
      name: '欧阳 娜',
    });
    assert.equal(findStaffConflicts({ ...clerk, units: [] }, [{ ...application, lead }]).length, 1);
  });
  it('may not act on a list that holds a project of a unit of theirs', () => {
    for (const uscc of [HOST, PARTNER, MEMBER_UNIT]) {
      const units = [{ uscc: ELSEWHERE }, { uscc }];
      assert.deepEqual(
        checkStaff({ ...clerk, units }, [application]).map((each) => each.code),
        ['conflict.staff'],
      );
    }
  });
  it('are told of each application on the list that is theirs', () => {
    const own = { ...application, applicationId: 9, host: { uscc: ELSEWHERE, name: '海州大学' } };
    assert.deepEqual(
      findStaffConflicts(clerk, [application, own]).map((each) => each.applicationId),
      [9],
    );
  });
});
