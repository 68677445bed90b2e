// The vocabulary in which a call says what an applicant fills in, for the officer who makes a form and the page that draws it.
// Checks are in formCheck.ts (answers) and formDefinition.ts (the form itself). Nothing here evaluates text.
import type { Fen } from './money.ts';

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export const FIELD_KINDS = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'choice',
  'table',
  'file',
  'person',
  'unit',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One condition of showIf; `field` is the key of an earlier field. All conditions must hold. */
export interface Condition {
  readonly field: string;
  readonly is: (typeof CONDITION_WORDS)[number];
  /** One value, or several for `oneOf`; not used by `filled`. */
  readonly value?: string | number | readonly (string | number)[];
}
export const CONDITION_WORDS = ['equal', 'notEqual', 'oneOf', 'filled'] as const;

interface FieldBase {
  /** Unique in the whole form, so that a condition and a path can name it. */
  readonly key: string;
  readonly label: Label;
  readonly help?: Label;
  readonly required?: boolean;
  readonly showIf?: readonly Condition[];
}

/** Code points, and for a text of words (keywords) how many of them. */
export interface TextLimit {
  readonly min?: number;
  readonly max?: number;
  readonly words?: { readonly min: number; readonly max: number };
}

export interface TextField extends FieldBase {
  readonly kind: 'text' | 'longText';
  readonly limit?: TextLimit;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly limit?: { readonly min?: number; readonly max?: number; readonly decimals?: number };
}

export interface MoneyField extends FieldBase {
  readonly kind: 'money';
  readonly limit?: { readonly minFen?: Fen; readonly maxFen?: Fen; readonly stepFen?: Fen };
  /** `amount`: the limit is the call's amount (formOf fills it in). */
  readonly from?: 'amount';
}

export interface DateField extends FieldBase {
  readonly kind: 'date';
  readonly limit?: { readonly from?: string; readonly to?: string };
}

export interface Option {
  readonly value: string;
  readonly label: Label;
}

/** A required choice of one option is an acknowledgement: the page draws a box to tick. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** `directions`: the options are the call's directions (formOf fills them in). */
  readonly from?: 'directions';
}

export type SimpleField = TextField | NumberField | MoneyField | DateField | ChoiceField;

export interface TableField extends FieldBase {
  readonly kind: 'table';
  readonly columns: readonly SimpleField[];
  readonly limit?: { readonly minRows?: number; readonly maxRows?: number };
}

export interface FileField extends FieldBase {
  readonly kind: 'file';
  readonly multiple?: boolean;
  /** `types` are lower-case extensions without the dot. */
  readonly limit?: {
    readonly maxBytes?: number;
    readonly maxFiles?: number;
    readonly types?: readonly string[];
  };
}

export interface PersonField extends FieldBase {
  readonly kind: 'person';
  readonly multiple?: boolean;
  readonly limit?: {
    readonly min?: number;
    readonly max?: number;
    readonly maxMonths?: number;
  };
  /** The parts that must be filled when the application is complete. */
  readonly wanted?: readonly PersonPart[];
}

export interface UnitField extends FieldBase {
  readonly kind: 'unit';
  readonly multiple?: boolean;
  readonly limit?: { readonly min?: number; readonly max?: number };
}

export type Field = SimpleField | TableField | FileField | PersonField | UnitField;

export interface Section {
  readonly key: string;
  readonly label: Label;
  readonly help?: Label;
  readonly fields: readonly Field[];
  /** `body` and `attachments`: the fields come from the call's settings of that name (formOf fills them in). */
  readonly from?: 'body' | 'attachments';
}

export interface FormDefinition {
  readonly sections: readonly Section[];
}

/** What is filled in: section key → field key → answer. `unknown` until checkAnswers has found nothing. */
export type SectionAnswers = Readonly<Record<string, unknown>>;
export type Answers = Readonly<Record<string, SectionAnswers>>;

export const TITLE_LEVELS = ['senior', 'associateSenior', 'intermediate', 'junior', 'none'] as const; // 正高 副高 中级 初级 无
export type TitleLevel = (typeof TITLE_LEVELS)[number];
export const DEGREES = ['doctor', 'master', 'bachelor', 'other'] as const;
export type Degree = (typeof DEGREES)[number];
export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

