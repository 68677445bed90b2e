// Scores and ranks: every mean to the hundredth, no rank by order of arrival, no money beyond the envelope.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { fen, ZERO } from '../../server/domain/money.ts';
import type { Fen } from '../../server/domain/money.ts';
import {
  checkRubric,
  checkTieReason,
  drawLine,
  effectiveReviews,
  mean,
  rank,
  spread,
  standardDeviation,
  trimmedMean,
  weightedScore,
} from '../../server/domain/scoring.ts';
import type { Review } from '../../server/domain/scoring.ts';

const points = (...whole: number[]) => whole.map((each) => Math.round(each * 100));
const weights = (...each: number[]) => each.map((weight) => ({ weight }));
const someScores = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 15 });

describe('a rubric', () => {
  it('has weights that add up to 100', () => {
    assert.deepEqual(checkRubric(weights(20, 30, 25, 15, 10)), []);
    assert.deepEqual(checkRubric(weights(100)), []);
  });
  for (const each of [[20, 30, 25, 15, 9], [20, 30, 25, 15, 11], [50], []]) {
    it(`is refused with ${each.join(' + ') || 'no weights'}`, () => {
      const sum = String(each.reduce((total, weight) => total + weight, 0));
      assert.deepEqual(checkRubric(weights(...each), ['rubric']), [
        { code: 'rubric.weights', path: ['rubric'], params: { sum } },
      ]);
    });
  }
  it('has whole, positive weights, even where the sum is right', () => {
    for (const wrong of [
      [0, 100],
      [-10, 110],
      [33.5, 66.5],
    ]) {
      const found = checkRubric(weights(...wrong), ['rubric']);
      assert.ok(found.length > 0 && found.every((each) => each.code === 'rubric.weight'), wrong.join());
    }
    assert.deepEqual(checkRubric(weights(0, 100), ['rubric'])[0]?.path, ['rubric', 0, 'weight']);
    assert.ok(checkRubric(weights(NaN)).length > 0);
  });
});

describe('the score of one opinion', () => {
  it('weighs each criterion', () => {
    assert.equal(weightedScore(weights(60, 40), points(80, 90)), 8400);
    assert.equal(weightedScore(weights(20, 30, 25, 15, 10), points(85, 90, 80, 70, 75)), 8200);
  });
  it('is rounded half-up to the hundredth', () => {
    assert.equal(weightedScore(weights(50, 50), [0, 1]), 1);
    assert.equal(weightedScore(weights(51, 49), [0, 1]), 0);
  });
  it('lies between the lowest and the highest criterion', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(10_000), fc.nat(10_000), (weight, a, b) => {
        const score = weightedScore(weights(weight, 100 - weight), [a, b]);
        assert.ok(score >= Math.min(a, b) && score <= Math.max(a, b));
      }),
    );
  });
  it('throws for another rubric, for missing scores and for scores out of range', () => {
    assert.throws(() => weightedScore(weights(50, 49), [0, 0]), RangeError);
    assert.throws(() => weightedScore(weights(50, 50), [0]), RangeError);
    for (const score of [-1, 10_001, 0.5, NaN])
      assert.throws(() => weightedScore(weights(100), [score]), RangeError);
  });
});

describe('the opinions that count', () => {
  const criteria = weights(60, 40);
  const aReview = (over: Partial<Review> = {}): Review => ({
    state: 'submitted',
    scores: [8000, 0],
    ...over,
  });

  it('are submitted with every criterion scored, nought included', () => {
    const review = aReview();
    assert.deepEqual(effectiveReviews(criteria, [review]), [review]);
  });
  for (const state of ['invited', 'pledged', 'refused', 'recused', 'void', 'removed'] as const) {
    it(`are not those that are ${state}`, () =>
      assert.deepEqual(effectiveReviews(criteria, [aReview({ state })]), []));
  }
  for (const scores of [[8000, null], [8000], [], [8000, 0, 0], [8000, 10_001], [8000, -1], [8000, 0.5]]) {
    it(`are not those scored ${JSON.stringify(scores)}`, () =>
      assert.deepEqual(effectiveReviews(criteria, [aReview({ scores })]), []));
  }
});

