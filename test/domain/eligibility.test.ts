// Who may apply, at the edge of each rule.
import { strict as assert } from 'node:assert';
import { checkEligibility, violationsOf } from '../../server/domain/eligibility.ts';
import type {
  ApplicantFacts,
  EligibilityInput,
  EligibilityRule,
  RuleAnswer,
} from '../../server/domain/eligibility.ts';
import { generalFund } from '../../server/domain/programmes/generalFund.ts';

const closesAt = '2026-10-01T00:00:00+08:00';
const deadline = Date.parse(closesAt);
const rules = {
  ...generalFund,
  year: 2026,
  opensAt: '2026-08-01T00:00:00+08:00',
  closesAt,
  ageRule: { limits: { male: 35, female: 40 } },
};
const applicant: ApplicantFacts = {
  personKey: 'key-of-na',
  name: '欧阳 娜',
  bornOn: '1992-02-29',
  sex: 'female',
  title: 'associateSenior',
  degree: 'master',
  recommenders: [],
};
const input: EligibilityInput = {
  rules,
  applicant,
  members: [{ personKey: 'key-of-member', name: '古丽米热·艾比布力' }],
  host: { uscc: '91350100M000100Y43', name: '澜州学院' },
  partners: [{ uscc: '91370500MA00000820', name: '澜州海盐厂' }],
  others: [],
  projects: [],
  overdue: [],
  integrity: [],
  receivedAt: new Date(deadline - 1),
};
const ask = (rule: EligibilityRule, own: Partial<EligibilityInput>): RuleAnswer => {
  const found = checkEligibility({ ...input, ...own }).find((each) => each.rule === rule);
  assert.ok(found);
  return found;
};
const verdict = (rule: EligibilityRule, own: Partial<EligibilityInput>): string => ask(rule, own).verdict;

const other = {
  personKey: applicant.personKey,
  programmeKey: rules.programme.key,
  year: 2026,
  title: '盐碱地水稻',
  receiptNumber: '2026-ZR-000012',
  state: 'withHost',
};
const project = {
  leadKey: applicant.personKey,
  programmeKey: rules.programme.key,
  number: 'LZZR2024M003',
  title: '滨海湿地',
  endsOn: '2026-12-31',
  isFinalReportSubmitted: false,
};
const late = {
  leadKey: 'key-of-somebody',
  uscc: input.host.uscc,
  number: 'LZZR2022M001',
  title: '旧项目',
  dueOn: '2025-06-30',
};
const entry = {
  personKey: null,
  uscc: null,
  from: '2026-09-30',
  to: '2026-09-30',
  source: '澜科字〔2025〕3号',
};

describe('an applicant in order', () => {
  it('passes every rule and gets no violation', () => {
    const answers = checkEligibility(input);
    assert.deepEqual(
      answers.map((each) => [each.rule, each.verdict]),
      ['L1', 'L2', 'L5', 'L6', 'L7', 'L9', 'L15'].map((rule) => [rule, 'pass']),
    );
    assert.deepEqual(violationsOf(answers), []);
  });
});

describe('L1, one application a year', () => {
  it('counts an application of the same person in the same year and names it', () => {
    const found = ask('L1', { others: [other] });
    assert.equal(found.verdict, 'fail');
    assert.deepEqual(found.counted, ['盐碱地水稻（2026-ZR-000012）']);
    assert.deepEqual(found.violation?.params, { year: 2026, limit: 1, count: 1, counted: found.counted });
    assert.equal(found.violation?.code, 'eligibility.L1');
  });
  for (const state of ['draft', 'returned', 'withdrawn']) {
    it(`does not count one that is ${state}`, () =>
      assert.equal(verdict('L1', { others: [{ ...other, state }] }), 'pass'));
  }
  it('does not count another year, programme or person', () => {
    const others = [
      { ...other, year: 2025 },
      { ...other, programmeKey: 'demonstration' },
      { ...other, personKey: 'key-of-somebody' },
    ];
    assert.equal(verdict('L1', { others }), 'pass');
  });
  it('allows as many as the call sets', () => {
    const limits = { ...rules.limits, perPersonPerYear: 2 };
    assert.equal(verdict('L1', { rules: { ...rules, limits }, others: [other] }), 'pass');
    assert.equal(verdict('L1', { rules: { ...rules, limits }, others: [other, other] }), 'fail');
  });
});

