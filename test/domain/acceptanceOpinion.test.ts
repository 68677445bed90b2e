// The opinion of a panel of acceptance: signed by all, agreeing with its own verdicts, and what rectification may be.
import { strict as assert } from 'node:assert';
import {
  checkOpinion,
  CONCLUSION_SETTINGS,
  CONCLUSIONS,
  gradeOf,
  MANNERS,
  type ConclusionFacts,
  type ConclusionSettings,
  type Opinion,
} from '../../server/domain/acceptance.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { AGREED, area, papers } from './anAcceptance.ts';

const places = (found: readonly Violation[]): string[] =>
  found.map((each) => `${each.code} ${each.path.join('.')}`);
const PANEL = [
  { expertId: 1, name: '古丽米热·艾比布力' },
  { expertId: 2, name: '䶮生' },
  { expertId: 3, name: '〇先生' },
];

const sealed: Opinion = {
  conclusion: 'passed',
  manner: 'meeting',
  place: '澜州市科学技术局三楼会议室',
  heldOn: '2026-03-02',
  rectifyBy: null,
  text: '意'.repeat(50),
  scoreHundredths: null,
  isMoneySound: true,
  signedBy: [3, 1, 2],
};
const around: ConclusionFacts = {
  agreed: AGREED,
  panel: PANEL,
  judged: [papers, area],
  rectifiedBefore: 0,
  today: '2026-03-02',
};
const seal = (
  change: Partial<Opinion>,
  more: Partial<ConclusionFacts> = {},
  settings: Partial<ConclusionSettings> = {},
): string[] =>
  places(
    checkOpinion({ ...sealed, ...change }, { ...around, ...more }, { ...CONCLUSION_SETTINGS, ...settings }),
  );

describe('the opinion of the panel', () => {
  it('that is complete is sealed, whatever the conclusion', () => {
    for (const conclusion of CONCLUSIONS) {
      assert.deepEqual(seal({ conclusion, rectifyBy: conclusion === 'rectify' ? '2026-06-30' : null }), []);
    }
  });

  it('waits for the verdict on every indicator', () => {
    assert.deepEqual(seal({}, { judged: [papers, { ...area, verdict: null }] }), [
      'acceptance.verdict indicators.1.verdict',
    ]);
  });

  it('is of today or earlier, and says where the panel met unless it was by letter', () => {
    assert.deepEqual(seal({ heldOn: '2026-03-03' }), ['acceptance.heldInFuture heldOn']);
    for (const manner of MANNERS) {
      assert.deepEqual(seal({ manner, place: ' ' }), manner === 'letter' ? [] : ['acceptance.place place']);
    }
  });

  it('has the least length set, counted in characters', () => {
    assert.deepEqual(seal({ text: ` ${'𠮷'.repeat(49)} ` }), ['acceptance.opinionShort text']);
    assert.deepEqual(seal({ text: '𠮷'.repeat(50) }), []);
    assert.deepEqual(seal({ text: '同意' }, {}, { opinionCharacters: 2 }), []);
  });

  it('is signed by every expert of the panel, and names who has not', () => {
    assert.deepEqual(checkOpinion({ ...sealed, signedBy: [1, 7] }, around), [
      { code: 'acceptance.unsigned', path: ['signedBy'], params: { names: ['䶮生', '〇先生'] } },
    ]);
  });

  it('says whether the money is sound, and does not pass a project whose money is not', () => {
    assert.deepEqual(seal({ isMoneySound: null }), ['acceptance.money isMoneySound']);
    assert.deepEqual(seal({ isMoneySound: false }), ['acceptance.passWithoutMoney conclusion']);
    assert.deepEqual(seal({ isMoneySound: false, conclusion: 'failed' }), []);
  });

  it('does not pass a project with more indicators not reached than the setting', () => {
    const judged = [papers, { ...area, reached: 0, verdict: 'notReached' } as const];
    assert.deepEqual(seal({}, { judged }), ['acceptance.passNotReached conclusion']);
    assert.deepEqual(seal({}, { judged }, { notReachedToPass: 1 }), []);
    assert.deepEqual(seal({ conclusion: 'failed' }, { judged }), []);
    assert.deepEqual(seal({}, { judged: [papers, { ...area, reached: 50, verdict: 'partly' }] }), []);
  });
});

