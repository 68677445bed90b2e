import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Criterion, Rubric } from '../../server/domain/callRules.ts';
import {
  MOST_PER_EXPERT,
  checkEnoughExperts,
  checkEnoughReviews,
  checkLoad,
  checkOpinion,
  checkOpinionShape,
  effectiveTotals,
  isAsked,
  rankApplications,
  totalOf,
  type Asked,
  type Opinion,
} from '../../server/domain/review.ts';
import { STATES } from '../../server/domain/terms.ts';

const label = { zh: '标准', en: 'criterion' };
const criteria: Criterion[] = [
  { key: 'value', label, weight: 60 },
  { key: 'plan', label, weight: 40 },
];
const rubric: Rubric = {
  criteria,
  minCommentCharacters: 5,
  reviewersWanted: 5,
  reviewersMin: 3,
  aggregation: { trimFrom: 5, spreadFlag: 3000 },
};
const whole: Opinion = {
  scores: { value: 80, plan: 90 },
  comments: { value: '言之有据也', plan: '切实可行的' },
  grade: 'A',
};
const codes = (opinion: Partial<Opinion>, check = checkOpinion) =>
  check(rubric, { ...whole, ...opinion }).map((each) => [each.code, ...each.path].join(' '));

describe('an opinion', () => {
  it('that is whole may be submitted', () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ scores: { value: 0, plan: 100 } }), []);
  });

  const wrong: [string, Partial<Opinion>, string[]][] = [
    ['a criterion without points', { scores: { value: 80 } }, ['review.scoreMissing scores plan']],
    ['points taken back', { scores: { value: 80, plan: null } }, ['review.scoreMissing scores plan']],
    ['101 points', { scores: { value: 101, plan: 1 } }, ['review.score scores value']],
    ['fewer than none', { scores: { value: -1, plan: 1 } }, ['review.score scores value']],
    ['half points', { scores: { value: 80.5, plan: 1 } }, ['review.score scores value']],
    ['not a number', { scores: { value: Number.NaN, plan: 1 } }, ['review.score scores value']],
    ['no grade', { grade: null }, ['review.gradeMissing grade']],
    ['another grade', { grade: 'D' as never }, ['review.grade grade']],
    [
      'a comment a character too short, spaces around not counted',
      { comments: { value: ' 言之有据 ', plan: '切实可行的' } },
      ['review.commentShort comments value'],
    ],
    ['no comment', { comments: { value: '言之有据也' } }, ['review.commentShort comments plan']],
    [
      'a comment a character too long',
      { comments: { value: '长'.repeat(4001), plan: '切实可行的' } },
      ['review.commentLong comments value'],
    ],
    [
      'a criterion of no rubric',
      { scores: { ...whole.scores, charm: 1 }, comments: { ...whole.comments, charm: 'x' } },
      ['review.criterion scores charm', 'review.criterion comments charm'],
    ],
  ];
  for (const [what, opinion, expected] of wrong)
    it(`with ${what} may not`, () => assert.deepEqual(codes(opinion), expected));

  it('counts 𠮷 as one character', () => {
    assert.deepEqual(codes({ comments: { value: '𠮷'.repeat(5), plan: '𠮷'.repeat(4000) } }), []);
    assert.deepEqual(codes({ comments: { value: '𠮷'.repeat(4), plan: '𠮷'.repeat(5) } }), [
      'review.commentShort comments value',
    ]);
  });

  it('may be saved unfinished, but not malformed', () => {
    const shape = checkOpinionShape as typeof checkOpinion;
    assert.deepEqual(codes({ scores: {}, comments: {}, grade: null }, shape), []);
    assert.deepEqual(codes({ scores: { value: 101 }, comments: {}, grade: null }, shape), [
      'review.score scores value',
    ]);
  });

  it('has its weighted total once every criterion is scored', () => {
    assert.equal(totalOf(criteria, { value: 80, plan: 90 }), 8400);
    assert.equal(totalOf(criteria, { value: 80 }), null);
    assert.equal(totalOf(criteria, { value: 80, plan: null }), null);
    assert.equal(totalOf(criteria, { value: 0, plan: 0 }), 0);
  });
});