describe('L2, one project under way', () => {
  it('counts a project of the same leader and programme and names it', () => {
    const found = ask('L2', { projects: [project] });
    assert.deepEqual([found.verdict, found.counted], ['fail', ['滨海湿地（LZZR2024M003）']]);
  });
  it('does not count one that ends in the year of the call once its final report is in', () => {
    assert.equal(verdict('L2', { projects: [{ ...project, isFinalReportSubmitted: true }] }), 'pass');
  });
  it('counts one that ends a year later, whatever report is in', () => {
    const later = { ...project, endsOn: '2027-01-01', isFinalReportSubmitted: true };
    assert.equal(verdict('L2', { projects: [later] }), 'fail');
  });
  it('does not count one led by somebody else or of another programme', () => {
    const projects = [
      { ...project, leadKey: 'x' },
      { ...project, programmeKey: 'x' },
    ];
    assert.equal(verdict('L2', { projects }), 'pass');
  });
});

describe('L5, projects overdue', () => {
  it('blocks the leader of one', () => {
    const found = ask('L5', { overdue: [{ ...late, leadKey: applicant.personKey }] });
    assert.deepEqual([found.verdict, found.violation?.code], ['fail', 'eligibility.L5']);
  });
  it('blocks the unit at the number that the call sets, not one before', () => {
    assert.equal(verdict('L5', { overdue: [late, late] }), 'pass');
    const found = ask('L5', { overdue: [late, late, late] });
    assert.deepEqual([found.verdict, found.violation?.code], ['fail', 'eligibility.L5Unit']);
  });
  it('never blocks the unit when the call sets none', () => {
    const limits = { ...rules.limits, overdueProjectsOfUnit: null };
    assert.equal(verdict('L5', { rules: { ...rules, limits }, overdue: [late, late, late] }), 'pass');
  });
  it('does not count what another unit owes', () => {
    const elsewhere = { ...late, uscc: 'x' };
    assert.equal(verdict('L5', { overdue: [elsewhere, elsewhere, elsewhere] }), 'pass');
  });
});

describe('L6, sanctions', () => {
  const on = (day: string): Partial<EligibilityInput> => ({ receivedAt: new Date(`${day}T12:00:00+08:00`) });
  const subjects: [string, object, string][] = [
    ['the applicant', { personKey: applicant.personKey }, '欧阳 娜'],
    ['a member', { personKey: 'key-of-member' }, '古丽米热·艾比布力'],
    ['the host', { uscc: input.host.uscc }, '澜州学院'],
    ['a partner', { uscc: '91370500MA00000820' }, '澜州海盐厂'],
  ];
  for (const [who, subject, name] of subjects) {
    it(`blocks when ${who} is under one, by name`, () => {
      const found = ask('L6', { integrity: [{ ...entry, ...subject }] });
      assert.deepEqual([found.verdict, found.counted, found.params.until], ['fail', [name], '2026-09-30']);
    });
  }
  const own = { ...entry, personKey: applicant.personKey, from: '2026-09-10', to: '2026-09-20' };
  const days: [string, string][] = [
    ['2026-09-09', 'pass'],
    ['2026-09-10', 'fail'],
    ['2026-09-20', 'fail'],
    ['2026-09-21', 'pass'],
  ];
  for (const [day, expected] of days) {
    it(`on ${day} answers ${expected} to one from 10 to 20 September`, () =>
      assert.equal(verdict('L6', { integrity: [own], ...on(day) }), expected));
  }
  it('takes the day in Asia/Shanghai', () => {
    assert.equal(verdict('L6', { integrity: [own], receivedAt: new Date('2026-09-20T16:00:00Z') }), 'pass');
  });
  it('never ends without a last day', () => {
    const found = ask('L6', { integrity: [{ ...own, to: null }] });
    assert.deepEqual([found.verdict, found.violation?.code], ['fail', 'eligibility.L6ForGood']);
  });
  it('does not take two people without a key for the same', () => {
    const members = [{ personKey: null, name: '〇' }];
    assert.equal(verdict('L6', { members, integrity: [{ ...entry, uscc: 'x' }] }), 'pass');
  });
});

