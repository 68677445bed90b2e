// Acceptance: what lies before the panel, who sits on it and what it says of each indicator.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkJudged,
  checkPanel,
  checkReadyForAcceptance,
  INDICATOR_VERDICTS,
  PANEL_SETTINGS,
  verdictByFigures,
  type JudgedIndicator,
  type PanelMember,
  type PanelSettings,
} from '../../server/domain/acceptance.ts';
import type { ConflictApplication, ConflictFacts } from '../../server/domain/conflict.ts';
import { makeUscc } from '../../server/domain/uscc.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { AGREED, area, papers } from './anAcceptance.ts';

const unit = (n: number): string => makeUscc(`1237050049100000${n}`);
const places = (found: readonly Violation[]): string[] =>
  found.map((each) => `${each.code} ${each.path.join('.')}`);
const member = (expertId: number, name: string, more: Partial<PanelMember> = {}): PanelMember => ({
  expertId,
  personKey: `key-${expertId}`,
  name,
  uscc: unit(expertId),
  organisationName: `海州第${expertId}研究院`,
  suspendedUntil: null,
  isFinance: false,
  isChair: false,
  ...more,
});
const chair = member(1, '古丽米热·艾比布力', { isChair: true });
const accountant = member(2, '䶮生', { isFinance: true });
const third = member(3, '〇先生');
const project: ConflictApplication = {
  applicationId: 9,
  lead: { personKey: 'key-lead', name: '欧阳 娜', uscc: unit(8) },
  members: [],
  host: { uscc: unit(8), name: '澜州学院' },
  partners: [],
  avoid: [],
};
const facts: ConflictFacts = { on: '2026-03-02', applicantsInCall: [], stated: [] };
const panelOf = (
  panel: readonly PanelMember[],
  settings?: PanelSettings,
  more: Partial<ConflictFacts> = {},
): string[] => places(checkPanel(panel, project, { ...facts, ...more }, settings));

describe('before a panel is convened', () => {
  it('the final report has been accepted and the final accounts are signed', () => {
    const ready = { isFinalReportAccepted: true, areAccountsSigned: true };
    assert.deepEqual(checkReadyForAcceptance(ready), []);
    assert.deepEqual(places(checkReadyForAcceptance({ ...ready, isFinalReportAccepted: false })), [
      'acceptance.noFinalReport ',
    ]);
    assert.deepEqual(places(checkReadyForAcceptance({ ...ready, areAccountsSigned: false })), [
      'acceptance.noFinalAccounts ',
    ]);
  });
});

