// The file that comes with an objection: what it really is, by its first bytes, and how it is kept.
import { fileTypeFromFile } from 'file-type';
import { StoredFile } from '../../../../db/models/application.ts';
import { RuleViolation } from '../../../core/errors.ts';
import type { StoredBytes } from '../../../core/storage.ts';
import { normaliseLine } from '../../../domain/text.ts';
import { violation } from '../../../domain/violation.ts';

/** An upload as the service sees it; http/upload.ts gives it. */
export interface Evidence {
  readonly name: string;
  readonly temporaryPath: string;
  read(): NodeJS.ReadableStream;
}

const ALLOWED: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];
const LONGEST_NAME = 200;

/** @throws RuleViolation objection.fileType, whatever the file is called */
export async function mediaTypeOf(evidence: Evidence): Promise<string> {
  const found = await fileTypeFromFile(evidence.temporaryPath);
  if (!found || !ALLOWED.includes(found.mime))
    throw new RuleViolation([violation('objection.fileType', ['file'])]);
  return found.mime;
}

export async function keepEvidence(given: {
  stored: StoredBytes;
  name: string;
  mediaType: string;
  objectionId: number;
  at: Date;
}): Promise<StoredFile> {
  const { stored, name, mediaType, objectionId, at } = given;
  return StoredFile.create({
    storageKey: stored.key,
    name: [...normaliseLine(name)].slice(-LONGEST_NAME).join('') || '证明材料',
    size: stored.size,
    sha256: stored.sha256,
    mediaType,
    recordType: 'objection',
    recordId: objectionId,
    slot: 'objection',
    createdAt: at,
  });
}
