// Checks the people and the units named in an application's form. What the person register knows (identity, birth date)
// is filled in by the server afterwards; here only the shape of what was sent and what is still missing.
import { parseDay } from './calendar.ts';
import {
  DEGREES,
  isBlank,
  isId,
  isPlainObject,
  SEXES,
  TITLE_LEVELS,
  type PersonField,
  type PersonPart,
} from './form.ts';
import { checkIdNumber } from './idNumber.ts';
import { checkLine, codePoints } from './text.ts';
import { checkUscc } from './uscc.ts';
import { collect, under, violation, type Violation } from './violation.ts';

type PartCheck = (value: unknown, field: PersonField) => Violation | null;

/** Months of one year that a person can give to one project. */
const MONTHS_OF_A_YEAR = 12;

const PARTS: Readonly<Record<PersonPart, PartCheck>> = {
  personId: (value) => (isId(value) ? null : violation('form.notPerson')),
  idNumber: (value) =>
    typeof value === 'string' ? (checkIdNumber(value)[0] ?? null) : violation('form.notText'),
  idMasked: aText(18),
  name: aText(100),
  title: oneOf(TITLE_LEVELS),
  degree: oneOf(DEGREES),
  bornOn: (value) =>
    typeof value === 'string' && parseDay(value) !== null ? null : violation('form.notDate'),
  sex: oneOf(SEXES),
  organisationName: aText(200),
  uscc: aText(18),
  months: (value, field) => checkMonths(value, field.limit?.maxMonths ?? MONTHS_OF_A_YEAR),
  task: aText(500),
  email: (value) =>
    aText(254)(value) ?? (/^[^\s@]+@[^\s@]+$/.test(String(value)) ? null : violation('form.notEmail')),
};
const isPart = (key: string): key is PersonPart => Object.hasOwn(PARTS, key);

export function checkPersonAnswer(
  field: PersonField,
  answer: unknown,
  phase: 'draft' | 'complete',
): Violation[] {
  if (!isPlainObject(answer)) return [violation('form.notPerson')];
  const wrong = Object.entries(answer).flatMap(([key, value]) => {
    if (!isPart(key)) return [violation('form.unknownField', [], { key })];
    const found = isBlank(value) && !Array.isArray(value) ? null : PARTS[key](value, field);
    return found === null ? [] : under([key], [{ ...found, path: [] }]);
  });
  if (phase === 'draft') return wrong;

  const missing = (field.wanted ?? ['name']).filter((part) => !isKnown(answer, part));
  return collect(
    wrong,
    missing.map((part) => violation('form.required', [part])),
    typeof answer.uscc === 'string' && !isBlank(answer.uscc) ? checkUscc(answer.uscc, ['uscc']) : null,
  );
}

/** The register answers for the identity number of a person it has already found. */
function isKnown(answer: Record<string, unknown>, part: PersonPart): boolean {
  if (part === 'idNumber' && !isBlank(answer.personId)) return true;
  return !isBlank(answer[part]);
}

export function checkUnitAnswer(answer: unknown, phase: 'draft' | 'complete'): Violation[] {
  if (!isPlainObject(answer)) return [violation('form.notUnit')];
  const unknown = Object.keys(answer).filter((key) => key !== 'name' && key !== 'uscc');
  const wrong = collect(
    unknown.map((key) => violation('form.unknownField', [], { key })),
    isBlank(answer.name) ? null : under(['name'], collect(aText(200)(answer.name))),
    isBlank(answer.uscc) ? null : under(['uscc'], collect(aText(18)(answer.uscc))),
  );
  if (phase === 'draft' || wrong.length > 0) return wrong;
  return collect(
    isBlank(answer.name) ? violation('form.required', ['name']) : null,
    isBlank(answer.uscc) ? violation('form.required', ['uscc']) : checkUscc(String(answer.uscc), ['uscc']),
  );
}

function aText(max: number): (value: unknown) => Violation | null {
  return (value) => {
    if (typeof value !== 'string') return violation('form.notText');
    const [unprintable] = checkLine(value);
    if (unprintable) return unprintable;
    const length = codePoints(value.trim());
    return length > max ? violation('form.textTooLong', [], { max, length }) : null;
  };
}

function oneOf(words: readonly string[]): PartCheck {
  return (value) => (words.some((word) => word === value) ? null : violation('form.notAnOption'));
}

function checkMonths(value: unknown, max: number): Violation | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || Number(value.toFixed(1)) !== value) {
    return violation('form.notNumber');
  }
  if (value < 0) return violation('form.numberTooSmall', [], { min: 0 });
  return value > max ? violation('form.numberTooLarge', [], { max }) : null;
}
