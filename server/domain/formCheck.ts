// Checks what an applicant filled in against the form of the call, for the page while typing and for the server on every save.
// `draft` refuses only what is malformed or over a limit, so that nothing broken is ever stored; `complete` also asks for
// everything required. Fields that the form hides are not required, but may not be malformed either.
import { parseDay } from './calendar.ts';
import {
  answerOf,
  isId,
  isBlank,
  isPlainObject,
  ownValue,
  splitWords,
  visibleFields,
  type Answers,
  type Field,
  type FileField,
  type FormDefinition,
  type SimpleField,
  type TableField,
  type TextField,
} from './form.ts';
import { fen, formatWan, type Fen } from './money.ts';
import { checkPersonAnswer, checkUnitAnswer } from './formPeople.ts';
import { checkLine, checkText as checkLines, codePoints } from './text.ts';
import { collect, under, violation, type Violation } from './violation.ts';

export type Phase = 'draft' | 'complete';

// Ceilings where a form sets none: against a runaway paste, not rules of the field.
export const DEFAULT_TEXT_LENGTH = 500;
export const DEFAULT_LONG_TEXT_LENGTH = 20_000;
export const DEFAULT_ROWS = 200;
export const DEFAULT_FILES = 20;
export const DEFAULT_PEOPLE = 100;

export function checkAnswers(
  form: FormDefinition,
  answers: Answers,
  { phase }: { phase: Phase },
): Violation[] {
  if (!isPlainObject(answers)) return [violation('form.notAnObject')];
  const visible = new Set(visibleFields(form, answers).map(({ field }) => field.key));
  return collect(
    checkKeys(form, answers),
    ...form.sections.flatMap((section) =>
      section.fields.map((field) => {
        const answer = answerOf(answers, section.key, field.key);
        const asked = phase === 'complete' && visible.has(field.key);
        return under([section.key, field.key], checkField(field, answer, asked ? 'complete' : 'draft'));
      }),
    ),
  );
}

/** Keys that the form does not have are refused, `__proto__` and its kin among them: nothing may be stored unseen. */
function checkKeys(form: FormDefinition, answers: Answers): Violation[] {
  return Object.keys(answers).flatMap((sectionKey) => {
    const section = form.sections.find((each) => each.key === sectionKey);
    if (!section) return [violation('form.unknownSection', [], { key: sectionKey })];
    const given = ownValue(answers, sectionKey);
    if (!isPlainObject(given)) return [violation('form.notAnObject', [sectionKey])];
    return Object.keys(given)
      .filter((key) => !section.fields.some((field) => field.key === key))
      .map((key) => violation('form.unknownField', [sectionKey], { key }));
  });
}

function checkField(field: Field, answer: unknown, phase: Phase): Violation[] {
  if (isBlank(answer) && !isMalformedBlank(field, answer)) {
    return phase === 'complete' && isWanted(field) ? [violation('form.required')] : [];
  }
  switch (field.kind) {
    case 'table':
      return checkTable(field, answer, phase);
    case 'file':
      return checkFiles(field, answer);
    case 'person':
    case 'unit':
      return checkList(field, answer, phase);
    case 'text':
    case 'longText':
    case 'number':
    case 'money':
    case 'date':
    case 'choice':
      return checkSimple(field, answer, phase);
  }
}

/** `[]` for a text or `''` for a table is not an empty answer but the wrong shape; null is an empty answer for all. */
function isMalformedBlank(field: Field, answer: unknown): boolean {
  if (answer === undefined || answer === null) return false;
  const isList =
    field.kind === 'table' ||
    field.kind === 'file' ||
    ((field.kind === 'person' || field.kind === 'unit') && field.multiple === true);
  if (isList) return !Array.isArray(answer);
  return Array.isArray(answer) || field.kind === 'person' || field.kind === 'unit';
}

/** A list with a lower limit is wanted even when nobody wrote `required`. */
function isWanted(field: Field): boolean {
  if (field.required) return true;
  if (field.kind === 'table') return (field.limit?.minRows ?? 0) > 0;
  if (field.kind === 'person' || field.kind === 'unit') return (field.limit?.min ?? 0) > 0;
  return false;
}

function checkSimple(field: SimpleField, answer: unknown, phase: Phase): Violation[] {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return checkText(field, answer, phase);
    case 'number':
      return checkNumber(answer, field.limit ?? {});
    case 'money':
      return checkMoney(answer, field.limit ?? {});
    case 'date':
      return checkDate(answer, field.limit ?? {});
    case 'choice':
      return field.options.some((option) => option.value === answer) ? [] : [violation('form.notAnOption')];
  }
}

function checkText(field: TextField, answer: unknown, phase: Phase): Violation[] {
  if (typeof answer !== 'string') return [violation('form.notText')];
  const [unprintable] = field.kind === 'text' ? checkLine(answer) : checkLines(answer);
  if (unprintable) return [unprintable];

  const length = codePoints(answer.trim());
  const max = field.limit?.max ?? (field.kind === 'text' ? DEFAULT_TEXT_LENGTH : DEFAULT_LONG_TEXT_LENGTH);
  if (length > max) return [violation('form.textTooLong', [], { max, length })];

  const words = field.limit?.words;
  const count = words ? splitWords(answer).length : 0;
  if (words && count > words.max) return [violation('form.tooManyWords', [], { max: words.max, count })];
  if (phase === 'draft') return [];

  const min = field.limit?.min ?? 0;
  return collect(
    length < min ? violation('form.textTooShort', [], { min, length }) : null,
    words && count < words.min ? violation('form.tooFewWords', [], { min: words.min, count }) : null,
  );
}