export interface PersonAnswer {
  readonly personId?: number;
  /** Only on the way in: the server turns it into personId and idMasked and never stores it here. */
  readonly idNumber?: string;
  readonly idMasked?: string;
  readonly name?: string;
  readonly title?: TitleLevel;
  readonly degree?: Degree;
  readonly bornOn?: string;
  readonly sex?: Sex;
  readonly organisationName?: string;
  readonly uscc?: string;
  /** Months a year given to the project. */
  readonly months?: number;
  readonly task?: string;
  readonly email?: string;
}
export type PersonPart = keyof PersonAnswer;

export interface UnitAnswer {
  readonly name?: string;
  readonly uscc?: string;
}

export interface FileAnswer {
  readonly fileId: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** An object read from JSON with keys of its own; arrays, null and class instances are not. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Reads only what the object itself holds: a key like `constructor` finds nothing. */
export function ownValue(object: unknown, key: string): unknown {
  return isPlainObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A record's own number, from 1. */
export function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** Nothing typed yet: absent, null, blank text, an empty list. Zero and `false` are answers. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

export function answerOf(answers: Answers, sectionKey: string, fieldKey: string): unknown {
  return ownValue(ownValue(answers, sectionKey), fieldKey);
}

export function findField(form: FormDefinition, key: string): { section: Section; field: Field } | null {
  for (const section of form.sections) {
    const field = section.fields.find((each) => each.key === key);
    if (field) return { section, field };
  }
  return null;
}

export interface VisibleField {
  readonly section: Section;
  readonly field: Field;
}

/** The fields that count, in the order of the form. A field that asks after a hidden field is hidden too. */
export function visibleFields(form: FormDefinition, answers: Answers): VisibleField[] {
  const shown = new Map<string, unknown>();
  const visible: VisibleField[] = [];
  for (const section of form.sections) {
    for (const field of section.fields) {
      if (!(field.showIf ?? []).every((condition) => holds(condition, shown))) continue;
      shown.set(field.key, answerOf(answers, section.key, field.key));
      visible.push({ section, field });
    }
  }
  return visible;
}

function holds(condition: Condition, shown: ReadonlyMap<string, unknown>): boolean {
  if (!shown.has(condition.field)) return false;
  const answer = shown.get(condition.field);
  switch (condition.is) {
    case 'equal':
      return answer === condition.value;
    case 'notEqual':
      return answer !== condition.value;
    case 'oneOf':
      return Array.isArray(condition.value) && condition.value.includes(answer);
    case 'filled':
      return !isBlank(answer);
  }
}

/** Paths [section, field] that carry an answer which does not count, because the form hides them. */
export function uncountedAnswers(form: FormDefinition, answers: Answers): [string, string][] {
  const visible = new Set(visibleFields(form, answers).map(({ field }) => field.key));
  return form.sections.flatMap((section) =>
    section.fields
      .filter((field) => !visible.has(field.key) && !isBlank(answerOf(answers, section.key, field.key)))
      .map((field): [string, string] => [section.key, field.key]),
  );
}

/** The answers that count: only fields of the form that are shown. This is what a revision freezes. */
export function countedAnswers(form: FormDefinition, answers: Answers): Answers {
  const counted: Record<string, Record<string, unknown>> = {};
  for (const { section, field } of visibleFields(form, answers)) {
    const answer = answerOf(answers, section.key, field.key);
    if (answer !== undefined) (counted[section.key] ??= {})[field.key] = answer;
  }
  return counted;
}

export function emptyAnswers(form: FormDefinition): Answers {
  return Object.fromEntries(
    form.sections.map((section) => [
      section.key,
      Object.fromEntries(section.fields.map((field) => [field.key, emptyAnswer(field)])),
    ]),
  );
}

function emptyAnswer(field: Field): unknown {
  if (field.kind === 'text' || field.kind === 'longText') return '';
  if (field.kind === 'table' || field.kind === 'file') return [];
  if ((field.kind === 'person' || field.kind === 'unit') && field.multiple) return [];
  return null;
}

/** Words of a text of words: people separate them by ；, ;, ，, 、 or a line break. */
export function splitWords(text: string): string[] {
  return text
    .split(/[;；,，、\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
