// The rules of one call: what the officer sets and what publishing freezes. Later edits of a programme never reach an
// application of a call that is already published. Every number here is a setting of the call; callRulesCheck.ts says
// what keeps them from being published.
import type { BudgetSettings } from './budget.ts';
import { parseDay, type Day } from './calendar.ts';
import type { Degree, FormDefinition, Label, Sex, TitleLevel } from './form.ts';
import type { Fen } from './money.ts';
import type { BudgetMode } from './terms.ts';

export interface CallRules {
  /** `letters`: the programme in 受理号 and 通知书编号, e.g. ZR. */
  readonly programme: { readonly key: string; readonly name: Label; readonly letters: string };
  readonly year: number;
  readonly budgetMode: BudgetMode;
  readonly endorsement: {
    /** Whether the county office or department in charge recommends after the host. */
    readonly recommender: boolean;
    /** Working days after the deadline that the host has for its opinion. */
    readonly hostDays: number;
  };
  /** ISO instants; `closesAt` is exclusive. null only while the call is a draft. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly directions: readonly Direction[];
  readonly amount: { readonly minFen: Fen; readonly maxFen: Fen; readonly stepFen: Fen };
  /** Money of the whole call (资金总额). */
  readonly envelopeFen: Fen;
  /** Months of the term (执行期); `startsOn` null leaves the first day to the applicant. */
  readonly term: { readonly minMonths: number; readonly maxMonths: number; readonly startsOn: Day | null };
  readonly ageRule: { readonly limits: Readonly<Record<Sex, number>> } | null;
  readonly titleRule: TitleRule | null;
  readonly limits: Limits;
  readonly budget: (BudgetSettings & { readonly ownFundsPermille: number }) | null;
  readonly rubric: Rubric;
  readonly form: FormDefinition;
  readonly attachments: readonly AttachmentRule[];
  readonly body: { readonly mode: 'uploaded'; readonly maxPages: number; readonly maxBytes: number };
  readonly correction: { readonly days: number; readonly once: boolean };
  readonly publicity: { readonly workingDays: number; readonly countsFirstDay: boolean };
  readonly numberPattern: string;
  /** {T} of the pattern. */
  readonly projectNumberType: string;
  readonly labels: { readonly hostUnit: Label; readonly agreement: Label };
  readonly blind: 'single' | 'double';
  /** Calendar days after the deadline within which the formal check ends. */
  readonly formalCheckDays: number;
}

export interface Direction {
  readonly code: string;
  readonly title: string;
}

/** Title or degree; else so many recommenders of the same field who hold one of `recommenderTitles`. */
export interface TitleRule {
  readonly titles: readonly TitleLevel[];
  readonly degrees: readonly Degree[];
  /** null: no recommender can stand in. */
  readonly orRecommenders: number | null;
  readonly recommenderTitles: readonly TitleLevel[];
}

export interface Limits {
  readonly perPersonPerYear: number;
  readonly activeAsLead: number;
  /** Overdue projects from which a unit is held back (L5); null: never. */
  readonly overdueProjectsOfUnit: number | null;
  readonly partners: number;
  readonly members: number;
  readonly avoidedExperts: number;
}

export interface Criterion {
  readonly key: string;
  readonly label: Label;
  /** Of 100. */
  readonly weight: number;
}

export interface Rubric {
  readonly criteria: readonly Criterion[];
  readonly minCommentCharacters: number;
  readonly reviewersWanted: number;
  /** Effective reviews below which a round cannot close. */
  readonly reviewersMin: number;
  readonly aggregation: {
    /** Reviews from which the highest and the lowest are dropped; null: a plain mean always. */
    readonly trimFrom: number | null;
    /** Greatest minus least score, in hundredths, from which the officer is told that opinions differ. */
    readonly spreadFlag: number;
  };
}

export interface AttachmentRule {
  readonly key: string;
  readonly label: Label;
  readonly required: boolean;
  /** Wanted only where the answers call for it: research on people or animals, recommenders, partners. */
  readonly requiredIf?: 'ethics' | 'recommenders' | 'partners';
  readonly multiple: boolean;
  readonly maxBytes: number;
  /** Extensions in lower case without the dot. */
  readonly types: readonly string[];
}

/** The instants of a published call. Throws RangeError for a draft without dates: nobody may ask it. */
export function instantsOf(rules: Pick<CallRules, 'opensAt' | 'closesAt'>): {
  opensAt: Date;
  closesAt: Date;
} {
  const opensAt = parseInstant(rules.opensAt);
  const closesAt = parseInstant(rules.closesAt);
  if (!opensAt || !closesAt) throw new RangeError('the call has no dates yet');
  return { opensAt, closesAt };
}

/** An instant with its zone, e.g. 2026-10-01T00:00:00+08:00; without a zone it would mean another moment elsewhere. */
export function parseInstant(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || parseDay(text.slice(0, 10)) === null ? null : new Date(milliseconds);
}
