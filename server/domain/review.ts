// One expert's opinion of one application, as the call's rubric wants it, and what becomes of all opinions of a round.
// Source: call settings (rubric); weights, means and ranks are in scoring.ts.
import type { Criterion, Rubric } from './callRules.ts';
import {
  effectiveReviews,
  mean,
  rank,
  spread,
  standardDeviation,
  trimmedMean,
  weightedScore,
} from './scoring.ts';
import { codePoints } from './text.ts';
import { GRADES, type Grade, type StateOf } from './terms.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

/** Points an expert gives are whole, 0 to 100, whatever the weight of the criterion. */
export const FULL_POINTS = 100;

/** Setting: the longest comment on one criterion, in code points. */
export const LONGEST_COMMENT = 4000;

/** Scores are kept in hundredths of a point. */
const HUNDREDTHS = 100;

export interface Opinion {
  /** Points by criterion; a criterion without points is absent or null. */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly grade: Grade | null;
}

type Measure = Pick<Rubric, 'criteria' | 'minCommentCharacters'>;

/** What no save may carry, finished or not: review.criterion, review.score, review.grade, review.commentLong. */
export function checkOpinionShape({ criteria }: Pick<Rubric, 'criteria'>, opinion: Opinion): Violation[] {
  const keys = new Set(criteria.map((each) => each.key));
  return collect(
    ...(['scores', 'comments'] as const).map((part) =>
      Object.keys(opinion[part])
        .filter((key) => !keys.has(key))
        .map((key) => violation('review.criterion', [part, key], { key })),
    ),
    Object.entries(opinion.scores)
      .filter(([key, points]) => keys.has(key) && points !== null && !isPoints(points))
      .map(([key]) => violation('review.score', ['scores', key], { max: FULL_POINTS })),
    Object.entries(opinion.comments)
      .filter(([key, text]) => keys.has(key) && codePoints(text.trim()) > LONGEST_COMMENT)
      .map(([key, text]) =>
        violation('review.commentLong', ['comments', key], {
          max: LONGEST_COMMENT,
          length: codePoints(text.trim()),
        }),
      ),
    opinion.grade !== null && !GRADES.includes(opinion.grade) ? violation('review.grade', ['grade']) : null,
  );
}

/** What keeps an opinion from being submitted: every criterion scored and commented at length, and a grade. */
export function checkOpinion(rubric: Measure, opinion: Opinion): Violation[] {
  const { criteria, minCommentCharacters: min } = rubric;
  return collect(
    checkOpinionShape(rubric, opinion),
    criteria
      .filter(({ key }) => (opinion.scores[key] ?? null) === null)
      .map(({ key }) => violation('review.scoreMissing', ['scores', key])),
    criteria.flatMap(({ key }) => {
      const length = codePoints((opinion.comments[key] ?? '').trim());
      return length < min ? [violation('review.commentShort', ['comments', key], { min, length })] : [];
    }),
    opinion.grade === null ? violation('review.gradeMissing', ['grade']) : null,
  );
}

/** In the order of the rubric and in hundredths; null where nothing was given. */
export function orderedScores(
  criteria: readonly Criterion[],
  scores: Readonly<Record<string, number | null>>,
): (number | null)[] {
  return criteria.map(({ key }) => {
    const points = scores[key] ?? null;
    return points === null ? null : points * HUNDREDTHS;
  });
}

/** The weighted total in hundredths, or null while a criterion is not scored. */
export function totalOf(
  criteria: readonly Criterion[],
  scores: Readonly<Record<string, number | null>>,
): number | null {
  const ordered = orderedScores(criteria, scores);
  const given = ordered.filter((each) => each !== null);
  return given.length === criteria.length ? weightedScore(criteria, given) : null;
}

/** What was asked of one expert, as far as counting it goes. */
export interface Asked {
  readonly state: StateOf<'assignment'>;
  readonly scores: Readonly<Record<string, number | null>>;
}

/** Totals of the opinions that count (submitted, all criteria scored, neither recused nor void), highest first. */
export function effectiveTotals(criteria: readonly Criterion[], asked: readonly Asked[]): number[] {
  const read = asked.map(({ state, scores }) => ({ state, scores: orderedScores(criteria, scores) }));
  return effectiveReviews(criteria, read)
    .map(({ scores }) =>
      weightedScore(
        criteria,
        scores.filter((each) => each !== null),
      ),
    )
    .sort((a, b) => b - a);
}

export interface ReviewedApplication {
  readonly applicationId: number;
  /** Receipt number or title, by which an officer knows it. */
  readonly name: string;
  readonly asked: readonly Asked[];
}

/** round.tooFewReviews, one for each application: a round does not close below the set number of effective reviews. */
export function checkEnoughReviews(
  { criteria, reviewersMin: min }: Pick<Rubric, 'criteria' | 'reviewersMin'>,
  applications: readonly ReviewedApplication[],
): Violation[] {
  return applications.flatMap(({ applicationId, name, asked }) => {
    const effective = effectiveTotals(criteria, asked).length;
    if (effective >= min) return [];
    return [violation('round.tooFewReviews', ['applications', applicationId], { name, effective, min })];
  });
}

/** round.tooFewExperts, one for each application: a round does not open with fewer experts than it needs opinions. */
export function checkEnoughExperts(
  { reviewersMin: min }: Pick<Rubric, 'reviewersMin'>,
  applications: readonly ReviewedApplication[],
): Violation[] {
  return applications.flatMap(({ applicationId, name, asked }) => {
    const assigned = asked.filter((each) => ASKED_STATES.includes(each.state)).length;
    if (assigned >= min) return [];
    return [violation('round.tooFewExperts', ['applications', applicationId], { name, assigned, min })];
  });
}

const ASKED_STATES: readonly StateOf<'assignment'>[] = ['invited', 'pledged', 'submitted'];

export function isAsked(state: StateOf<'assignment'>): boolean {
  return ASKED_STATES.includes(state);
}

/** One line of the frozen ranking; every score in hundredths of a point. */
export interface RankLine {
  readonly applicationId: number;
  readonly mean: number;
  readonly spread: number;
  readonly deviation: number;
  readonly effective: number;
  readonly rank: number;
  readonly totals: readonly number[];
}

/** Best first, equals under one rank. An application that nobody scored is not in it: such a round does not close. */
export function rankApplications(
  { criteria, aggregation }: Pick<Rubric, 'criteria' | 'aggregation'>,
  applications: readonly ReviewedApplication[],
): RankLine[] {
  const counted = applications.map(({ applicationId, asked }) => {
    const totals = effectiveTotals(criteria, asked);
    const score = aggregation.trimFrom === null ? mean(totals) : trimmedMean(totals, aggregation.trimFrom);
    return { id: String(applicationId).padStart(12, '0'), applicationId, totals, score };
  });
  return rank(counted).flatMap(({ applicationId, totals, score, rank: place }): RankLine[] =>
    score === null || place === null
      ? []
      : [
          {
            applicationId,
            mean: score,
            spread: spread(totals) ?? 0,
            deviation: standardDeviation(totals) ?? 0,
            effective: totals.length,
            rank: place,
            totals,
          },
        ],
  );
}

function isPoints(points: number): boolean {
  return Number.isSafeInteger(points) && points >= 0 && points <= FULL_POINTS;
}

/** Setting: the most applications that one expert reviews in a round. */
export const MOST_PER_EXPERT = 30;

/** assignment.load: an expert who has so many cannot do justice to one more. */
export function checkLoad(load: number, path: Path = [], most: number = MOST_PER_EXPERT): Violation[] {
  return load < most ? [] : [violation('assignment.load', path, { load, most })];
}