describe('the mean of opinions', () => {
  it('is unknown when nobody scored', () => {
    assert.deepEqual(
      [mean([]), trimmedMean([]), spread([]), standardDeviation([])],
      [null, null, null, null],
    );
  });
  it('is rounded half-up to the hundredth', () => {
    assert.equal(mean([1, 2]), 2);
    assert.equal(mean([1, 1, 2]), 1);
    assert.equal(mean(points(85, 86, 86)), 8567);
  });
  const rows: [number[], number][] = [
    [[90, 85, 80, 75, 40], 8000],
    [[40, 75, 80, 85, 90], 8000],
    [[80, 85, 90], 8500],
    [[90, 85, 80, 40], 7375],
    [[90], 9000],
    [[90, 90, 90, 40, 40], 7333],
    [[100, 80, 80, 80, 80, 80, 0], 8000],
  ];
  for (const [scores, expected] of rows) {
    it(`of ${scores.join(', ')} is ${expected / 100}: one high and one low fall away from five on`, () =>
      assert.equal(trimmedMean(points(...scores)), expected));
  }
  it('drops from as many opinions on as the call says', () => {
    assert.equal(trimmedMean(points(90, 80, 10), 3), 8000);
    assert.equal(trimmedMean(points(90, 85, 80, 75, 40), 7), 7400);
    assert.throws(() => trimmedMean(points(90, 80), 2), RangeError);
  });
  it('does not change its input nor depend on its order', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const before = [...scores];
        const sorted = [...scores].sort((a, b) => b - a);
        assert.equal(trimmedMean(scores), trimmedMean(sorted));
        assert.deepEqual(scores, before);
      }),
    );
  });
  it('throws for what is no score', () => {
    for (const compute of [mean, trimmedMean, spread, standardDeviation]) {
      assert.throws(() => compute([8000, NaN]), RangeError, compute.name);
      assert.throws(() => compute([10_001]), RangeError, compute.name);
    }
  });
});

describe('how far opinions lie apart', () => {
  it('is the highest minus the lowest', () => {
    assert.equal(spread(points(90, 85, 80, 75, 40)), 5000);
    assert.equal(spread(points(80)), 0);
  });
  it('is the standard deviation of the opinions themselves', () => {
    assert.equal(standardDeviation(points(90, 85, 80, 75, 40)), 1772);
    assert.equal(standardDeviation(points(80, 85, 90)), 408);
    assert.equal(standardDeviation(points(80, 80)), 0);
    assert.equal(standardDeviation([0, 1]), 1);
    assert.equal(standardDeviation([0, 10_000]), 5000);
  });
  it('agrees with the definition to the hundredth', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const centre = scores.reduce((sum, each) => sum + each, 0) / scores.length;
        const exact = Math.sqrt(scores.reduce((sum, each) => sum + (each - centre) ** 2, 0) / scores.length);
        assert.ok(Math.abs((standardDeviation(scores) ?? NaN) - exact) <= 0.5 + 1e-6);
      }),
    );
  });
});

describe('a ranked list', () => {
  it('keeps ties, leaves out the rank after them, and puts the unscored last', () => {
    const items = [
      { id: 'e', score: null },
      { id: 'd', score: 7000 },
      { id: 'c', score: 8000 },
      { id: 'a', score: 9000 },
      { id: 'b', score: 8000 },
      { id: 'f', score: 0 },
    ];
    assert.deepEqual(
      rank(items).map(({ id, rank: place, isTied }) => [id, place, isTied]),
      [
        ['a', 1, false],
        ['b', 2, true],
        ['c', 2, true],
        ['d', 4, false],
        ['f', 5, false],
        ['e', null, false],
      ],
    );
  });
  it('ties every one of three equals', () => {
    const items = ['c', 'a', 'b'].map((id) => ({ id, score: 8000 }));
    assert.deepEqual(
      rank(items).map(({ id, rank: place, isTied }) => [id, place, isTied]),
      [
        ['a', 1, true],
        ['b', 1, true],
        ['c', 1, true],
      ],
    );
  });
  it('does not tie those that nobody scored', () => {
    assert.deepEqual(
      rank([
        { id: 'a', score: null },
        { id: 'b', score: null },
      ]).map((each) => each.isTied),
      [false, false],
    );
    assert.deepEqual(rank([]), []);
  });
  it('is the same whatever came in first, and keeps what each item carries', () => {
    const items = fc.uniqueArray(
      fc.record({ id: fc.string(), score: fc.option(fc.nat(3)), title: fc.string() }),
      {
        selector: (each) => each.id,
      },
    );
    fc.assert(
      fc.property(items, (list) => {
        const ranked = rank(list);
        assert.deepEqual(rank([...list].reverse()), ranked);
        assert.equal(ranked.length, list.length);
        for (const each of ranked) {
          const better = list.filter(
            ({ score }) => score !== null && each.score !== null && score > each.score,
          );
          assert.equal(each.rank, each.score === null ? null : better.length + 1);
          assert.equal(each.title, list.find(({ id }) => id === each.id)?.title);
        }
      }),
    );
  });
});

interface Asked {
  id: string;
  score: number | null;
  asks: number;
}

