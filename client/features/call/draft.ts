// The draft of a call on the page: changing one setting by its path, what is wrong with it, and rows for the tables.
import { checkCallRules } from '../../../server/domain/callRulesCheck.ts';
import type { CallRules } from '../../../server/domain/callRules.ts';
import { isPlainObject } from '../../../server/domain/form.ts';
import { findProgramme, formOfProgramme } from '../../../server/domain/programmes/programmes.ts';
import type { Path, Violation } from '../../../server/domain/violation.ts';
import type { CallView } from './PhaseTag.tsx';

export type Desk = NonNullable<CallView['desk']>;
export type Settings = Desk['settings'];

/** The settings with another value at a path; everything around it stays the same object. */
export function withAt(settings: Settings, path: Path, value: unknown): Settings {
  return replaced(settings, path, value) as Settings;
}

function replaced(target: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((each: unknown, index) => (index === first ? replaced(each, rest, value) : each));
  }
  const object = isPlainObject(target) ? target : {};
  return { ...object, [first]: replaced(object[first], rest, value) };
}

export function valueAt(settings: Settings, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      Array.isArray(inside) ? inside[Number(key)] : isPlainObject(inside) ? inside[key] : undefined,
    settings,
  );
}

/**
 * What keeps the draft from being published, as it stands on the page. The server looks again, and at the holiday table
 * besides; what only it can know is in `told`.
 */
export function problemsOf(call: CallView, settings: Settings, told: readonly Violation[]): Violation[] {
  const template = findProgramme(call.programme.key);
  if (template === null) return [...told];
  const rules: CallRules = {
    ...settings,
    programme: template.programme,
    budgetMode: call.budgetMode,
    form: formOfProgramme(call.programme.key, settings.limits) ?? template.form,
  };
  const own = checkCallRules(rules);
  return [...own, ...told.filter(({ code }) => ONLY_SERVER.includes(code))];
}

const ONLY_SERVER: readonly string[] = ['calendar.yearUnknown', 'call.closesInPast'];

/** Violations somewhere inside a path, told at the path itself: for what the page draws as one. */
export function gathered<V extends Violation>(path: Path, violations: readonly V[]): V[] {
  return violations
    .filter((each) => path.every((key, n) => String(each.path[n]) === String(key)))
    .map((each) => ({ ...each, path }));
}

// --- attachments as rows ---------------------------------------------------------------------------------------

type Attachment = Settings['attachments'][number];
const MEGABYTE = 1024 * 1024;

export interface AttachmentRow {
  readonly key?: unknown;
  readonly zh?: unknown;
  readonly en?: unknown;
  readonly wanted?: unknown;
  readonly several?: unknown;
  readonly megabytes?: unknown;
  readonly types?: unknown;
}

export function rowOf({
  key,
  label,
  required,
  requiredIf,
  multiple,
  maxBytes,
  types,
}: Attachment): AttachmentRow {
  return {
    key,
    zh: label.zh,
    en: label.en,
    wanted: required ? 'yes' : (requiredIf ?? 'no'),
    several: multiple ? 'many' : 'one',
    megabytes: Math.round((maxBytes / MEGABYTE) * 100) / 100,
    types: types.join('、'),
  };
}

const REASONS = ['ethics', 'recommenders', 'partners'] as const;

export function attachmentsOf(rows: readonly AttachmentRow[]): Attachment[] {
  const taken = rows.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  return rows.map((row) => {
    const reason = REASONS.find((each) => each === row.wanted);
    return {
      key: typeof row.key === 'string' ? row.key : freeKey('attachment', taken),
      label: { zh: text(row.zh), en: text(row.en) },
      required: row.wanted === 'yes',
      ...(reason && { requiredIf: reason }),
      multiple: row.several === 'many',
      maxBytes: typeof row.megabytes === 'number' ? Math.round(row.megabytes * MEGABYTE) : 0,
      types: text(row.types)
        .toLowerCase()
        .split(/[、，,;；\s.]+/u)
        .filter((each) => each !== ''),
    };
  });
}

// --- criteria as rows --------------------------------------------------------------------------------------------

type Criterion = Settings['rubric']['criteria'][number];

export interface CriterionRow {
  readonly key?: unknown;
  readonly zh?: unknown;
  readonly en?: unknown;
  readonly weight?: unknown;
}

export const criterionRow = ({ key, label, weight }: Criterion): CriterionRow => ({
  key,
  zh: label.zh,
  en: label.en,
  weight,
});

export function criteriaOf(rows: readonly CriterionRow[]): Criterion[] {
  const taken = rows.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  return rows.map((row) => ({
    key: typeof row.key === 'string' ? row.key : freeKey('criterion', taken),
    label: { zh: text(row.zh), en: text(row.en) },
    weight: typeof row.weight === 'number' ? row.weight : 0,
  }));
}

function freeKey(stem: string, taken: string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}${number}`)) number += 1;
  taken.push(`${stem}${number}`);
  return `${stem}${number}`;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
