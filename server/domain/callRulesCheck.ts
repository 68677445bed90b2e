// Checks the rules of a call before it is published, for the officer who sets them: everything wrong at once.
import { addWorkingDays, dayOf, parseDay, type HolidayTable } from './calendar.ts';
import { checkCallForm, formOf } from './callForm.ts';
import {
  parseInstant,
  type AttachmentRule,
  type CallRules,
  type Direction,
  type Rubric,
  type TitleRule,
} from './callRules.ts';
import { DEGREES, TITLE_LEVELS, type Label } from './form.ts';
import { checkForm } from './formDefinition.ts';
import { checkNumberPattern } from './numbering.ts';
import { checkRubric as checkWeights } from './scoring.ts';
import { collect, under, violation, type Violation } from './violation.ts';

/** Everything that keeps the call from being published. */
export function checkCallRules(rules: CallRules, holidays?: HolidayTable): Violation[] {
  return collect(
    checkDates(rules, holidays),
    checkDirections(rules.directions),
    checkMoney(rules),
    checkTerm(rules),
    checkApplicants(rules),
    checkRubric(rules.rubric),
    checkAttachments(rules.attachments),
    checkNumbers(rules),
    checkLabels(rules),
    under(['form'], checkForm(formOf(rules))),
    checkCallForm(rules),
  );
}

function checkDates(rules: CallRules, holidays?: HolidayTable): Violation[] {
  const opensAt = parseInstant(rules.opensAt);
  const closesAt = parseInstant(rules.closesAt);
  const { hostDays } = rules.endorsement;
  const wrong = collect(
    opensAt ? null : violation('callRules.dateMissing', ['opensAt']),
    closesAt ? null : violation('callRules.dateMissing', ['closesAt']),
    opensAt && closesAt && opensAt >= closesAt ? violation('callRules.dates', ['closesAt']) : null,
    isWholeWithin(rules.year, 2000, 2099) ? null : violation('callRules.year', ['year']),
    isWholeWithin(hostDays, 0, 60)
      ? null
      : violation('callRules.days', ['endorsement', 'hostDays'], { min: 0, max: 60 }),
  );
  if (!holidays || !closesAt || wrong.length > 0) return wrong;
  // A deadline counted over a year without a holiday notice would be wrong in silence.
  return [...addWorkingDays(dayOf(closesAt), hostDays, holidays, { path: ['closesAt'] }).violations];
}

function checkDirections(directions: readonly Direction[]): Violation[] {
  if (directions.length === 0) return [violation('callRules.noDirections', ['directions'])];
  const codes = directions.map((each) => each.code.trim());
  return directions.flatMap((direction, index) =>
    collect(
      codes[index] === '' || direction.title.trim() === ''
        ? violation('callRules.directionBlank', ['directions', index])
        : null,
      codes.indexOf(codes[index] ?? '') < index
        ? violation('callRules.directionTwice', ['directions', index, 'code'], { code: direction.code })
        : null,
    ),
  );
}

function checkMoney({ amount, envelopeFen, budget, budgetMode }: CallRules): Violation[] {
  const { minFen, maxFen, stepFen } = amount;
  const isRange = [minFen, maxFen, stepFen].every((each) => isWholeWithin(each, 1)) && minFen <= maxFen;
  return collect(
    isRange && minFen % stepFen === 0 && maxFen % stepFen === 0
      ? null
      : violation('callRules.amount', ['amount']),
    isWholeWithin(envelopeFen, Math.max(minFen, 1)) ? null : violation('callRules.envelope', ['envelopeFen']),
    budgetMode === 'itemised' && budget === null ? violation('callRules.budgetSettings', ['budget']) : null,
    budget !== null && !isWholeWithin(budget.ownFundsPermille, 0, 100_000)
      ? violation('callRules.ownFunds', ['budget', 'ownFundsPermille'])
      : null,
  );
}

function checkTerm({ term }: CallRules): Violation[] {
  const { minMonths, maxMonths, startsOn } = term;
  const isRange = isWholeWithin(minMonths, 1, 120) && isWholeWithin(maxMonths, minMonths, 120);
  return collect(
    isRange ? null : violation('callRules.term', ['term']),
    startsOn !== null && parseDay(startsOn) === null
      ? violation('callRules.termStart', ['term', 'startsOn'])
      : null,
  );
}

