// The sections of the form as a list of links, each with how much is still lacking in it.
import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../../../server/domain/form.ts';
import type { Path } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';

export function sectionAnchor(key: string): string {
  return `section-${key}`;
}

interface ListProps {
  readonly form: FormDefinition;
  readonly items: readonly { readonly path: Path }[];
}

export function SectionList({ form, items }: ListProps) {
  const { t } = useTranslation('application');
  const words = useWords();
  return (
    <nav className="keguan-editor-nav" aria-label={t('sections')}>
      <ol>
        {form.sections.map(({ key, label }) => {
          const count = items.filter((each) => each.path[0] === key).length;
          return (
            <li key={key}>
              <a href={`#${sectionAnchor(key)}`}>{words.pick(label)}</a>
              {count === 0 ? (
                <CheckOutlined aria-label={t('sectionDone')} className="keguan-complete" />
              ) : (
                <span className="keguan-number" aria-label={t('sectionLacks', { count })}>
                  {count}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
