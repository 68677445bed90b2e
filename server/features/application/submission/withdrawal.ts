// Taking an application back before its deadline: what was handed in stays frozen, nobody has to judge it any more, and it
// can be put right and handed in again.
import type { Application } from '../../../../db/models/application.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import { moves, transition } from '../../../core/transition.ts';
import type { Actor } from '../../../policy/subject.ts';
import { draftKeyOf } from '../draft/service.ts';

/**
 * @param given.version what the applicant saw
 * @throws NotNow after the deadline (of the call, or its own where it was sent back), IllegalTransition once it is accepted
 */
export async function withdraw(actor: Actor, given: { id: number; version: number }): Promise<Application> {
  return transition(
    actor,
    [moves('application.withdraw', 'application', given.id, { version: given.version })],
    async (subject) => {
      const { record: application } = subject;
      await tellWhoHadIt(actor, subject);
      // It counts for no limit any more, and it is still the one application of the account in this call.
      application.limitKey = null;
      application.draftKey = draftKeyOf(application.callId, application.leadAccountId);
      application.dueAt = null;
      return application;
    },
  );
}

/** The host always; the recommender and the checking desks when it had come to them. */
async function tellWhoHadIt(
  actor: Actor,
  { record, recommenderId }: SubjectOf<'application'>,
): Promise<void> {
  const { id, state, title, receiptNumber, callId, hostOrganisationId, revisionId } = record;
  const hosts = await deskHolders('hostOfficer', { organisationId: hostOrganisationId }, actor.at);
  const recommenders =
    state === 'withRecommender' && recommenderId != null
      ? await deskHolders('recommender', { organisationId: recommenderId }, actor.at)
      : [];
  const checkers =
    state === 'inCheck' || state === 'correcting'
      ? [
          ...(await deskHolders('programmeOfficer', { callId }, actor.at)),
          ...(await deskHolders('agencyOfficer', { callId }, actor.at)),
        ]
      : [];
  await notify({
    template: 'application.withdrawn',
    to: [...hosts, ...recommenders, ...checkers],
    record: { type: 'application', id },
    params: { title, receiptNumber: receiptNumber ?? '' },
    bucket: `revision ${revisionId ?? 0}`,
    at: actor.at,
  });
}