function checkApplicants({ ageRule, titleRule, limits }: CallRules): Violation[] {
  const ages = ageRule ? [ageRule.limits.male, ageRule.limits.female] : [];
  const counts = Object.entries(limits).filter(
    ([, value]) => value !== null && !isWholeWithin(value, 0, 1000),
  );
  return collect(
    ages.every((age) => isWholeWithin(age, 18, 100)) ? null : violation('callRules.age', ['ageRule']),
    titleRule && !isTitleRule(titleRule) ? violation('callRules.title', ['titleRule']) : null,
    counts.map(([key]) => violation('callRules.limit', ['limits', key])),
    limits.perPersonPerYear < 1 ? violation('callRules.limit', ['limits', 'perPersonPerYear']) : null,
  );
}

function isTitleRule({ titles, degrees, orRecommenders, recommenderTitles }: TitleRule): boolean {
  const known =
    titles.every((each) => TITLE_LEVELS.includes(each)) && degrees.every((each) => DEGREES.includes(each));
  const standIn =
    orRecommenders === null || (isWholeWithin(orRecommenders, 1, 10) && recommenderTitles.length > 0);
  return known && standIn && titles.length + degrees.length > 0;
}

function checkRubric({
  criteria,
  reviewersMin,
  reviewersWanted,
  minCommentCharacters,
  aggregation,
}: Rubric): Violation[] {
  const keys = criteria.map((each) => each.key);
  const { trimFrom } = aggregation;
  return under(
    ['rubric'],
    collect(
      checkWeights(criteria, ['criteria']),
      new Set(keys).size === keys.length ? null : violation('callRules.rubricKeys', ['criteria']),
      ...criteria.map((each, index) =>
        isLabel(each.label) ? null : violation('callRules.label', ['criteria', index]),
      ),
      isWholeWithin(reviewersMin, 1, 30) && isWholeWithin(reviewersWanted, reviewersMin, 30)
        ? null
        : violation('callRules.reviewers', ['reviewersWanted'], { reviewersMin, reviewersWanted }),
      isWholeWithin(minCommentCharacters, 0, 5000)
        ? null
        : violation('callRules.comment', ['minCommentCharacters']),
      // Of fewer than three nothing would be left once the highest and the lowest are dropped.
      trimFrom !== null && !isWholeWithin(trimFrom, 3, 100)
        ? violation('callRules.trim', ['aggregation'])
        : null,
    ),
  );
}

function checkAttachments(attachments: readonly AttachmentRule[]): Violation[] {
  return attachments.flatMap((each, index) =>
    isWholeWithin(each.maxBytes, 1) && each.types.length > 0
      ? []
      : [violation('callRules.attachment', ['attachments', index], { key: each.key })],
  );
}

function checkNumbers(rules: CallRules): Violation[] {
  const days: [number, number, (string | number)[]][] = [
    [rules.correction.days, 1, ['correction', 'days']],
    [rules.publicity.workingDays, 1, ['publicity', 'workingDays']],
    [rules.formalCheckDays, 1, ['formalCheckDays']],
  ];
  return collect(
    days
      .map(([value, min, path]) =>
        isWholeWithin(value, min, 365) ? null : violation('callRules.days', path, { min, max: 365 }),
      )
      .filter((each) => each !== null),
    isWholeWithin(rules.body.maxPages, 1, 1000) && isWholeWithin(rules.body.maxBytes, 1)
      ? null
      : violation('callRules.body', ['body']),
    checkNumberPattern(rules.numberPattern, ['numberPattern']),
    /^[A-Z]{1,6}$/.test(rules.projectNumberType)
      ? null
      : violation('callRules.numberLetters', ['projectNumberType']),
    /^[A-Z]{1,6}$/.test(rules.programme.letters)
      ? null
      : violation('callRules.numberLetters', ['programme', 'letters']),
  );
}

function checkLabels({ programme, labels }: CallRules): Violation[] {
  return collect(
    isLabel(programme.name) ? null : violation('callRules.label', ['programme', 'name']),
    isLabel(labels.hostUnit) ? null : violation('callRules.label', ['labels', 'hostUnit']),
    isLabel(labels.agreement) ? null : violation('callRules.label', ['labels', 'agreement']),
  );
}

function isLabel(label: Label): boolean {
  return label.zh.trim() !== '' && label.en.trim() !== '';
}

function isWholeWithin(value: number, min: number, max = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}
