// The answers of a form for reading: for those who judge an application and for the applicant after submission.
import { isBlank, isPlainObject, ownValue, visibleFields } from '../../server/domain/form.ts';
import type { Answers, Field, FileAnswer, FormDefinition, SimpleField } from '../../server/domain/form.ts';
import { DEGREES, SEXES, TITLE_LEVELS } from '../../server/domain/form.ts';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { Facts } from './Facts.tsx';
import { FileList } from './FileList.tsx';
import { Money } from './Money.tsx';
import { Panel } from './Panel.tsx';
import { Day } from './When.tsx';
import { Wide } from './Wide.tsx';

interface ViewProps {
  readonly form: FormDefinition;
  readonly answers: Answers;
  readonly href: (file: FileAnswer) => string;
  /** Only these sections, in the order of the form; all when left out. A section without answers is left out too. */
  readonly sections?: readonly string[];
}

export function AnswersView({ form, answers, href, sections }: ViewProps) {
  const words = useWords();
  const visible = visibleFields(form, answers);
  const shown = form.sections.filter(
    (section) =>
      (sections === undefined || sections.includes(section.key)) &&
      isPlainObject(ownValue(answers, section.key)),
  );
  return shown.map((section) => (
    <Panel key={section.key} title={words.pick(section.label)}>
      <Facts
        of={visible
          .filter((each) => each.section.key === section.key)
          .map(({ field }) => ({
            label: words.pick(field.label),
            value: <Shown field={field} value={ownValue(answers[section.key], field.key)} href={href} />,
            isWide: !['number', 'money', 'date', 'choice', 'text'].includes(field.kind),
          }))}
      />
    </Panel>
  ));
}

type Href = ViewProps['href'];

function Shown({ field, value, href }: { field: Field; value: unknown; href: Href }): ReactNode {
  const { t } = useTranslation('common');
  const words = useWords();
  if (isBlank(value)) return <span className="keguan-quiet">{t('none')}</span>;
  switch (field.kind) {
    case 'file':
      return <FileList files={value as readonly FileAnswer[]} href={href} />;
    case 'table':
      return (
        <Wide label={words.pick(field.label)}>
          <TableShown columns={field.columns} rows={value as readonly unknown[]} />
        </Wide>
      );
    case 'person':
    case 'unit':
      return (Array.isArray(value) ? value : [value]).map((one: unknown, n) => (
        <PartsShown key={n} kind={field.kind} of={isPlainObject(one) ? one : {}} />
      ));
    case 'text':
    case 'longText':
    case 'number':
    case 'money':
    case 'date':
    case 'choice':
      return <SimpleShown field={field} value={value} />;
  }
}

function SimpleShown({ field, value }: { field: SimpleField; value: unknown }): ReactNode {
  const words = useWords();
  if (isBlank(value)) return null;
  switch (field.kind) {
    case 'money':
      return typeof value === 'number' ? <Money fen={value} /> : null;
    case 'date':
      return <Day on={String(value)} />;
    case 'choice': {
      const option = field.options.find((each) => each.value === value);
      return option === undefined ? String(value) : words.pick(option.label);
    }
    case 'text':
    case 'longText':
    case 'number':
      return String(value);
  }
}

function TableShown({ columns, rows }: { columns: readonly SimpleField[]; rows: readonly unknown[] }) {
  const words = useWords();
  return (
    <div className="keguan-rows-frame">
      <table className="keguan-rows">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {words.pick(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              {columns.map((column) => (
                <td key={column.key} data-label={words.pick(column.label)}>
                  <SimpleShown field={column} value={ownValue(row, column.key)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PARTS = [
  'name',
  'idMasked',
  'sex',
  'bornOn',
  'title',
  'degree',
  'organisationName',
  'uscc',
  'months',
  'email',
  'task',
] as const;

/** A person or an organisation, in one line of named parts; what was withheld from the reader is simply not there. */
function PartsShown({ kind, of }: { kind: 'person' | 'unit'; of: Record<string, unknown> }) {
  const { t } = useTranslation('common');
  const wordOf = (part: (typeof PARTS)[number], value: unknown): string => {
    const title = TITLE_LEVELS.find((each) => each === value);
    if (part === 'title' && title !== undefined) return t(`title.${title}`);
    const degree = DEGREES.find((each) => each === value);
    if (part === 'degree' && degree !== undefined) return t(`degree.${degree}`);
    const sex = SEXES.find((each) => each === value);
    if (part === 'sex' && sex !== undefined) return t(`sex.${sex}`);
    return String(value);
  };
  return (
    <div className="keguan-one">
      <Facts
        of={PARTS.filter((part) => !isBlank(of[part])).map((part) => ({
          label:
            kind === 'unit' && (part === 'name' || part === 'uscc') ? t(`unit.${part}`) : t(`person.${part}`),
          value: wordOf(part, of[part]),
          isWide: part === 'task',
        }))}
      />
    </div>
  );
}
