// Progress and final reports: what a report must hold, how targets stand against what was reached, and how an officer
// accepts or returns it section by section. Money figures come from the ledger and are only repeated here.
import type { AgreedIndicator } from './agreement.ts';
import { addDays, addMonths, type Day } from './calendar.ts';
import { canonicalJson } from './canonicalJson.ts';
import { formatWan, type Fen } from './money.ts';
import { collect, violation, type Violation } from './violation.ts';

export const REPORT_KINDS = ['progress', 'final'] as const; // 年度进展报告, 结题报告
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_SECTIONS = [
  'indicators', // 指标完成情况
  'work', // 研究进展 / 主要研发内容
  'outputs', // 成果
  'money', // 经费执行
  'problems', // 问题与变更
  'plan', // 下年计划 / 推广应用计划
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export interface IndicatorResult {
  readonly name: string;
  readonly unit: string;
  readonly target: number;
  /** null: not entered. Zero is an answer. */
  readonly actual: number | null;
  readonly evidence: string;
  /** Why the target is not reached. */
  readonly note: string;
}

export interface MoneyFigures {
  readonly receivedFen: Fen;
  readonly spentFen: Fen;
  readonly balanceFen: Fen;
}

export interface Report {
  readonly kind: ReportKind;
  readonly indicators: readonly IndicatorResult[];
  readonly texts: Readonly<Record<'work' | 'problems' | 'plan', string>>;
  readonly money: MoneyFigures;
}

/**
 * Permille of the target, rounded down: 999 is not reached. Targets have at most two decimals. null where the target is zero
 * or nothing has been entered: a missing value is not zero.
 */
export function reachedPermille(target: number, actual: number | null): number | null {
  if (actual === null) return null;
  const [wanted, reached] = [Math.round(target * 100), Math.round(actual * 100)];
  return wanted > 0 ? Math.floor((reached * 1000) / wanted) : null;
}

/** How much of what was received has been spent (执行率), half-up as in the final accounts; null: nothing received. */
export function spentPermille({ receivedFen, spentFen }: MoneyFigures): number | null {
  if (receivedFen <= 0) return null;
  return Number((BigInt(spentFen) * 2000n + BigInt(receivedFen)) / (BigInt(receivedFen) * 2n));
}

/**
 * Every agreed indicator with its agreed target and none beside them. A final report gives evidence for each, and a reason
 * where the target is not reached.
 */
export function checkIndicatorResults(
  kind: ReportKind,
  agreed: readonly AgreedIndicator[],
  results: readonly IndicatorResult[],
): Violation[] {
  const surplus = results
    .slice(agreed.length)
    .map(({ name }, index) =>
      violation('report.indicatorUnknown', ['indicators', agreed.length + index], { name }),
    );
  const rows = agreed.flatMap((wanted, index) => {
    const path = ['indicators', index];
    const { name, target } = wanted;
    const result = results[index];
    if (result === undefined) return [violation('report.indicatorMissing', path, { name })];
    const { actual, evidence, note } = result;
    const isWanting = kind === 'final' && actual !== null && actual < target;
    return collect(
      result.name !== name || result.unit !== wanted.unit || result.target !== target
        ? violation('report.indicatorChanged', path, { name, target })
        : null,
      actual === null || !Number.isFinite(actual) || actual < 0
        ? violation('report.actual', [...path, 'actual'], { name })
        : null,
      kind === 'final' && evidence.trim() === ''
        ? violation('report.evidence', [...path, 'evidence'], { name })
        : null,
      isWanting && note.trim() === '' ? violation('report.shortfall', [...path, 'note'], { name }) : null,
    );
  });
  return [...rows, ...surplus];
}

/** Nobody types money into a report: the figures are those of the ledger at the cut-off. */
export function checkMoneyFigures(money: MoneyFigures, ledger: MoneyFigures): Violation[] {
  return (['receivedFen', 'spentFen', 'balanceFen'] as const)
    .filter((key) => money[key] !== ledger[key])
    .map((key) =>
      violation('report.money', ['money', key], {
        wan: formatWan(money[key]),
        ledgerWan: formatWan(ledger[key]),
      }),
    );
}

/** Setting: the least length of each text in characters; 无 is an answer to problems. */
export const TEXT_MINIMA: Readonly<Record<keyof Report['texts'], number>> = {
  work: 100,
  problems: 1,
  plan: 20,
};

/** Everything that keeps a report from being handed in. Outputs are checked by checkOutputs. */
export function checkReport(
  report: Report,
  agreed: readonly AgreedIndicator[],
  ledger: MoneyFigures,
  minima: typeof TEXT_MINIMA = TEXT_MINIMA,
): Violation[] {
  return collect(
    checkIndicatorResults(report.kind, agreed, report.indicators),
    (['work', 'problems', 'plan'] as const)
      .map((key) => ({ key, min: minima[key], length: [...report.texts[key].trim()].length }))
      .filter(({ min, length }) => length < min)
      .map(({ key, min, length }) => violation('report.textShort', ['texts', key], { min, length })),
    checkMoneyFigures(report.money, ledger),
  );
}

/** What an officer says of each section; a section not named is still open. */
export interface SectionAnswer {
  readonly section: ReportSection;
  readonly verdict: 'accepted' | 'returned';
  readonly reason: string;
}

/** Each section once, and a reason for each that is returned. */
export function checkSectionAnswers(answers: readonly SectionAnswer[]): Violation[] {
  return answers.flatMap(({ section, verdict, reason }, index) =>
    collect(
      !REPORT_SECTIONS.includes(section) || answers.findIndex((each) => each.section === section) < index
        ? violation('report.section', ['sections', index], { section: `terms.reportSection.${section}` })
        : null,
      verdict === 'returned' && reason.trim() === ''
        ? violation('report.returnReason', ['sections', index, 'reason'], {
            section: `terms.reportSection.${section}`,
          })
        : null,
    ),
  );
}

/** Accepted when every section is; returned as soon as all are answered and one is returned; else open. */
export function reportVerdict(answers: readonly SectionAnswer[]): 'open' | 'accepted' | 'returned' {
  const verdicts = REPORT_SECTIONS.map((key) => answers.find((each) => each.section === key)?.verdict);
  if (verdicts.some((each) => each === undefined)) return 'open';
  return verdicts.every((each) => each === 'accepted') ? 'accepted' : 'returned';
}

/** A returned report comes back with its accepted sections untouched: the officer reads only what was asked for. */
export function checkResubmission(
  earlier: Readonly<Record<ReportSection, unknown>>,
  later: Readonly<Record<ReportSection, unknown>>,
  answers: readonly SectionAnswer[],
): Violation[] {
  return answers
    .filter(({ section, verdict }) => verdict === 'accepted' && !isSame(earlier[section], later[section]))
    .map(({ section }) =>
      violation('report.acceptedChanged', [section], { section: `terms.reportSection.${section}` }),
    );
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson({ a }) === canonicalJson({ a: b });
}

export interface ReportDue {
  readonly kind: ReportKind;
  /** The year a progress report is about; of the final report, the last year of the term. */
  readonly year: number;
  readonly dueOn: Day;
}

/** Settings: days after the end of each year of the term, and after the end of the term (a common practice is 60). */
export const REPORT_DAYS = { progressDays: 31, finalDays: 60 };

/** A progress report for each calendar year that ends within the term, unless the term ends in it too; then the final one. */
export function reportsDue(
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
  { progressDays, finalDays }: typeof REPORT_DAYS = REPORT_DAYS,
): ReportDue[] {
  const [first, last] = [Number(startsOn.slice(0, 4)), Number(endsOn.slice(0, 4))];
  const progress = Array.from({ length: Math.max(0, last - first) }, (_, index): ReportDue => {
    const year = first + index;
    return { kind: 'progress', year, dueOn: addDays(`${year}-12-31`, progressDays) };
  });
  return [...progress, { kind: 'final', year: last, dueOn: addDays(endsOn, finalDays) }];
}

/** Acceptance is applied for within so many months of the end. Setting: 6, as one province asks; confidence low. */
export function acceptanceDueOn(endsOn: Day, months = 6): Day {
  return addMonths(endsOn, months);
}
