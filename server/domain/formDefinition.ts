// Checks a form that an officer has put together, before a call with it can be published.
import {
  CONDITION_WORDS,
  FIELD_KINDS,
  type Field,
  type FormDefinition,
  type Label,
  type Section,
} from './form.ts';
import { collect, under, violation, type Violation } from './violation.ts';

const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;

export function checkForm(form: FormDefinition): Violation[] {
  if (form.sections.length === 0) return [violation('formDefinition.empty')];
  const earlier = new Map<string, Field>();
  const sectionKeys = new Set<string>();
  return form.sections.flatMap((section, index) => {
    const wrong = collect(
      checkSection(section),
      sectionKeys.has(section.key)
        ? violation('formDefinition.keyTwice', ['key'], { key: section.key })
        : null,
      ...section.fields.map((field, fieldIndex) => {
        const found = checkField(field, earlier);
        earlier.set(field.key, field);
        return under(['fields', fieldIndex], found);
      }),
    );
    sectionKeys.add(section.key);
    return under(['sections', index], wrong);
  });
}

function checkSection(section: Section): Violation[] {
  return collect(
    checkKey(section.key),
    checkLabel(section.label),
    section.fields.length === 0 && section.from === undefined
      ? violation('formDefinition.emptySection')
      : null,
  );
}

function checkField(field: Field, earlier: ReadonlyMap<string, Field>): Violation[] {
  if (!FIELD_KINDS.includes(field.kind))
    return [violation('formDefinition.kind', ['kind'], { kind: field.kind })];
  return collect(
    checkKey(field.key),
    earlier.has(field.key) ? violation('formDefinition.keyTwice', ['key'], { key: field.key }) : null,
    checkLabel(field.label),
    checkLimit(field),
    field.kind === 'choice' ? checkOptions(field) : null,
    field.kind === 'table' ? checkColumns(field) : null,
    ...(field.showIf ?? []).map((condition, index) =>
      under(['showIf', index], checkCondition(condition, earlier)),
    ),
  );
}

/** A key that every object has by birth (`constructor`) could be mistaken for an answer. */
function checkKey(key: string): Violation | null {
  return KEY.test(key) && !(key in Object.prototype)
    ? null
    : violation('formDefinition.key', ['key'], { key });
}

/** Every form is bilingual: a missing word would show a blank label to somebody. */
function checkLabel(label: Label): Violation[] {
  return (['zh', 'en'] as const)
    .filter((language) => label[language].trim() === '')
    .map((language) => violation('formDefinition.label', ['label', language]));
}

const LIMIT_PAIRS = [
  ['min', 'max'],
  ['minFen', 'maxFen'],
  ['minRows', 'maxRows'],
  ['from', 'to'],
] as const;

function checkLimit(field: Field): Violation[] {
  const limit: Readonly<Record<string, unknown>> = field.kind === 'choice' ? {} : { ...field.limit };
  const turned = LIMIT_PAIRS.filter(([low, high]) => isGreater(limit[low], limit[high]));
  const negative = Object.entries(limit).filter(
    ([name, value]) =>
      typeof value === 'number' && value < 0 && field.kind !== 'number' && name !== 'decimals',
  );
  return turned.length > 0 || negative.length > 0 ? [violation('formDefinition.limit', ['limit'])] : [];
}

function isGreater(low: unknown, high: unknown): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low > high;
  return typeof low === 'string' && typeof high === 'string' && low > high;
}

function checkOptions(field: Extract<Field, { kind: 'choice' }>): Violation[] {
  if (field.options.length === 0 && field.from === undefined)
    return [violation('formDefinition.noOptions', ['options'])];
  const values = field.options.map((option) => option.value);
  return collect(
    ...field.options.map((option, index) =>
      under(
        ['options', index],
        collect(
          checkLabel(option.label),
          values.indexOf(option.value) < index || option.value === ''
            ? violation('formDefinition.keyTwice', ['value'], { key: option.value })
            : null,
        ),
      ),
    ),
  );
}

const COLUMN_KINDS: readonly string[] = ['text', 'longText', 'number', 'money', 'date', 'choice'];

function checkColumns(field: Extract<Field, { kind: 'table' }>): Violation[] {
  if (field.columns.length === 0) return [violation('formDefinition.noColumns', ['columns'])];
  const earlier = new Map<string, Field>();
  return field.columns.flatMap((column, index) => {
    const wrong = COLUMN_KINDS.includes(column.kind)
      ? checkField(column, earlier)
      : [violation('formDefinition.kind', ['kind'], { kind: column.kind })];
    earlier.set(column.key, column);
    const conditional = (column.showIf ?? []).length > 0;
    return under(
      ['columns', index],
      collect(wrong, conditional ? violation('formDefinition.columnCondition', ['showIf']) : null),
    );
  });
}

function checkCondition(
  condition: NonNullable<Field['showIf']>[number],
  earlier: ReadonlyMap<string, Field>,
): Violation[] {
  const asked = earlier.get(condition.field);
  if (!CONDITION_WORDS.includes(condition.is)) return [violation('formDefinition.condition', ['is'])];
  if (!asked) return [violation('formDefinition.conditionField', ['field'], { field: condition.field })];
  if (condition.is === 'filled' || asked.kind !== 'choice' || asked.from !== undefined) return [];

  const values = Array.isArray(condition.value) ? condition.value : [condition.value];
  const foreign = values.filter((value) => !asked.options.some((option) => option.value === value));
  return foreign.length === 0
    ? []
    : [
        violation('formDefinition.conditionValue', ['value'], {
          field: condition.field,
          values: foreign.map(String),
        }),
      ];
}
