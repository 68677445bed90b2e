// What the rules need to know of an application, read out of its answers. Reads drafts too: what is absent or malformed
// is null or left out, and formCheck.ts says so.
import { BUDGET_CATEGORIES, type BudgetCategory, type BudgetLine } from './budget.ts';
import { parseDay, type Day } from './calendar.ts';
import { answerOf, isBlank, isPlainObject, ownValue, splitWords, type Answers } from './form.ts';
import type { FileAnswer, PersonAnswer, UnitAnswer } from './form.ts';
import { fen, ZERO, type Fen } from './money.ts';

export interface AvoidedExpert {
  readonly name: string;
  readonly organisationName: string;
  readonly uscc: string | null;
  readonly reason: string;
}

export interface SeniorRecommender {
  readonly name: string;
  readonly organisationName: string;
  readonly field: string;
  readonly title: string;
  readonly signedOn: Day | null;
}

export interface ApplicationFacts {
  readonly title: string;
  readonly direction: string | null;
  readonly discipline: string | null;
  readonly keywords: readonly string[];
  readonly abstract: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  /** Calendar months from the first to the last, both counted: 2023-01 to 2024-12 are 24. */
  readonly months: number | null;
  readonly requestedFen: Fen | null;
  readonly ownFen: Fen;
  readonly lead: PersonAnswer | null;
  readonly members: readonly PersonAnswer[];
  readonly partners: readonly UnitAnswer[];
  readonly budgetLines: readonly BudgetLine[];
  readonly recommenders: readonly SeniorRecommender[];
  readonly avoid: readonly AvoidedExpert[];
  readonly body: FileAnswer | null;
}

export function readApplication(answers: Answers): ApplicationFacts {
  const basic = (key: string): unknown => answerOf(answers, 'basic', key);
  const startsOn = asDay(basic('startsOn'));
  const endsOn = asDay(basic('endsOn'));
  const lead = answerOf(answers, 'lead', 'lead');
  return {
    title: asText(basic('title')),
    direction: asText(basic('direction')) || null,
    discipline: asText(basic('discipline')) || null,
    keywords: splitWords(asText(basic('keywords'))),
    abstract: asText(basic('abstract')),
    startsOn,
    endsOn,
    months: startsOn !== null && endsOn !== null ? countMonths(startsOn, endsOn) : null,
    requestedFen: asFen(basic('requestedFen')),
    ownFen: asFen(basic('ownFen')) ?? ZERO,
    lead: isPlainObject(lead) ? lead : null,
    members: objects(answerOf(answers, 'team', 'members')),
    partners: objects(answerOf(answers, 'partners', 'partners')),
    budgetLines: objects(answerOf(answers, 'budget', 'lines')).flatMap(readLine),
    recommenders: objects(answerOf(answers, 'lead', 'recommenders')).map(readRecommender),
    avoid: objects(answerOf(answers, 'avoid', 'avoid')).map(readAvoided),
    body: (objects(answerOf(answers, 'body', 'body'))[0] as FileAnswer | undefined) ?? null,
  };
}

/** Whether anything at all was entered as a budget: a lump-sum application may carry nothing (包干制). */
export function carriesBudget(answers: Answers): boolean {
  const budget = ownValue(answers, 'budget');
  return isPlainObject(budget) ? Object.values(budget).some((each) => !isBlank(each)) : !isBlank(budget);
}

export function countMonths(startsOn: Day, endsOn: Day): number {
  const index = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return index(endsOn) - index(startsOn) + 1;
}

function readLine(row: Record<string, unknown>): BudgetLine[] {
  const category = BUDGET_CATEGORIES.find((each) => each === row.category);
  if (category === undefined) return [];
  return [
    {
      category: category satisfies BudgetCategory,
      grantFen: asFen(row.grantFen) ?? ZERO,
      ownFen: asFen(row.ownFen) ?? ZERO,
      quantity: typeof row.quantity === 'number' ? row.quantity : 1,
      note: asText(row.note),
    },
  ];
}

function readRecommender(row: Record<string, unknown>): SeniorRecommender {
  return {
    name: asText(row.name),
    organisationName: asText(row.organisationName),
    field: asText(row.field),
    title: asText(row.title),
    signedOn: asDay(row.signedOn),
  };
}

function readAvoided(row: Record<string, unknown>): AvoidedExpert {
  return {
    name: asText(row.name),
    organisationName: asText(row.organisationName),
    uscc: asText(row.uscc) || null,
    reason: asText(row.reason),
  };
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function asDay(value: unknown): Day | null {
  return typeof value === 'string' ? parseDay(value) : null;
}

function asFen(value: unknown): Fen | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? fen(value) : null;
}
