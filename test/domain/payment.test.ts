// Payments: what must be there before one is asked for, who approves, when it is due, and that the award is never exceeded.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { fen, ZERO } from '../../server/domain/money.ts';
import {
  checkInstalment,
  checkReceivedAmount,
  checkRequestable,
  checkSecondPerson,
  checkWithinAward,
  computePaymentDue,
  DEFAULT_PAYMENT_SETTINGS,
  HALT_CODES,
  HALTS,
  PAYMENT_STATES,
  paymentAlert,
  STATES_THAT_TAKE_MONEY,
  type PaymentGround,
  type PaymentTaken,
} from '../../server/domain/payment.ts';
import { computeInstalments } from '../../server/domain/paymentPlan.ts';

const TODAY = '2026-07-01';
const GROUND: PaymentGround = {
  project: { budgetMode: 'lump_sum', leadId: 7, organisationId: 3 },
  commitments: [{ leadId: 7, hostAcknowledgedOn: '2026-06-02' }],
  rules: [
    {
      organisationId: 3,
      state: 'accepted',
      title: '科研经费包干制管理规定',
      documentNumber: '澜石大科〔2025〕3号',
      issuedOn: '2025-03-01',
      validFrom: '2025-03-01',
      validTo: null,
      fileSha256: 'a'.repeat(64),
      topics: ['scope', 'duties', 'sanctions', 'performancePay', 'disclosure'],
    },
  ],
  parties: [
    { part: 'funder', name: '澜州市科学技术局', uscc: null },
    { part: 'host', name: '澜州石油大学', uscc: null },
    { part: 'lead', name: '欧阳 娜', uscc: null },
  ],
  signatures: [0, 1, 2].map((party) => ({ party, signedOn: '2026-06-05', way: 'paper' }) as const),
  obligations: [],
  halt: null,
  conditionMetOn: '2026-06-05',
};
const missing = (change: Partial<PaymentGround>) =>
  checkRequestable({ ...GROUND, ...change }, TODAY).map((each) => each.code);
const itemised = { ...GROUND.project, budgetMode: 'itemised' } as const;

describe('before a payment is asked for', () => {
  it('a lump-sum project has commitment, accepted rule, signed agreement and a condition met', () => {
    assert.deepEqual(missing({}), []);
  });
  it('everything that is missing is named at once', () => {
    assert.deepEqual(
      missing({ commitments: [], rules: [], signatures: [], conditionMetOn: null, halt: 'suspended' }),
      [
        'commitment.missing',
        'lumpSumRule.missing',
        'agreement.unsigned',
        'payment.projectSuspended',
        'payment.conditionNotMet',
      ],
    );
  });
  it('the commitment is of the present lead', () => {
    assert.deepEqual(missing({ project: { ...GROUND.project, leadId: 8 } }), ['commitment.formerLead']);
  });
  it('a rule that is filed and not yet accepted does not do', () => {
    const rules = GROUND.rules.map((rule) => ({ ...rule, state: 'filed' }) as const);
    assert.deepEqual(missing({ rules }), ['lumpSumRule.waiting']);
  });
  it('an itemised project needs neither commitment nor rule, but the agreement', () => {
    assert.deepEqual(missing({ project: itemised, commitments: [], rules: [] }), []);
    assert.deepEqual(missing({ project: itemised, commitments: [], rules: [], signatures: [] }), [
      'agreement.unsigned',
    ]);
  });
  it('one signature of three missing is enough to refuse', () => {
    assert.deepEqual(missing({ signatures: GROUND.signatures.slice(1) }), ['agreement.unsigned']);
  });
  for (const halt of HALTS) {
    it(`a project that is ${halt} gets nothing`, () =>
      assert.deepEqual(missing({ halt }), [HALT_CODES[halt]]));
  }
  it('a report so late that payments stop refuses it', () => {
    const late = { id: 'r1', kind: 'progressReport', dueOn: '2026-01-31', doneOn: null } as const;
    assert.deepEqual(missing({ obligations: [late] }), ['overdue.paymentsStopped']);
    assert.deepEqual(missing({ obligations: [{ ...late, doneOn: '2026-06-01' }] }), []);
  });
  it('whether the host acknowledges the commitment is a setting', () => {
    const ground = { ...GROUND, commitments: [{ leadId: 7, hostAcknowledgedOn: null }] };
    assert.deepEqual(
      checkRequestable(ground, TODAY).map((each) => each.code),
      ['commitment.notAcknowledged'],
    );
    const settings = { ...DEFAULT_PAYMENT_SETTINGS, hostAcknowledges: false };
    assert.deepEqual(checkRequestable(ground, TODAY, settings), []);
  });
});