describe('the score of the panel', () => {
  it('is asked for only where the setting says so', () => {
    assert.deepEqual(seal({}, {}, { isScored: true }), ['acceptance.scoreMissing scoreHundredths']);
    assert.deepEqual(seal({ scoreHundredths: 8550 }, {}, { isScored: true }), []);
  });

  it('lies between 0 and 100 with two decimals', () => {
    const conclusion = 'failed';
    for (const score of [0, 10_000]) assert.deepEqual(seal({ conclusion, scoreHundredths: score }), []);
    for (const score of [-1, 10_001, 85.5, NaN]) {
      assert.deepEqual(seal({ conclusion, scoreHundredths: score }), ['acceptance.score scoreHundredths']);
    }
  });

  it('is excellent from 90, good from 80, qualified from 60; without it there is no grade', () => {
    const at = [10_000, 9000, 8999, 8000, 7999, 6000, 5999, 0].map((each) => gradeOf(each));
    assert.deepEqual(at, [
      ...(['excellent', 'excellent', 'good', 'good'] as const),
      ...(['qualified', 'qualified', 'unqualified', 'unqualified'] as const),
    ]);
    assert.equal(gradeOf(null), null);
  });

  it('below 60 passes no project', () => {
    assert.deepEqual(seal({ scoreHundredths: 6000 }), []);
    assert.deepEqual(seal({ scoreHundredths: 5999 }), ['acceptance.passBelow conclusion']);
    const gradeFrom = { excellent: 9000, good: 8000, qualified: 7000 };
    assert.deepEqual(seal({ scoreHundredths: 6999 }, {}, { gradeFrom }), ['acceptance.passBelow conclusion']);
  });
});

describe('rectification', () => {
  const rectify = (rectifyBy: string | null, more: Partial<ConclusionFacts> = {}, months = 6): string[] =>
    seal({ conclusion: 'rectify', rectifyBy }, more, { rectifyMonths: months });
  const refused = ['acceptance.rectifyBy rectifyBy'];

  it('has its last day, after acceptance and at most six months later, a setting', () => {
    assert.deepEqual(
      [rectify(null), rectify('2026-03-02'), rectify('2026-09-03')],
      [refused, refused, refused],
    );
    assert.deepEqual([rectify('2026-03-03'), rectify('2026-09-02')], [[], []]);
    assert.deepEqual([rectify('2026-06-02', {}, 3), rectify('2026-06-03', {}, 3)], [[], refused]);
  });

  it('does not end before the opinion is sealed', () => {
    assert.deepEqual(rectify('2026-03-20', { today: '2026-03-20' }), refused);
    assert.deepEqual(rectify('2026-03-21', { today: '2026-03-20' }), []);
  });

  it('is given once, a setting', () => {
    assert.deepEqual(rectify('2026-06-30', { rectifiedBefore: 1 }), [
      'acceptance.rectifiedBefore conclusion',
    ]);
    const twice = seal(
      { conclusion: 'rectify', rectifyBy: '2026-06-30' },
      { rectifiedBefore: 1 },
      { rectifications: 2 },
    );
    assert.deepEqual(twice, []);
    assert.deepEqual(seal({}, { rectifiedBefore: 1 }), []);
  });

  it('has no day where the conclusion is another', () => {
    for (const conclusion of ['passed', 'failed'] as const) {
      assert.deepEqual(seal({ conclusion, rectifyBy: '2026-06-30' }), [
        'acceptance.noRectification rectifyBy',
      ]);
    }
  });
});
