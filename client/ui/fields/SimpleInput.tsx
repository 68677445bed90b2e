// The input of one simple field or one cell, by its kind.
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SimpleField } from '../../../server/domain/form.ts';
import { TextArea } from '../TextArea.tsx';
import { ChoiceInput, lookOf } from './ChoiceInput.tsx';
import { DayInput } from './DayInput.tsx';
import { tied } from './fieldTypes.ts';
import type { InputProps } from './fieldTypes.ts';
import { ParsedInput } from './ParsedInput.tsx';

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
export const wordOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

interface SimpleProps extends InputProps<unknown> {
  readonly field: SimpleField;
  /** In a table: choices are lists, so that a cell stays a line. */
  readonly isCell?: boolean;
  readonly onReadable?: (isReadable: boolean) => void;
}

export function SimpleInput({ field, value, onChange, isCell = false, onReadable, ...tie }: SimpleProps) {
  const { t } = useTranslation('common');
  const readable = onReadable === undefined ? {} : { onReadable };
  switch (field.kind) {
    case 'text':
      return (
        <Input {...tied(tie)} value={textOf(value)} onChange={(event) => onChange(event.target.value)} />
      );
    case 'longText':
      return (
        <TextArea
          {...tied(tie)}
          value={textOf(value)}
          minRows={isCell ? 1 : 4}
          maxRows={isCell ? 8 : 24}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'number':
      return <ParsedInput {...tie} {...readable} as="number" value={numberOf(value)} onChange={onChange} />;
    case 'money':
      return (
        <ParsedInput
          {...tie}
          {...readable}
          as="money"
          unit={t('wanUnit')}
          value={numberOf(value)}
          onChange={onChange}
        />
      );
    case 'date':
      return (
        <DayInput
          {...tie}
          from={field.limit?.from}
          to={field.limit?.to}
          value={wordOf(value)}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <ChoiceInput
          {...tie}
          options={field.options}
          look={isCell ? 'list' : lookOf(field.options, field.required === true)}
          value={wordOf(value)}
          onChange={onChange}
        />
      );
  }
}