const asked = (state: Asked['state'], points: number | null = 80): Asked => ({
  state,
  scores: points === null ? {} : { value: points, plan: points },
});
const application = (applicationId: number, ...list: Asked[]) => ({
  applicationId,
  name: `ZR-${applicationId}`,
  asked: list,
});

describe('the opinions of a round', () => {
  it('count when they are submitted with every criterion scored, and in no other state', () => {
    const list = STATES.assignment.map((state) => asked(state));
    assert.deepEqual(effectiveTotals(criteria, list), [8000]);
    assert.deepEqual(effectiveTotals(criteria, [{ state: 'submitted', scores: { value: 80 } }]), []);
  });

  it('must be as many as the call wants before the round closes', () => {
    const three = application(1, asked('submitted'), asked('submitted'), asked('submitted'));
    const two = application(2, asked('submitted'), asked('submitted'), asked('recused'), asked('pledged'));
    assert.deepEqual(checkEnoughReviews(rubric, [three, two]), [
      {
        code: 'round.tooFewReviews',
        path: ['applications', 2],
        params: { name: 'ZR-2', effective: 2, min: 3 },
      },
    ]);
  });

  it('need as many experts asked before it opens', () => {
    const enough = application(1, asked('invited'), asked('pledged'), asked('submitted'));
    const short = application(2, asked('invited'), asked('invited'), asked('removed'), asked('void'));
    assert.deepEqual(checkEnoughExperts(rubric, [enough, short]), [
      {
        code: 'round.tooFewExperts',
        path: ['applications', 2],
        params: { name: 'ZR-2', assigned: 2, min: 3 },
      },
    ]);
    assert.deepEqual(STATES.assignment.filter(isAsked), ['invited', 'pledged', 'submitted']);
  });

  it('make the ranking: trimmed from five on, equals under one rank, with spread and deviation', () => {
    const of = (id: number, ...points: number[]) =>
      application(id, ...points.map((each) => asked('submitted', each)));
    const ranking = rankApplications(rubric, [
      of(1, 80, 85, 90),
      of(2, 90, 85, 80, 75, 40),
      of(3, 85, 85, 85),
      application(4, asked('invited')),
    ]);
    assert.deepEqual(
      ranking.map((each) => [each.rank, each.applicationId, each.mean, each.spread, each.effective]),
      [
        [1, 1, 8500, 1000, 3],
        [1, 3, 8500, 0, 3],
        [3, 2, 8000, 5000, 5],
      ],
    );
    assert.deepEqual(ranking[2]?.totals, [9000, 8500, 8000, 7500, 4000]);
    assert.equal(ranking[0]?.deviation, 408);
    const plain = { ...rubric, aggregation: { trimFrom: null, spreadFlag: 3000 } };
    assert.equal(rankApplications(plain, [of(2, 90, 85, 80, 75, 40)])[0]?.mean, 7400);
  });

  it('give the same ranking in whatever order they came in', () => {
    const points = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 6 }), (lists) => {
        const of = (id: number, list: number[]) =>
          application(id, ...list.map((each) => asked('submitted', each)));
        const straight = lists.map((list, index) => of(index + 1, list));
        const turned = lists.map((list, index) => of(index + 1, [...list].reverse())).reverse();
        assert.deepEqual(rankApplications(rubric, straight), rankApplications(rubric, turned));
      }),
    );
  });
});

describe('the load of an expert', () => {
  it('ends at the setting', () => {
    assert.deepEqual(checkLoad(MOST_PER_EXPERT - 1), []);
    assert.deepEqual(checkLoad(MOST_PER_EXPERT, ['pairs', 0]), [
      { code: 'assignment.load', path: ['pairs', 0], params: { load: 30, most: 30 } },
    ]);
  });
});
