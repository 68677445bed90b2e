// The formal check: what the system proposes, and what the officer may decide.
import { strict as assert } from 'node:assert';
import { computeCompleteness } from '../../server/domain/completeness.ts';
import {
  checkFormalDecision,
  computeFormalCheckDueOn,
  computeFormalChecklist,
  computeSameTitles,
  formalItemsOf,
} from '../../server/domain/formalCheck.ts';
import type { FormalCheckInput, FormalDecision, FormalItem } from '../../server/domain/formalCheck.ts';
import { REFUSAL_REASONS } from '../../server/domain/terms.ts';
import { violation } from '../../server/domain/violation.ts';
import { aCallOf, answersOf, changed, heldFiles, HOST, passedRules } from './anApplication.ts';

type Programme = 'lumpSum' | 'itemised';
function aCheck(programme: Programme, own: Partial<FormalCheckInput> = {}): FormalCheckInput {
  const rules = aCallOf(programme);
  const answers = own.answers ?? answersOf(programme);
  const eligibility = own.eligibility ?? passedRules;
  const files = heldFiles;
  const completeness = computeCompleteness({ rules, answers, files, eligibility, hostUscc: HOST });
  return {
    rules,
    answers,
    completeness,
    eligibility,
    isEndorsed: true,
    isRecommended: true,
    sameTitles: [],
    ...own,
  };
}
const notPassed = (input: FormalCheckInput): [FormalItem, string][] =>
  computeFormalChecklist(input)
    .filter((each) => each.automatic !== 'pass')
    .map((each) => [each.key, each.automatic]);
const topic: [FormalItem, string] = ['direction', 'unknown'];

describe('the checklist of the formal check', () => {
  it('passes a complete application and leaves the topic to the officer', () => {
    assert.deepEqual(notPassed(aCheck('lumpSum')), [topic]);
    assert.deepEqual(notPassed(aCheck('itemised')), [topic]);
  });

  it('asks only what the call asks', () => {
    const lump = formalItemsOf(aCallOf('lumpSum'));
    const itemised = formalItemsOf(aCallOf('itemised'));
    assert.deepEqual(
      [lump.includes('budget'), lump.includes('recommendation'), lump.includes('age')],
      [false, false, true],
    );
    assert.deepEqual(
      [itemised.includes('budget'), itemised.includes('recommendation'), itemised.includes('age')],
      [true, true, false],
    );
    assert.equal(itemised.includes('titleDegree'), false);
  });

  const rules: [FormalItem, 'L1' | 'L2' | 'L5' | 'L6' | 'L7' | 'L9' | 'L15'][] = [
    ['limits', 'L1'],
    ['limits', 'L2'],
    ['limits', 'L5'],
    ['sanctions', 'L6'],
    ['age', 'L7'],
    ['titleDegree', 'L9'],
    ['deadline', 'L15'],
  ];
  for (const [key, rule] of rules) {
    it(`fails ${key} on ${rule} and nothing else`, () => {
      const found = violation(`eligibility.${rule}`, ['lead', 'lead']);
      const eligibility = passedRules.map((each) =>
        each.rule === rule ? { ...each, verdict: 'fail' as const, violation: found } : each,
      );
      const input = aCheck('lumpSum', { eligibility });
      assert.deepEqual(notPassed(input).sort(), [topic, [key, 'fail']].sort());
      const item = computeFormalChecklist(input).find((each) => each.key === key);
      assert.deepEqual(item?.notes, [found]);
    });
  }
  it('does not know what nobody asked', () => {
    assert.deepEqual(
      notPassed(aCheck('lumpSum', { eligibility: passedRules.filter(({ rule }) => rule !== 'L6') })),
      [['sanctions', 'unknown'], topic],
    );
  });

  const answers: [FormalItem, string, string, unknown, Programme?][] = [
    ['partners', 'partners', 'partners', [{}, {}, {}]],
    ['members', 'team', 'members', [{}]],
    ['members', 'lead', 'lead', null],
    ['direction', 'basic', 'direction', 'B99'],
    ['direction', 'basic', 'discipline', null],
    ['term', 'basic', 'startsOn', '2027-06-01'],
    ['amount', 'basic', 'requestedFen', 1],
    ['indicators', 'indicators', 'indicators', []],
    ['body', 'body', 'body', []],
    ['attachments', 'attachments', 'ownFundsProof', [], 'itemised'],
    ['promises', 'promises', 'integrity', null],
  ];
  for (const [key, section, field, value, programme = 'lumpSum'] of answers) {
    it(`fails ${key} when ${section}.${field} is not in order`, () => {
      const input = aCheck(programme, { answers: changed(answersOf(programme), section, field, value) });
      assert.deepEqual(
        notPassed(input).filter(([each]) => each === key),
        [[key, 'fail']],
      );
    });
  }

  it('fails an itemised budget that does not add up', () => {
    const input = aCheck('itemised', {
      answers: changed(answersOf('itemised'), 'basic', 'requestedFen', 100_000_000 + 1_000_000),
    });
    assert.deepEqual(
      notPassed(input).filter(([each]) => each === 'budget'),
      [['budget', 'fail']],
    );
  });
  it('fails the host and the recommendation that are not there', () => {
    const input = aCheck('itemised', { isEndorsed: false, isRecommended: false });
    assert.deepEqual(notPassed(input), [['host', 'fail'], ['recommendation', 'fail'], topic]);
  });
  it('fails a missing declaration on secrets', () => {
    const input = aCheck('lumpSum', { answers: changed(answersOf('lumpSum'), 'promises', 'secrets', null) });
    assert.deepEqual(notPassed(input), [topic, ['promises', 'fail'], ['secrets', 'fail']]);
  });
  it('leaves an ethics approval to the officer, and fails its absence', () => {
    const asked = changed(answersOf('lumpSum'), 'promises', 'ethics', 'yes');
    const absent = notPassed(aCheck('lumpSum', { answers: asked }));
    assert.deepEqual(
      absent.filter(([key]) => key === 'ethics'),
      [['ethics', 'fail']],
    );
    const file = { fileId: 3, name: '批件.pdf', size: 1003, sha256: '3'.repeat(64) };
    const there = notPassed(
      aCheck('lumpSum', { answers: changed(asked, 'attachments', 'ethicsApproval', [file]) }),
    );
    assert.deepEqual(there, [topic, ['ethics', 'unknown']]);
  });
  it('leaves the same title to the officer and names where', () => {
    const input = aCheck('lumpSum', { sameTitles: ['旧题（LZZR2024M001）'] });
    assert.deepEqual(notPassed(input), [topic, ['duplicate', 'unknown']]);
    assert.deepEqual(computeFormalChecklist(input).at(-1)?.notes[0]?.params.found, ['旧题（LZZR2024M001）']);
  });
  it('leaves a body that is a scan to the officer', () => {
    const [first, ...rest] = heldFiles;
    assert.ok(first?.facts);
    const files = [{ ...first, facts: { ...first.facts, hasText: false } }, ...rest];
    const completeness = computeCompleteness({ ...aCheck('lumpSum'), files, hostUscc: HOST });
    assert.deepEqual(notPassed(aCheck('lumpSum', { completeness })), [topic, ['body', 'unknown']]);
  });
});

