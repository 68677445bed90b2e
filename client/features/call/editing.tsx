// The inputs of the call's editor: each is tied to a path in the settings, with label, unit and what is wrong with it.
import { Checkbox, Input, Switch } from 'antd';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../../../server/domain/form.ts';
import type { Path, Violation } from '../../../server/domain/violation.ts';
import { ChoiceInput } from '../../ui/fields/ChoiceInput.tsx';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { ParsedInput } from '../../ui/fields/ParsedInput.tsx';
import { gathered, text, valueAt, type Settings } from './draft.ts';

interface Editing {
  readonly settings: Settings;
  readonly change: (path: Path, value: unknown) => void;
  readonly violations: readonly Violation[];
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('an input outside the editor of a call');
  return editing;
}

interface InputOf {
  readonly path: Path;
  readonly label: string;
  readonly help?: string;
}

export function NumberOf({
  path,
  label,
  help,
  unit,
  isOptional,
}: InputOf & { unit?: string; isOptional?: boolean }) {
  const { settings, change, violations } = useEditing();
  const value = valueAt(settings, path);
  return (
    <FieldFrame
      path={path}
      label={label}
      help={help}
      isRequired={isOptional !== true}
      violations={violations}
    >
      {(tie) => (
        <ParsedInput
          {...tie}
          as="number"
          {...(unit === undefined || unit === '' ? {} : { unit })}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => change(path, next)}
        />
      )}
    </FieldFrame>
  );
}

/** Kept in thousandths or hundredths, typed in whole units. */
export function ScaledOf({ path, label, unit, scale }: InputOf & { unit: string; scale: number }) {
  const { settings, change, violations } = useEditing();
  const value = valueAt(settings, path);
  return (
    <FieldFrame path={path} label={label} isRequired violations={violations}>
      {(tie) => (
        <ParsedInput
          {...tie}
          as="number"
          unit={unit}
          value={typeof value === 'number' ? value / scale : null}
          onChange={(next) => change(path, next === null ? null : Math.round(next * scale))}
        />
      )}
    </FieldFrame>
  );
}

export function MoneyOf({ path, label, help }: InputOf) {
  const { settings, change, violations } = useEditing();
  const { t } = useTranslation('common');
  const value = valueAt(settings, path);
  return (
    <FieldFrame path={path} label={label} help={help} isRequired violations={violations}>
      {(tie) => (
        <ParsedInput
          {...tie}
          as="money"
          unit={t('wanUnit')}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => change(path, next)}
        />
      )}
    </FieldFrame>
  );
}

export function TextOf({ path, label, help }: InputOf) {
  const { settings, change, violations } = useEditing();
  return (
    <FieldFrame path={path} label={label} help={help} isRequired violations={violations}>
      {(tie) => (
        <Input
          {...tied(tie)}
          value={text(valueAt(settings, path))}
          onChange={(event) => change(path, event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

export function DayOf({ path, label, help }: InputOf) {
  const { settings, change, violations } = useEditing();
  const value = valueAt(settings, path);
  return (
    <FieldFrame path={path} label={label} help={help} violations={violations}>
      {(tie) => (
        <DayInput
          {...tie}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => change(path, next)}
        />
      )}
    </FieldFrame>
  );
}

/** One of two: what true means, and what false means. */
export function EitherOf({ path, label, help, yes, no }: InputOf & { yes: string; no: string }) {
  const { settings, change, violations } = useEditing();
  const options: Option[] = [
    { value: 'yes', label: { zh: yes, en: yes } },
    { value: 'no', label: { zh: no, en: no } },
  ];
  return (
    <FieldFrame path={path} label={label} help={help} isGroup violations={violations}>
      {(tie) => (
        <ChoiceInput
          {...tie}
          look="buttons"
          options={options}
          value={valueAt(settings, path) === true ? 'yes' : 'no'}
          onChange={(next) => change(path, next === 'yes')}
        />
      )}
    </FieldFrame>
  );
}

export function OneOf({
  path,
  label,
  options,
}: InputOf & { options: readonly (readonly [string, string])[] }) {
  const { settings, change, violations } = useEditing();
  return (
    <FieldFrame path={path} label={label} isGroup isWide violations={violations}>
      {(tie) => (
        <ChoiceInput
          {...tie}
          look="buttons"
          options={options.map(([value, shown]) => ({ value, label: { zh: shown, en: shown } }))}
          value={text(valueAt(settings, path))}
          onChange={(next) => next !== null && change(path, next)}
        />
      )}
    </FieldFrame>
  );
}

export function SomeOf({
  path,
  label,
  options,
}: InputOf & { options: readonly (readonly [string, string])[] }) {
  const { settings, change, violations } = useEditing();
  const value = valueAt(settings, path);
  return (
    <FieldFrame path={path} label={label} isGroup isWide violations={gathered(path, violations)}>
      {() => (
        <Checkbox.Group
          value={Array.isArray(value) ? value.map(String) : []}
          options={options.map(([key, shown]) => ({ value: key, label: shown }))}
          onChange={(next) => change(path, next)}
        />
      )}
    </FieldFrame>
  );
}

/** A rule that may be left out altogether: null, or what it begins with. */
export function RuleSwitch({ path, label, begin }: InputOf & { begin: unknown }) {
  const { settings, change, violations } = useEditing();
  const isOn = valueAt(settings, path) !== null;
  return (
    <FieldFrame path={path} label={label} isWide violations={gathered(path, violations)}>
      {(tie) => (
        <Switch
          id={tie.id}
          aria-describedby={tie.describedBy}
          checked={isOn}
          onChange={(next) => change(path, next ? begin : null)}
        />
      )}
    </FieldFrame>
  );
}

/** What is wrong with several inputs together is told under them. */
export function Whole({ path, label }: { path: readonly string[]; label: string }) {
  const { violations } = useEditing();
  const own = violations.filter((each) => each.path.join('.') === path.join('.'));
  if (own.length === 0) return null;
  return (
    <FieldFrame path={path} label={label} isGroup isWide violations={own}>
      {() => null}
    </FieldFrame>
  );
}
