// Who may apply: the limit and eligibility rules, each answered with what it counted, for the applicant before submitting,
// for submit itself and again for the formal check. Numbers come from the rules of the call.
import { NOT_HANDED_IN } from './terms.ts';
import { dayOf, type Day, type Instant } from './calendar.ts';
import { instantsOf, type CallRules } from './callRules.ts';
import type { SeniorRecommender } from './applicationFacts.ts';
import type { Degree, Sex, TitleLevel } from './form.ts';
import { normaliseName } from './text.ts';
import { violation, type Params, type Path, type Violation } from './violation.ts';

export const ELIGIBILITY_RULES = ['L1', 'L2', 'L5', 'L6', 'L7', 'L9', 'L15'] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];

export interface RuleAnswer {
  readonly rule: EligibilityRule;
  readonly verdict: 'pass' | 'fail' | 'notApplicable';
  /** What was counted, as people name it: titles, receipt numbers, project numbers, names. */
  readonly counted: readonly string[];
  readonly params: Params;
  readonly violation?: Violation;
}

/** Rules read of the call only these. */
export type RulesOfEligibility = Pick<
  CallRules,
  'programme' | 'year' | 'opensAt' | 'closesAt' | 'ageRule' | 'titleRule' | 'limits'
>;

/** A person is who they are by identity number (its HMAC), whichever account or unit they apply through. */
export interface ApplicantFacts {
  readonly personKey: string;
  readonly name: string;
  readonly bornOn: Day | null;
  readonly sex: Sex | null;
  readonly title: TitleLevel | null;
  readonly degree: Degree | null;
  readonly recommenders: readonly SeniorRecommender[];
}

export interface OtherApplication {
  readonly personKey: string;
  readonly programmeKey: string;
  readonly year: number;
  readonly title: string;
  readonly receiptNumber: string | null;
  readonly state: string;
}

export interface OtherProject {
  readonly leadKey: string;
  readonly programmeKey: string;
  readonly number: string;
  readonly title: string;
  readonly endsOn: Day;
  readonly isFinalReportSubmitted: boolean;
}

/** A project whose final report is late. */
export interface OverdueItem {
  readonly leadKey: string;
  readonly uscc: string;
  readonly number: string;
  readonly title: string;
  readonly dueOn: Day;
}

/** A sanction on a person or a unit; both days are within it, `to` null means for good. */
export interface IntegrityEntry {
  readonly personKey: string | null;
  readonly uscc: string | null;
  readonly from: Day;
  readonly to: Day | null;
  readonly source: string;
}

export interface NamedPerson {
  readonly personKey: string | null;
  readonly name: string;
}

export interface NamedUnit {
  readonly uscc: string;
  readonly name: string;
}

export interface EligibilityInput {
  readonly rules: RulesOfEligibility;
  readonly applicant: ApplicantFacts;
  readonly members: readonly NamedPerson[];
  readonly host: NamedUnit;
  readonly partners: readonly NamedUnit[];
  /** Without the application in question. */
  readonly others: readonly OtherApplication[];
  readonly projects: readonly OtherProject[];
  readonly overdue: readonly OverdueItem[];
  readonly integrity: readonly IntegrityEntry[];
  /** When the submit request reached the server; on the page, the time now. */
  readonly receivedAt: Instant;
  /** A correction that the formal check asked for has its own, exclusive deadline. */
  readonly correctionClosesAt?: Instant;
}

export function checkEligibility(input: EligibilityInput): RuleAnswer[] {
  return [
    checkApplicationsOfYear(input),
    checkActiveProjects(input),
    checkOverdue(input),
    checkIntegrity(input),
    checkAge(input),
    checkTitle(input),
    checkDeadline(input),
  ];
}

export function violationsOf(answers: readonly RuleAnswer[]): Violation[] {
  return answers.flatMap((each) => (each.violation ? [each.violation] : []));
}

/** Not handed in, or taken back: these may be handed in again and are counted then. */
const UNCOUNTED_STATES: readonly string[] = [...NOT_HANDED_IN, 'returned'];

/** L1: one application a year and programme. Counted by person, so that a second unit or account changes nothing (L4). */
export function checkApplicationsOfYear({ rules, applicant, others }: EligibilityInput): RuleAnswer {
  const counted = others
    .filter(
      (each) =>
        each.personKey === applicant.personKey &&
        each.programmeKey === rules.programme.key &&
        each.year === rules.year &&
        !UNCOUNTED_STATES.includes(each.state),
    )
    .map((each) => withNumber(each.title, each.receiptNumber));
  const limit = rules.limits.perPersonPerYear;
  return answer('L1', counted.length < limit, counted, { year: rules.year, limit, count: counted.length });
}

/** L2: projects under way as leader. One that ends in the year of the call and has its final report in is not counted. */
export function checkActiveProjects({ rules, applicant, projects }: EligibilityInput): RuleAnswer {
  const counted = projects
    .filter(
      (each) =>
        each.leadKey === applicant.personKey &&
        each.programmeKey === rules.programme.key &&
        !(each.endsOn.slice(0, 4) === String(rules.year) && each.isFinalReportSubmitted),
    )
    .map((each) => withNumber(each.title, each.number));
  const limit = rules.limits.activeAsLead;
  return answer('L2', counted.length < limit, counted, { limit, count: counted.length });
}

/** L5: an overdue project blocks its leader; so many of them (a setting) block the unit. */
export function checkOverdue({ rules, applicant, host, overdue }: EligibilityInput): RuleAnswer {
  const name = (each: OverdueItem): string => withNumber(each.title, each.number);
  const own = overdue.filter((each) => each.leadKey === applicant.personKey).map(name);
  if (own.length > 0) return answer('L5', false, own, { count: own.length });

  const limit = rules.limits.overdueProjectsOfUnit;
  const ofUnit = overdue.filter((each) => each.uscc === host.uscc).map(name);
  if (limit !== null && limit > 0 && ofUnit.length >= limit) {
    return answer(
      'L5',
      false,
      ofUnit,
      { unit: host.name, count: ofUnit.length, limit },
      'eligibility.L5Unit',
    );
  }
  return answer('L5', true, [], { count: 0 });
}

