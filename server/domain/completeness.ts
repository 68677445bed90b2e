// The one list of what an application still lacks: the panel beside the form shows it while it is written, and submit
// refuses what it would block. Paths lead to the field: [section, field, row, column].
import { carriesBudget, readApplication, type ApplicationFacts } from './applicationFacts.ts';
import { checkBudget } from './budget.ts';
import { formOf } from './callForm.ts';
import type { AttachmentRule, CallRules } from './callRules.ts';
import { violationsOf, type RuleAnswer } from './eligibility.ts';
import {
  answerOf,
  isBlank,
  isPlainObject,
  visibleFields,
  type Answers,
  type FormDefinition,
} from './form.ts';
import { checkAnswers } from './formCheck.ts';
import { formatWan, permilleOf } from './money.ts';
import { normaliseName } from './text.ts';
import { normaliseUscc } from './uscc.ts';
import { collect, under, violation, type Path, type Violation } from './violation.ts';

/** A notice is shown to applicant and officer, but blocks nothing. */
export type Severity = 'missing' | 'wrong' | 'notice';

export interface CompletenessItem extends Violation {
  readonly severity: Severity;
}

/** What the check of a PDF found; null for a file that could not be opened as one. */
export interface PdfFacts {
  readonly pages: number;
  readonly allA4: boolean;
  readonly fontsEmbedded: boolean;
  readonly hasText: boolean;
  readonly namesFound: readonly string[];
}

/** A file that the server really holds for this application. */
export interface HeldFile {
  readonly fileId: number;
  readonly size: number;
  readonly sha256: string;
  readonly facts: PdfFacts | null;
}

export interface CompletenessInput {
  readonly rules: CallRules;
  readonly answers: Answers;
  readonly files: readonly HeldFile[];
  readonly eligibility: readonly RuleAnswer[];
  /** The unit through which the leader applies. */
  readonly hostUscc: string | null;
}

export function computeCompleteness(input: CompletenessInput): CompletenessItem[] {
  const { rules, answers, eligibility } = input;
  const form = formOf(rules);
  const facts = readApplication(answers);
  return [
    ...graded(checkForm(form, rules, answers)),
    ...graded(checkTerm(rules, facts)),
    ...graded(checkIndicators(answers, facts)),
    ...graded(checkPeople(facts)),
    ...graded(checkPartners(facts, input.hostUscc)),
    ...graded(checkMoney(rules, answers, facts)),
    ...graded(checkAttachments(rules, answers, facts)),
    ...graded(checkFiles(form, input)),
    ...checkBody(rules, facts, input.files),
    ...graded(violationsOf(eligibility)),
  ];
}

/** What submit refuses. */
export function blockingItems(items: readonly CompletenessItem[]): Violation[] {
  return items
    .filter((each) => each.severity !== 'notice')
    .map(({ code, path, params }) => ({ code, path, params }));
}

const MISSING_CODES: readonly string[] = [
  'form.required',
  'form.tooFewRows',
  'form.tooFewWords',
  'budget.missing',
  'completeness.attachment',
];

function graded(violations: readonly Violation[]): CompletenessItem[] {
  return violations.map((each) => ({
    ...each,
    severity: MISSING_CODES.includes(each.code) ? 'missing' : 'wrong',
  }));
}

/** A budget in a lump-sum application is told of as such (below), not as a section nobody knows. */
function checkForm(form: FormDefinition, { budgetMode }: CallRules, answers: Answers): Violation[] {
  return checkAnswers(form, answers, { phase: 'complete' }).filter(
    ({ code, params }) =>
      !(budgetMode === 'lump_sum' && code === 'form.unknownSection' && params.key === 'budget'),
  );
}

function checkTerm({ term }: CallRules, { startsOn, endsOn, months }: ApplicationFacts): Violation[] {
  if (startsOn === null || endsOn === null || months === null) return [];
  const { minMonths, maxMonths } = term;
  return collect(
    term.startsOn !== null && startsOn !== term.startsOn
      ? violation('completeness.termStart', ['basic', 'startsOn'], { wanted: term.startsOn })
      : null,
    endsOn <= startsOn ? violation('completeness.termOrder', ['basic', 'endsOn']) : null,
    endsOn > startsOn && (months < minMonths || months > maxMonths)
      ? violation('completeness.termMonths', ['basic', 'endsOn'], { months, minMonths, maxMonths })
      : null,
  );
}

function checkIndicators(answers: Answers, { endsOn }: ApplicationFacts): Violation[] {
  const rows = answerOf(answers, 'indicators', 'indicators');
  if (endsOn === null || !Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index) => {
    const dueOn = isPlainObject(row) ? row.dueOn : null;
    const path: Path = ['indicators', 'indicators', index, 'dueOn'];
    return typeof dueOn === 'string' && dueOn > endsOn
      ? [violation('completeness.indicatorDue', path, { endsOn })]
      : [];
  });
}

/** Nobody counts twice, under whatever spelling of the name. */
function checkPeople({ lead, members }: ApplicationFacts): Violation[] {
  const seen = new Set(lead ? identitiesOf(lead) : []);
  return members.flatMap((member, index) => {
    const identities = identitiesOf(member);
    const isTwice = identities.some((each) => seen.has(each));
    identities.forEach((each) => seen.add(each));
    return isTwice
      ? [violation('completeness.personTwice', ['team', 'members', index], { name: member.name ?? '' })]
      : [];
  });
}

