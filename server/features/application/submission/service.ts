// Handing an application in: checked once more under lock, frozen as a revision with its hash, numbered, and on its way to
// the host. What is frozen here is what everybody after the applicant judges.
import { randomBytes } from 'node:crypto';
import { Application, Revision } from '../../../../db/models/application.ts';
import type { Call } from '../../../../db/models/call.ts';
import { IllegalTransition, NotFound, refuseOn } from '../../../core/errors.ts';
import { loadHolidayTable } from '../../../core/holidays.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { sha256 } from '../../../core/secrets.ts';
import { loadSubject } from '../../../core/subjects.ts';
import { moves, transition } from '../../../core/transition.ts';
import { formOf } from '../../../domain/callForm.ts';
import { canonicalJson } from '../../../domain/canonicalJson.ts';
import { blockingItems } from '../../../domain/completeness.ts';
import { hostDue } from '../../../domain/dueDates.ts';
import { countedAnswers } from '../../../domain/form.ts';
import { receiptNumber } from '../../../domain/numbering.ts';
import { VERIFICATION_BYTES, verificationCode } from '../../../domain/verificationCode.ts';
import type { Actor } from '../../../policy/subject.ts';
import { copyForLists, rewriteRows } from '../draft/rows.ts';
import { settled } from '../endorsement/opinion.ts';
import { partiesOf } from '../parties.ts';
import { assess, limitKeyOf, type Assessment } from './assessment.ts';

export interface Receipt {
  readonly application: Application;
  readonly revision: Revision;
}

/**
 * @param given.version what the applicant saw. The same request once more (a double click, a lost answer) is answered with
 *   the receipt of the first.
 * @throws RuleViolation with everything that is missing or wrong
 */
export async function submit(actor: Actor, given: { id: number; version?: number }): Promise<Receipt> {
  try {
    return await transition(
      actor,
      [moves('application.submit', 'application', given.id, { version: given.version })],
      async ({ record: application, call }) => {
        if (!call) throw new NotFound();
        // Limits are counted by person: whoever else submits for the same person waits here, and counts this one then.
        const parties = await partiesOf(application, { lock: true });
        const assessment = await assess(application, call, { parties, at: actor.at });
        refuseOn(blockingItems(assessment.items));
        const revision = await freeze(actor, application, call, assessment);
        await handOver(actor, application, call, revision);
        await rewriteRows(application, revision.answers, parties);
        copyForLists(application, revision.answers);
        await tell(actor, application, revision);
        return { application, revision };
      },
    );
  } catch (error) {
    const first = error instanceof IllegalTransition ? await sameRequestBefore(actor, given) : null;
    if (first) return first;
    throw error;
  }
}

/** Append-only: answers that count, files with their hashes, what the rules counted, and the hash of it all. */
async function freeze(
  actor: Actor,
  application: Application,
  call: Call,
  { answers, files, rules }: Assessment,
): Promise<Revision> {
  const number = 1 + (await Revision.count({ where: { applicationId: application.id } }));
  const content = {
    answers: countedAnswers(formOf(call.rules), answers) as Revision['answers'],
    files: files.map(({ id, slot, name, size, sha256: hash }) => ({
      fileId: id,
      slot,
      name,
      size,
      sha256: hash,
    })),
  };
  return Revision.create({
    applicationId: application.id,
    number,
    code: verificationCode(randomBytes(VERIFICATION_BYTES)),
    ...content,
    eligibility: rules,
    sha256: sha256(canonicalJson({ applicationId: application.id, number, ...content })),
    frozenAt: actor.at,
    frozenBy: actor.accountId ?? application.leadAccountId,
  });
}

async function handOver(
  actor: Actor,
  application: Application,
  call: Call,
  revision: Revision,
): Promise<void> {
  const { rules } = call;
  application.revisionId = revision.id;
  application.submittedAt = actor.at;
  // Unique and rising, gaps allowed: the number of the revision, so that no counter is locked. Kept when handed in again.
  application.receiptNumber ??= receiptNumber({
    programme: rules.programme.letters,
    year: rules.year,
    sequence: revision.id,
  });
  application.draftKey = null;
  application.limitKey = limitKeyOf(application);
  application.dueAt = settled(hostDue(rules, actor.at, await loadHolidayTable()));
}

async function tell(actor: Actor, application: Application, { number }: Revision): Promise<void> {
  const about = {
    record: { type: 'application' as const, id: application.id },
    bucket: `revision ${number}`,
    at: actor.at,
  };
  const { title, hostOrganisationId, dueAt } = application;
  await notify({
    template: 'application.submitted',
    to: await deskHolders('hostOfficer', { organisationId: hostOrganisationId }, actor.at),
    params: { title, dueAt: dueAt?.toISOString() ?? '' },
    ...about,
  });
  await notify({
    template: 'application.received',
    to: [application.leadAccountId],
    params: { title, receiptNumber: application.receiptNumber ?? '' },
    ...about,
  });
}

/** Handed in by this very request before: still with the host, and its version the next after the one it named. */
async function sameRequestBefore(
  actor: Actor,
  given: { id: number; version?: number },
): Promise<Receipt | null> {
  const application = await Application.findByPk(given.id);
  const isSame =
    application?.state === 'withHost' &&
    application.leadAccountId === actor.accountId &&
    application.revisionId !== null &&
    given.version !== undefined &&
    application.version === given.version + 1;
  if (!isSame || application.revisionId === null) return null;
  const revision = await Revision.findByPk(application.revisionId);
  return revision && { application, revision };
}

/** The list beside the form; for the one who leads it, in any state. */
export async function completeness(actor: Actor, id: number): Promise<Assessment> {
  const subject = await loadSubject('application', id);
  if (!subject?.call || subject.record.leadAccountId !== actor.accountId) throw new NotFound();
  const parties = await partiesOf(subject.record);
  return assess(subject.record, subject.call, { parties, at: actor.at });
}