describe('the panel of acceptance', () => {
  it('has three experts or more', () => {
    assert.deepEqual(panelOf([chair, accountant, third]), []);
    assert.deepEqual(panelOf([chair, accountant]), ['acceptance.panelSmall panel']);
    assert.deepEqual(panelOf([chair, accountant, third], { ...PANEL_SETTINGS, minExperts: 5 }), [
      'acceptance.panelSmall panel',
    ]);
  });

  it('has one for finance or more', () => {
    assert.deepEqual(panelOf([chair, member(4, '䶮生'), third]), ['acceptance.noFinance panel']);
    assert.deepEqual(panelOf([chair, accountant, third], { ...PANEL_SETTINGS, minFinance: 2 }), [
      'acceptance.noFinance panel',
    ]);
  });

  it('has one chair', () => {
    assert.deepEqual(panelOf([{ ...chair, isChair: false }, accountant, third]), ['acceptance.chair panel']);
    assert.deepEqual(panelOf([chair, { ...accountant, isChair: true }, third]), ['acceptance.chair panel']);
  });

  it('has nobody twice, not even by two entries of the library', () => {
    const again = { ...member(4, '〇 先生', { uscc: unit(5) }), personKey: third.personKey };
    assert.deepEqual(panelOf([chair, accountant, third, again]), ['acceptance.expertTwice panel.3']);
    const elsewhere = { ...third, uscc: unit(5) };
    assert.deepEqual(panelOf([chair, accountant, third, elsewhere]), ['acceptance.expertTwice panel.3']);
  });

  it('has of one unit no more than the setting', () => {
    const colleagues = [chair, accountant, third, member(4, '乙', { uscc: unit(3) })];
    assert.deepEqual(panelOf(colleagues), ['acceptance.sameUnit panel.3']);
    const two = { ...PANEL_SETTINGS, maxOfUnit: 2 };
    assert.deepEqual(panelOf(colleagues, two), []);
    assert.deepEqual(panelOf([...colleagues, member(5, '丙', { uscc: unit(3) })], two), [
      'acceptance.sameUnit panel.4',
    ]);
  });

  it('has nobody who must keep away, by the rules of review', () => {
    assert.deepEqual(panelOf([chair, accountant, { ...third, uscc: unit(8) }]), [
      'conflict.R3 panel.2',
      'conflict.R3 panel.2',
    ]);
    const stated = [{ expertId: 2, applicationId: 9, kind: 'declared', reason: '师生', rule: 'R4' } as const];
    assert.deepEqual(panelOf([chair, accountant, third], PANEL_SETTINGS, { stated }), [
      'conflict.R4 panel.1',
    ]);
  });

  it('has nobody whose suspension has not ended on the day', () => {
    const suspended = { ...third, suspendedUntil: '2026-03-02' };
    assert.deepEqual(panelOf([chair, accountant, suspended]), ['conflict.R9 panel.2']);
    assert.deepEqual(panelOf([chair, accountant, suspended], PANEL_SETTINGS, { on: '2026-03-03' }), []);
  });
});

const judge = (change: Partial<JudgedIndicator>): string[] =>
  places(checkJudged(AGREED, [papers, { ...area, ...change }]));

describe('the verdict on each indicator', () => {
  it('is given for every agreed one in its place, with the agreed target, and for no other', () => {
    assert.deepEqual(judge({}), []);
    assert.deepEqual(places(checkJudged(AGREED, [papers])), ['acceptance.indicator indicators.1']);
    assert.deepEqual(judge({ name: '专著' }), ['acceptance.indicator indicators.1']);
    assert.deepEqual(judge({ target: 100 }), ['acceptance.indicator indicators.1']);
    assert.deepEqual(places(checkJudged(AGREED, [papers, area, { ...papers, name: '专著' }])), [
      'acceptance.indicatorUnknown indicators.2',
    ]);
  });

  it('has what was reached, the verdict and what it rests on', () => {
    for (const reached of [null, -1, NaN, Infinity]) {
      assert.ok(
        judge({ reached, note: '核减' }).includes('acceptance.reached indicators.1.reached'),
        String(reached),
      );
    }
    assert.deepEqual(judge({ verdict: null }), ['acceptance.verdict indicators.1.verdict']);
    assert.deepEqual(judge({ evidence: ' ' }), ['acceptance.evidence indicators.1.evidence']);
  });

  it('that is not what the figures say has its reason', () => {
    assert.deepEqual(judge({ reached: 100.49 }), ['acceptance.note indicators.1.note']);
    assert.deepEqual(judge({ reached: 100.49, note: '台风绝收部分已核减' }), []);
    assert.deepEqual(judge({ reached: 100.49, verdict: 'partly' }), []);
    assert.deepEqual(judge({ verdict: 'partly' }), ['acceptance.note indicators.1.note']);
    assert.deepEqual(judge({ reached: 0, verdict: 'partly' }), ['acceptance.note indicators.1.note']);
  });

  it('by the figures alone is reached from the target on, partly above nothing', () => {
    const hundredths = fc.nat(1_000_000).map((each) => each / 100);
    fc.assert(
      fc.property(hundredths, hundredths, (target, reached) => {
        const verdict = verdictByFigures(target, reached);
        assert.ok(INDICATOR_VERDICTS.includes(verdict));
        assert.equal(verdict === 'reached', reached >= target);
        assert.equal(verdict === 'notReached', reached < target && reached === 0);
      }),
    );
  });
});
