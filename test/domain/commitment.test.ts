// The commitment letter and the signature under it.
import { strict as assert } from 'node:assert';
import {
  checkCommitment,
  checkCommitmentStands,
  checkCommitmentText,
  commitmentDocument,
  commitmentTextOn,
  type Commitment,
  type CommitmentFacts,
  type CommitmentTerms,
  type CommitmentText,
} from '../../server/domain/commitment.ts';
import { COMMITMENT_TEXTS } from '../../server/domain/commitmentText.ts';
import { fen } from '../../server/domain/money.ts';
import { checkSignature, type SignatureEvidence } from '../../server/domain/signature.ts';
import type { Violation } from '../../server/domain/violation.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const HASH = 'a'.repeat(64);
const text = COMMITMENT_TEXTS[0] as CommitmentText;
const preparedAt = new Date('2026-12-01T01:00:00Z');
const now = new Date('2026-12-02T01:00:00Z');
const evidence: SignatureEvidence = {
  signerId: 7,
  signerName: '古丽米热·艾比布力',
  signedAt: now,
  documentSha256: HASH,
  statement: text.statement.zh,
  isPasswordReentered: true,
};
const signed: Commitment = { leadId: 7, textVersion: '2026-1', evidence, hostAcknowledgedOn: null };
const terms: CommitmentTerms = {
  texts: COMMITMENT_TEXTS,
  leadId: 7,
  documentSha256: HASH,
  preparedAt,
  way: 'electronic',
};

describe('a signature made in the system', () => {
  const wanted = {
    signerId: 7,
    documentSha256: HASH,
    statement: text.statement.zh,
    preparedAt,
    way: 'electronic',
  } as const;
  const of = (
    own: Partial<SignatureEvidence>,
    more: Partial<Parameters<typeof checkSignature>[1]> = {},
  ): string[] => codes(checkSignature({ ...evidence, ...own }, { ...wanted, ...more }, now));

  it('stands with signer, time, hash, statement and the password entered again', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ signedAt: preparedAt }), []);
  });
  it('is refused one millisecond before the document was made and one after now', () => {
    assert.deepEqual(of({ signedAt: new Date(preparedAt.getTime() - 1) }), ['signature.time']);
    assert.deepEqual(of({ signedAt: new Date(now.getTime() + 1) }), ['signature.time']);
  });
  it('is refused of another person, another document, another statement or without the password', () => {
    assert.deepEqual(of({ signerId: 8 }), ['signature.signer']);
    assert.deepEqual(of({ documentSha256: 'b'.repeat(64) }), ['signature.document']);
    assert.deepEqual(of({ statement: `${text.statement.zh} ` }), ['signature.statement']);
    assert.deepEqual(of({ isPasswordReentered: false }), ['signature.password']);
  });
  it('is no evidence when the document has no hash or the statement no word', () => {
    assert.deepEqual(of({ documentSha256: '' }, { documentSha256: '' }), ['signature.document']);
    assert.deepEqual(of({ statement: ' ' }, { statement: ' ' }), ['signature.statement']);
  });
  it('is refused where the kind of document is signed on paper', () => {
    assert.deepEqual(of({}, { way: 'paper' }), ['signature.paperOnly']);
  });
});

