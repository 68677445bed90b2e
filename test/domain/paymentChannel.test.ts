// The three channels of payment: each step refuses until its own proofs are there, and names what is missing.
import { strict as assert } from 'node:assert';
import {
  checkAccountHolder,
  checkProof,
  NO_PROOF,
  PAYMENT_CHANNELS,
  PROOF_MISSING,
  PROOF_STEPS,
  PROOFS,
  type PaymentChannel,
  type PaymentProof,
  type ProofStep,
} from '../../server/domain/paymentChannel.ts';

const HOST = '澜州石油大学';
const WHOLE: PaymentProof = {
  accountName: HOST,
  accountVerifiedOn: '2026-06-01',
  countyOffice: '河口县财政局',
  paymentVoucher: '2026-0715',
  quotaNumber: '澜财教〔2026〕15号',
  transferNumber: '澜财预〔2026〕8号',
  paidOn: '2026-07-10',
  onwardOn: '2026-07-15',
  receiptVoucher: '记-0099',
  receivedOn: '2026-07-16',
};
const check = (channel: PaymentChannel, step: ProofStep, change: Partial<PaymentProof> = {}) =>
  checkProof({
    channel,
    step,
    proof: { ...WHOLE, ...change },
    hostName: HOST,
    approvedOn: step === 'request' ? null : '2026-07-08',
    today: '2026-07-16',
  });
const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);

describe('the proofs of a payment', () => {
  for (const channel of PAYMENT_CHANNELS) {
    for (const step of PROOF_STEPS) {
      it(`suffice for ${channel} at ${step}, and nothing of another channel is asked for`, () => {
        const needed = PROOFS[channel][step];
        const only = Object.fromEntries(needed.map((field) => [field, WHOLE[field]]));
        const paid = step === 'receive' ? { paidOn: WHOLE.paidOn } : {};
        assert.deepEqual(check(channel, step, { ...NO_PROOF, ...paid, ...only }), []);
      });
      it(`are named one by one where ${channel} lacks them at ${step}`, () => {
        const needed = PROOFS[channel][step];
        assert.deepEqual(
          codes(check(channel, step, NO_PROOF)),
          needed.map((field) => PROOF_MISSING[field]),
        );
        for (const field of needed) {
          assert.deepEqual(codes(check(channel, step, { [field]: ' ' })).slice(0, 1), [PROOF_MISSING[field]]);
        }
      });
    }
  }
  it('of the direct channel are the verified account, the treasury voucher and the receipt', () => {
    assert.deepEqual(PROOFS.direct.request, ['accountName', 'accountVerifiedOn']);
    assert.deepEqual(PROOFS.direct.pay, ['paymentVoucher', 'paidOn']);
    assert.deepEqual(PROOFS.direct.receive, ['receiptVoucher', 'receivedOn']);
  });
  it('of a budget quota are its document number and the receipt', () => {
    assert.deepEqual(PROOFS.quota.pay, ['quotaNumber', 'paidOn']);
  });
  it('of a transfer to county finance hold the day it was passed on', () => {
    assert.deepEqual(PROOFS.countyTransfer.receive, ['onwardOn', 'receiptVoucher', 'receivedOn']);
  });
});

describe('the account of a direct payment', () => {
  it('is held by the host unit itself', () => {
    assert.deepEqual(codes(check('direct', 'request', { accountName: '澜州石油大学后勤公司' })), [
      'payment.accountHolder',
    ]);
    assert.deepEqual(checkAccountHolder(` ${HOST}\u3000`, HOST), []);
    assert.deepEqual(codes(checkAccountHolder('欧阳 娜', HOST)), ['payment.accountHolder']);
  });
  it('is not asked about for another channel or another step', () => {
    assert.deepEqual(check('quota', 'request', { accountName: '欧阳 娜' }), []);
    assert.deepEqual(check('direct', 'pay', { accountName: '欧阳 娜' }), []);
  });
});

describe('the document number behind a payment', () => {
  it('is written as a document number is', () => {
    assert.deepEqual(codes(check('quota', 'pay', { quotaNumber: '澜财教(2026)15号' })), [
      'dispatchNumber.brackets',
    ]);
    const [found] = check('countyTransfer', 'pay', { transferNumber: '8' });
    assert.deepEqual([found?.code, found?.path], ['dispatchNumber.shape', ['transferNumber']]);
  });
  it('is asked for by its own channel only', () => {
    assert.deepEqual(check('direct', 'pay', { quotaNumber: '8', transferNumber: '8' }), []);
    assert.deepEqual(check('quota', 'pay', { transferNumber: '8' }), []);
    assert.deepEqual(check('countyTransfer', 'pay', { quotaNumber: '8' }), []);
  });
});

describe('the days of a payment', () => {
  it('may all be the same, and today', () => {
    const day = '2026-07-16';
    const same = { paidOn: day, onwardOn: day, receivedOn: day };
    assert.deepEqual(check('countyTransfer', 'receive', same), []);
  });
  it('are not after today', () => {
    for (const [step, field] of [
      ['request', 'accountVerifiedOn'],
      ['pay', 'paidOn'],
      ['receive', 'receivedOn'],
    ] as const) {
      const found = check('direct', step, { [field]: '2026-07-17' });
      assert.deepEqual(
        found.map((each) => [each.code, each.path]),
        [['payment.dayInFuture', [field]]],
      );
    }
  });
  it('follow each other: approved, paid, passed on, received', () => {
    const wrong: [ProofStep, Partial<PaymentProof>, string][] = [
      ['pay', { paidOn: '2026-07-07' }, 'paidOn'],
      ['receive', { onwardOn: '2026-07-09' }, 'onwardOn'],
      ['receive', { receivedOn: '2026-07-14' }, 'receivedOn'],
    ];
    for (const [step, change, field] of wrong) {
      const found = check('countyTransfer', step, change);
      assert.deepEqual(
        found.map((each) => [each.code, each.path]),
        [['payment.dayOrder', [field]]],
      );
    }
    assert.deepEqual(check('direct', 'receive', { onwardOn: '2026-07-01' }), []);
  });
});
