// Makes the papers that issuing has ordered, after the commit: drawn, stored, hashed, and the hash entered through the
// door. Called again for the same order it finds the file and does nothing.
import { StoredFile } from '../../../../db/models/application.ts';
import { Award, AwardDocument } from '../../../../db/models/award.ts';
import type { Config } from '../../../config.ts';
import { store, removeStored } from '../../../core/storage.ts';
import { edits, transition } from '../../../core/transition.ts';
import { renderAwardDocument, renderAwardNotice, UnprintableText } from '../../../documents/letters.ts';
import type { Actor } from '../../../policy/subject.ts';
import { UNPRINTABLE } from '../../award/index.ts';
import { documentViewOf, gather, noticeView, type Letterhead } from './views.ts';

interface Ordered {
  readonly recordId: number;
}

interface At {
  readonly clock: Actor;
  readonly config: Config;
}

export function letterheadOf(config: Config): Letterhead {
  const base = config.BASE_URL ?? `http://localhost:${config.PORT}`;
  return { bureauName: config.BUREAU_NAME, baseUrl: base.replace(/\/+$/, '') };
}

export async function makeAwardNotice({ recordId }: Ordered, { clock, config }: At): Promise<void> {
  const award = await Award.findByPk(recordId, { rejectOnEmpty: true });
  if (award.fileId !== null) return;
  const { bytes, name } = await drawNotice(award, config);
  await keep(clock, { type: 'award', id: award.id, slot: 'award.notice', bytes, name });
}

export async function makeAwardDocument({ recordId }: Ordered, { clock, config }: At): Promise<void> {
  const document = await loaded(recordId);
  if (document.fileId !== null) return;
  const { bytes, name } = await drawDocument(document, config);
  await keep(clock, { type: 'awardDocument', id: document.id, slot: 'award.document', bytes, name });
}

export interface Drawn {
  readonly bytes: Buffer;
  readonly name: string;
}

export async function drawNotice(award: Award, config: Config): Promise<Drawn> {
  const gathered = await gather(await loaded(award.documentId));
  const one = gathered.awards.find((each) => each.id === award.id);
  if (!one) throw new Error('an award is not in its document');
  const view = await noticeView(one, gathered, letterheadOf(config));
  return {
    bytes: named(() => renderAwardNotice(view)),
    name: `立项通知书-${award.projectNumber}.pdf`,
  };
}

export async function drawDocument(document: AwardDocument, config: Config): Promise<Drawn> {
  const gathered = await gather(document);
  const view = documentViewOf(gathered, letterheadOf(config));
  return {
    bytes: named(() => renderAwardDocument(view)),
    name: `立项文件-${gathered.document.dispatchNumber}.pdf`,
  };
}

async function loaded(documentId: number): Promise<AwardDocument> {
  return AwardDocument.findByPk(documentId, { include: ['call', 'list'], rejectOnEmpty: true });
}

/** So that the clerk's page can name the characters. */
function named(draw: () => Buffer): Buffer {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof UnprintableText)) throw error;
    throw new Error(`${UNPRINTABLE}${error.characters.join('')}`, { cause: error });
  }
}

/** Somebody else has made it meanwhile (two processes, a claim that ran out): theirs is the one. */
class MadeAlready extends Error {}

interface Kept extends Drawn {
  readonly type: 'award' | 'awardDocument';
  readonly id: number;
  readonly slot: string;
}

async function keep(clock: Actor, { type, id, slot, bytes, name }: Kept): Promise<void> {
  const stored = await store(bytes);
  try {
    await transition(clock, [edits('issuance.store', type, id)], async ({ record }) => {
      if (record.fileId !== null) throw new MadeAlready();
      const file = await StoredFile.create({
        storageKey: stored.key,
        name,
        size: stored.size,
        sha256: stored.sha256,
        mediaType: 'application/pdf',
        recordType: type,
        recordId: id,
        slot,
        createdAt: clock.at,
      });
      record.fileId = file.id;
      if (record instanceof Award) record.pdfSha256 = stored.sha256;
    });
  } catch (error) {
    await removeStored(stored.key);
    if (!(error instanceof MadeAlready)) throw error;
  }
}
