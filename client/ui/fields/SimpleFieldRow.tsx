// One simple field of a form with its frame: label, help, sentences, and the count of a long text.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimpleField } from '../../../server/domain/form.ts';
import { fen, formatYuan } from '../../../server/domain/money.ts';
import { codePoints } from '../../../server/domain/text.ts';
import type { Path } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';
import { lookOf } from './ChoiceInput.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import type { ToldViolation } from './fieldTypes.ts';
import { numberOf, SimpleInput, textOf } from './SimpleInput.tsx';

interface RowProps {
  readonly field: SimpleField;
  readonly path: Path;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly violations: readonly ToldViolation[];
}

/** Texts longer than this get the whole width. */
const WIDE_FROM = 40;

function isWide(field: SimpleField): boolean {
  if (field.kind === 'longText') return true;
  if (field.kind === 'text') return (field.limit?.max ?? WIDE_FROM) >= WIDE_FROM;
  return field.kind === 'choice' && lookOf(field.options, field.required === true) === 'tick';
}

export function SimpleFieldRow({ field, path, value, onChange, violations }: RowProps) {
  const words = useWords();
  const [isReadable, setIsReadable] = useState(true);
  const isGroup = field.kind === 'choice' && lookOf(field.options, field.required === true) !== 'list';
  const unreadable = field.kind === 'money' ? 'form.notMoney' : 'form.notNumber';
  return (
    <FieldFrame
      path={path}
      label={words.pick(field.label)}
      help={field.help === undefined ? undefined : words.pick(field.help)}
      isRequired={field.required}
      isWide={isWide(field)}
      isGroup={isGroup}
      violations={violations}
      ownWrong={isReadable ? null : words.error(unreadable)}
      beside={<Beside field={field} value={value} />}
    >
      {(tie) => (
        <SimpleInput
          {...tie}
          id={isGroup ? `${tie.id}-choice` : tie.id}
          field={field}
          value={value}
          onChange={onChange}
          onReadable={setIsReadable}
        />
      )}
    </FieldFrame>
  );
}

/** How long the text is of how much, or what the amount is to the fen. */
function Beside({ field, value }: { field: SimpleField; value: unknown }) {
  const { t } = useTranslation('common');
  if ((field.kind === 'text' || field.kind === 'longText') && field.limit?.max !== undefined) {
    const length = codePoints(textOf(value).trim());
    const isOver = length > field.limit.max;
    return (
      <span className={isOver ? 'keguan-number keguan-wrong' : 'keguan-number'}>
        {t('counted', { length, max: field.limit.max })}
      </span>
    );
  }
  const amount = numberOf(value);
  if (field.kind === 'money' && amount !== null && Number.isSafeInteger(amount)) {
    return <span className="keguan-number">{t('yuan', { amount: formatYuan(fen(amount)) })}</span>;
  }
  return null;
}
