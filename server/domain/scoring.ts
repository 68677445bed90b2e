// Scores of a review round: what counts, how opinions become one score, and who stands above the line. Every score is
// in integer hundredths of a point (8550 = 85.50 of 100); means are rounded half-up to the hundredth.
// Source: call settings (rubric, trimming); 国家自然科学基金条例 for the least number of effective opinions.

import { add, subtract } from './money.ts';
import type { Fen } from './money.ts';
import type { StateOf } from './terms.ts';
import { violation } from './violation.ts';
import type { Path, Violation } from './violation.ts';

/** Hundredths of a point, 0 to FULL_SCORE. */
export const FULL_SCORE = 10_000;

/** Weights are per cent and add up to 100. */
const FULL_WEIGHT = 100;

/** Setting: from so many opinions on, the highest and the lowest are dropped. */
export const TRIM_FROM = 5;

export interface Weighted {
  readonly weight: number;
}

/** rubric.weights (the sum is not 100; nothing may be published) and rubric.weight (not a whole number from 1). */
export function checkRubric(criteria: readonly Weighted[], path: Path = []): Violation[] {
  const violations = criteria.flatMap(({ weight }, index) =>
    isWhole(weight, 1, FULL_WEIGHT) ? [] : [violation('rubric.weight', [...path, index, 'weight'])],
  );
  const sum = criteria.reduce((total, each) => total + each.weight, 0);
  if (sum !== FULL_WEIGHT) violations.push(violation('rubric.weights', path, { sum: String(sum) }));
  return violations;
}

/**
 * One expert's score of one application from a score per criterion, each 0 to 10 000 hundredths whatever its weight.
 * Throws RangeError for a rubric or scores that the checks refuse.
 * @example weights 60 and 40, scores 8000 and 9000 → 8400
 */
export function weightedScore(criteria: readonly Weighted[], scores: readonly number[]): number {
  if (checkRubric(criteria).length > 0) throw new RangeError('weights of the rubric do not add up to 100');
  if (scores.length !== criteria.length)
    throw new RangeError(`${scores.length} scores, ${criteria.length} criteria`);
  const sum = criteria.reduce((total, { weight }, index) => total + weight * required(scores[index]), 0);
  return halfUp(sum, FULL_WEIGHT);
}

/** An opinion as far as counting it goes; `scores` in the order of the criteria, null where nothing was given. */
export interface Review {
  readonly state: StateOf<'assignment'>;
  readonly scores: readonly (number | null)[];
}

/** Opinions that count: submitted (so neither recused, void nor removed), with every criterion scored. */
export function effectiveReviews<T extends Review>(
  criteria: readonly Weighted[],
  reviews: readonly T[],
): T[] {
  return reviews.filter(
    ({ state, scores }) =>
      state === 'submitted' && scores.length === criteria.length && scores.every((each) => isScore(each)),
  );
}

/** null when nobody scored. */
export function mean(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return halfUp(sumOf(scores), scores.length);
}

/**
 * The mean without one highest and one lowest from `trimFrom` opinions on, the plain mean below that.
 * @example 90, 85, 80, 75, 40 → 80.00; 80, 85, 90 → 85.00
 */
export function trimmedMean(scores: readonly number[], trimFrom: number = TRIM_FROM): number | null {
  if (!Number.isSafeInteger(trimFrom) || trimFrom < 3)
    throw new RangeError(`cannot trim from ${trimFrom} opinions`);
  if (scores.length < trimFrom) return mean(scores);
  return mean([...scores].sort((a, b) => a - b).slice(1, -1));
}

/** Highest minus lowest; null when nobody scored. */
export function spread(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  scores.forEach(required);
  return Math.max(...scores) - Math.min(...scores);
}

/** Of these opinions themselves (divided by n, they are not a sample), rounded half-up; null when nobody scored. */
export function standardDeviation(scores: readonly number[]): number | null {
  const n = scores.length;
  if (n === 0) return null;
  const sum = sumOf(scores);
  const squared = n * scores.reduce((total, each) => total + each * each, 0) - sum * sum;
  // √squared ÷ n, rounded: up to r + 1 as soon as (2r + 1)²n² ≤ 4·squared. The root only starts the search.
  let rounded = Math.floor(Math.sqrt(squared) / n);
  while (((2 * rounded + 1) * n) ** 2 <= 4 * squared) rounded += 1;
  return rounded;
}

