// The print version of an agreement: which revision a stamped scan is of. Paper still rules: the code and the QR stand on
// every page, the scan comes back, and a scan of another revision is refused. For the host that uploads, the clerk who
// types a code, the officer who confirms the seals.
import type { AgreementContent } from './agreement.ts';
import type { AgreementParty } from './agreementParties.ts';
import type { Day } from './calendar.ts';
import { canonicalJson } from './canonicalJson.ts';
import { isSha256 } from './signature.ts';
import { normaliseVerificationCode } from './verificationCode.ts';
import { collect, violation, type Violation } from './violation.ts';

export interface PrintRevision {
  /** From 1 within the agreement. */
  readonly number: number;
  /** verificationCode(): printed on every page, and in the QR. */
  readonly code: string;
  /** SHA-256 of agreementText. */
  readonly contentSha256: string;
  readonly pages: number;
  readonly printedOn: Day;
}

/** What is hashed: what was agreed, by whom. Formatting is not part of it. */
export function agreementText(
  projectNumber: string,
  content: AgreementContent,
  parties: readonly AgreementParty[],
): string {
  return canonicalJson({ projectNumber, content, parties });
}

/** The revision that stands; null when nothing has been printed. */
export function latestRevision(revisions: readonly PrintRevision[]): PrintRevision | null {
  return revisions.reduce<PrintRevision | null>(
    (latest, each) => (latest === null || each.number > latest.number ? each : latest),
    null,
  );
}

/** A change after printing needs a new revision; the same content keeps its code, so that a reprint is no new version. */
export function needsRevision(revisions: readonly PrintRevision[], contentSha256: string): boolean {
  return latestRevision(revisions)?.contentSha256 !== contentSha256;
}

export interface Scan {
  readonly sha256: string;
  readonly pages: number;
  /** What was read from the pages, one for each code found; empty when nothing was readable. */
  readonly codesRead: readonly string[];
  /** What a clerk typed from the paper; null: nothing. Needed only where nothing was readable. */
  readonly codeTyped: string | null;
}

/** The revision that the codes of a scan name; null when they name none, or more than one. */
export function revisionOfScan(scan: Scan, revisions: readonly PrintRevision[]): PrintRevision | null {
  const [code, ...others] = codesOf(scan);
  if (code === undefined || others.length > 0) return null;
  return revisions.find((each) => each.code === code) ?? null;
}

/** scan.* for one scan: legible, of this agreement, of the revision that stands, whole, and of the content as it is now. */
export function checkScan(
  scan: Scan,
  revisions: readonly PrintRevision[],
  contentSha256: string,
): Violation[] {
  const file = isSha256(scan.sha256) ? [] : [violation('scan.file', ['sha256'])];
  const codes = codesOf(scan);
  if (codes.length === 0) return [...file, violation('scan.noCode', ['codeTyped'])];
  if (codes.length > 1) return [...file, violation('scan.mixedCodes', ['codesRead'], { codes })];

  const revision = revisionOfScan(scan, revisions);
  if (revision === null) return [...file, violation('scan.unknownCode', ['codesRead'], { codes })];
  const latest = latestRevision(revisions);
  return collect(
    file,
    latest !== null && revision.number !== latest.number
      ? violation('scan.otherRevision', ['codesRead'], { number: revision.number, latest: latest.number })
      : null,
    needsRevision(revisions, contentSha256) ? violation('scan.contentChanged') : null,
    scan.pages < revision.pages
      ? violation('scan.pagesMissing', ['pages'], { pages: scan.pages, printed: revision.pages })
      : null,
  );
}

/** The receiver confirms the seal or signature of each party, seen on the scan; `seen` counts the parties from 0. */
export function checkSealsSeen(
  parties: readonly Pick<AgreementParty, 'name'>[],
  seen: readonly number[],
): Violation[] {
  const names = parties.filter((_, index) => !seen.includes(index)).map((each) => each.name);
  return names.length === 0 ? [] : [violation('scan.sealNotSeen', ['seen'], { names })];
}

/** Each code once in its one spelling; a code read that is none of ours stays as it is, so that it can be named. */
function codesOf({ codesRead, codeTyped }: Scan): string[] {
  const all = codeTyped === null || codeTyped.trim() === '' ? codesRead : [...codesRead, codeTyped];
  return [...new Set(all.map((each) => normaliseVerificationCode(each) ?? each.trim()))];
}
