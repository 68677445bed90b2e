// The three ways money goes from the bureau to a host unit, and the proof each leaves at each step. For the payment desk
// of the bureau and the finance desk of the host.
import { type Day } from './calendar.ts';
import { checkDispatchNumber } from './numbering.ts';
import { normaliseName } from './text.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

export const PAYMENT_CHANNELS = [
  'direct', // 直接拨付至依托单位核验账户
  'quota', // 下达预算指标
  'countyTransfer', // 转拨县区财政
] as const;
export type PaymentChannel = (typeof PAYMENT_CHANNELS)[number];

/** When a proof is due: before the payment is asked for, when it is paid, when it has arrived. */
export const PROOF_STEPS = ['request', 'pay', 'receive'] as const;
export type ProofStep = (typeof PROOF_STEPS)[number];

export interface PaymentProof {
  /** Holder of the account, as the bank has it: the host unit itself. */
  readonly accountName: string | null;
  /** The day a person compared account and holder with the bank's paper. */
  readonly accountVerifiedOn: Day | null;
  /** The county's finance office that passes the money on. */
  readonly countyOffice: string | null;
  /** 国库支付凭证号 */
  readonly paymentVoucher: string | null;
  /** 指标文号, e.g. 澜财教〔2026〕15号 */
  readonly quotaNumber: string | null;
  /** 文号 of the transfer to the county's finance office. */
  readonly transferNumber: string | null;
  /** Paid by the treasury, quota issued, or transferred to the county. */
  readonly paidOn: Day | null;
  /** The day the county's finance office passed it on. */
  readonly onwardOn: Day | null;
  /** Voucher number in the host's own books. */
  readonly receiptVoucher: string | null;
  readonly receivedOn: Day | null;
}
export type ProofField = keyof PaymentProof;

export const NO_PROOF: PaymentProof = {
  accountName: null,
  accountVerifiedOn: null,
  countyOffice: null,
  paymentVoucher: null,
  quotaNumber: null,
  transferNumber: null,
  paidOn: null,
  onwardOn: null,
  receiptVoucher: null,
  receivedOn: null,
};

/** Which proofs which channel leaves at which step. */
export const PROOFS: Readonly<Record<PaymentChannel, Readonly<Record<ProofStep, readonly ProofField[]>>>> = {
  direct: {
    request: ['accountName', 'accountVerifiedOn'],
    pay: ['paymentVoucher', 'paidOn'],
    receive: ['receiptVoucher', 'receivedOn'],
  },
  quota: {
    request: [],
    pay: ['quotaNumber', 'paidOn'],
    receive: ['receiptVoucher', 'receivedOn'],
  },
  countyTransfer: {
    request: ['countyOffice'],
    pay: ['transferNumber', 'paidOn'],
    receive: ['onwardOn', 'receiptVoucher', 'receivedOn'],
  },
};

/** The code of what is missing, one for each proof, so that a refusal names it. */
export const PROOF_MISSING: Readonly<Record<ProofField, string>> = {
  accountName: 'payment.accountNameMissing',
  accountVerifiedOn: 'payment.accountNotVerified',
  countyOffice: 'payment.countyOfficeMissing',
  paymentVoucher: 'payment.voucherMissing',
  quotaNumber: 'payment.quotaNumberMissing',
  transferNumber: 'payment.transferNumberMissing',
  paidOn: 'payment.paidOnMissing',
  onwardOn: 'payment.onwardOnMissing',
  receiptVoucher: 'payment.receiptVoucherMissing',
  receivedOn: 'payment.receivedOnMissing',
};

/** Everything that a step of the channel needs and does not have, or has in a form that cannot be true. */
export function checkProof({
  channel,
  step,
  proof,
  hostName,
  approvedOn,
  today,
}: {
  channel: PaymentChannel;
  step: ProofStep;
  proof: PaymentProof;
  hostName: string;
  /** null before the approval. */
  approvedOn: Day | null;
  today: Day;
}): Violation[] {
  return collect(
    checkProofsThere(PROOFS[channel][step], proof),
    step === 'request' && channel === 'direct' ? checkAccountHolder(proof.accountName, hostName) : [],
    step === 'pay' ? checkNumbers(channel, proof) : [],
    checkDays(channel, step, proof, approvedOn, today),
  );
}

function checkProofsThere(needed: readonly ProofField[], proof: PaymentProof): Violation[] {
  return needed
    .filter((field) => (proof[field] ?? '').trim() === '')
    .map((field) => violation(PROOF_MISSING[field], [field]));
}

/** The money goes to the host unit and to nobody else: 收款户名 = 依托单位名称. */
export function checkAccountHolder(accountName: string | null, hostName: string): Violation[] {
  if (accountName === null || accountName.trim() === '') return [];
  if (normaliseName(accountName) === normaliseName(hostName)) return [];
  return [violation('payment.accountHolder', ['accountName'], { accountName, hostName })];
}

/** 指标文号 and the number of a transfer are 发文字号 of a finance office. */
function checkNumbers(channel: PaymentChannel, proof: PaymentProof): Violation[] {
  const numbers: readonly [ProofField, string | null][] =
    channel === 'quota'
      ? [['quotaNumber', proof.quotaNumber]]
      : channel === 'countyTransfer'
        ? [['transferNumber', proof.transferNumber]]
        : [];
  return numbers.flatMap(([field, text]) =>
    text === null || text.trim() === '' ? [] : checkDispatchNumber(text, [field]),
  );
}

/** Approved, paid, passed on, received: in this order, and none after today. */
function checkDays(
  channel: PaymentChannel,
  step: ProofStep,
  proof: PaymentProof,
  approvedOn: Day | null,
  today: Day,
): Violation[] {
  const { accountVerifiedOn, paidOn, onwardOn, receivedOn } = proof;
  const days: [Path, Day | null][] = [];
  if (step === 'request') days.push([['accountVerifiedOn'], accountVerifiedOn]);
  else days.push([[], approvedOn], [['paidOn'], paidOn]);
  if (step === 'receive') {
    if (channel === 'countyTransfer') days.push([['onwardOn'], onwardOn]);
    days.push([['receivedOn'], receivedOn]);
  }
  const violations: Violation[] = [];
  let earliest = '';
  for (const [path, day] of days) {
    if (day === null) continue;
    if (day > today) violations.push(violation('payment.dayInFuture', path, { day, today }));
    if (day < earliest) violations.push(violation('payment.dayOrder', path, { day, earliest }));
    if (day > earliest) earliest = day;
  }
  return violations;
}