function lineOf(envelope: number, items: readonly Asked[]) {
  const line = drawLine({
    ranked: rank(items),
    envelopeFen: fen(envelope),
    requestedFen: (item): Fen => fen(item.asks),
  });
  const ids = (list: readonly Asked[]) => list.map((each) => each.id).join('');
  return {
    above: ids(line.above),
    tied: ids(line.tied),
    below: ids(line.below),
    remaining: Number(line.remainingFen),
  };
}

const item = (id: string, score: number | null, asks: number): Asked => ({ id, score, asks });

describe('the line in a ranked list', () => {
  it('lies where the money ends, to the fen', () => {
    const items = [item('a', 9000, 10), item('b', 8000, 10), item('c', 7000, 10)];
    assert.deepEqual(lineOf(20, items), { above: 'ab', tied: '', below: 'c', remaining: 0 });
    assert.deepEqual(lineOf(19, items), { above: 'a', tied: '', below: 'bc', remaining: 9 });
    assert.deepEqual(lineOf(30, items), { above: 'abc', tied: '', below: '', remaining: 0 });
    assert.deepEqual(lineOf(0, items), { above: '', tied: '', below: 'abc', remaining: 0 });
  });
  it('draws nobody up because they ask for less', () => {
    const items = [item('a', 9000, 10), item('b', 8000, 15), item('c', 7000, 5)];
    assert.deepEqual(lineOf(20, items), { above: 'a', tied: '', below: 'bc', remaining: 10 });
  });
  it('leaves the choice open among equals of which not all fit', () => {
    const items = [item('a', 9000, 10), item('b', 8000, 10), item('c', 8000, 10), item('d', 7000, 1)];
    assert.deepEqual(lineOf(20, items), { above: 'a', tied: 'bc', below: 'd', remaining: 10 });
    assert.deepEqual(lineOf(30, items), { above: 'abc', tied: '', below: 'd', remaining: 0 });
  });
  it('sees a choice when only the smaller of the equals fits, and none when neither does', () => {
    const items = [item('a', 9000, 10), item('b', 8000, 10), item('c', 8000, 8)];
    assert.deepEqual(lineOf(18, items), { above: 'a', tied: 'bc', below: '', remaining: 8 });
    assert.deepEqual(lineOf(17, items), { above: 'a', tied: '', below: 'bc', remaining: 7 });
  });
  it('never lets in what nobody scored, whatever the envelope', () => {
    const items = [item('a', 9000, 10), item('b', null, 0), item('c', null, 0)];
    assert.deepEqual(lineOf(1000, items), { above: 'a', tied: '', below: 'bc', remaining: 990 });
    assert.deepEqual(lineOf(1000, [item('b', null, 0)]), {
      above: '',
      tied: '',
      below: 'b',
      remaining: 1000,
    });
  });
  it('takes an empty list, and throws for a negative request', () => {
    assert.deepEqual(lineOf(5, []), { above: '', tied: '', below: '', remaining: 5 });
    assert.throws(() => lineOf(5, [item('a', 9000, -1)]), RangeError);
  });
  it('never spends beyond the envelope, loses nobody and cuts no equals apart', () => {
    const list = fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), score: fc.option(fc.nat(4)), asks: fc.nat(20) }),
      { selector: (each) => each.id, maxLength: 12 },
    );
    fc.assert(
      fc.property(list, fc.nat(100), (items, envelope) => {
        const ranked = rank(items);
        const line = drawLine({ ranked, envelopeFen: fen(envelope), requestedFen: (each) => fen(each.asks) });
        const spent = line.above.reduce((sum, each) => sum + each.asks, 0);
        assert.equal(spent + line.remainingFen, envelope);
        assert.ok(line.remainingFen >= 0);
        assert.deepEqual([...line.above, ...line.tied, ...line.below], ranked);
        const last = line.above.at(-1);
        assert.ok(
          last === undefined || [...line.tied, ...line.below].every((each) => each.rank !== last.rank),
        );
      }),
    );
  });
});

describe('equals at the line', () => {
  const ranked = rank([
    { id: 'a', score: 8000 },
    { id: 'b', score: 8000 },
  ]);
  const tied = drawLine({ ranked, envelopeFen: fen(10), requestedFen: () => fen(10) });
  const open = drawLine({ ranked, envelopeFen: fen(20), requestedFen: () => fen(10) });

  it('need a recorded reason', () => {
    assert.deepEqual(checkTieReason(tied, ' \n', ['tieReason']), [
      { code: 'line.tieReason', path: ['tieReason'], params: { count: 2 } },
    ]);
    assert.deepEqual(checkTieReason(tied, '创新性得分较高'), []);
  });
  it('need none when all of them fit', () => {
    assert.deepEqual(checkTieReason(open, ''), []);
    assert.equal(open.remainingFen, ZERO);
  });
});
