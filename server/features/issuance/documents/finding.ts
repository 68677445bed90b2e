// Finds a document for one of the desks that read it.
import { AwardDocument } from '../../../../db/models/award.ts';
import { NotFound } from '../../../core/errors.ts';
import type { Actor } from '../../../policy/subject.ts';
import { serves } from '../../award/index.ts';
import { DOCUMENT_READERS } from './contract.ts';

export async function find(actor: Actor, id: number): Promise<AwardDocument> {
  const document = await AwardDocument.findByPk(id, { include: ['call', 'list'] });
  if (!document || !serves(actor, DOCUMENT_READERS, document.callId)) throw new NotFound();
  return document;
}