describe('L7, age', () => {
  const cases: ['male' | 'female', string, string][] = [
    ['male', '1991-01-01', 'pass'],
    ['male', '1990-12-31', 'fail'],
    ['female', '1986-01-01', 'pass'],
    ['female', '1985-12-31', 'fail'],
    ['female', '1988-02-29', 'pass'],
  ];
  for (const [sex, bornOn, expected] of cases) {
    it(`answers ${expected} to a ${sex} born on ${bornOn}`, () =>
      assert.equal(verdict('L7', { applicant: { ...applicant, sex, bornOn } }), expected));
  }
  it('says which day was the earliest', () => {
    const found = ask('L7', { applicant: { ...applicant, sex: 'male', bornOn: '1990-12-31' } });
    assert.equal(found.violation?.params.earliest, '1991-01-01');
  });
  it('does not pass somebody whose birth date is unknown', () => {
    const found = ask('L7', { applicant: { ...applicant, bornOn: null } });
    assert.deepEqual([found.verdict, found.violation?.code], ['fail', 'eligibility.L7Unknown']);
  });
  it('does not apply where the call sets no age', () => {
    assert.equal(verdict('L7', { rules: { ...rules, ageRule: null } }), 'notApplicable');
  });
});

describe('L9, title or degree', () => {
  const letter = {
    name: '䶮先生',
    organisationName: '澜州大学',
    field: '作物学',
    title: 'senior',
    signedOn: '2026-08-20',
  };
  const second = { ...letter, name: '𠮷女士' };
  const junior = { ...applicant, title: 'intermediate' as const, degree: 'master' as const };
  const withLetters = (...recommenders: (typeof letter)[]): Partial<EligibilityInput> => ({
    applicant: { ...junior, recommenders },
  });
  it('passes a title that is enough, and a degree that is enough', () => {
    assert.equal(verdict('L9', { applicant: { ...junior, title: 'senior' } }), 'pass');
    assert.equal(verdict('L9', { applicant: { ...junior, degree: 'doctor' } }), 'pass');
  });
  it('passes two seniors who recommend, and not one', () => {
    assert.equal(verdict('L9', withLetters(letter, second)), 'pass');
    const found = ask('L9', withLetters(letter));
    assert.deepEqual([found.verdict, found.counted, found.params.wanted], ['fail', ['䶮先生'], 2]);
  });
  it('says so when nobody recommends', () => {
    assert.equal(ask('L9', withLetters()).violation?.code, 'eligibility.L9None');
  });
  it('counts the same person once', () => {
    assert.equal(verdict('L9', withLetters(letter, { ...letter, name: '䶮 先生' })), 'fail');
  });
  const useless: [string, object][] = [
    ['of a title that is not enough', { title: 'intermediate' }],
    ['without a date', { signedOn: null }],
    ['without a field', { field: '' }],
    ['by the applicant', { name: '欧阳娜' }],
  ];
  for (const [what, part] of useless) {
    it(`does not count a letter ${what}`, () =>
      assert.equal(verdict('L9', withLetters(letter, { ...second, ...part })), 'fail'));
  }
  it('lets nobody stand in where the call does not allow it', () => {
    const titleRule = {
      ...generalFund.titleRule,
      titles: [],
      degrees: ['doctor' as const],
      orRecommenders: null,
      recommenderTitles: [],
    };
    const found = ask('L9', { ...withLetters(letter, second), rules: { ...rules, titleRule } });
    assert.deepEqual([found.verdict, found.violation?.code], ['fail', 'eligibility.L9NoStandIn']);
  });
  it('does not apply where the call asks for no title', () => {
    assert.equal(verdict('L9', { rules: { ...rules, titleRule: null } }), 'notApplicable');
  });
});

describe('L15, the deadline', () => {
  const at = (milliseconds: number): Partial<EligibilityInput> => ({ receivedAt: new Date(milliseconds) });
  it('is kept one millisecond before and missed at the instant itself', () => {
    assert.equal(verdict('L15', at(deadline - 1)), 'pass');
    assert.equal(ask('L15', at(deadline)).violation?.code, 'eligibility.L15');
  });
  it('has a first instant, which is in time', () => {
    const opens = Date.parse(rules.opensAt);
    assert.equal(verdict('L15', at(opens)), 'pass');
    assert.equal(ask('L15', at(opens - 1)).violation?.code, 'eligibility.L15TooEarly');
  });
  it('is another one for a correction', () => {
    const correctionClosesAt = new Date(deadline + 1000);
    assert.equal(verdict('L15', { ...at(deadline + 999), correctionClosesAt }), 'pass');
    assert.equal(verdict('L15', { ...at(deadline + 1000), correctionClosesAt }), 'fail');
  });
});
