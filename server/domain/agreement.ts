// The agreement (任务书 or 资助项目计划书, the programme chooses the label): derived from the frozen application and the
// decision. What the application said is locked; money and targets are cut only as the decision ordered; the rest the
// leader completes. For the leader who edits it and the officer who must see every deviation by its path.
import { readApplication } from './applicationFacts.ts';
import { checkBudget, DEFAULT_BUDGET_SETTINGS, type BudgetSettings } from './budget.ts';
import type { Day } from './calendar.ts';
import { differences, shownValue } from './differences.ts';
import { answerOf, isPlainObject, ownValue, type Answers } from './form.ts';
import { formatWan, type Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';
import { collect, under, violation, type Path, type Violation } from './violation.ts';

/** What the meeting granted, and what it ordered to change for it. */
export interface AwardOrder {
  readonly amountFen: Fen;
  readonly targets: readonly OrderedTarget[];
}

/** A target (指标) that the decision lowers: `row` counts the indicators of the application from 0. */
export interface OrderedTarget {
  readonly row: number;
  readonly to: number;
  readonly reason: string;
}

/** What the leader adds to each indicator: where it stands, where it stands midway, how it is assessed. */
export interface IndicatorPlan {
  readonly baseline: number | null;
  readonly midTarget: number | null;
  readonly assessment: string;
}

export interface AgreementContent {
  readonly amountFen: Fen;
  readonly carried: Answers;
  readonly completed: {
    readonly indicators: readonly IndicatorPlan[];
    readonly years: readonly { readonly year: number; readonly plan: string }[];
    /** Who owns results and intellectual property, and what is kept confidential. */
    readonly ownership: string;
    readonly confidentiality: string;
  };
}

/** Setting: sections that go over, without the fields that only the choice of projects needed. */
export const CARRIED_SECTIONS: Readonly<Record<string, { readonly without: readonly string[] }>> = {
  basic: { without: ['requestedFen'] },
  lead: { without: ['recommenders'] },
  team: { without: [] },
  partners: { without: [] },
  indicators: { without: [] },
  budget: { without: [] },
};

/** The agreement before anybody has edited it: the application as the decision left it, and blanks to complete. */
export function deriveAgreement(
  answers: Answers,
  order: AwardOrder,
  sections: typeof CARRIED_SECTIONS = CARRIED_SECTIONS,
): AgreementContent {
  const carried = Object.entries(sections).flatMap(([key, { without }]) => {
    const section = ownValue(answers, key);
    if (!isPlainObject(section)) return [];
    const fields = Object.entries(section).filter(([field]) => !without.includes(field));
    return [[key, Object.fromEntries(fields)] as const];
  });
  return {
    amountFen: order.amountFen,
    carried: withTargets(Object.fromEntries(carried), order.targets),
    completed: {
      indicators: indicatorRows(answers).map(() => ({ baseline: null, midTarget: null, assessment: '' })),
      years: yearsOf(answers).map((year) => ({ year, plan: '' })),
      ownership: '',
      confidentiality: '',
    },
  };
}

function withTargets(carried: Answers, targets: readonly OrderedTarget[]): Answers {
  const rows = answerOf(carried, 'indicators', 'indicators');
  if (!Array.isArray(rows) || targets.length === 0) return carried;
  const cut = rows.map((row: unknown, index) => {
    const ordered = targets.find((each) => each.row === index);
    return ordered && isPlainObject(row) ? { ...row, target: ordered.to } : row;
  });
  return { ...carried, indicators: { ...carried.indicators, indicators: cut } };
}

/** Whether the grant is less than was asked for: only then do the budget lines open. */
export function isCut(answers: Answers, order: Pick<AwardOrder, 'amountFen'>): boolean {
  const { requestedFen } = readApplication(answers);
  return requestedFen !== null && order.amountFen < requestedFen;
}

const OPENED_BY_A_CUT: readonly string[] = ['grantFen', 'quantity', 'note'];

/** Whether the leader may change what stands at a path of the agreement. */
export function mayEdit(path: Path, { cut }: { cut: boolean }): boolean {
  const [part, section, field, row, column] = path;
  if (part === 'completed') return true;
  if (!cut || part !== 'carried' || section !== 'budget' || field !== 'lines') return false;
  return typeof row === 'number' && OPENED_BY_A_CUT.includes(String(column));
}

/** The order itself: no more money or higher target than was applied for, each lowered target once and with its reason. */
export function checkAwardOrder(answers: Answers, order: AwardOrder): Violation[] {
  const { requestedFen } = readApplication(answers);
  const rows = indicatorRows(answers);
  const isMoneyWrong = order.amountFen <= 0 || (requestedFen !== null && order.amountFen > requestedFen);
  return collect(
    isMoneyWrong
      ? violation('agreement.orderAmount', ['amountFen'], {
          wan: formatWan(order.amountFen),
          requestedWan: requestedFen === null ? '—' : formatWan(requestedFen),
        })
      : null,
    order.targets.flatMap(({ row, to, reason }, index) => {
      const target = ownValue(rows[row], 'target');
      const path = ['targets', index];
      if (typeof target !== 'number' || order.targets.findIndex((each) => each.row === row) < index)
        return [violation('agreement.orderRow', [...path, 'row'], { row: row + 1 })];
      return collect(
        to >= 0 && to < target
          ? null
          : violation('agreement.orderTarget', [...path, 'to'], { row: row + 1, target }),
        reason.trim() === ''
          ? violation('agreement.orderReason', [...path, 'reason'], { row: row + 1 })
          : null,
      );
    }),
  );
}

/** Every place where the edited version leaves what the application and the decision say, by its path. */
export function checkDeviations(
  derived: AgreementContent,
  edited: AgreementContent,
  { cut }: { cut: boolean },
): Violation[] {
  return differences(derived, edited)
    .filter(({ path }) => !mayEdit(path, { cut }))
    .map(({ path, before, after }) =>
      violation('agreement.deviates', path, {
        at: path.join('.'),
        derived: shownValue(before),
        edited: shownValue(after),
      }),
    );
}

/** The lines of an itemised agreement: none above what was applied for, together the grant, within the indirect cap. */
export function checkAgreedBudget(
  derived: AgreementContent,
  edited: AgreementContent,
  budgetMode: BudgetMode,
  settings: BudgetSettings = DEFAULT_BUDGET_SETTINGS,
): Violation[] {
  const { budgetLines: lines, ownFen } = readApplication(edited.carried);
  const { budgetLines: applied } = readApplication(derived.carried);
  const rows = answerOf(edited.carried, 'budget', 'lines');
  return under(
    ['carried', 'budget'],
    collect(
      (Array.isArray(rows) ? rows : []).flatMap((row: unknown, index) =>
        collect(
          isAmount(ownValue(row, 'grantFen'))
            ? null
            : violation('agreement.lineAmount', ['lines', index, 'grantFen']),
          isAmount(ownValue(row, 'quantity') ?? 0)
            ? null
            : violation('agreement.lineAmount', ['lines', index, 'quantity']),
        ),
      ),
      lines.flatMap(({ grantFen, quantity }, index) => {
        const line = applied[index];
        if (line === undefined || (grantFen <= line.grantFen && quantity <= line.quantity)) return [];
        return [
          violation('agreement.lineRaised', ['lines', index], { appliedWan: formatWan(line.grantFen) }),
        ];
      }),
      checkBudget({ budgetMode, lines, requestedFen: edited.amountFen, ownFen, settings }),
    ),
  );
}

/** What the leader has still to complete. Setting: the least length of the plan of a year. */
export function checkCompleted(
  content: AgreementContent,
  { planCharacters = 10 }: { planCharacters?: number } = {},
): Violation[] {
  const { indicators, years, ownership, confidentiality } = content.completed;
  const rows = indicatorRows(content.carried);
  const wantedYears = yearsOf(content.carried);
  const isBlankNumber = (value: number | null): boolean => value === null || !(value >= 0);
  return under(
    ['completed'],
    collect(
      indicators.length !== rows.length
        ? violation('agreement.indicatorRows', ['indicators'], { count: rows.length })
        : null,
      indicators.flatMap(({ baseline, midTarget, assessment }, index) => {
        const path = ['indicators', index];
        return collect(
          isBlankNumber(baseline) ? violation('agreement.baseline', [...path, 'baseline']) : null,
          isBlankNumber(midTarget) ? violation('agreement.midTarget', [...path, 'midTarget']) : null,
          assessment.trim() === '' ? violation('agreement.assessment', [...path, 'assessment']) : null,
        );
      }),
      years.map((each) => each.year).join() !== wantedYears.join()
        ? violation('agreement.years', ['years'], { years: wantedYears.map(String) })
        : null,
      years.flatMap(({ year, plan }, index) =>
        [...plan.trim()].length < planCharacters
          ? [violation('agreement.yearPlan', ['years', index, 'plan'], { year, min: planCharacters })]
          : [],
      ),
      ownership.trim() === '' ? violation('agreement.ownership', ['ownership']) : null,
      confidentiality.trim() === '' ? violation('agreement.confidentiality', ['confidentiality']) : null,
    ),
  );
}

/** The indicators as agreed, for reports and acceptance. */
export interface AgreedIndicator {
  readonly name: string;
  readonly unit: string;
  readonly target: number;
  readonly dueOn: Day | null;
}

export function agreedIndicators(content: AgreementContent): AgreedIndicator[] {
  return indicatorRows(content.carried).map((row) => ({
    name: String(row.name ?? ''),
    unit: String(row.unit ?? ''),
    target: Number(row.target ?? 0),
    dueOn: typeof row.dueOn === 'string' ? row.dueOn : null,
  }));
}

/** Whole and not negative: readApplication reads any other amount as none and any other quantity as one. */
function isAmount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A row that cannot be read stays as an empty one: orders and plans count rows as the application does. */
function indicatorRows(answers: Answers): Record<string, unknown>[] {
  const rows = answerOf(answers, 'indicators', 'indicators');
  return Array.isArray(rows) ? rows.map((row: unknown) => (isPlainObject(row) ? row : {})) : [];
}

/** Each calendar year that the term touches. */
function yearsOf(answers: Answers): number[] {
  const { startsOn, endsOn } = readApplication(answers);
  if (startsOn === null || endsOn === null || endsOn < startsOn) return [];
  const [from, to] = [Number(startsOn.slice(0, 4)), Number(endsOn.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