describe('the same title', () => {
  const old = { title: '盐碱地“水稻”研究', number: 'LZZR2024M001', year: 2024 };
  it('is found whatever the punctuation, width and spaces', () => {
    assert.deepEqual(computeSameTitles(' 盐碱地水稻 研究。', 2026, [old]), [
      '盐碱地“水稻”研究（LZZR2024M001）',
    ]);
  });
  it('is not told of after three years, nor of another title', () => {
    assert.deepEqual(computeSameTitles('盐碱地水稻研究', 2027, [old]), []);
    assert.deepEqual(computeSameTitles('盐碱地小麦研究', 2026, [old]), []);
    assert.deepEqual(computeSameTitles('', 2026, [{ ...old, title: '。' }]), []);
  });
});

describe('the decision of the formal check', () => {
  const rules = aCallOf('lumpSum');
  const keys = formalItemsOf(rules);
  const marks = (failed: FormalItem[] = [], undecided: FormalItem[] = []): FormalDecision['items'] =>
    keys.map((key) => ({
      key,
      verdict: undecided.includes(key) ? null : failed.includes(key) ? 'fail' : 'pass',
    }));
  const codes = (own: Partial<FormalDecision>): string[] =>
    checkFormalDecision({
      decision: 'accept',
      hasArrived: true,
      items: marks(),
      reasonCode: null,
      reason: '',
      corrections: 0,
      rules,
      ...own,
    }).map((each) => each.code);

  it('accepts when every item passes', () => assert.deepEqual(codes({}), []));
  it('accepts nothing while an item is undecided or left out', () => {
    assert.deepEqual(codes({ items: marks([], ['body']) }), ['formalCheck.undecided']);
    assert.deepEqual(codes({ items: marks().slice(1) }), ['formalCheck.undecided']);
  });
  it('asks for no item of what never arrived, but for a ground and a reason', () => {
    const lapsed = { decision: 'refuse', hasArrived: false, items: [] } as const;
    assert.deepEqual(codes({ ...lapsed, reasonCode: 'notEndorsed', reason: '单位逾期未审核' }), []);
    assert.deepEqual(codes(lapsed), ['formalCheck.reasonMissing', 'formalCheck.reasonCode']);
  });
  it('accepts nothing while an item fails', () =>
    assert.deepEqual(codes({ items: marks(['age']) }), ['formalCheck.failed']));
  const failed = { items: marks(['attachments']), reason: '附件缺伦理批件' };
  it('returns once, with a reason', () => {
    assert.deepEqual(codes({ ...failed, decision: 'return' }), []);
    assert.deepEqual(codes({ ...failed, decision: 'return', reason: ' ' }), ['formalCheck.reasonMissing']);
    assert.deepEqual(codes({ ...failed, decision: 'return', corrections: 1 }), [
      'formalCheck.returnedBefore',
    ]);
  });
  it('returns again where the call allows it', () => {
    const lenient = { ...rules, correction: { days: 5, once: false } };
    assert.deepEqual(codes({ ...failed, decision: 'return', corrections: 1, rules: lenient }), []);
  });
  for (const reasonCode of REFUSAL_REASONS) {
    it(`refuses on the ground ${reasonCode}`, () =>
      assert.deepEqual(codes({ ...failed, decision: 'refuse', reasonCode }), []));
  }
  it('refuses on no other ground and never without one', () => {
    assert.deepEqual(codes({ ...failed, decision: 'refuse' }), ['formalCheck.reasonCode']);
    assert.deepEqual(codes({ ...failed, decision: 'refuse', reasonCode: 'toString' }), [
      'formalCheck.reasonCode',
    ]);
  });
  it('returns and refuses nothing that is in order', () => {
    assert.deepEqual(codes({ decision: 'return', reason: '补正' }), ['formalCheck.nothingFailed']);
    assert.deepEqual(codes({ decision: 'refuse', reason: '不符', reasonCode: 'late' }), [
      'formalCheck.nothingFailed',
    ]);
  });
  it('is due 45 days after the last day for applications', () => {
    assert.equal(computeFormalCheckDueOn(rules), '2026-11-14');
  });
});
