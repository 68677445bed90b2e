// What leaves of the review to the applicant: no code, no order, no date and no single score by which an expert is known.
import type { z } from 'zod';
import type { Application } from '../../../../db/models/application.ts';
import type { Call } from '../../../../db/models/call.ts';
import type { Assignment, RankedApplication } from '../../../../db/models/review.ts';
import type { feedbackView } from './contract.ts';

export function presentFeedback(
  application: Application,
  call: Call,
  line: RankedApplication,
  rows: readonly Assignment[],
): z.input<typeof feedbackView> {
  const count = (grade: string) => rows.filter((each) => each.grade === grade).length;
  return {
    application: {
      id: application.id,
      title: application.title,
      receiptNumber: application.receiptNumber,
    },
    mean: line.mean,
    opinions: line.effective,
    grades: { A: count('A'), B: count('B'), C: count('C') },
    comments: call.rules.rubric.criteria.map(({ key, label }) => ({
      key,
      label,
      // In the order of the texts themselves: it tells nothing, and is the same at every reading.
      texts: rows
        .flatMap((each) => each.comments[key] ?? [])
        .filter((text) => text !== '')
        .sort(),
    })),
  };
}
