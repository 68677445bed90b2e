// Acceptance (验收): what must lie before the panel, who may sit on it, what it says of each indicator, and when its
// conclusion stands. For the officer who convenes it, the experts who sign and the leader who waits. What follows from it is
// in acceptanceOutcome.ts. Conflicts are those of review: they are looked for again on the day the panel meets.
import type { AgreedIndicator } from './agreement.ts';
import { addMonths, type Day } from './calendar.ts';
import {
  conflictViolations,
  findConflicts,
  isSamePerson,
  isSameUnit,
  type ConflictApplication,
  type ConflictExpert,
  type ConflictFacts,
} from './conflict.ts';
import { collect, violation, type Violation } from './violation.ts';

/** What the panel reads: the accepted final report and the signed final accounts. */
export function checkReadyForAcceptance(ready: {
  readonly isFinalReportAccepted: boolean;
  readonly areAccountsSigned: boolean;
}): Violation[] {
  return collect(
    ready.isFinalReportAccepted ? null : violation('acceptance.noFinalReport'),
    ready.areAccountsSigned ? null : violation('acceptance.noFinalAccounts'),
  );
}

export interface PanelMember extends ConflictExpert {
  /** Financial expert: the panel has at least one. */
  readonly isFinance: boolean;
  readonly isChair: boolean;
}

export interface PanelSettings {
  readonly minExperts: number;
  readonly minFinance: number;
  /** Of one legal unit, at most so many (R11). */
  readonly maxOfUnit: number;
}

/** Settings; three with one for finance is the least that a bureau may set. */
export const PANEL_SETTINGS: PanelSettings = { minExperts: 3, minFinance: 1, maxOfUnit: 1 };

/** The panel: enough, with finance, one chair, nobody twice, nobody who must keep away; the rules are those of review. */
export function checkPanel(
  panel: readonly PanelMember[],
  project: ConflictApplication,
  facts: ConflictFacts,
  { minExperts, minFinance, maxOfUnit }: PanelSettings = PANEL_SETTINGS,
): Violation[] {
  const finance = panel.filter((each) => each.isFinance).length;
  const chairs = panel.filter((each) => each.isChair).length;
  return collect(
    panel.length < minExperts
      ? violation('acceptance.panelSmall', ['panel'], { count: panel.length, min: minExperts })
      : null,
    finance < minFinance
      ? violation('acceptance.noFinance', ['panel'], { count: finance, min: minFinance })
      : null,
    chairs !== 1 ? violation('acceptance.chair', ['panel'], { count: chairs }) : null,
    panel.flatMap((member, index) => {
      const { expertId, name } = member;
      const earlier = panel.slice(0, index);
      const colleagues = earlier.filter((each) => isSameUnit(each, member)).length;
      const path = ['panel', index];
      return collect(
        earlier.some((each) => each.expertId === expertId || isSamePerson(each, member))
          ? violation('acceptance.expertTwice', path, { name })
          : null,
        colleagues >= maxOfUnit
          ? violation('acceptance.sameUnit', path, { name: member.organisationName, max: maxOfUnit })
          : null,
        conflictViolations(findConflicts(member, project, facts), path),
      );
    }),
  );
}

export const INDICATOR_VERDICTS = ['reached', 'partly', 'notReached'] as const; // 完成 部分完成 未完成
export type IndicatorVerdict = (typeof INDICATOR_VERDICTS)[number];

export interface JudgedIndicator {
  readonly name: string;
  readonly target: number;
  /** What the panel found, whatever the report says. */
  readonly reached: number | null;
  readonly verdict: IndicatorVerdict | null;
  /** What it rests on: a file, a page, what was seen on the site. */
  readonly evidence: string;
  /** Why the verdict is what the figures alone would not say. */
  readonly note: string;
}

/** Each agreed indicator judged with target, finding and evidence; a verdict against the figures says why. */
export function checkJudged(
  agreed: readonly AgreedIndicator[],
  judged: readonly JudgedIndicator[],
): Violation[] {
  const surplus = judged
    .slice(agreed.length)
    .map(({ name }, index) =>
      violation('acceptance.indicatorUnknown', ['indicators', agreed.length + index], { name }),
    );
  const rows = agreed.flatMap(({ name, target }, index) => {
    const path = ['indicators', index];
    const row = judged[index];
    if (row === undefined || row.name !== name || row.target !== target)
      return [violation('acceptance.indicator', path, { name, target })];
    const { reached, verdict, evidence, note } = row;
    const isAgainst = reached !== null && verdict !== null && verdict !== verdictByFigures(target, reached);
    return collect(
      reached === null || !Number.isFinite(reached) || reached < 0
        ? violation('acceptance.reached', [...path, 'reached'], { name })
        : null,
      verdict === null ? violation('acceptance.verdict', [...path, 'verdict'], { name }) : null,
      evidence.trim() === '' ? violation('acceptance.evidence', [...path, 'evidence'], { name }) : null,
      isAgainst && note.trim() === '' ? violation('acceptance.note', [...path, 'note'], { name }) : null,
    );
  });
  return [...rows, ...surplus];
}

/** What the figures alone say: reached from the target on, partly above nothing. */
export function verdictByFigures(target: number, reached: number): IndicatorVerdict {
  if (reached >= target) return 'reached';
  return reached > 0 ? 'partly' : 'notReached';
}

export const CONCLUSIONS = ['passed', 'rectify', 'failed'] as const; // 通过 限期整改 不通过
export type Conclusion = (typeof CONCLUSIONS)[number];

export const MANNERS = ['meeting', 'site', 'letter'] as const; // 会议 现场 函审
export type Manner = (typeof MANNERS)[number];