const PLAN = computeInstalments(
  {
    basis: 'fixed',
    instalments: [
      { condition: 'agreementInForce', amountFen: fen(600) },
      { condition: 'midtermPassed', amountFen: fen(400) },
    ],
  },
  fen(1000),
);
const taken = (sequence: number, state: PaymentTaken['state'], amount: number): PaymentTaken => ({
  sequence,
  state,
  amountFen: fen(amount),
});
const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);

describe('an instalment', () => {
  it('is asked for with the amount of the plan', () => {
    assert.deepEqual(checkInstalment({ sequence: 1, amountFen: fen(600) }, PLAN, []), []);
    assert.deepEqual(codes(checkInstalment({ sequence: 1, amountFen: fen(599) }, PLAN, [])), [
      'payment.instalmentAmount',
    ]);
    assert.deepEqual(codes(checkInstalment({ sequence: 3, amountFen: fen(600) }, PLAN, [])), [
      'payment.instalmentUnknown',
    ]);
  });
  for (const state of PAYMENT_STATES) {
    const takes = state !== 'refused' && state !== 'bounced';
    it(`is ${takes ? 'not asked for again' : 'asked for again'} when it is ${state}`, () => {
      const found = checkInstalment({ sequence: 1, amountFen: fen(600) }, PLAN, [taken(1, state, 600)]);
      assert.deepEqual(codes(found), takes ? ['payment.instalmentTaken'] : []);
    });
  }
  it('does not stand in the way of another one', () => {
    assert.deepEqual(
      checkInstalment({ sequence: 2, amountFen: fen(400) }, PLAN, [taken(1, 'paid', 600)]),
      [],
    );
  });
});

describe('the sum of payments', () => {
  const within = (amount: number, ...others: PaymentTaken[]) =>
    codes(checkWithinAward({ awardFen: fen(1000), amountFen: fen(amount), others }));
  it('reaches the award and never exceeds it by a fen', () => {
    assert.deepEqual(within(400, taken(1, 'received', 600)), []);
    assert.deepEqual(within(401, taken(1, 'received', 600)), ['payment.overAward']);
  });
  it('counts what is asked for, not what was refused or came back', () => {
    assert.deepEqual(within(401, taken(1, 'requested', 600)), ['payment.overAward']);
    assert.deepEqual(within(1000, taken(1, 'refused', 600), taken(1, 'bounced', 600)), []);
  });
  it('is made of payments above zero', () => {
    assert.deepEqual(within(0), ['payment.amount']);
    assert.deepEqual(within(-1), ['payment.amount']);
  });
  it('stays within the award over any sequence of acts', () => {
    const act = fc.record({
      sequence: fc.integer({ min: 1, max: 4 }),
      amountFen: fc.integer({ min: 0, max: 700 }).map(fen),
      state: fc.constantFrom(...PAYMENT_STATES),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const payments: PaymentTaken[] = [];
        for (const each of acts) {
          if (
            checkWithinAward({ awardFen: fen(1000), amountFen: each.amountFen, others: payments }).length ===
            0
          ) {
            payments.push(each);
          }
          const live = payments.filter(({ state }) => STATES_THAT_TAKE_MONEY.includes(state));
          assert.ok(live.reduce((sum, { amountFen }) => sum + amountFen, 0) <= 1000);
        }
      }),
    );
  });
});

