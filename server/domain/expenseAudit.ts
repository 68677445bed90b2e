// The audit of booked expenses: bureau finance accepts, questions or disallows, the host answers, and what was
// disallowed is put right. Says which step may follow which, and what each must carry.
import type { Day } from './calendar.ts';
import { add, formatYuan, subtract, ZERO, type Fen } from './money.ts';
import { DEFAULT_NEGATIVE_LIST, type NegativeCode } from './negativeList.ts';
import { codePoints } from './text.ts';
import { collect, violation, type Violation } from './violation.ts';

export const AUDIT_STATES = [
  'booked', // 待审核
  'questioned', // 待说明
  'answered', // 已说明
  'accepted', // 认可
  'disallowed', // 不予认可
  'rectified', // 已整改
  'reversed', // 已冲正
] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

export const VERDICTS = ['accept', 'question', 'disallow'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Put back into the project's money by the host, or paid back to where the money came from. */
export const RECTIFICATIONS = ['restored', 'repaid'] as const;
export type RectificationWay = (typeof RECTIFICATIONS)[number];

export const AUDIT_STEPS = [...VERDICTS, 'answer', 'rectify', 'reverse'] as const;
export type AuditStep = (typeof AUDIT_STEPS)[number];

/** A questioned expense is disallowed without an answer only once the answer is late. */
export const AUDIT_MOVES: Readonly<Record<AuditStep, { from: readonly AuditState[]; to: AuditState }>> = {
  accept: { from: ['booked', 'answered'], to: 'accepted' },
  question: { from: ['booked', 'answered', 'accepted'], to: 'questioned' },
  disallow: { from: ['booked', 'questioned', 'answered'], to: 'disallowed' },
  answer: { from: ['questioned'], to: 'answered' },
  rectify: { from: ['disallowed'], to: 'rectified' },
  reverse: { from: ['booked', 'questioned', 'answered'], to: 'reversed' },
};

export interface AuditedExpense {
  readonly state: AuditState;
  readonly amountFen: Fen;
  /** ZERO unless disallowed. */
  readonly disallowedFen: Fen;
  /** The last day of the host to answer; null unless questioned. */
  readonly answerDueOn: Day | null;
}

export interface Finding {
  readonly verdict: Verdict;
  readonly code: NegativeCode | null;
  /** Disallowed; null for any other verdict. */
  readonly amountFen: Fen | null;
  readonly note: string;
}

export interface AuditSettings {
  readonly noteCharacters: number;
}
/** Setting. */
export const DEFAULT_AUDIT_SETTINGS: AuditSettings = { noteCharacters: 2000 };

/** expenseAudit.step: this step cannot be taken now; expenseAudit.answerPending: the host may still answer. */
export function checkAuditStep(expense: AuditedExpense, step: AuditStep, today: Day): Violation[] {
  if (!AUDIT_MOVES[step].from.includes(expense.state)) return [violation('expenseAudit.step')];
  const { state, answerDueOn } = expense;
  if (step !== 'disallow' || state !== 'questioned' || answerDueOn === null || today > answerDueOn) return [];
  return [violation('expenseAudit.answerPending', [], { answerDueOn })];
}

/**
 * Accepted without code and amount; questioned with a code and what is asked; disallowed with a code, why, and an amount
 * above zero and up to the whole expense.
 */
export function checkFinding(
  finding: Finding,
  expenseFen: Fen,
  {
    list = DEFAULT_NEGATIVE_LIST.items.map((each) => each.code),
    settings = DEFAULT_AUDIT_SETTINGS,
  }: { list?: readonly NegativeCode[]; settings?: AuditSettings } = {},
): Violation[] {
  const { verdict, code, amountFen, note } = finding;
  const length = checkNoteLength(note, 'note', settings.noteCharacters);
  if (verdict === 'accept') {
    return collect(
      length,
      code === null ? null : violation('expenseAudit.acceptedWithCode', ['code']),
      amountFen === null ? null : violation('expenseAudit.acceptedWithAmount', ['amountFen']),
    );
  }
  return collect(
    length,
    code !== null && list.includes(code) ? null : violation('expenseAudit.codeMissing', ['code']),
    note.trim() === '' ? violation('expenseAudit.noteMissing', ['note']) : null,
    verdict === 'disallow' ? checkDisallowed(amountFen, expenseFen) : null,
    verdict === 'question' && amountFen !== null
      ? violation('expenseAudit.questionedWithAmount', ['amountFen'])
      : null,
  );
}

function checkDisallowed(amountFen: Fen | null, expenseFen: Fen): Violation | null {
  if (amountFen !== null && amountFen > 0 && amountFen <= expenseFen) return null;
  return violation('expenseAudit.disallowedAmount', ['amountFen'], { expenseYuan: formatYuan(expenseFen) });
}

/** The host says something; files are its own matter. */
export function checkAnswer(text: string, settings: AuditSettings = DEFAULT_AUDIT_SETTINGS): Violation[] {
  return collect(
    text.trim() === '' ? violation('expenseAudit.answerMissing', ['text']) : null,
    checkNoteLength(text, 'text', settings.noteCharacters),
  );
}

/** Put right in whole, with its voucher, by a day that has come. */
export function checkRectification(
  {
    amountFen,
    voucher,
    rectifiedOn,
  }: { amountFen: Fen; voucher: string; rectifiedOn: Day; way: RectificationWay },
  disallowedFen: Fen,
  today: Day,
): Violation[] {
  return collect(
    amountFen === disallowedFen
      ? null
      : violation('expenseAudit.rectifiedAmount', ['amountFen'], {
          disallowedYuan: formatYuan(disallowedFen),
        }),
    voucher.trim() === '' ? violation('expenseAudit.rectifiedVoucher', ['voucher']) : null,
    rectifiedOn > today ? violation('expenseAudit.rectifiedInFuture', ['rectifiedOn'], { today }) : null,
  );
}

function checkNoteLength(text: string, field: string, limit: number): Violation | null {
  const length = codePoints(text);
  return length > limit ? violation('text.tooLong', [field], { length, limit }) : null;
}

/** Not yet decided: the final accounts wait for them. */
export function undecidedCount(expenses: readonly Pick<AuditedExpense, 'state'>[]): number {
  return expenses.filter(({ state }) => state === 'booked' || state === 'questioned' || state === 'answered')
    .length;
}

/** What of an expense stays in the final accounts. */
export function countedFen({ state, amountFen, disallowedFen }: AuditedExpense): Fen {
  return state === 'reversed' ? ZERO : subtract(amountFen, disallowedFen);
}

export function countedTotal(expenses: readonly AuditedExpense[]): Fen {
  return add(...expenses.map(countedFen));
}