export interface Opinion {
  readonly conclusion: Conclusion;
  readonly manner: Manner;
  /** Where the panel met; of an opinion by letter, nothing. */
  readonly place: string;
  readonly heldOn: Day;
  /** The last day of rectification, when the conclusion is `rectify`. */
  readonly rectifyBy: Day | null;
  readonly text: string;
  /** 综合评分 in hundredths of a point; null: not scored. */
  readonly scoreHundredths: number | null;
  /** Of the money, by the finance expert: null is not yet said. */
  readonly isMoneySound: boolean | null;
  readonly signedBy: readonly number[];
}

export interface ConclusionSettings {
  /** The longest rectification; common practice is 6 months (confidence medium). */
  readonly rectifyMonths: number;
  readonly rectifications: number;
  /** With how many indicators not reached a project may still pass. */
  readonly notReachedToPass: number;
  readonly opinionCharacters: number;
  /** Whether the panel has to give a score as well. */
  readonly isScored: boolean;
  readonly gradeFrom: GradeLimits;
}

export const GRADES = ['excellent', 'good', 'qualified', 'unqualified'] as const; // 优秀 良好 合格 不合格
export type Grade = (typeof GRADES)[number];

/** From how many hundredths of a point on. */
export type GradeLimits = Readonly<Record<Exclude<Grade, 'unqualified'>, number>>;

/** Setting (design default): 90, 80 and 60, after the cut points of 财预〔2020〕10号 for the evaluation of performance. */
export const GRADE_FROM: GradeLimits = { excellent: 9000, good: 8000, qualified: 6000 };

/** No grade without a score. */
export function gradeOf(scoreHundredths: number | null, from: GradeLimits = GRADE_FROM): Grade | null {
  if (scoreHundredths === null) return null;
  if (scoreHundredths >= from.excellent) return 'excellent';
  if (scoreHundredths >= from.good) return 'good';
  return scoreHundredths >= from.qualified ? 'qualified' : 'unqualified';
}

/** Settings. */
export const CONCLUSION_SETTINGS: ConclusionSettings = {
  rectifyMonths: 6,
  rectifications: 1,
  notReachedToPass: 0,
  opinionCharacters: 50,
  isScored: false,
  gradeFrom: GRADE_FROM,
};

export interface ConclusionFacts {
  readonly agreed: readonly AgreedIndicator[];
  readonly panel: readonly Pick<PanelMember, 'expertId' | 'name'>[];
  readonly judged: readonly JudgedIndicator[];
  /** Rectifications the project has already been given. */
  readonly rectifiedBefore: number;
  readonly today: Day;
}

/** Everything that keeps a panel's opinion from being sealed. */
export function checkOpinion(
  opinion: Opinion,
  { agreed, panel, judged, rectifiedBefore, today }: ConclusionFacts,
  settings: ConclusionSettings = CONCLUSION_SETTINGS,
): Violation[] {
  const { conclusion, heldOn, manner, place, text, isMoneySound, signedBy } = opinion;
  const length = [...text.trim()].length;
  const min = settings.opinionCharacters;
  const names = panel.filter((each) => !signedBy.includes(each.expertId)).map((each) => each.name);
  const notReached = judged.filter((each) => each.verdict === 'notReached').length;
  const passes = conclusion === 'passed';
  return collect(
    checkJudged(agreed, judged),
    manner !== 'letter' && place.trim() === '' ? violation('acceptance.place', ['place']) : null,
    heldOn > today ? violation('acceptance.heldInFuture', ['heldOn'], { today }) : null,
    length < min ? violation('acceptance.opinionShort', ['text'], { min, length }) : null,
    names.length > 0 ? violation('acceptance.unsigned', ['signedBy'], { names }) : null,
    isMoneySound === null ? violation('acceptance.money', ['isMoneySound']) : null,
    passes && isMoneySound === false ? violation('acceptance.passWithoutMoney', ['conclusion']) : null,
    passes && notReached > settings.notReachedToPass
      ? violation('acceptance.passNotReached', ['conclusion'], { count: notReached })
      : null,
    checkScore(opinion, settings),
    checkRectification(opinion, rectifiedBefore, today, settings),
  );
}

/** A score where one is asked for, between 0 and 100; below the last grade nothing passes. */
function checkScore(
  { conclusion, scoreHundredths: score }: Opinion,
  { isScored, gradeFrom }: ConclusionSettings,
): Violation[] {
  const path = ['scoreHundredths'];
  if (score === null) return isScored ? [violation('acceptance.scoreMissing', path)] : [];
  if (!Number.isSafeInteger(score) || score < 0 || score > 10_000)
    return [violation('acceptance.score', path)];
  return conclusion === 'passed' && gradeOf(score, gradeFrom) === 'unqualified'
    ? [violation('acceptance.passBelow', ['conclusion'], { least: gradeFrom.qualified / 100 })]
    : [];
}

/** A day still to come, within the longest time and no more often than the setting; no day where nothing is rectified. */
function checkRectification(
  { conclusion, heldOn, rectifyBy }: Opinion,
  rectifiedBefore: number,
  today: Day,
  { rectifyMonths, rectifications }: ConclusionSettings,
): Violation[] {
  if (conclusion !== 'rectify')
    return rectifyBy === null ? [] : [violation('acceptance.noRectification', ['rectifyBy'])];
  const latest = addMonths(heldOn, rectifyMonths);
  return collect(
    rectifyBy === null || rectifyBy <= heldOn || rectifyBy <= today || rectifyBy > latest
      ? violation('acceptance.rectifyBy', ['rectifyBy'], { latest })
      : null,
    rectifiedBefore >= rectifications
      ? violation('acceptance.rectifiedBefore', ['conclusion'], { count: rectifiedBefore })
      : null,
  );
}
