// What still stands in the way of submitting: each sentence leads to its field.
import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { findField, ownValue } from '../../server/domain/form.ts';
import type { FormDefinition, PersonPart } from '../../server/domain/form.ts';
import type { Path } from '../../server/domain/violation.ts';
import { useWords } from '../i18n/useWords.ts';
import type { Words } from '../i18n/useWords.ts';
import type { ToldViolation } from './fields/fieldTypes.ts';
import { focusPath } from './path.ts';

interface PanelProps {
  readonly form: FormDefinition;
  /** The same that submit checks. */
  readonly violations: readonly ToldViolation[];
  /** Opens the section first where the page shows one at a time; the field is focused after it is drawn. */
  readonly onGo?: (section: string) => void;
}

export function CompletenessPanel({ form, violations, onGo }: PanelProps) {
  const { t } = useTranslation('common');
  const words = useWords();
  if (violations.length === 0) {
    return (
      <p className="keguan-complete" role="status">
        <CheckCircleFilled aria-hidden /> {t('complete')}
      </p>
    );
  }
  const go = (path: Path) => {
    const [section] = path;
    if (typeof section === 'string') onGo?.(section);
    // Two frames: the first draws the section, the second has it laid out.
    requestAnimationFrame(() => requestAnimationFrame(() => focusPath(path)));
  };
  return (
    <section aria-label={t('incompleteTitle')}>
      <p role="status">{t('incomplete', { count: violations.length })}</p>
      <ul className="keguan-todo">
        {violations.map((each, n) => {
          const where = placeOf(form, each.path, words, {
            nth: (row) => t('nth', { n: row }),
            partOf: (part) => {
              const known = PARTS.find((one) => one === part);
              return known === undefined ? null : t(`person.${known}`);
            },
          });
          const sentence = each.message ?? words.error(each.code, each.params);
          return (
            <li key={`${each.code}-${each.path.join('.')}-${n}`}>
              {where === '' ? (
                sentence
              ) : (
                <button type="button" className="keguan-link" onClick={() => go(each.path)}>
                  {t('whyNot', { act: where, why: sentence })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What a person, and of it a unit, is asked for. */
const PARTS = [
  'name',
  'idNumber',
  'title',
  'degree',
  'organisationName',
  'uscc',
  'months',
  'task',
  'email',
  'bornOn',
] as const satisfies readonly PersonPart[];

/** `Team · Members · No. 2`, in the words of the form. */
function placeOf(
  form: FormDefinition,
  path: Path,
  words: Words,
  say: { nth: (row: number) => string; partOf: (part: string) => string | null },
): string {
  const [sectionKey, fieldKey, ...rest] = path;
  const section = form.sections.find((each) => each.key === sectionKey);
  if (section === undefined) return '';
  const field = findField(form, String(fieldKey))?.field;
  const columns: unknown = ownValue(field, 'columns');
  const deeper = rest.map((each) => {
    if (typeof each === 'number') return say.nth(each + 1);
    const column = Array.isArray(columns)
      ? (columns as { key: string; label: { zh: string; en: string } }[]).find((one) => one.key === each)
      : undefined;
    if (column !== undefined) return words.pick(column.label);
    return field?.kind === 'person' || field?.kind === 'unit' ? say.partOf(each) : null;
  });
  const named = field === undefined ? null : words.pick(field.label);
  const names = [words.pick(section.label), named, ...deeper].filter((each) => each !== null);
  return names.filter((each, n) => each !== names[n - 1]).join(' · ');
}