function checkNumber(answer: unknown, limit: { min?: number; max?: number; decimals?: number }): Violation[] {
  if (typeof answer !== 'number' || !Number.isFinite(answer) || Math.abs(answer) > Number.MAX_SAFE_INTEGER) {
    return [violation('form.notNumber')];
  }
  const decimals = limit.decimals ?? 0;
  // toFixed gives back what the person typed when that had no more decimals than allowed.
  if (Number(answer.toFixed(decimals)) !== answer)
    return [violation('form.tooManyDecimals', [], { decimals })];
  if (limit.min !== undefined && answer < limit.min)
    return [violation('form.numberTooSmall', [], { min: limit.min })];
  if (limit.max !== undefined && answer > limit.max)
    return [violation('form.numberTooLarge', [], { max: limit.max })];
  return [];
}

function checkMoney(answer: unknown, limit: { minFen?: Fen; maxFen?: Fen; stepFen?: Fen }): Violation[] {
  if (typeof answer !== 'number' || !Number.isSafeInteger(answer) || answer < 0)
    return [violation('form.notMoney')];
  const { minFen, maxFen, stepFen } = limit;
  const wan = formatWan(fen(answer));
  if (minFen !== undefined && answer < minFen) {
    return [violation('form.moneyTooSmall', [], { minWan: formatWan(minFen), wan })];
  }
  if (maxFen !== undefined && answer > maxFen) {
    return [violation('form.moneyTooLarge', [], { maxWan: formatWan(maxFen), wan })];
  }
  if (stepFen !== undefined && answer % stepFen !== 0) {
    return [violation('form.moneyStep', [], { stepWan: formatWan(stepFen), wan })];
  }
  return [];
}

function checkDate(answer: unknown, limit: { from?: string; to?: string }): Violation[] {
  if (typeof answer !== 'string' || parseDay(answer) === null) return [violation('form.notDate')];
  if (limit.from !== undefined && answer < limit.from)
    return [violation('form.dateTooEarly', [], { from: limit.from })];
  if (limit.to !== undefined && answer > limit.to)
    return [violation('form.dateTooLate', [], { to: limit.to })];
  return [];
}

function checkTable(field: TableField, answer: unknown, phase: Phase): Violation[] {
  if (!Array.isArray(answer)) return [violation('form.notTable')];
  const { minRows = 0, maxRows = DEFAULT_ROWS } = field.limit ?? {};
  if (answer.length > maxRows)
    return [violation('form.tooManyRows', [], { max: maxRows, count: answer.length })];
  return collect(
    phase === 'complete' && answer.length < minRows
      ? violation('form.tooFewRows', [], { min: minRows, count: answer.length })
      : null,
    ...answer.map((row: unknown, index) => under([index], checkRow(field, row, phase))),
  );
}

function checkRow(field: TableField, row: unknown, phase: Phase): Violation[] {
  if (!isPlainObject(row)) return [violation('form.notAnObject')];
  return collect(
    Object.keys(row)
      .filter((key) => !field.columns.some((column) => column.key === key))
      .map((key) => violation('form.unknownField', [], { key })),
    ...field.columns.map((column) =>
      under([column.key], checkField(column, ownValue(row, column.key), phase)),
    ),
  );
}

const FILE_KEYS = ['fileId', 'name', 'size', 'sha256'];

function checkFiles(field: FileField, answer: unknown): Violation[] {
  if (!Array.isArray(answer)) return [violation('form.notFile')];
  const maxFiles = field.multiple ? (field.limit?.maxFiles ?? DEFAULT_FILES) : 1;
  if (answer.length > maxFiles)
    return [violation('form.tooManyFiles', [], { max: maxFiles, count: answer.length })];
  return answer.flatMap((file: unknown, index) => under([index], checkFile(field, file)));
}

function checkFile(field: FileField, file: unknown): Violation[] {
  if (!isPlainObject(file) || Object.keys(file).some((key) => !FILE_KEYS.includes(key))) {
    return [violation('form.notFile')];
  }
  const { fileId, name, size, sha256 } = file;
  const isWhole =
    isId(fileId) &&
    typeof name === 'string' &&
    name !== '' &&
    !/[\p{Cc}\p{Cs}/\\]/u.test(name) &&
    codePoints(name) <= 255 &&
    typeof size === 'number' &&
    Number.isSafeInteger(size) &&
    size > 0 &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256);
  if (!isWhole) return [violation('form.notFile')];

  const { maxBytes, types } = field.limit ?? {};
  const type = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  return collect(
    maxBytes !== undefined && size > maxBytes
      ? violation('form.fileTooLarge', [], { name, size, maxBytes })
      : null,
    types && !types.includes(type) ? violation('form.fileType', [], { name, types }) : null,
  );
}

function checkList(
  field: Extract<Field, { kind: 'person' | 'unit' }>,
  answer: unknown,
  phase: Phase,
): Violation[] {
  const checkOne = (one: unknown): Violation[] =>
    field.kind === 'person' ? checkPersonAnswer(field, one, phase) : checkUnitAnswer(one, phase);
  if (!field.multiple) return checkOne(answer);
  if (!Array.isArray(answer)) return [violation(field.kind === 'person' ? 'form.notPerson' : 'form.notUnit')];

  const { min = 0, max = DEFAULT_PEOPLE } = field.limit ?? {};
  if (answer.length > max) return [violation('form.tooManyRows', [], { max, count: answer.length })];
  return collect(
    phase === 'complete' && answer.length < min
      ? violation('form.tooFewRows', [], { min, count: answer.length })
      : null,
    ...answer.map((one: unknown, index) => under([index], checkOne(one))),
  );
}
