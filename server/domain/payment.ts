// One payment of an award, from the request to its arrival: what is missing before it may be asked for, when it is due,
// who may approve it, and that all payments together stay within the award. For the payment desk of the bureau.
import { checkSignedByAll, type AgreementParty, type AgreementSignature } from './agreementParties.ts';
import { addDays, type Day } from './calendar.ts';
import { checkCommitmentStands, type Commitment } from './commitment.ts';
import { checkRuleStands, type FiledRule } from './lumpSumRule.ts';
import { add, formatWan, formatYuan, type Fen } from './money.ts';
import { checkPaymentsNotStopped, LADDER, type Ladder, type Obligation } from './overdueLadder.ts';
import type { Instalment } from './paymentPlan.ts';
import type { BudgetMode } from './terms.ts';
import { collect, violation, type Violation } from './violation.ts';

export const PAYMENT_STATES = [
  'requested', // 已申请
  'checked', // 已审核
  'approved', // 已批准
  'paid', // 已拨付
  'received', // 已到账
  'refused', // 不予拨付
  'bounced', // 退回
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** Refused and bounced payments take no money of the award; every other one does from its request on. */
export const STATES_THAT_TAKE_MONEY: readonly PaymentState[] = PAYMENT_STATES.filter(
  (state) => state !== 'refused' && state !== 'bounced',
);

/** A project that stands still or is over is paid nothing. */
export const HALTS = ['suspended', 'terminated', 'revoked'] as const;
export type Halt = (typeof HALTS)[number];

export interface PaymentSettings {
  /** 国办发〔2021〕32号: within 30 days of the signed agreement. Setting. */
  readonly dueDays: number;
  /** Days after which the desk is warned. Setting. */
  readonly warnDays: number;
  /** Whether the host acknowledges the commitment too. Setting. */
  readonly hostAcknowledges: boolean;
  /** Setting. */
  readonly ladder: Ladder;
}

export const DEFAULT_PAYMENT_SETTINGS: PaymentSettings = {
  dueDays: 30,
  warnDays: 25,
  hostAcknowledges: true,
  ladder: LADDER,
};

/** What the project has so far, as the desk finds it. */
export interface PaymentGround {
  readonly project: {
    readonly budgetMode: BudgetMode;
    readonly leadId: number;
    readonly organisationId: number;
  };
  readonly commitments: readonly Pick<Commitment, 'leadId' | 'hostAcknowledgedOn'>[];
  readonly rules: readonly FiledRule[];
  readonly parties: readonly AgreementParty[];
  readonly signatures: readonly AgreementSignature[];
  readonly obligations: readonly Obligation[];
  readonly halt: Halt | null;
  /** The day the condition of the instalment was met; null while it is not. */
  readonly conditionMetOn: Day | null;
}

export interface PaymentTaken {
  readonly sequence: number;
  readonly state: PaymentState;
  readonly amountFen: Fen;
}

/**
 * All that is missing before an instalment may be asked for, each by its own name: commitment and accepted lump-sum rule
 * (lump sum only), an agreement signed by every party, nothing too late, a project under way, the condition met. Asked
 * again at the approval: a project may have been halted since.
 */
export function checkRequestable(
  ground: PaymentGround,
  today: Day,
  settings: PaymentSettings = DEFAULT_PAYMENT_SETTINGS,
): Violation[] {
  const { project, halt } = ground;
  return collect(
    checkCommitmentStands(project, ground.commitments, { hostAcknowledges: settings.hostAcknowledges }),
    checkRuleStands(project, ground.rules, today),
    checkSignedByAll(ground.parties, ground.signatures),
    checkPaymentsNotStopped(ground.obligations, today, settings.ladder),
    halt === null ? null : violation(HALT_CODES[halt]),
    ground.conditionMetOn === null ? violation('payment.conditionNotMet') : null,
  );
}

export const HALT_CODES: Readonly<Record<Halt, string>> = {
  suspended: 'payment.projectSuspended',
  terminated: 'payment.projectTerminated',
  revoked: 'payment.projectRevoked',
};

/** An instalment is asked for once, with its own amount: payment.instalmentUnknown, .instalmentTaken, .instalmentAmount. */
export function checkInstalment(
  wanted: { readonly sequence: number; readonly amountFen: Fen },
  plan: readonly Instalment[],
  payments: readonly PaymentTaken[],
): Violation[] {
  const { sequence } = wanted;
  const instalment = plan.find((each) => each.sequence === sequence);
  if (instalment === undefined) return [violation('payment.instalmentUnknown', ['sequence'], { sequence })];
  return collect(
    taking(payments).some((each) => each.sequence === sequence)
      ? violation('payment.instalmentTaken', ['sequence'], { sequence })
      : null,
    wanted.amountFen === instalment.amountFen
      ? null
      : violation('payment.instalmentAmount', ['amountFen'], {
          amountWan: formatWan(wanted.amountFen),
          plannedWan: formatWan(instalment.amountFen),
        }),
  );
}

/** Asked again at the approval, under the lock of the award: the sum of payments is never above it. */
export function checkWithinAward({
  awardFen,
  amountFen,
  others,
}: {
  awardFen: Fen;
  amountFen: Fen;
  /** All payments of the award except this one. */
  others: readonly PaymentTaken[];
}): Violation[] {
  if (amountFen <= 0) return [violation('payment.amount', ['amountFen'])];
  const totalFen = add(amountFen, ...taking(others).map((each) => each.amountFen));
  if (totalFen <= awardFen) return [];
  return [
    violation('payment.overAward', ['amountFen'], {
      totalWan: formatWan(totalFen),
      awardWan: formatWan(awardFen),
    }),
  ];
}

/**
 * Who approves has neither asked for nor checked the payment: not in person, and not as the one in whose place a deputy
 * sits at the desk.
 */
export function checkSecondPerson(
  payment: { readonly requestedById: number; readonly checkedById: number | null },
  approverId: number,
  { holderId = approverId }: { readonly holderId?: number } = {},
): Violation[] {
  const approvers = [approverId, holderId];
  if (payment.checkedById === null) return [violation('payment.notChecked')];
  if (approvers.includes(payment.requestedById)) return [violation('payment.approverRequested')];
  if (approvers.includes(payment.checkedById)) return [violation('payment.approverChecked')];
  return [];
}

/** What arrived is what was paid; anything else is a matter for the bank first. */
export function checkReceivedAmount(paidFen: Fen, receivedFen: Fen): Violation[] {
  if (paidFen === receivedFen) return [];
  return [
    violation('payment.receivedAmount', ['receivedFen'], {
      paidYuan: formatYuan(paidFen),
      receivedYuan: formatYuan(receivedFen),
    }),
  ];
}

/**
 * Due so many days after the last signature, or after the day a later instalment's condition was met. The due day itself
 * is in time. null: not yet known.
 */
export function computePaymentDue(
  { lastSignatureOn, conditionMetOn }: { lastSignatureOn: Day | null; conditionMetOn: Day | null },
  { dueDays, warnDays }: Pick<PaymentSettings, 'dueDays' | 'warnDays'> = DEFAULT_PAYMENT_SETTINGS,
): { readonly warnOn: Day; readonly dueOn: Day } | null {
  if (lastSignatureOn === null || conditionMetOn === null) return null;
  const from = conditionMetOn > lastSignatureOn ? conditionMetOn : lastSignatureOn;
  return { warnOn: addDays(from, warnDays), dueOn: addDays(from, dueDays) };
}

export const PAYMENT_ALERTS = ['none', 'warning', 'overdue'] as const;
export type PaymentAlert = (typeof PAYMENT_ALERTS)[number];

/** Nothing is late once it is paid. */
export function paymentAlert(
  due: { readonly warnOn: Day; readonly dueOn: Day } | null,
  paidOn: Day | null,
  today: Day,
): PaymentAlert {
  if (due === null || paidOn !== null || today < due.warnOn) return 'none';
  return today > due.dueOn ? 'overdue' : 'warning';
}

function taking(payments: readonly PaymentTaken[]): PaymentTaken[] {
  return payments.filter((each) => STATES_THAT_TAKE_MONEY.includes(each.state));
}
