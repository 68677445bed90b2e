// What a signature made in the system rests on, for whoever signs a commitment, an agreement or a report and whoever
// must prove it later: signer, time, hash of the document, the statement accepted, the password entered once more.
// Whether a kind of document may be signed so at all, or on paper only, is a setting of the kind.
import type { Instant } from './calendar.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

export const SIGNING_WAYS = ['paper', 'electronic'] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

export interface SignatureEvidence {
  readonly signerId: number;
  readonly signerName: string;
  readonly signedAt: Instant;
  /** SHA-256 of what was shown to the signer, in small hexadecimal letters. */
  readonly documentSha256: string;
  /** The sentence the signer agreed to, word for word. */
  readonly statement: string;
  readonly isPasswordReentered: boolean;
}

/** What the signature must be of, known without asking the signer. */
export interface SignatureWanted {
  readonly signerId: number;
  readonly documentSha256: string;
  readonly statement: string;
  /** When the document came to be in this form: nobody signs it earlier. */
  readonly preparedAt: Instant;
  readonly way: SigningWay;
}

/** All that keeps the evidence from standing; an instant equal to `preparedAt` or `now` stands. */
export function checkSignature(
  evidence: SignatureEvidence,
  wanted: SignatureWanted,
  now: Instant,
  path: Path = [],
): Violation[] {
  const at = (key: keyof SignatureEvidence): Path => [...path, key];
  const { signerName, signedAt, documentSha256, statement } = evidence;
  return collect(
    wanted.way === 'paper' ? violation('signature.paperOnly', path) : null,
    evidence.signerId !== wanted.signerId
      ? violation('signature.signer', at('signerId'), { name: signerName })
      : null,
    !isSha256(documentSha256) || documentSha256 !== wanted.documentSha256
      ? violation('signature.document', at('documentSha256'))
      : null,
    statement !== wanted.statement || statement.trim() === ''
      ? violation('signature.statement', at('statement'))
      : null,
    evidence.isPasswordReentered ? null : violation('signature.password', at('isPasswordReentered')),
    signedAt >= wanted.preparedAt && signedAt <= now ? null : violation('signature.time', at('signedAt')),
  );
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
