// What every judgement of an application has in common: it names the revision it judged, and is never changed.
import { Opinion, type Application } from '../../../../db/models/application.ts';
import { refuseOn } from '../../../core/errors.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import type { Act } from '../../../domain/acts.ts';
import type { Answer } from '../../../domain/calendar.ts';
import type { RefusalReason } from '../../../domain/terms.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';

export interface GivenOpinion {
  readonly act: Act;
  readonly revisionId: number;
  readonly text: string;
  readonly reasonCode?: RefusalReason;
}

/** @throws RuleViolation when the applicant has handed in another revision since */
export function refuseOtherRevision({ record }: SubjectOf<'application'>, revisionId: number): void {
  refuseOn(judgedRevision(record) === revisionId ? [] : [violation('opinion.otherRevision', ['revisionId'])]);
}

export async function writeOpinion(
  actor: Actor,
  subject: SubjectOf<'application'>,
  { act, revisionId, text, reasonCode }: GivenOpinion,
): Promise<void> {
  refuseOtherRevision(subject, revisionId);
  if (actor.accountId === null) throw new Error(`${act} needs a person`);
  await Opinion.create({
    applicationId: subject.record.id,
    revisionId,
    act,
    text,
    reasonCode: reasonCode ?? null,
    accountId: actor.accountId,
    writtenAt: actor.at,
  });
}

/** Whatever is on a desk has been submitted, and so has a frozen revision. */
export function judgedRevision({ id, revisionId }: Application): number {
  if (revisionId === null) throw new Error(`application ${id} is on a desk without a revision`);
  return revisionId;
}

/** A date that could be counted; one that could not (a year without a holiday notice) is refused by name. */
export function settled<T>(answer: Answer<T>): T {
  if (answer.value !== null) return answer.value;
  refuseOn(answer.violations);
  throw new Error('no date, and no reason why');
}