function identitiesOf({ personId, name, uscc }: NonNullable<ApplicationFacts['lead']>): string[] {
  const byName =
    !isBlank(name) && !isBlank(uscc) ? `${normaliseName(String(name))}|${normaliseUscc(String(uscc))}` : null;
  return [personId ? `#${personId}` : null, byName].filter((each) => each !== null);
}

function checkPartners({ partners }: ApplicationFacts, hostUscc: string | null): Violation[] {
  const seen = new Set(hostUscc === null ? [] : [normaliseUscc(hostUscc)]);
  return partners.flatMap(({ uscc, name }, index) => {
    if (typeof uscc !== 'string' || isBlank(uscc)) return [];
    const code = normaliseUscc(uscc);
    const isTwice = seen.has(code);
    seen.add(code);
    return isTwice
      ? [violation('completeness.unitTwice', ['partners', 'partners', index], { name: name ?? uscc })]
      : [];
  });
}

function checkMoney(
  { budgetMode, budget }: CallRules,
  answers: Answers,
  facts: ApplicationFacts,
): Violation[] {
  if (budgetMode === 'lump_sum') {
    return carriesBudget(answers) ? [violation('budget.lumpSumHasLines', ['budget'])] : [];
  }
  const rows = answerOf(answers, 'budget', 'lines');
  // A row without a category yet is told of by the form; sums over the rest would only mislead.
  const isWhole = Array.isArray(rows) && rows.length > 0 && rows.length === facts.budgetLines.length;
  const { requestedFen, ownFen, budgetLines } = facts;
  if (requestedFen === null || budget === null) return [];

  const least = permilleOf(requestedFen, budget.ownFundsPermille);
  const ownFunds =
    ownFen < least
      ? violation('completeness.ownFunds', ['basic', 'ownFen'], {
          ownWan: formatWan(ownFen),
          leastWan: formatWan(least),
        })
      : null;
  if (!isWhole) return collect(ownFunds);
  const found = checkBudget({ budgetMode, lines: budgetLines, requestedFen, ownFen, settings: budget });
  return collect(
    ownFunds,
    found.map((each) => under([each.path[0] === 'lines' ? 'budget' : 'basic'], [each])).flat(),
  );
}

function checkAttachments(
  { attachments }: CallRules,
  answers: Answers,
  facts: ApplicationFacts,
): Violation[] {
  return attachments
    .filter(
      ({ key, requiredIf }) =>
        requiredIf !== undefined &&
        isCalledFor(requiredIf, answers, facts) &&
        isBlank(answerOf(answers, 'attachments', key)),
    )
    .map(({ key, label }) =>
      violation('completeness.attachment', ['attachments', key], { zh: label.zh, en: label.en }),
    );
}

function isCalledFor(
  reason: NonNullable<AttachmentRule['requiredIf']>,
  answers: Answers,
  { recommenders, partners }: ApplicationFacts,
): boolean {
  switch (reason) {
    case 'ethics':
      return answerOf(answers, 'promises', 'ethics') === 'yes';
    case 'recommenders':
      return recommenders.length > 0;
    case 'partners':
      return partners.length > 0;
  }
}

/** Every file named in the answers is the one that the server holds. */
function checkFiles(form: FormDefinition, { answers, files }: CompletenessInput): Violation[] {
  const held = new Map(files.map((each) => [each.fileId, each]));
  return visibleFields(form, answers).flatMap(({ section, field }) => {
    const named = field.kind === 'file' ? answerOf(answers, section.key, field.key) : null;
    if (!Array.isArray(named)) return [];
    return named.flatMap((file: unknown, index) => {
      const found =
        isPlainObject(file) && typeof file.fileId === 'number' ? held.get(file.fileId) : undefined;
      const name = isPlainObject(file) && typeof file.name === 'string' ? file.name : '';
      const isSame = isPlainObject(file) && found?.sha256 === file.sha256 && found?.size === file.size;
      return isSame ? [] : [violation('completeness.fileGone', [section.key, field.key, index], { name })];
    });
  });
}

/** 正文: what cannot be read, is too long or not A4 is refused; fonts, a scan and names are told of. */
function checkBody(
  { body, blind }: CallRules,
  { body: named }: ApplicationFacts,
  files: readonly HeldFile[],
): CompletenessItem[] {
  const held = files.find((each) => each.fileId === named?.fileId);
  if (!held) return [];
  const path = ['body', 'body', 0];
  const item = (severity: Severity, code: string, params: Violation['params'] = {}): CompletenessItem => ({
    ...violation(`completeness.${code}`, path, params),
    severity,
  });
  const { facts } = held;
  if (facts === null) return [item('wrong', 'bodyUnreadable')];
  const { pages, allA4, fontsEmbedded, hasText, namesFound } = facts;
  return [
    pages > body.maxPages ? item('wrong', 'bodyPages', { pages, maxPages: body.maxPages }) : null,
    allA4 ? null : item('wrong', 'bodyNotA4'),
    fontsEmbedded ? null : item('notice', 'bodyFonts'),
    hasText ? null : item('notice', 'bodyScan'),
    blind === 'double' && namesFound.length > 0 ? item('notice', 'bodyNames', { names: namesFound }) : null,
  ].filter((each) => each !== null);
}
