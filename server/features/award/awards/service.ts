// The officer turns what was publicised into awards with numbers and a document that waits for the clerk; what was held
// by an objection follows in a document of its own. A leader may revoke an award.
import type { Application } from '../../../../db/models/application.ts';
import { Revision } from '../../../../db/models/application.ts';
import type { Award } from '../../../../db/models/award.ts';
import { AwardDocument, DecisionItem, DecisionList } from '../../../../db/models/award.ts';
import { Call } from '../../../../db/models/call.ts';
import { bureauSettings } from '../../../core/bureau.ts';
import { NotFound, RuleViolation, StaleVersion } from '../../../core/errors.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { creates, moves, transition } from '../../../core/transition.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import type { Answers } from '../../../domain/form.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { itemsOf, refuseIfChanged, type ItemWithApplication } from '../decision/listed.ts';
import { drawNumbers } from './numbers.ts';

export async function prepareAwards(
  actor: Actor,
  given: { id: number; version?: number },
): Promise<AwardDocument> {
  const list = await DecisionList.findByPk(given.id);
  if (!list) throw new NotFound();
  const items = (await itemsOf(given.id)).filter(isPreparable);
  const applications = items.map((each) => moves('award.prepare', 'application', each.applicationId));
  const awards = items.map((each) => creates('award.prepare', 'award', () => newAward(each)));
  const document = creates(
    'award.prepare',
    'awardDocument',
    (parent) => newDocument(parent?.record, given, items),
    {
      parent: { type: 'decisionList', id: given.id },
    },
  );
  return transition(actor, [document, ...applications, ...awards], async ({ record }) => {
    const made = record as AwardDocument;
    await notify({
      template: 'award.prepared',
      to: await deskHolders('officeClerk', {}, actor.at),
      record: { type: 'awardDocument', id: made.id },
      params: { title: made.title },
      at: actor.at,
    });
    return made;
  });
}

function isPreparable({ isProposed, application }: ItemWithApplication): boolean {
  return Boolean(isProposed) && application.state === 'publicised';
}

/** Opened before the awards, which point to it. The right to it is decided at the list, which is locked by now. */
async function newDocument(
  parent: unknown,
  given: { version?: number },
  chosen: readonly ItemWithApplication[],
) {
  if (!(parent instanceof DecisionList)) throw new NotFound();
  if (given.version !== undefined && given.version !== parent.version) {
    throw new StaleVersion({ expected: given.version, actual: parent.version });
  }
  if (chosen.length === 0) throw new RuleViolation([violation('award.nothingToPrepare')]);
  const { rules } = await Call.findByPk(parent.callId, { rejectOnEmpty: true });
  refuseIfChanged(parent, await itemsOf(parent.id), rules);
  const before = await AwardDocument.count({ where: { listId: parent.id } });
  return {
    listId: parent.id,
    callId: parent.callId,
    title: `${rules.year}年度${rules.programme.name.zh}立项文件${before === 0 ? '' : `（补充${before}）`}`,
  };
}

async function newAward(item: ItemWithApplication) {
  const { application } = item;
  const call = await Call.findByPk(application.callId, { rejectOnEmpty: true });
  const facts = await frozenFacts(application);
  const receiptNumber = application.receiptNumber ?? '';
  if (facts.startsOn === null || facts.endsOn === null)
    throw new RuleViolation([violation('award.termMissing', [], { receiptNumber })]);
  const discipline = disciplineLetter(facts.discipline);
  if (call.rules.numberPattern.includes('{D}') && discipline === null) {
    throw new RuleViolation([violation('award.noDiscipline', [], { receiptNumber })]);
  }
  // Looked up again: the list is locked now, and its hash was checked with the document.
  const { amountFen } = await DecisionItem.findByPk(item.id, { rejectOnEmpty: true });
  const document = await AwardDocument.findOne({
    where: { listId: item.listId },
    order: [['id', 'DESC']],
    rejectOnEmpty: true,
  });
  return {
    applicationId: application.id,
    documentId: document.id,
    ...(await drawNumbers(call.rules, { city: (await bureauSettings()).cityLetters, discipline })),
    amountFen: amountFen ?? 0,
    budgetMode: call.rules.budgetMode,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    leadPersonId: application.leadPersonId,
    programmeKey: call.programmeKey,
  };
}

/** What was judged is what is awarded: the frozen revision, not the sections. */
async function frozenFacts(application: Application) {
  const revision = application.revisionId === null ? null : await Revision.findByPk(application.revisionId);
  return readApplication((revision?.answers ?? {}) as Answers);
}

/** NSFC 申请代码 begin with a letter; the codes of GB/T 13745 do not. */
function disciplineLetter(code: string | null): string | null {
  return /^[A-HT]/.exec(code ?? '')?.[0] ?? null;
}

export async function revokeAward(
  actor: Actor,
  given: { id: number; version?: number; reason: string },
): Promise<Award> {
  const { id, version, reason } = given;
  return transition(
    actor,
    [moves('award.revoke', 'award', id, { version, reason })],
    async ({ record: award, application }) => {
      award.set({ revokedAt: actor.at, revocationReason: reason });
      if (application) {
        const { hostOrganisationId } = application;
        const hosts = await deskHolders('hostOfficer', { organisationId: hostOrganisationId }, actor.at);
        await notify({
          template: 'award.revoked',
          to: [application.leadAccountId, ...hosts],
          record: { type: 'award', id },
          params: { title: application.title, projectNumber: award.projectNumber, reason },
          at: actor.at,
        });
      }
      return award;
    },
  );
}
