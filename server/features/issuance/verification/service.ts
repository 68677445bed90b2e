// Answers for a code what is on paper, and nothing for a wrong one: the same shape, and the same look-up, whether what was
// typed is no code at all, a code that was never given, or one whose award is not issued yet.
import { createHash } from 'node:crypto';
import { Award } from '../../../../db/models/award.ts';
import { lookupKey, sameHash } from '../../../core/secrets.ts';
import { normaliseVerificationCode } from '../../../domain/verificationCode.ts';

/** Looked up when what was typed is no code; no code has this spelling. */
const NO_CODE = '-';

export async function findByCode(typed: string): Promise<Award | null> {
  const code = normaliseVerificationCode(typed) ?? NO_CODE;
  return Award.findOne({
    where: { verificationKey: lookupKey('verification', code), state: ['valid', 'revoked'] },
    include: ['application', 'document'],
  });
}

export type FileResult = 'same' | 'changed' | 'unknown';

export async function compareFile(typed: string, sha256: string): Promise<FileResult> {
  const award = await findByCode(typed);
  if (award?.pdfSha256 == null) return 'unknown';
  return sameHash(award.pdfSha256, sha256) ? 'same' : 'changed';
}

export async function hashOf(content: NodeJS.ReadableStream): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
