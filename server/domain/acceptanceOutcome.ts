// What follows from a conclusion of acceptance, as facts to carry out: whether the project closes and how, so that surplus.ts
// can say where the money goes, and whether and until when the leader may not apply; and what the certificate says.
import type { Conclusion, Grade, JudgedIndicator } from './acceptance.ts';
import { termEnd, type Day } from './calendar.ts';
import type { IntegrityEntry } from './eligibility.ts';
import { add, formatWan, formatYuan, toUppercaseAmount, type Fen } from './money.ts';
import type { Closing, SurplusDisposal } from './surplus.ts';
import { violation, type Violation } from './violation.ts';

/** Setting: years in which the leader of a failed project may not apply; confidence low. 0: none. */
export const BLOCK_YEARS = 2;

export interface Outcome {
  /** By which computeSurplusDisposal settles the money; null: the project does not close yet. */
  readonly closing: Extract<Closing, 'passed' | 'failed'> | null;
  /** Both days are within. */
  readonly blocked: { readonly from: Day; readonly to: Day } | null;
  readonly rectifyBy: Day | null;
}

/** @param noticedOn the day the conclusion is told to leader and host, from which the block is counted */
export function outcomeOf(
  conclusion: Conclusion,
  { noticedOn, rectifyBy }: { noticedOn: Day; rectifyBy: Day | null },
  { blockYears = BLOCK_YEARS }: { blockYears?: number } = {},
): Outcome {
  switch (conclusion) {
    case 'passed':
      return { closing: 'passed', blocked: null, rectifyBy: null };
    case 'rectify':
      return { closing: null, blocked: null, rectifyBy };
    case 'failed':
      return {
        closing: 'failed',
        blocked: blockYears > 0 ? { from: noticedOn, to: termEnd(noticedOn, blockYears * 12) } : null,
        rectifyBy: null,
      };
  }
}

/** The block as the limits of application (L6) read it. */
export function blockEntry(
  { blocked }: Outcome,
  leadKey: string,
  projectNumber: string,
): IntegrityEntry | null {
  if (blocked === null) return null;
  return { personKey: leadKey, uscc: null, ...blocked, source: projectNumber };
}

/** Before the case is closed: not to be rectified, and all that had to go back has gone back. */
export function checkClosable(
  { closing }: Outcome,
  { returnedFen, owedFen, returnBy }: Pick<SurplusDisposal, 'returnedFen' | 'owedFen' | 'returnBy'>,
  receivedBackFen: Fen,
): Violation[] {
  if (closing === null) return [violation('acceptance.stillRectifying')];
  const dueFen = add(returnedFen, owedFen);
  if (receivedBackFen >= dueFen) return [];
  return [
    violation('acceptance.surplusNotReturned', [], {
      yuan: formatYuan(dueFen),
      returnedYuan: formatYuan(receivedBackFen),
      returnBy: returnBy ?? '',
    }),
  ];
}

export interface CertificateFacts {
  readonly certificateNumber: string;
  readonly projectNumber: string;
  readonly title: string;
  readonly programmeName: string;
  readonly leadName: string;
  /** As the unit was called on the day of the certificate. */
  readonly hostName: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly amountFen: Fen;
  readonly conclusion: Conclusion;
  /** null: the panel gave no score. */
  readonly grade: Grade | null;
  readonly acceptedOn: Day;
  readonly judged: readonly JudgedIndicator[];
  readonly verificationCode: string;
}

/** Only a project that passed has a certificate, and none is issued before it passed. */
export function checkCertificate(
  { conclusion, acceptedOn }: Pick<CertificateFacts, 'conclusion' | 'acceptedOn'>,
  today: Day,
): Violation[] {
  if (conclusion !== 'passed') return [violation('acceptance.noCertificate', ['conclusion'])];
  return acceptedOn > today ? [violation('acceptance.certificateDay', ['acceptedOn'], { today })] : [];
}

export interface CertificateView extends Omit<CertificateFacts, 'judged' | 'amountFen'> {
  readonly amountWan: string;
  readonly amountYuan: string;
  readonly amountUppercase: string;
  readonly indicators: { readonly count: number; readonly reached: number };
  readonly issuedOn: Day;
}

/** What is printed; names of experts are not. The amount stands in three spellings, as on the award notice. */
export function certificateView(facts: CertificateFacts, issuedOn: Day): CertificateView {
  const { judged, amountFen, ...shown } = facts;
  return {
    ...shown,
    amountWan: formatWan(amountFen),
    amountYuan: formatYuan(amountFen),
    amountUppercase: toUppercaseAmount(amountFen),
    indicators: {
      count: judged.length,
      reached: judged.filter((each) => each.verdict === 'reached').length,
    },
    issuedOn,
  };
}
