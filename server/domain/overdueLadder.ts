// What happens when something owed is late, step by step and each step once: a reminder, the host is told, payments stop,
// new applications are refused (L5). For the job that runs by the clock and for the rules that ask whether a hold stands.
import { addDays, type Day } from './calendar.ts';
import type { OverdueItem } from './eligibility.ts';
import { collect, violation, type Violation } from './violation.ts';

export const OVERDUE_STEPS = ['reminder', 'hostNotified', 'paymentsStopped', 'applicationsRefused'] as const;
export type OverdueStep = (typeof OVERDUE_STEPS)[number];

/** So many days after the due day; the due day itself is in time. Below 1: a reminder ahead. */
export type Ladder = readonly { readonly step: OverdueStep; readonly afterDays: number }[];

/** Settings (design default). */
export const LADDER: Ladder = [
  { step: 'reminder', afterDays: 1 },
  { step: 'hostNotified', afterDays: 8 },
  { step: 'paymentsStopped', afterDays: 15 },
  { step: 'applicationsRefused', afterDays: 31 },
];

export const OBLIGATION_KINDS = [
  'agreement',
  'progressReport',
  'finalReport',
  'acceptance',
  'rectification',
  'surplusReturn',
] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

export interface Obligation {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly dueOn: Day;
  /** When it was handed in; null: still owed. What is returned is owed again. */
  readonly doneOn: Day | null;
}

/** What has been taken is known by obligation, due day and step: an extension is a new due day and begins anew. */
export interface TakenStep {
  readonly obligationId: string;
  readonly dueOn: Day;
  readonly step: OverdueStep;
}

export interface DueStep extends TakenStep {
  readonly kind: ObligationKind;
  /** The day from which the step was due, however late the clock came round. */
  readonly since: Day;
}

/** Days rise from step to step, each step once, and nothing is stopped before the due day is over. */
export function checkLadder(ladder: Ladder): Violation[] {
  return ladder.flatMap(({ step, afterDays }, index) => {
    const before = ladder[index - 1];
    const isHold = step === 'paymentsStopped' || step === 'applicationsRefused';
    return collect(
      !Number.isSafeInteger(afterDays) || (before !== undefined && afterDays <= before.afterDays)
        ? violation('ladder.days', [index, 'afterDays'])
        : null,
      ladder.findIndex((each) => each.step === step) < index
        ? violation('ladder.stepTwice', [index, 'step'], { step: `terms.overdueStep.${step}` })
        : null,
      isHold && afterDays < 1
        ? violation('ladder.holdTooEarly', [index, 'afterDays'], { step: `terms.overdueStep.${step}` })
        : null,
    );
  });
}

/** The steps to take now, the earliest first. After a pause of the clock all that came due meanwhile come at once. */
export function dueSteps(
  obligations: readonly Obligation[],
  taken: readonly TakenStep[],
  today: Day,
  ladder: Ladder = LADDER,
): DueStep[] {
  const done = new Set(taken.map(stepKey));
  return obligations
    .filter((each) => each.doneOn === null)
    .flatMap(({ id: obligationId, kind, dueOn }) =>
      ladder.map(({ step, afterDays }) => ({
        obligationId,
        kind,
        dueOn,
        step,
        since: addDays(dueOn, afterDays),
      })),
    )
    .filter((each) => each.since <= today && !done.has(stepKey(each)))
    .sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
}

/** Unique among what is sent: the database holds one row of each. */
export function stepKey({ obligationId, dueOn, step }: TakenStep): string {
  return `${obligationId} ${dueOn} ${step}`;
}

/** Obligations for which a hold stands on a day. By the day alone: a clock that stood still lets nothing through. */
export function heldBy(
  obligations: readonly Obligation[],
  hold: Extract<OverdueStep, 'paymentsStopped' | 'applicationsRefused'>,
  today: Day,
  ladder: Ladder = LADDER,
): Obligation[] {
  const rung = ladder.find((each) => each.step === hold);
  if (rung === undefined) return [];
  return obligations.filter(
    ({ dueOn, doneOn }) => doneOn === null && addDays(dueOn, rung.afterDays) <= today,
  );
}

/** Before a payment: nothing of the project is so late that payments are stopped. */
export function checkPaymentsNotStopped(
  obligations: readonly Obligation[],
  today: Day,
  ladder: Ladder = LADDER,
): Violation[] {
  return heldBy(obligations, 'paymentsStopped', today, ladder).map(({ kind, dueOn }) =>
    violation('overdue.paymentsStopped', [], { kind: `terms.obligation.${kind}`, dueOn }),
  );
}

/** What L5 counts: one entry for a project with anything that late, by what is late longest. */
export function overdueItem(
  project: Omit<OverdueItem, 'dueOn'>,
  obligations: readonly Obligation[],
  today: Day,
  ladder: Ladder = LADDER,
): OverdueItem | null {
  const days = heldBy(obligations, 'applicationsRefused', today, ladder).map((each) => each.dueOn);
  const [first] = [...days].sort();
  return first === undefined ? null : { ...project, dueOn: first };
}
