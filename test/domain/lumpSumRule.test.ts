// The host's internal lump-sum rule: what is filed, how it is answered, and whether one is in force before money is paid.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import {
  checkRuleAnswer,
  checkRuleFiling,
  checkRuleStands,
  ruleInForce,
  RULE_STATES,
  RULE_TOPICS,
  type FiledRule,
  type LumpSumRule,
} from '../../server/domain/lumpSumRule.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { find } from '../../server/domain/words/index.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const HASH = 'a'.repeat(64);

describe("the host's internal lump-sum rule", () => {
  const rule: LumpSumRule = {
    title: '澜州学院科研经费包干制管理规定',
    documentNumber: '澜院科〔2026〕3号',
    issuedOn: '2026-03-01',
    validFrom: '2026-03-01',
    validTo: null,
    fileSha256: HASH,
    topics: ['scope', 'duties', 'sanctions', 'performancePay', 'disclosure'],
  };
  const of = (own: Partial<LumpSumRule>): string[] =>
    codes(checkRuleFiling({ ...rule, ...own }, '2026-03-01'));

  it('is filed with title, number, days, file and all it has to settle', () => {
    assert.deepEqual(of({}), []);
  });
  const broken: [string, Partial<LumpSumRule>, string][] = [
    ['without a title', { title: ' ' }, 'lumpSumRule.title'],
    ['with a title of 121 characters', { title: '𠮷'.repeat(121) }, 'text.tooLong'],
    ['without a document number', { documentNumber: '' }, 'lumpSumRule.documentNumber'],
    ['with an invisible character in its number', { documentNumber: '澜\u200b院3号' }, 'text.invisible'],
    ['issued tomorrow', { issuedOn: '2026-03-02', validFrom: '2026-03-02' }, 'lumpSumRule.issuedInFuture'],
    ['in force the day before its issue', { validFrom: '2026-02-28' }, 'lumpSumRule.beforeIssue'],
    ['that ends before it begins', { validTo: '2026-02-28' }, 'lumpSumRule.period'],
    ['without its file', { fileSha256: null }, 'lumpSumRule.file'],
    ['with a hash that is none', { fileSha256: HASH.toUpperCase() }, 'lumpSumRule.file'],
    [
      'that settles no sanctions',
      { topics: ['scope', 'duties', 'performancePay', 'disclosure'] },
      'lumpSumRule.topics',
    ],
  ];
  for (const [title, change, code] of broken) {
    it(`is refused ${title}`, () => assert.deepEqual(of(change), [code]));
  }
  it('may be in force on the day of its issue, for one day only', () => {
    assert.deepEqual(of({ validTo: '2026-03-01' }), []);
    assert.deepEqual(of({ title: '𠮷'.repeat(120) }), []);
  });
  it('is numbered as the register of the unit writes it', () => {
    for (const documentNumber of ['院字2026-3', 'Q/LZSH-026', '澜院科〔2026〕3号'])
      assert.deepEqual(of({ documentNumber }), []);
  });
  it('names each topic that it leaves out in words', () => {
    const [found] = checkRuleFiling({ ...rule, topics: [] }, '2026-03-01');
    const missing = RULE_TOPICS.map((topic) => `terms.ruleTopic.${topic}`);
    assert.deepEqual(found?.params.missing, missing);
    for (const each of missing) assert.notEqual(find('zh-CN', each), null, each);
  });
  it('is asked only for the topics that the bureau sets', () => {
    assert.deepEqual(
      checkRuleFiling({ ...rule, topics: ['scope'] }, '2026-03-01', { topics: ['scope'] }),
      [],
    );
  });

  it('is accepted once its seal was seen, and sent back with a reason', () => {
    const answer = { verdict: 'accepted', isSealSeen: true, reason: '' } as const;
    assert.deepEqual(checkRuleAnswer({ state: 'filed' }, answer), []);
    assert.deepEqual(codes(checkRuleAnswer({ state: 'filed' }, { ...answer, isSealSeen: false })), [
      'lumpSumRule.sealNotSeen',
    ]);
    assert.deepEqual(codes(checkRuleAnswer({ state: 'filed' }, { ...answer, verdict: 'returned' })), [
      'lumpSumRule.reason',
    ]);
    assert.deepEqual(
      checkRuleAnswer({ state: 'filed' }, { verdict: 'returned', isSealSeen: false, reason: '缺章' }),
      [],
    );
    for (const state of ['accepted', 'returned'] as const)
      assert.deepEqual(codes(checkRuleAnswer({ state }, answer)), ['lumpSumRule.notWaiting']);
  });

  const accepted: FiledRule = { ...rule, organisationId: 3, state: 'accepted' };
  const project = { budgetMode: 'lump_sum', organisationId: 3 } as const;
  it('in force is the accepted one of the unit that came last', () => {
    const newer = { ...accepted, title: '修订', validFrom: '2026-09-01' };
    assert.equal(ruleInForce([newer, accepted], 3, '2026-08-31')?.title, rule.title);
    assert.equal(ruleInForce([newer, accepted], 3, '2026-09-01')?.title, '修订');
    assert.equal(ruleInForce([accepted], 4, '2026-09-01'), null);
    assert.equal(ruleInForce([{ ...accepted, validTo: '2026-08-31' }], 3, '2026-09-01'), null);
  });
  it('stands before a payment, or says what is wanting', () => {
    const on = '2026-10-01';
    assert.deepEqual(checkRuleStands(project, [accepted], on), []);
    assert.deepEqual(checkRuleStands({ ...project, budgetMode: 'itemised' }, [], on), []);
    assert.deepEqual(codes(checkRuleStands(project, [], on)), ['lumpSumRule.missing']);
    assert.deepEqual(codes(checkRuleStands(project, [{ ...accepted, organisationId: 4 }], on)), [
      'lumpSumRule.missing',
    ]);
    assert.deepEqual(codes(checkRuleStands(project, [{ ...accepted, state: 'returned' }], on)), [
      'lumpSumRule.missing',
    ]);
    assert.deepEqual(codes(checkRuleStands(project, [{ ...accepted, state: 'filed' }], on)), [
      'lumpSumRule.waiting',
    ]);
    assert.deepEqual(codes(checkRuleStands(project, [{ ...accepted, validTo: '2026-09-30' }], on)), [
      'lumpSumRule.notInForce',
    ]);
  });

  it('in force is never one that is not accepted, of another unit, or out of its days; and if there is one, one is found', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2026-01-01', n));
    const filed = fc
      .record({
        organisationId: fc.constantFrom(3, 4),
        state: fc.constantFrom(...RULE_STATES),
        validFrom: day,
        validTo: fc.option(day),
      })
      .map((own): FiledRule => ({ ...accepted, ...own }));
    fc.assert(
      fc.property(fc.array(filed, { maxLength: 8 }), day, (rules, on) => {
        const stands = (each: FiledRule): boolean =>
          each.organisationId === 3 &&
          each.state === 'accepted' &&
          each.validFrom <= on &&
          on <= (each.validTo ?? on);
        const found = ruleInForce(rules, 3, on);
        assert.equal(found !== null, rules.some(stands));
        assert.ok(found === null || stands(found));
        assert.equal(checkRuleStands(project, rules, on).length, found === null ? 1 : 0);
      }),
    );
  });
});
