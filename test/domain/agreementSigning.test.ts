// Parties, signatures and the stamped scan of an agreement.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { deriveAgreement } from '../../server/domain/agreement.ts';
import {
  agreementDueOn,
  checkAgreementSignatures,
  checkParties,
  checkSignedByAll,
  isAgreementLate,
  signedByAllOn,
  type AgreementParty,
  type AgreementSignature,
} from '../../server/domain/agreementParties.ts';
import {
  agreementText,
  checkScan,
  checkSealsSeen,
  latestRevision,
  needsRevision,
  revisionOfScan,
  type PrintRevision,
  type Scan,
} from '../../server/domain/agreementRevision.ts';
import { fen } from '../../server/domain/money.ts';
import { makeUscc } from '../../server/domain/uscc.ts';
import { verificationCode } from '../../server/domain/verificationCode.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { answersOf, HOST, PARTNER } from './anApplication.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const BUREAU = makeUscc('11370500004990000');
const parties: AgreementParty[] = [
  { part: 'funder', name: '澜州市科学技术局', uscc: BUREAU },
  { part: 'host', name: '澜州学院', uscc: HOST },
  { part: 'lead', name: '欧阳 娜', uscc: null },
];
const [funder, host, lead] = parties as [AgreementParty, AgreementParty, AgreementParty];

describe('the parties of an agreement', () => {
  it('are the funder, the host and the leader, each once', () => {
    assert.deepEqual(checkParties(parties), []);
    for (const [index, part] of (['funder', 'host', 'lead'] as const).entries()) {
      const found = checkParties(parties.filter((_, each) => each !== index));
      assert.deepEqual(codes(found), ['agreement.partyMissing']);
      assert.equal(found[0]?.params.part, `terms.party.${part}`);
    }
    assert.deepEqual(codes(checkParties([...parties, lead])), ['agreement.partyTwice']);
  });
  it('may be several partners, but no unit stands on two sides', () => {
    const partner: AgreementParty = { part: 'partner', name: '澜州海盐厂', uscc: PARTNER };
    const other: AgreementParty = { part: 'partner', name: '海州大学', uscc: makeUscc('12370500491000003') };
    assert.deepEqual(checkParties([...parties, partner, other]), []);
    assert.deepEqual(codes(checkParties([...parties, { ...partner, uscc: HOST.toLowerCase() }])), [
      'agreement.unitTwice',
    ]);
  });
  it('have names, and units their credit code', () => {
    assert.deepEqual(codes(checkParties([funder, { ...host, name: ' ' }, lead])), ['agreement.partyName']);
    assert.deepEqual(codes(checkParties([funder, { ...host, uscc: null }, lead])), ['uscc.shape']);
    assert.deepEqual(codes(checkParties([{ ...funder, uscc: `${BUREAU.slice(0, 17)}?` }, host, lead])), [
      'uscc.shape',
    ]);
  });
});

describe('signatures under an agreement', () => {
  const at = { madeOn: '2026-12-01', today: '2026-12-20', ways: ['paper'] as const };
  const by = (party: number, signedOn: string): AgreementSignature => ({ party, signedOn, way: 'paper' });

  it('are given from the day it was made to today', () => {
    assert.deepEqual(checkAgreementSignatures(parties, [by(0, '2026-12-01'), by(1, '2026-12-20')], at), []);
    for (const day of ['2026-11-30', '2026-12-21'])
      assert.deepEqual(codes(checkAgreementSignatures(parties, [by(0, day)], at)), ['agreement.signedOn']);
  });
  it('are given once by each and by nobody else', () => {
    assert.deepEqual(codes(checkAgreementSignatures(parties, [by(3, '2026-12-02')], at)), [
      'agreement.signer',
    ]);
    assert.deepEqual(
      codes(checkAgreementSignatures(parties, [by(0, '2026-12-02'), by(0, '2026-12-03')], at)),
      ['agreement.signer'],
    );
  });
  it('are electronic only where the document allows it', () => {
    const electronic = { ...by(0, '2026-12-02'), way: 'electronic' as const };
    assert.deepEqual(codes(checkAgreementSignatures(parties, [electronic], at)), ['agreement.signingWay']);
    assert.deepEqual(checkAgreementSignatures(parties, [electronic], { ...at, ways: ['electronic'] }), []);
  });
  it('are all there only with the last one, whose day counts, whatever their order', () => {
    const all = [by(2, '2026-12-09'), by(0, '2026-12-05'), by(1, '2026-12-07')];
    assert.equal(signedByAllOn(parties, all), '2026-12-09');
    assert.deepEqual(checkSignedByAll(parties, all), []);
    assert.equal(signedByAllOn(parties, all.slice(1)), null);
    const [missing] = checkSignedByAll(parties, all.slice(1));
    assert.equal(missing?.code, 'agreement.unsigned');
    assert.deepEqual(missing.params.names, ['欧阳 娜']);
  });
  it('are all there at the last of the days, in whatever order they come in, and not a moment before', () => {
    const days = fc.tuple(...parties.map(() => fc.integer({ min: 1, max: 28 })));
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(days, order, (on, coming) => {
        const day = (n: number): string => `2026-12-${String(n).padStart(2, '0')}`;
        const all = coming.map((party) => by(party, day(on[party] ?? 0)));
        for (let count = 0; count < all.length; count += 1)
          assert.equal(signedByAllOn(parties, all.slice(0, count)), null);
        assert.equal(signedByAllOn(parties, all), day(Math.max(...on)));
      }),
    );
  });
  it('of somebody who is no party move no day', () => {
    const all = [0, 1, 2].map((party) => by(party, '2026-12-05'));
    assert.equal(signedByAllOn(parties, [...all, by(3, '2026-12-19')]), '2026-12-05');
  });
  it('are never all there without parties', () => {
    assert.equal(signedByAllOn([], []), null);
    assert.deepEqual(codes(checkSignedByAll([], [])), ['agreement.unsigned']);
  });
  it('are due 30 days after the notice by default, and late from the next day on', () => {
    assert.equal(agreementDueOn('2026-12-05'), '2027-01-04');
    assert.equal(agreementDueOn('2026-12-05', 20), '2026-12-25');
    assert.equal(isAgreementLate('2027-01-04', null, '2027-01-04'), false);
    assert.equal(isAgreementLate('2027-01-04', null, '2027-01-05'), true);
    assert.equal(isAgreementLate('2027-01-04', '2027-01-04', '2027-03-01'), false);
    assert.equal(isAgreementLate('2027-01-04', '2027-01-05', '2027-01-05'), true);
  });
});

