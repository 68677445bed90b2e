// The office clerk enters the number of the bureau's register, and confirms that the document is sealed: then its awards
// are valid, and the papers are ordered.
import { isUniqueViolation } from '../../../../db/connection.ts';
import type { AwardDocument } from '../../../../db/models/award.ts';
import { Award } from '../../../../db/models/award.ts';
import { OutboxMessage } from '../../../../db/models/oversight.ts';
import { NotFound, RuleViolation, refuseOn } from '../../../core/errors.ts';
import { deskHolders, notify, orderDocument } from '../../../core/outbox.ts';
import { moves, transition } from '../../../core/transition.ts';
import { checkNumbered } from '../../../domain/awardDocument.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { violation, type Violation } from '../../../domain/violation.ts';
import { checkPrintable } from '../../../documents/letters.ts';
import type { Actor } from '../../../policy/subject.ts';
import { find } from './finding.ts';
import { documentViewOf, gather, noticeView, type Letterhead } from './views.ts';

export async function numberDocument(
  actor: Actor,
  given: { id: number; version?: number; dispatchNumber: string; signedOn: string },
): Promise<AwardDocument> {
  const { id, version, dispatchNumber, signedOn } = given;
  try {
    return await transition(
      actor,
      [moves('awardDocument.number', 'awardDocument', id, { version })],
      async ({ record: document, list }) => {
        const publicityEndsOn = list?.endsOn;
        if (publicityEndsOn == null) throw new Error('a document of a list that was never public');
        refuseOn(checkNumbered({ dispatchNumber, signedOn }, { publicityEndsOn, today: dayOf(actor.at) }));
        document.set({ dispatchNumber, signedOn });
        return document;
      },
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new RuleViolation([violation('dispatchNumber.taken', ['dispatchNumber'], { dispatchNumber })]);
  }
}

export async function issueDocument(
  actor: Actor,
  given: { id: number; version?: number },
): Promise<AwardDocument> {
  const { id, version } = given;
  const before = await find(actor, id);
  refuseOn(await unprintable(before));
  const awards = await Award.findAll({ where: { documentId: id }, order: [['id', 'ASC']] });
  const carried = awards.map((each) => moves('awardDocument.issue', 'award', each.id));
  return transition(
    actor,
    [moves('awardDocument.issue', 'awardDocument', id, { version }), ...carried],
    async ({ record }, ...subjects) => {
      const document = record as AwardDocument;
      document.set({ issuedAt: actor.at });
      await orderDocument({
        template: 'award.document',
        record: { type: 'awardDocument', id },
        at: actor.at,
      });
      for (const { record: award, application } of subjects) {
        await orderDocument({
          template: 'award.notice',
          record: { type: 'award', id: award.id },
          at: actor.at,
        });
        if (application) await tellAwarded(award as Award, application, actor.at);
      }
      return document;
    },
  );
}

type Told = { leadAccountId: number; hostOrganisationId: number; title: string };

async function tellAwarded(award: Award, application: Told, at: Date): Promise<void> {
  const hosts = await deskHolders('hostOfficer', { organisationId: application.hostOrganisationId }, at);
  await notify({
    template: 'award.issued',
    to: [application.leadAccountId, ...hosts],
    record: { type: 'award', id: award.id },
    params: { title: application.title, projectNumber: award.projectNumber },
    at,
  });
}

const NO_LETTERHEAD: Letterhead = { bureauName: '', baseUrl: '' };

/** What no typeface has is named before anything is issued: on paper it would be a box. */
async function unprintable(document: AwardDocument): Promise<Violation[]> {
  if (document.state !== 'numbered') return [];
  const gathered = await gather(document);
  const notices = await Promise.all(gathered.awards.map((each) => noticeView(each, gathered, NO_LETTERHEAD)));
  const found = checkPrintable([documentViewOf(gathered, NO_LETTERHEAD), ...notices]);
  const byText = new Map(found.map((each) => [String(each.params['text']), each]));
  return [...byText.values()].map((each) => ({ ...each, path: [] }));
}

/** Orders of this document that wait or have been given up are taken up at once; a typeface may be there now. */
export async function retryDocument(actor: Actor, id: number): Promise<void> {
  const document = await find(actor, id);
  if (document.state !== 'issued') throw new NotFound();
  const awards = await Award.findAll({ where: { documentId: id }, attributes: ['id'] });
  const now = { status: 'waiting' as const, attempts: 0, availableAt: actor.at };
  const unfinished = { kind: 'document' as const, status: ['waiting' as const, 'failed' as const] };
  await OutboxMessage.update(now, {
    where: { ...unfinished, recordType: 'award', recordId: awards.map((each) => each.id) },
  });
  await OutboxMessage.update(now, { where: { ...unfinished, recordType: 'awardDocument', recordId: id } });
}