describe('the text of the commitment letter', () => {
  it('has seven clauses, each with its source and how sure it is; only the first two are certain', () => {
    assert.deepEqual(checkCommitmentText(text), []);
    assert.deepEqual(
      text.clauses.map((each) => each.confidence),
      ['high', 'high', 'medium', 'medium', 'medium', 'medium', 'medium'],
    );
  });
  const [first] = text.clauses;
  const broken: [string, Partial<CommitmentText>, string][] = [
    ['has no version', { version: ' ' }, 'commitmentText.version'],
    ['ends before it begins', { to: '2025-12-31' }, 'commitmentText.period'],
    ['has a statement in one language only', { statement: { zh: '承诺', en: '' } }, 'commitmentText.words'],
    ['has no clause', { clauses: [] }, 'commitmentText.noClause'],
    ['has one clause twice', { clauses: first ? [first, first] : [] }, 'commitmentText.keyTwice'],
    [
      'has a clause without words',
      { clauses: first ? [{ ...first, text: { zh: '', en: 'x' } }] : [] },
      'commitmentText.words',
    ],
    [
      'has a clause without a source',
      { clauses: first ? [{ ...first, source: '' }] : [] },
      'commitmentText.source',
    ],
  ];
  for (const [title, change, code] of broken) {
    it(`is refused when it ${title}`, () => {
      assert.deepEqual(codes(checkCommitmentText({ ...text, ...change })), [code]);
    });
  }

  const next = { ...text, version: '2027-1', from: '2027-01-01' };
  it('is the version in force on the day: the old one to the day before the new one', () => {
    assert.equal(commitmentTextOn([next, text], '2026-12-31')?.version, '2026-1');
    assert.equal(commitmentTextOn([next, text], '2027-01-01')?.version, '2027-1');
    assert.equal(commitmentTextOn([text], '2025-12-31'), null);
    assert.equal(commitmentTextOn([{ ...text, to: '2026-06-30' }], '2026-07-01'), null);
    assert.equal(commitmentTextOn([{ ...text, to: '2026-06-30' }], '2026-06-30')?.version, '2026-1');
  });

  const facts: CommitmentFacts = {
    projectNumber: 'LZZR2026M001',
    title: '滨海盐碱地水稻耐盐机制研究',
    programmeName: '面上项目',
    leadName: '欧阳 娜',
    leadIdMasked: '110105********002X',
    hostName: '澜州学院',
    amountFen: fen(10_000_000),
    startsOn: '2027-01-01',
    endsOn: '2028-12-31',
  };
  it('shows the amount in three spellings, and another amount makes another text to sign', () => {
    const document = commitmentDocument(text, facts);
    for (const spelling of ['"10"', '"100,000.00"', '壹拾万元整'])
      assert.ok(document.includes(spelling), spelling);
    assert.notEqual(commitmentDocument(text, { ...facts, amountFen: fen(10_000_001) }), document);
    assert.equal(commitmentDocument(text, { ...facts }), document);
  });
});

describe('a commitment', () => {
  const of = (own: Partial<Commitment>, more: Partial<CommitmentTerms> = {}): string[] =>
    codes(checkCommitment({ ...signed, ...own }, { ...terms, ...more }, now));

  it('is signed by the leader, on the version in force that day', () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ textVersion: '2025-1' }), ['commitment.version']);
    assert.deepEqual(of({}, { texts: [{ ...text, to: '2026-12-01' }] }), ['commitment.version']);
  });
  it('is not made for a leader by somebody else', () => {
    assert.deepEqual(of({ leadId: 8 }), ['commitment.otherLead']);
    assert.deepEqual(of({ evidence: { ...evidence, signerId: 8 } }), ['signature.signer']);
  });
  it('reads the day of signing in Shanghai, not in UTC', () => {
    const at = new Date('2026-12-31T16:00:00Z');
    const texts = [{ ...text, to: '2026-12-31' }];
    const commitment = { ...signed, evidence: { ...evidence, signedAt: at } };
    assert.deepEqual(codes(checkCommitment(commitment, { ...terms, texts }, at)), ['commitment.version']);
  });

  const lump = { budgetMode: 'lump_sum', leadId: 7 } as const;
  const own = { leadId: 7, hostAcknowledgedOn: '2026-12-03' };
  it('must stand before a lump-sum project goes on; an itemised one needs none', () => {
    assert.deepEqual(codes(checkCommitmentStands(lump, [])), ['commitment.missing']);
    assert.deepEqual(checkCommitmentStands({ ...lump, budgetMode: 'itemised' }, []), []);
    assert.deepEqual(checkCommitmentStands(lump, [own]), []);
  });
  it('of a former leader does not count: the new one signs anew', () => {
    assert.deepEqual(codes(checkCommitmentStands({ ...lump, leadId: 8 }, [own])), ['commitment.formerLead']);
    assert.deepEqual(checkCommitmentStands({ ...lump, leadId: 8 }, [own, { ...own, leadId: 8 }]), []);
  });
  it('needs the acknowledgement of the host, where the bureau asks for it', () => {
    const bare = [{ ...own, hostAcknowledgedOn: null }];
    assert.deepEqual(codes(checkCommitmentStands(lump, bare)), ['commitment.notAcknowledged']);
    assert.deepEqual(checkCommitmentStands(lump, bare, { hostAcknowledges: false }), []);
  });
});