describe('the stamped scan of an agreement', () => {
  const code = (n: number): string => verificationCode(new Uint8Array(10).fill(n));
  const CONTENT = 'c'.repeat(64);
  const first: PrintRevision = {
    number: 1,
    code: code(1),
    contentSha256: 'b'.repeat(64),
    pages: 6,
    printedOn: '2026-12-01',
  };
  const second: PrintRevision = { ...first, number: 2, code: code(2), contentSha256: CONTENT };
  const revisions = [second, first];
  const scan: Scan = {
    sha256: 'd'.repeat(64),
    pages: 6,
    codesRead: [second.code, second.code],
    codeTyped: null,
  };
  const of = (own: Partial<Scan>, content = CONTENT): string[] =>
    codes(checkScan({ ...scan, ...own }, revisions, content));

  it('is taken for the revision that stands', () => {
    assert.deepEqual(of({}), []);
    assert.equal(revisionOfScan(scan, revisions)?.number, 2);
  });
  it('of an earlier revision is refused by its number', () => {
    const found = checkScan({ ...scan, codesRead: [first.code] }, revisions, CONTENT);
    assert.deepEqual(codes(found), ['scan.otherRevision']);
    assert.deepEqual(found[0]?.params, { number: 1, latest: 2 });
  });
  it('without a legible code needs the one a clerk types, in any spelling', () => {
    assert.deepEqual(of({ codesRead: [] }), ['scan.noCode']);
    assert.deepEqual(of({ codesRead: [], codeTyped: ' ' }), ['scan.noCode']);
    assert.deepEqual(of({ codesRead: [], codeTyped: second.code.toLowerCase().replaceAll('-', ' ') }), []);
  });
  it('whose pages carry different codes is refused, and so is a typed code against the one read', () => {
    assert.deepEqual(of({ codesRead: [second.code, first.code] }), ['scan.mixedCodes']);
    assert.deepEqual(of({ codeTyped: first.code }), ['scan.mixedCodes']);
    assert.equal(revisionOfScan({ ...scan, codeTyped: first.code }, revisions), null);
  });
  it('of another agreement or with a mistyped code is refused', () => {
    assert.deepEqual(of({ codesRead: [code(3)] }), ['scan.unknownCode']);
    assert.deepEqual(of({ codesRead: [], codeTyped: '1234' }), ['scan.unknownCode']);
  });
  it('that lacks a page, or comes after the content has changed, is refused', () => {
    assert.deepEqual(of({ pages: 5 }), ['scan.pagesMissing']);
    assert.deepEqual(of({ pages: 7 }), []);
    assert.deepEqual(of({}, 'e'.repeat(64)), ['scan.contentChanged']);
  });
  it('without a hash is refused', () => {
    assert.deepEqual(of({ sha256: 'D' }), ['scan.file']);
  });
  it('is accepted when the seal of each party was seen', () => {
    assert.deepEqual(checkSealsSeen(parties, [0, 1, 2]), []);
    const [found] = checkSealsSeen(parties, [0, 2]);
    assert.equal(found?.code, 'scan.sealNotSeen');
    assert.deepEqual(found.params.names, ['澜州学院']);
  });

  it('needs a new revision only when the content has changed', () => {
    assert.equal(needsRevision([], CONTENT), true);
    assert.equal(needsRevision(revisions, CONTENT), false);
    assert.equal(needsRevision(revisions, first.contentSha256), true);
    assert.equal(latestRevision([]), null);
  });
  it('passes only with the code of the last print, however often and in whichever order it was printed', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (printed, read) => {
        const all = printed.map((number) => ({ ...second, number, code: code(number) }));
        const passes = checkScan({ ...scan, codesRead: [code(read)] }, all, CONTENT).length === 0;
        assert.equal(passes, read === Math.max(...printed));
      }),
    );
  });
  it('of an agreement that was never printed is refused', () => {
    assert.deepEqual(codes(checkScan(scan, [], CONTENT)), ['scan.unknownCode']);
  });
  it('matches no party by its name: a seal counts for the party it was seen of', () => {
    assert.deepEqual(codes(checkSealsSeen(parties, [0, 1, 3])), ['scan.sealNotSeen']);
    assert.deepEqual(checkSealsSeen([], []), []);
  });
  it('is of a text that changes with content, parties and project, not with the order of keys', () => {
    const content = deriveAgreement(answersOf('lumpSum'), { amountFen: fen(1), targets: [] });
    const text = agreementText('LZZR2026M001', content, parties);
    const turned = Object.fromEntries(Object.entries(content).reverse()) as unknown as typeof content;
    assert.equal(agreementText('LZZR2026M001', turned, parties), text);
    assert.notEqual(agreementText('LZZR2026M002', content, parties), text);
    assert.notEqual(agreementText('LZZR2026M001', { ...content, amountFen: fen(2) }, parties), text);
    assert.notEqual(agreementText('LZZR2026M001', content, parties.slice(1)), text);
  });
});