/** L6: nobody of the application, no unit of it, may be under a sanction on the day of submitting. */
export function checkIntegrity(input: EligibilityInput): RuleAnswer {
  const { applicant, members, host, partners, integrity } = input;
  const on = dayOf(input.receivedAt);
  const active = integrity.filter((each) => each.from <= on && (each.to === null || on <= each.to));
  const people: NamedPerson[] = [applicant, ...members];
  const units: NamedUnit[] = [host, ...partners];
  const found = active.flatMap((entry) => [
    ...people
      .filter((each) => entry.personKey !== null && each.personKey === entry.personKey)
      .map((each) => ({ name: each.name, entry })),
    ...units
      .filter((each) => entry.uscc !== null && each.uscc === entry.uscc)
      .map((each) => ({ name: each.name, entry })),
  ]);
  const names = [...new Set(found.map(({ name }) => name))];
  const untilEach = found.map(({ entry }) => entry.to);
  const isForGood = untilEach.includes(null);
  const until =
    untilEach
      .filter((each) => each !== null)
      .sort()
      .at(-1) ?? '';
  const code = isForGood ? 'eligibility.L6ForGood' : 'eligibility.L6';
  return answer(
    'L6',
    found.length === 0,
    names,
    { count: names.length, until: isForGood ? '' : until },
    code,
  );
}

/** L7: born on 1 January of (year of the call − N) or later. Days compare as text, no time zone takes part. */
export function checkAge({ rules, applicant }: EligibilityInput): RuleAnswer {
  if (rules.ageRule === null) return notApplicable('L7');
  const { bornOn, sex } = applicant;
  if (bornOn === null || sex === null) return answer('L7', false, [], {}, 'eligibility.L7Unknown');
  const limit = rules.ageRule.limits[sex];
  const earliest = `${rules.year - limit}-01-01`;
  return answer('L7', bornOn >= earliest, [bornOn], { bornOn, earliest, limit, sex });
}

/** L9: a title or a degree that is enough, else so many seniors of the field who recommend in writing. */
export function checkTitle({ rules, applicant }: EligibilityInput): RuleAnswer {
  const rule = rules.titleRule;
  if (rule === null) return notApplicable('L9');
  const { title, degree } = applicant;
  if ((title !== null && rule.titles.includes(title)) || (degree !== null && rule.degrees.includes(degree))) {
    return answer('L9', true, [], { title: title ?? '', degree: degree ?? '' });
  }
  const wanted = rule.orRecommenders;
  const counted = countRecommenders(applicant, rule.recommenderTitles);
  const params = { title: title ?? '', degree: degree ?? '', wanted: wanted ?? 0, count: counted.length };
  if (wanted === null) return answer('L9', false, counted, params, 'eligibility.L9NoStandIn');
  const code = counted.length === 0 ? 'eligibility.L9None' : 'eligibility.L9';
  return answer('L9', counted.length >= wanted, counted, params, code);
}

/** Different people, not the applicant, of a title that is enough, each with unit, field and date. */
function countRecommenders(applicant: ApplicantFacts, titles: readonly TitleLevel[]): string[] {
  const whole = applicant.recommenders.filter(
    (each) =>
      titles.some((title) => title === each.title) &&
      [each.name, each.organisationName, each.field].every((part) => part.trim() !== '') &&
      each.signedOn !== null &&
      sameName(each.name) !== sameName(applicant.name),
  );
  const byPerson = new Map(
    whole.map((each) => [`${sameName(each.name)}|${sameName(each.organisationName)}`, each]),
  );
  return [...byPerson.values()].map((each) => each.name);
}

/** L15: the deadline is an exclusive instant: D − 1 ms is in time, D is not. */
export function checkDeadline({
  rules,
  receivedAt,
  correctionClosesAt,
}: Pick<EligibilityInput, 'rules' | 'receivedAt' | 'correctionClosesAt'>): RuleAnswer {
  const { opensAt, closesAt } = instantsOf(rules);
  const deadline = correctionClosesAt ?? closesAt;
  const params = {
    opensAt: opensAt.toISOString(),
    closesAt: deadline.toISOString(),
    receivedAt: receivedAt.toISOString(),
  };
  if (receivedAt < opensAt) return answer('L15', false, [], params, 'eligibility.L15TooEarly');
  return answer('L15', receivedAt < deadline, [], params);
}

const PATHS: Readonly<Record<EligibilityRule, Path>> = {
  L1: [],
  L2: [],
  L5: [],
  L6: [],
  L7: ['lead', 'lead', 'bornOn'],
  L9: ['lead', 'recommenders'],
  L15: [],
};

function answer(
  rule: EligibilityRule,
  isPassed: boolean,
  counted: readonly string[],
  params: Params,
  code = `eligibility.${rule}`,
): RuleAnswer {
  if (isPassed) return { rule, verdict: 'pass', counted, params };
  const named = { ...params, counted };
  return { rule, verdict: 'fail', counted, params, violation: violation(code, PATHS[rule], named) };
}

function notApplicable(rule: EligibilityRule): RuleAnswer {
  return { rule, verdict: 'notApplicable', counted: [], params: {} };
}

function withNumber(title: string, number: string | null): string {
  return number === null ? title : `${title}（${number}）`;
}

function sameName(name: string): string {
  return normaliseName(name).replaceAll(' ', '');
}
