// Two texts of one section, side by side where they differ; the person chooses, nothing is chosen for them.
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { isBlank, isPlainObject, ownValue } from '../../server/domain/form.ts';
import type { FormDefinition } from '../../server/domain/form.ts';
import { same } from '../drafts/queue.ts';
import type { Json } from '../drafts/queue.ts';
import type { Draft } from '../drafts/useDraft.ts';
import { useWords } from '../i18n/useWords.ts';

interface ConflictProps {
  readonly draft: Draft;
  readonly form: FormDefinition;
  readonly onClose: () => void;
}

export function ConflictDialog({ draft, form, onClose }: ConflictProps) {
  const { t } = useTranslation('common');
  const words = useWords();
  return (
    <Modal open width={920} title={t('save.conflictTitle')} footer={null} onCancel={onClose}>
      <p>{t('save.conflictHelp')}</p>
      {draft.conflicts.map(({ section, mine, theirs }) => {
        const definition = form.sections.find((each) => each.key === section);
        const rows = (definition?.fields ?? [])
          .map((field) => ({ field, mine: ownValue(mine, field.key), theirs: ownValue(theirs, field.key) }))
          .filter((each) => !same(each.mine as Json, each.theirs as Json));
        return (
          <section key={section}>
            <h3>{definition === undefined ? section : words.pick(definition.label)}</h3>
            <div className="keguan-rows-frame">
              <table className="keguan-rows">
                <thead>
                  <tr>
                    <td />
                    <th scope="col">{t('save.mine')}</th>
                    <th scope="col">{t('save.theirs')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((each) => (
                    <tr key={each.field.key}>
                      <th scope="row">{words.pick(each.field.label)}</th>
                      <td data-label={t('save.mine')}>{inWords(each.mine)}</td>
                      <td data-label={t('save.theirs')}>{inWords(each.theirs)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <div className="keguan-actions">
              <Button type="primary" onClick={() => draft.resolve(section, 'mine')}>
                {t('save.keepMine')}
              </Button>
              <Button onClick={() => draft.resolve(section, 'theirs')}>{t('save.takeTheirs')}</Button>
            </div>
          </section>
        );
      })}
    </Modal>
  );
}

/** Enough to recognise a text by; lists one line a row. */
function inWords(value: unknown): string {
  if (isBlank(value)) return '—';
  if (Array.isArray(value)) return value.map(inWords).join('\n');
  if (isPlainObject(value)) {
    return Object.values(value)
      .filter((each) => !isBlank(each))
      .map(String)
      .join(' · ');
  }
  return String(value);
}
