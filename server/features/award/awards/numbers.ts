// The numbers and the code that an award draws, inside the transaction that makes it: 项目编号 and 通知书编号 without gaps,
// and the verification code of its notice.
import { randomBytes } from 'node:crypto';
import { nextNumber } from '../../../core/counter.ts';
import { lookupKey } from '../../../core/secrets.ts';
import { seriesOf } from '../../../domain/awardDocument.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import { NOTICE_PATTERN, noticeNumber, projectNumber } from '../../../domain/numbering.ts';
import {
  normaliseVerificationCode,
  VERIFICATION_BYTES,
  verificationCode,
} from '../../../domain/verificationCode.ts';

export interface DrawnNumbers {
  readonly projectNumber: string;
  readonly noticeNumber: string;
  readonly verificationCode: string;
  readonly verificationKey: string;
}

export async function drawNumbers(
  rules: CallRules,
  { city, discipline }: { city: string; discipline: string | null },
): Promise<DrawnNumbers> {
  const { year, numberPattern, projectNumberType: type, programme } = rules;
  const places = { CITY: city, YYYY: String(year), T: type, P: programme.letters };
  const parts = {
    year,
    city,
    type,
    programme: programme.letters,
    ...(discipline !== null && { discipline }),
  };
  const project = await nextNumber(`project:${seriesOf(numberPattern, places)}`);
  const notice = await nextNumber(`notice:${seriesOf(NOTICE_PATTERN, places)}`);
  return {
    projectNumber: projectNumber({ pattern: numberPattern, ...parts, sequence: project }),
    noticeNumber: noticeNumber({ ...parts, sequence: notice }),
    ...drawCode(),
  };
}

function drawCode(): Pick<DrawnNumbers, 'verificationCode' | 'verificationKey'> {
  const code = verificationCode(randomBytes(VERIFICATION_BYTES));
  return { verificationCode: code, verificationKey: verificationKeyOf(code) };
}

/** Under which a code is found: the table does not give away which codes would be right. */
function verificationKeyOf(code: string): string {
  const normalised = normaliseVerificationCode(code);
  if (normalised === null) throw new Error('a code that was just made is not in form');
  return lookupKey('verification', normalised);
}
