// The commitment letter (承诺书) of a lump-sum project (包干制): its clauses as a text with versions, what a leader's
// signature under it evidences, and whether one stands, without which no agreement is submitted and nothing is paid.
import { dayOf, type Day, type Instant } from './calendar.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { Label } from './form.ts';
import { formatWan, formatYuan, toUppercaseAmount, type Fen } from './money.ts';
import { checkSignature, type SignatureEvidence, type SigningWay } from './signature.ts';
import type { BudgetMode } from './terms.ts';
import { collect, under, violation, type Violation } from './violation.ts';

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What the leader promises. The words are the bureau's own (setting), never a quotation of the source. */
export interface Clause {
  readonly key: string;
  readonly text: Label;
  /** What the clause follows in substance, and how sure that is. */
  readonly source: string;
  readonly confidence: Confidence;
}

export interface CommitmentText {
  readonly version: string;
  /** Both days are within; null: until another version comes. */
  readonly from: Day;
  readonly to: Day | null;
  /** The sentence above the signature. */
  readonly statement: Label;
  readonly clauses: readonly Clause[];
}

export interface CommitmentFacts {
  readonly projectNumber: string;
  readonly title: string;
  readonly programmeName: string;
  readonly leadName: string;
  /** Masked: the letter is shown to many. */
  readonly leadIdMasked: string;
  readonly hostName: string;
  readonly amountFen: Fen;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

export interface Commitment {
  readonly leadId: number;
  readonly textVersion: string;
  readonly evidence: SignatureEvidence;
  /** The host has confirmed it with its seal; null: not yet. */
  readonly hostAcknowledgedOn: Day | null;
}

/** commitmentText.*: a text that may come into force has a version, a period that is not reversed, whole clauses. */
export function checkCommitmentText(text: CommitmentText): Violation[] {
  const keys = text.clauses.map((each) => each.key);
  return collect(
    text.version.trim() === '' ? violation('commitmentText.version', ['version']) : null,
    text.to !== null && text.to < text.from ? violation('commitmentText.period', ['to']) : null,
    isBlankLabel(text.statement) ? violation('commitmentText.words', ['statement']) : null,
    text.clauses.length === 0 ? violation('commitmentText.noClause', ['clauses']) : null,
    text.clauses.flatMap(({ key, text: words, source }, index) =>
      under(
        ['clauses', index],
        collect(
          keys.indexOf(key) < index ? violation('commitmentText.keyTwice', ['key'], { key }) : null,
          isBlankLabel(words) ? violation('commitmentText.words', ['text']) : null,
          source.trim() === '' ? violation('commitmentText.source', ['source']) : null,
        ),
      ),
    ),
  );
}

/** The version in force on a day; of several, the one that came last. */
export function commitmentTextOn(texts: readonly CommitmentText[], on: Day): CommitmentText | null {
  const inForce = texts.filter(({ from, to }) => from <= on && (to === null || on <= to));
  return inForce.reduce<CommitmentText | null>(
    (latest, each) => (latest === null || each.from > latest.from ? each : latest),
    null,
  );
}

/** What is hashed and shown: the text and the project, the amount in the three spellings of the award notice. */
export function commitmentDocument(text: CommitmentText, facts: CommitmentFacts): string {
  const { amountFen } = facts;
  return canonicalJson({
    version: text.version,
    statement: text.statement,
    clauses: text.clauses.map(({ key, text: words }) => ({ key, words })),
    project: {
      ...facts,
      amountWan: formatWan(amountFen),
      amountYuan: formatYuan(amountFen),
      amountUppercase: toUppercaseAmount(amountFen),
    },
  });
}

export interface CommitmentTerms {
  readonly texts: readonly CommitmentText[];
  readonly leadId: number;
  /** SHA-256 of commitmentDocument for the version signed. */
  readonly documentSha256: string;
  readonly preparedAt: Instant;
  /** Setting of the kind of document. */
  readonly way: SigningWay;
}

/** At the signature: by the leader, of the version in force that day and of the very text that was shown. */
export function checkCommitment(commitment: Commitment, terms: CommitmentTerms, now: Instant): Violation[] {
  const { evidence, textVersion } = commitment;
  const inForce = commitmentTextOn(terms.texts, dayOf(evidence.signedAt));
  if (inForce === null || inForce.version !== textVersion)
    return [violation('commitment.version', ['textVersion'], { version: textVersion })];
  const { leadId, documentSha256, preparedAt, way } = terms;
  const statement = inForce.statement.zh;
  return collect(
    commitment.leadId !== leadId ? violation('commitment.otherLead', ['leadId']) : null,
    checkSignature(evidence, { signerId: leadId, documentSha256, statement, preparedAt, way }, now, [
      'evidence',
    ]),
  );
}

/**
 * Whether the agreement may be submitted and money paid. A new leader signs anew, and a commitment of the former one does
 * not count. Itemised projects (预算制) need none. Setting: whether the host must acknowledge it too.
 */
export function checkCommitmentStands(
  project: { readonly budgetMode: BudgetMode; readonly leadId: number },
  commitments: readonly Pick<Commitment, 'leadId' | 'hostAcknowledgedOn'>[],
  { hostAcknowledges = true }: { hostAcknowledges?: boolean } = {},
): Violation[] {
  if (project.budgetMode !== 'lump_sum') return [];
  const own = commitments.filter((each) => each.leadId === project.leadId);
  if (commitments.length === 0) return [violation('commitment.missing', ['commitment'])];
  if (own.length === 0) return [violation('commitment.formerLead', ['commitment'])];
  if (!hostAcknowledges || own.some((each) => each.hostAcknowledgedOn !== null)) return [];
  return [violation('commitment.notAcknowledged', ['commitment'])];
}

function isBlankLabel({ zh, en }: Label): boolean {
  return zh.trim() === '' || en.trim() === '';
}
