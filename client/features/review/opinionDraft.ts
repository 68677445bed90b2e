// A review as a draft: one section of flat fields, so that it saves itself and two texts can be compared like a form's.
import type { FormDefinition, Label } from '../../../server/domain/form.ts';
import { FULL_POINTS, LONGEST_COMMENT } from '../../../server/domain/review.ts';
import { GRADES, type Grade } from '../../../server/domain/terms.ts';
import type { Json } from '../../drafts/queue.ts';
import type { ReviewView } from './Review.tsx';

export type Opinion = ReviewView['opinion'];
type Criteria = ReviewView['rubric']['criteria'];

export const SECTION = 'opinion';

const scoreKey = (key: string): string => `score.${key}`;
const commentKey = (key: string): string => `comment.${key}`;

export function flat(opinion: Opinion, criteria: Criteria): Json {
  return Object.fromEntries([
    ...criteria.flatMap(({ key }) => [
      [scoreKey(key), opinion.scores[key] ?? null],
      [commentKey(key), opinion.comments[key] ?? ''],
    ]),
    ['grade', opinion.grade],
  ]) as Json;
}

export function unflat(value: Json | undefined, criteria: Criteria): Opinion {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const number = (key: string) => {
    const points = fields[scoreKey(key)];
    return typeof points === 'number' ? points : null;
  };
  const text = (key: string) => {
    const comment = fields[commentKey(key)];
    return typeof comment === 'string' ? comment : '';
  };
  return {
    scores: Object.fromEntries(criteria.map(({ key }) => [key, number(key)])),
    comments: Object.fromEntries(criteria.map(({ key }) => [key, text(key)])),
    grade: GRADES.find((each) => each === fields['grade']) ?? null,
  };
}

interface DraftWords {
  readonly opinion: string;
  readonly score: (name: string) => string;
  readonly comment: (name: string) => string;
  readonly grade: string;
  readonly gradeOf: (grade: Grade) => string;
  readonly pick: (label: Label) => string;
}

/** What the comparison of two drafts calls each part. */
export function formOfOpinion(criteria: Criteria, words: DraftWords): FormDefinition {
  const both = (text: string): Label => ({ zh: text, en: text });
  return {
    sections: [
      {
        key: SECTION,
        label: both(words.opinion),
        fields: [
          ...criteria.flatMap(({ key, label }) => [
            {
              key: scoreKey(key),
              kind: 'number' as const,
              label: both(words.score(words.pick(label))),
              limit: { min: 0, max: FULL_POINTS, decimals: 0 },
            },
            {
              key: commentKey(key),
              kind: 'longText' as const,
              label: both(words.comment(words.pick(label))),
              limit: { max: LONGEST_COMMENT },
            },
          ]),
          {
            key: 'grade',
            kind: 'choice' as const,
            label: both(words.grade),
            options: GRADES.map((value) => ({ value, label: both(words.gradeOf(value)) })),
          },
        ],
      },
    ],
  };
}