describe('who approves a payment', () => {
  it('has neither asked for nor checked it', () => {
    assert.deepEqual(checkSecondPerson({ requestedById: 1, checkedById: 2 }, 3), []);
    assert.deepEqual(codes(checkSecondPerson({ requestedById: 1, checkedById: 2 }, 1)), [
      'payment.approverRequested',
    ]);
    assert.deepEqual(codes(checkSecondPerson({ requestedById: 1, checkedById: 2 }, 2)), [
      'payment.approverChecked',
    ]);
  });
  it('is not the deputy of the one who asked for it or checked it, who would approve in that place', () => {
    const payment = { requestedById: 1, checkedById: 2 };
    assert.deepEqual(codes(checkSecondPerson(payment, 3, { holderId: 1 })), ['payment.approverRequested']);
    assert.deepEqual(codes(checkSecondPerson(payment, 3, { holderId: 2 })), ['payment.approverChecked']);
    assert.deepEqual(checkSecondPerson(payment, 3, { holderId: 4 }), []);
  });
  it('approves only what has been checked', () => {
    assert.deepEqual(codes(checkSecondPerson({ requestedById: 1, checkedById: null }, 3)), [
      'payment.notChecked',
    ]);
  });
});

describe('what arrives', () => {
  it('is what was paid', () => {
    assert.deepEqual(checkReceivedAmount(fen(600), fen(600)), []);
    assert.deepEqual(checkReceivedAmount(fen(60_000), fen(59_999)), [
      {
        code: 'payment.receivedAmount',
        path: ['receivedFen'],
        params: { paidYuan: '600.00', receivedYuan: '599.99' },
      },
    ]);
  });
});

describe('when a payment is due', () => {
  const due = computePaymentDue({ lastSignatureOn: '2026-06-05', conditionMetOn: '2026-06-05' });
  it('is 30 days after the last signature, with a warning at day 25', () => {
    assert.deepEqual(due, { warnOn: '2026-06-30', dueOn: '2026-07-05' });
  });
  it('is nothing while a signature or the condition is missing', () => {
    assert.equal(computePaymentDue({ lastSignatureOn: null, conditionMetOn: '2026-06-05' }), null);
    assert.equal(computePaymentDue({ lastSignatureOn: '2026-06-05', conditionMetOn: null }), null);
    assert.equal(paymentAlert(null, null, '2030-01-01'), 'none');
  });
  it('runs from the later of signature and condition', () => {
    const later = computePaymentDue({ lastSignatureOn: '2026-06-05', conditionMetOn: '2027-06-05' });
    assert.equal(later?.dueOn, '2027-07-05');
    const earlier = computePaymentDue({ lastSignatureOn: '2026-06-05', conditionMetOn: '2026-01-05' });
    assert.equal(earlier?.dueOn, '2026-07-05');
  });
  it('is a setting', () => {
    const days = { lastSignatureOn: '2028-02-28', conditionMetOn: '2028-02-28' };
    assert.deepEqual(computePaymentDue(days, { dueDays: 2, warnDays: 1 }), {
      warnOn: '2028-02-29',
      dueOn: '2028-03-01',
    });
  });
  it('warns from day 25 to day 30 and is overdue on day 31', () => {
    const days: [string, string][] = [
      ['2026-06-29', 'none'],
      ['2026-06-30', 'warning'],
      ['2026-07-05', 'warning'],
      ['2026-07-06', 'overdue'],
    ];
    for (const [day, alert] of days) assert.equal(paymentAlert(due, null, day), alert, day);
  });
  it('is of no matter once it is paid', () =>
    assert.equal(paymentAlert(due, '2026-07-09', '2026-08-01'), 'none'));
  it('has no fen to spare: an award of nothing is paid nothing', () => {
    assert.deepEqual(codes(checkWithinAward({ awardFen: ZERO, amountFen: fen(1), others: [] })), [
      'payment.overAward',
    ]);
  });
});
