// Payment plans: what a programme may set, and that instalments add up to the award to the fen.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { add, fen, parseWan, ZERO } from '../../server/domain/money.ts';
import {
  AT_ONCE,
  checkPaymentPlan,
  checkPlanOfAward,
  checkPlanTiers,
  choosePlan,
  computeInstalments,
  DEFAULT_PLAN_TIERS,
  type PaymentPlan,
} from '../../server/domain/paymentPlan.ts';

const wan = (text: string | number) => parseWan(String(text)) ?? assert.fail(`not 万元: ${text}`);
const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);
const byPermille = (...parts: number[]): PaymentPlan => ({
  basis: 'permille',
  instalments: parts.map((permille) => ({ condition: 'agreementInForce', permille })),
});
const byAmount = (...parts: number[]): PaymentPlan => ({
  basis: 'fixed',
  instalments: parts.map((amount) => ({ condition: 'agreementInForce', amountFen: fen(amount) })),
});

describe('the payment plan of a programme', () => {
  it('has at least one instalment', () => {
    assert.deepEqual(codes(checkPaymentPlan(byPermille())), ['paymentPlan.empty']);
    assert.deepEqual(codes(checkPaymentPlan(byAmount())), ['paymentPlan.empty']);
  });
  it('has shares of 1000 thousandths together, not one more or less', () => {
    assert.deepEqual(checkPaymentPlan(byPermille(600, 400)), []);
    assert.deepEqual(codes(checkPaymentPlan(byPermille(600, 399))), ['paymentPlan.permilleSum']);
    assert.deepEqual(codes(checkPaymentPlan(byPermille(600, 401))), ['paymentPlan.permilleSum']);
  });
  it('has whole shares from 1', () => {
    assert.deepEqual(codes(checkPaymentPlan(byPermille(1000, 0))), ['paymentPlan.permille']);
    assert.deepEqual(codes(checkPaymentPlan(byPermille(1100, -100))), ['paymentPlan.permille']);
    assert.deepEqual(codes(checkPaymentPlan(byPermille(999.5, 0.5))), [
      'paymentPlan.permille',
      'paymentPlan.permille',
    ]);
    assert.deepEqual(checkPaymentPlan(byPermille(999, 1)), []);
  });
  it('has fixed amounts above zero, and says which is not', () => {
    assert.deepEqual(checkPaymentPlan(byAmount(1, 0), ['plan']), [
      { code: 'paymentPlan.amount', path: ['plan', 'instalments', 1, 'amountFen'], params: {} },
    ]);
  });
  it('is chosen by the size of the award, the limit included', () => {
    assert.equal(choosePlan(wan(20)), AT_ONCE);
    assert.equal(choosePlan(fen(wan(20) + 1)).instalments.length, 2);
    assert.throws(() => choosePlan(wan(20), [{ upToFen: wan(10), plan: AT_ONCE }]), RangeError);
  });
});

describe('the tiers of payment plans', () => {
  const tiers = (...limits: (number | null)[]) =>
    limits.map((limit) => ({ upToFen: limit === null ? null : fen(limit), plan: AT_ONCE }));
  it('rise, and only the last has no end', () => {
    assert.deepEqual(checkPlanTiers(DEFAULT_PLAN_TIERS), []);
    assert.deepEqual(checkPlanTiers(tiers(1, 2, null)), []);
    for (const wrong of [[], [1], [2, 2, null], [3, 2, null], [null, 1], [null, null], [0, null]]) {
      assert.deepEqual(codes(checkPlanTiers(tiers(...wrong))), ['paymentPlan.tiers'], wrong.join());
    }
  });
  it('are checked plan by plan', () => {
    const found = checkPlanTiers([{ upToFen: null, plan: byPermille(1) }], ['plans']);
    assert.deepEqual(
      found.map((each) => [each.code, each.path]),
      [['paymentPlan.permilleSum', ['plans', 0, 'plan', 'instalments']]],
    );
  });
});

describe('the instalments of an award', () => {
  it('are rounded so that nothing is lost', () => {
    assert.deepEqual(
      computeInstalments(byPermille(600, 400), fen(10_001)).map((each) => each.amountFen),
      [6001, 4000],
    );
    assert.deepEqual(computeInstalments(byPermille(333, 333, 334), fen(10_000))[2], {
      sequence: 3,
      condition: 'agreementInForce',
      amountFen: 3340,
    });
  });
  it('of fixed amounts add up to the award or are refused', () => {
    assert.deepEqual(checkPlanOfAward(byAmount(60, 40), fen(100)), []);
    for (const award of [99, 101]) {
      assert.deepEqual(codes(checkPlanOfAward(byAmount(60, 40), fen(award))), ['paymentPlan.awardSum']);
      assert.throws(() => computeInstalments(byAmount(60, 40), fen(award)), RangeError);
    }
  });
  it('are none of them nothing', () => {
    const found = checkPlanOfAward(byPermille(999, 1), fen(100));
    assert.deepEqual(
      found.map((each) => [each.code, each.path]),
      [['paymentPlan.emptyInstalment', ['instalments', 1]]],
    );
  });
  it('are not made of a plan that is wrong in itself', () => {
    assert.deepEqual(codes(checkPlanOfAward(byAmount(100, 0), fen(100))), ['paymentPlan.amount']);
    assert.deepEqual(codes(checkPlanOfAward(byPermille(1000, 1), fen(100))), ['paymentPlan.permilleSum']);
  });
  it('always total the award exactly, each above zero and within a fen of its share', () => {
    const parts = fc
      .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 6 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 1000])
      .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));
    fc.assert(
      fc.property(parts, fc.integer({ min: 1_000_000, max: 900_000_000_000 }), (permilles, award) => {
        const instalments = computeInstalments(byPermille(...permilles), fen(award));
        assert.equal(add(...instalments.map((each) => each.amountFen)), award);
        instalments.forEach(({ sequence, amountFen }, index) => {
          assert.equal(sequence, index + 1);
          assert.ok(amountFen > ZERO);
          assert.ok(Math.abs(amountFen * 1000 - award * (permilles[index] ?? 0)) < 1000);
        });
      }),
    );
  });
});
