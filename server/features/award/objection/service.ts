// Anybody may object to a project in publicity; it is held until every objection to it is decided, and no other project
// waits for it. Upheld, the project is declined; dismissed, it goes on where it was.
import { Op } from 'sequelize';
import type { Application } from '../../../../db/models/application.ts';
import { DecisionItem, DecisionList, Objection } from '../../../../db/models/award.ts';
import { bureauSettings } from '../../../core/bureau.ts';
import { NotFound, RuleViolation } from '../../../core/errors.ts';
import { loadHolidayTable } from '../../../core/holidays.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { encrypt } from '../../../core/secrets.ts';
import { removeStored, store } from '../../../core/storage.ts';
import { creates, moves, transition } from '../../../core/transition.ts';
import { deadlineAfter } from '../../../domain/calendar.ts';
import { objectionDue } from '../../../domain/publicity.ts';
import { violation } from '../../../domain/violation.ts';
import type { Fork } from '../../../domain/workflow.ts';
import type { Actor } from '../../../policy/subject.ts';
import { choosing, ChosenTooEarly } from '../choosing.ts';
import type { ItemWithApplication } from '../decision/listed.ts';
import { findPublic } from '../publicity/reading.ts';
import { keepEvidence, mediaTypeOf, type Evidence } from './evidence.ts';

export interface FiledObjection {
  readonly code: string;
  readonly receiptNumber: string;
  readonly name: string;
  readonly contact: string;
  readonly facts: string;
  readonly file: Evidence;
}

export async function fileObjection(actor: Actor, given: FiledObjection): Promise<Objection> {
  const list = await findPublic(actor, given.code);
  const application = await projectOf(list, given.receiptNumber);
  const mediaType = await mediaTypeOf(given.file);
  const stored = await store(given.file.read());
  const values = async () => ({
    listId: list.id,
    applicationId: application.id,
    name: given.name,
    contactCipher: encrypt(given.contact),
    facts: given.facts,
    filedAt: actor.at,
    dueAt: await dueOf(actor.at),
  });
  try {
    return await transition(
      actor,
      [
        creates('objection.file', 'objection', values, { parent: { type: 'decisionList', id: list.id } }),
        moves('objection.file', 'application', application.id),
      ],
      async ({ record: objection }) => {
        const file = await keepEvidence({
          stored,
          name: given.file.name,
          mediaType,
          objectionId: objection.id,
          at: actor.at,
        });
        objection.fileId = file.id;
        await tellOfficers(objection, application, list.callId, actor.at);
        return objection;
      },
    );
  } catch (error) {
    await removeStored(stored.key);
    throw error;
  }
}

async function projectOf(list: DecisionList, receiptNumber: string): Promise<Application> {
  const item = (await DecisionItem.findOne({
    where: { listId: list.id, isProposed: true },
    include: [{ association: 'application', where: { receiptNumber } }],
  })) as ItemWithApplication | null;
  if (!item)
    throw new RuleViolation([violation('objection.unknownProject', ['receiptNumber'], { receiptNumber })]);
  return item.application;
}

async function dueOf(at: Date): Promise<Date> {
  const { objectionDays } = await bureauSettings();
  const due = objectionDue(at, objectionDays, await loadHolidayTable());
  if (due.value === null) throw new RuleViolation(due.violations);
  return due.value;
}

/** Without the name of the one who objects. */
async function tellOfficers(
  objection: Objection,
  application: Application,
  callId: number,
  at: Date,
): Promise<void> {
  await notify({
    template: 'objection.filed',
    to: await deskHolders('programmeOfficer', { callId }, at),
    record: { type: 'objection', id: objection.id },
    params: { title: application.title, dueAt: objection.dueAt.toISOString() },
    at,
  });
}

interface Answered {
  readonly id: number;
  readonly version?: number;
  readonly answer: string;
}

export async function upholdObjection(actor: Actor, given: Answered): Promise<Objection> {
  const { applicationId } = await existing(given.id);
  return transition(
    actor,
    [
      moves('objection.uphold', 'objection', given.id, { version: given.version }),
      moves('objection.uphold', 'application', applicationId),
    ],
    async ({ record: objection }, { record: application }) => {
      objection.set({ answer: given.answer, decidedAt: actor.at });
      if (application.state === 'objected') {
        await notify({
          template: 'objection.upheld',
          to: [application.leadAccountId],
          record: { type: 'application', id: application.id },
          params: { title: application.title },
          at: actor.at,
        });
      }
      return objection;
    },
  );
}

export async function dismissObjection(actor: Actor, given: Answered): Promise<Objection> {
  const { applicationId } = await existing(given.id);
  return choosing(async () => {
    const chosen = await waysOn(given.id, actor.at);
    return transition(
      actor,
      [
        moves('objection.dismiss', 'objection', given.id, { version: given.version }),
        moves('objection.dismiss', 'application', applicationId, { fork: chosen }),
      ],
      async ({ record: objection }) => {
        if ((await waysOn(given.id, actor.at, { lock: true })) !== chosen) throw new ChosenTooEarly();
        objection.set({ answer: given.answer, decidedAt: actor.at });
        return objection;
      },
    );
  });
}

/** Where the project goes when this objection falls: it stays held while another is open or it has been declined. */
async function waysOn(objectionId: number, at: Date, options: { lock?: true } = {}): Promise<Fork> {
  const objection = await Objection.findByPk(objectionId, { include: ['application'], rejectOnEmpty: true });
  const others = await Objection.count({
    where: { applicationId: objection.applicationId, state: 'filed', id: { [Op.ne]: objectionId } },
  });
  if (others > 0 || objection.application?.state === 'declined') return 'staysHeld';
  const list = await DecisionList.findByPk(objection.listId, { ...options, rejectOnEmpty: true });
  const isOver = list.state === 'concluded' || list.endsOn === null || at >= deadlineAfter(list.endsOn);
  return isOver ? 'publicityOver' : 'publicityOpen';
}

async function existing(id: number): Promise<Objection> {
  const objection = await Objection.findByPk(id);
  if (!objection) throw new NotFound();
  return objection;
}
