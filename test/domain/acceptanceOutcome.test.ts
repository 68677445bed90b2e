// What follows from acceptance: how the project closes, until when its leader may not apply, what the certificate says.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  blockEntry,
  certificateView,
  checkCertificate,
  checkClosable,
  outcomeOf,
  type CertificateFacts,
} from '../../server/domain/acceptanceOutcome.ts';
import { CONCLUSIONS } from '../../server/domain/acceptance.ts';
import { addDays, addMonths } from '../../server/domain/calendar.ts';
import { add, fen, parseUppercaseAmount, parseWan, ZERO } from '../../server/domain/money.ts';
import type { Violation } from '../../server/domain/violation.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const told = { noticedOn: '2026-03-10', rectifyBy: null };

describe('what follows from acceptance', () => {
  it('that passed: the project closes as passed and nobody is blocked', () => {
    assert.deepEqual(outcomeOf('passed', told), { closing: 'passed', blocked: null, rectifyBy: null });
  });

  it('that asks to rectify: the project stays open until the last day of it', () => {
    assert.deepEqual(outcomeOf('rectify', { ...told, rectifyBy: '2026-06-30' }), {
      closing: null,
      blocked: null,
      rectifyBy: '2026-06-30',
    });
  });

  it('that failed: the project closes as failed and the leader is blocked for two years from the notice, a setting', () => {
    assert.deepEqual(outcomeOf('failed', told), {
      closing: 'failed',
      blocked: { from: '2026-03-10', to: '2028-03-09' },
      rectifyBy: null,
    });
    assert.equal(outcomeOf('failed', told, { blockYears: 3 }).blocked?.to, '2029-03-09');
    assert.equal(outcomeOf('failed', told, { blockYears: 0 }).blocked, null);
  });

  it('the block ends on the day before the same date, years later', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((each) => addDays('2020-01-01', each));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 10 }), (noticedOn, blockYears) => {
        const { blocked } = outcomeOf('failed', { noticedOn, rectifyBy: null }, { blockYears });
        assert.equal(blocked?.from, noticedOn);
        assert.equal(addDays(blocked.to, 1), addMonths(noticedOn, blockYears * 12));
      }),
    );
  });

  it('the block is read by the limits of application as one of the leader, not of the host', () => {
    assert.deepEqual(blockEntry(outcomeOf('failed', told), 'key-of-lead', 'LZZR2023M001'), {
      personKey: 'key-of-lead',
      uscc: null,
      from: '2026-03-10',
      to: '2028-03-09',
      source: 'LZZR2023M001',
    });
    assert.equal(blockEntry(outcomeOf('passed', told), 'key-of-lead', 'LZZR2023M001'), null);
  });
});

describe('a project', () => {
  const owing = { returnedFen: fen(700), owedFen: fen(50), returnBy: '2026-04-09' };
  const nothing = { returnedFen: ZERO, owedFen: ZERO, returnBy: null };
  const failed = outcomeOf('failed', told);

  it('that passed and owes nothing may be closed', () => {
    assert.deepEqual(checkClosable(outcomeOf('passed', told), nothing, ZERO), []);
  });

  it('that is being rectified stays open', () => {
    assert.deepEqual(codes(checkClosable(outcomeOf('rectify', told), nothing, ZERO)), [
      'acceptance.stillRectifying',
    ]);
  });

  it('is closed when surplus and disallowed money have come back to the last fen', () => {
    assert.deepEqual(checkClosable(failed, owing, fen(750)), []);
    assert.deepEqual(checkClosable(failed, owing, fen(749)), [
      {
        code: 'acceptance.surplusNotReturned',
        path: [],
        params: { yuan: '7.50', returnedYuan: '7.49', returnBy: '2026-04-09' },
      },
    ]);
    const onlyOwed = { ...owing, returnedFen: ZERO };
    assert.deepEqual(codes(checkClosable(outcomeOf('passed', told), onlyOwed, fen(49))), [
      'acceptance.surplusNotReturned',
    ]);
  });

  it('may be closed exactly when what came back covers what was due', () => {
    const amount = fc.nat(1_000_000).map(fen);
    fc.assert(
      fc.property(amount, amount, amount, (returnedFen, owedFen, backFen) => {
        const found = checkClosable(failed, { ...owing, returnedFen, owedFen }, backFen);
        assert.equal(found.length === 0, backFen >= add(returnedFen, owedFen));
      }),
    );
  });
});

describe('the certificate', () => {
  const facts: CertificateFacts = {
    certificateNumber: '澜科验字〔2026〕7号',
    projectNumber: 'LZZR2023M001',
    title: '盐碱地水稻根系离子平衡',
    programmeName: '市自然科学基金·面上',
    leadName: '欧阳 娜',
    hostName: '澜州学院',
    startsOn: '2023-01-01',
    endsOn: '2025-12-31',
    amountFen: fen(10_000_050),
    conclusion: 'passed',
    grade: 'good',
    acceptedOn: '2026-03-02',
    judged: [
      { name: '论文', target: 3, reached: 3, verdict: 'reached', evidence: '清单', note: '' },
      { name: '示范面积', target: 100, reached: 80, verdict: 'partly', evidence: '测产', note: '' },
    ],
    verificationCode: 'K7Q2-9MXD',
  };

  it('is issued only to a project that passed', () => {
    for (const conclusion of CONCLUSIONS) {
      const expected = conclusion === 'passed' ? [] : ['acceptance.noCertificate'];
      assert.deepEqual(codes(checkCertificate({ ...facts, conclusion }, '2026-03-10')), expected, conclusion);
    }
  });

  it('is issued on the day it passed or later', () => {
    assert.deepEqual(checkCertificate(facts, '2026-03-02'), []);
    assert.deepEqual(codes(checkCertificate(facts, '2026-03-01')), ['acceptance.certificateDay']);
  });

  it('counts the indicators and how many were reached, and prints nothing of what experts wrote', () => {
    const { judged, amountFen, ...shown } = facts;
    assert.deepEqual(certificateView(facts, '2026-03-10'), {
      ...shown,
      amountWan: '10.00005',
      amountYuan: '100,000.50',
      amountUppercase: '壹拾万元伍角整',
      indicators: { count: judged.length, reached: 1 },
      issuedOn: '2026-03-10',
    });
    assert.equal(amountFen, 10_000_050);
  });

  it('has the amount in three spellings that agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amount) => {
        const view = certificateView({ ...facts, amountFen: fen(amount) }, '2026-03-10');
        assert.equal(parseWan(view.amountWan), amount);
        assert.equal(Number(view.amountYuan.replace(/\D/g, '')), amount);
        assert.equal(parseUppercaseAmount(view.amountUppercase), amount);
      }),
    );
  });
});