export interface Scored {
  readonly id: string;
  /** Hundredths, or null while nobody has scored it. */
  readonly score: number | null;
}

/** `rank` 1, 2, 2, 4: equal scores share one; null without a score. `isTied`: another has the same score. */
export type Ranked<T extends Scored> = T & { readonly rank: number | null; readonly isTied: boolean };

/**
 * Best first, unscored last. Among equals the order is that of the ids, so that a list never jumps; it prefers nobody,
 * and what came in first plays no part.
 */
export function rank<T extends Scored>(items: readonly T[]): Ranked<T>[] {
  const sorted = [...items].sort((a, b) => byScore(a, b) || (a.id < b.id ? -1 : Number(a.id > b.id)));
  let shared = 1;
  return sorted.map((item, index) => {
    if (item.score === null) return { ...item, rank: null, isTied: false };
    const before = sorted[index - 1]?.score === item.score;
    const after = sorted[index + 1]?.score === item.score;
    if (!before) shared = index + 1;
    return { ...item, rank: shared, isTied: before || after };
  });
}

function byScore(a: Scored, b: Scored): number {
  if (a.score === null || b.score === null) return Number(a.score === null) - Number(b.score === null);
  return b.score - a.score;
}

/** Where the money ends in a ranked list. */
export interface Line<T> {
  /** Within the envelope, in order of rank. */
  readonly above: readonly T[];
  /** Equal scores of which not all fit, though one may: choosing among them needs a recorded reason. */
  readonly tied: readonly T[];
  /** The rest, unscored ones at the end. */
  readonly below: readonly T[];
  /** What `above` leaves of the envelope. */
  readonly remainingFen: Fen;
}

/**
 * Goes down the ranks until the next one no longer fits; nobody below is drawn up because they ask for less.
 * @param requestedFen what each would be given
 */
export function drawLine<T extends Scored>({
  ranked,
  envelopeFen,
  requestedFen,
}: {
  ranked: readonly Ranked<T>[];
  envelopeFen: Fen;
  requestedFen: (item: Ranked<T>) => Fen;
}): Line<Ranked<T>> {
  let remainingFen = envelopeFen;
  let next = 0;
  while (next < ranked.length) {
    const group = equalsFrom(ranked, next);
    const asked = add(...group.map((each) => notNegative(requestedFen(each))));
    if (group.length === 0 || asked > remainingFen) break;
    remainingFen = subtract(remainingFen, asked);
    next += group.length;
  }

  const group = equalsFrom(ranked, next);
  const isChoice = group.some((each) => requestedFen(each) <= remainingFen);
  const tied = isChoice ? group : [];
  return {
    above: ranked.slice(0, next),
    tied,
    below: ranked.slice(next + tied.length),
    remainingFen,
  };
}

/** line.tieReason: there are ties at the line, and nobody has written down why these were chosen and not those. */
export function checkTieReason(line: Line<Scored>, reason: string, path: Path = []): Violation[] {
  if (line.tied.length === 0 || reason.trim() !== '') return [];
  return [violation('line.tieReason', path, { count: line.tied.length })];
}

function equalsFrom<T extends Scored>(ranked: readonly Ranked<T>[], start: number): Ranked<T>[] {
  const first = ranked[start];
  if (first === undefined || first.rank === null) return [];
  return ranked.slice(start).filter((each) => each.rank === first.rank);
}

/** numerator ÷ denominator for whole numbers from 0, rounded half-up. */
function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

function sumOf(scores: readonly number[]): number {
  return scores.reduce((sum, each) => sum + required(each), 0);
}

function required(score: number | undefined): number {
  if (!isScore(score)) throw new RangeError(`not a score in hundredths: ${score}`);
  return score;
}

function isScore(score: number | null | undefined): score is number {
  return isWhole(score, 0, FULL_SCORE);
}

function isWhole(n: number | null | undefined, least: number, most: number): n is number {
  return Number.isSafeInteger(n) && (n as number) >= least && (n as number) <= most;
}

function notNegative(amount: Fen): Fen {
  if (amount < 0) throw new RangeError(`cannot ask for ${amount} fen`);
  return amount;
}
