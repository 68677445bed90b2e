// Objections for the desks that decide on the list; whoever has a project in it does not learn who objected (回避).
import { Op } from 'sequelize';
import { Application, StoredFile } from '../../../../db/models/application.ts';
import { DecisionList, Objection } from '../../../../db/models/award.ts';
import { perform } from '../../../core/act.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { decrypt } from '../../../core/secrets.ts';
import { loadSubject, type SubjectOf } from '../../../core/subjects.ts';
import type { StateOf } from '../../../domain/terms.ts';
import { abilities } from '../../../policy/authorize.ts';
import { hasNoInterest } from '../../../policy/predicates.ts';
import type { Actor } from '../../../policy/subject.ts';
import { DECISION_READERS } from '../decision/contract.ts';
import { callsServed, serves } from '../scope.ts';
import { presentObjection, presentObjectionItem } from './presenter.ts';

export async function list(actor: Actor, query: PageWanted & { state?: StateOf<'objection'> | undefined }) {
  const page = await keysetPage(
    Objection,
    {
      where: { listId: await listsOpenTo(actor), ...(query.state !== undefined && { state: query.state }) },
      include: ['application'],
    },
    { by: 'id', direction: 'DESC' },
    query,
  );
  return { ...page, items: page.items.map(presentObjectionItem) };
}

/** Lists of the calls served, without those in which the actor has an interest. */
async function listsOpenTo(actor: Actor): Promise<number[]> {
  const calls = callsServed(actor, DECISION_READERS);
  const lists = await DecisionList.findAll({
    where: { publicCode: { [Op.ne]: null }, ...(calls !== null && { callId: calls }) },
    attributes: ['id'],
  });
  const open = await Promise.all(
    lists.map(async ({ id }) => {
      const subject = await loadSubject('decisionList', id);
      return subject !== null && hasNoInterest(actor, subject) ? [id] : [];
    }),
  );
  return open.flat();
}

async function found(actor: Actor, id: number): Promise<SubjectOf<'objection'>> {
  const subject = await loadSubject('objection', id);
  if (!subject?.call || !serves(actor, DECISION_READERS, subject.call.id) || !hasNoInterest(actor, subject)) {
    throw new NotFound();
  }
  return subject;
}

export async function read(actor: Actor, id: number) {
  const subject = await found(actor, id);
  const { record: objection, list: of } = subject;
  const [application, file] = await Promise.all([
    Application.findByPk(objection.applicationId, { include: ['host'], rejectOnEmpty: true }),
    objection.fileId === null ? null : StoredFile.findByPk(objection.fileId),
  ]);
  return presentObjection(objection, {
    list: of,
    application,
    file,
    contact: decrypt(objection.contactCipher),
    abilities: abilities(actor, subject),
  });
}

export async function evidenceOf(actor: Actor, id: number): Promise<StoredFile> {
  const { record } = await found(actor, id);
  const file = record.fileId === null ? null : await StoredFile.findByPk(record.fileId);
  if (!file) throw new NotFound();
  return file;
}

/** The whole contact, to ask back: with a reason, and in the audit. */
export async function revealContact(actor: Actor, given: { id: number; reason: string }): Promise<string> {
  const { record } = await found(actor, given.id);
  return perform(actor, 'person.reveal', { reason: given.reason }, (entry) => {
    entry.names('objection', record.id);
    return decrypt(record.contactCipher);
  });
}
