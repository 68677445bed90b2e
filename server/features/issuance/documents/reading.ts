// Documents for the clerk and those who follow them, and the papers themselves.
import { StoredFile } from '../../../../db/models/application.ts';
import { Award, AwardDocument } from '../../../../db/models/award.ts';
import type { Config } from '../../../config.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { subjectOf } from '../../../core/subjects.ts';
import { abilities, holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { callsServed, findAward, papersOf } from '../../award/index.ts';
import { DOCUMENT_READERS } from './contract.ts';
import { find } from './finding.ts';
import { drawDocument, drawNotice, type Drawn } from './makers.ts';
import { presentDocument, presentDocumentItem } from './presenter.ts';

export async function list(actor: Actor, query: PageWanted) {
  const calls = callsServed(actor, DOCUMENT_READERS);
  const page = await keysetPage(
    AwardDocument,
    { where: calls === null ? {} : { callId: calls }, include: ['awards'] },
    { by: 'id', direction: 'DESC' },
    query,
  );
  return { ...page, items: page.items.map(presentDocumentItem) };
}

export async function read(actor: Actor, id: number) {
  const document = await find(actor, id);
  const awards = await Award.findAll({
    where: { documentId: id },
    include: [{ association: 'application', include: ['host', 'lead', 'call'] }],
    order: [
      ['projectNumber', 'ASC'],
      ['id', 'ASC'],
    ],
  });
  const [subject, paperOf, paperOfAward] = await Promise.all([
    subjectOf('awardDocument', document),
    papersOf('awardDocument', [document]),
    papersOf('award', awards),
  ]);
  return presentDocument(document, {
    awards,
    paper: paperOf(document.id),
    paperOfAward,
    mayPrint: mayPrint(actor, document),
    abilities: abilities(actor, subject),
  });
}

/** Before it is issued only the clerk has it, to print it and have it sealed. */
function mayPrint(actor: Actor, document: AwardDocument): boolean {
  return document.state === 'numbered' && holds(actor, 'officeClerk');
}

export type Paper = { stored: StoredFile } | { drawn: Drawn };

export async function documentPaper(actor: Actor, id: number, config: Config): Promise<Paper> {
  const document = await find(actor, id);
  if (document.fileId !== null) return stored(document.fileId);
  if (!mayPrint(actor, document)) throw new NotFound();
  return { drawn: await drawDocument(document, config) };
}

export async function noticePaper(actor: Actor, awardId: number, config: Config): Promise<Paper> {
  const award = await findAward(actor, awardId);
  if (award.fileId !== null) return stored(award.fileId);
  if (!award.document || !mayPrint(actor, award.document)) throw new NotFound();
  return { drawn: await drawNotice(award, config) };
}

async function stored(fileId: number): Promise<Paper> {
  const file = await StoredFile.findByPk(fileId);
  if (!file) throw new NotFound();
  return { stored: file };
}
