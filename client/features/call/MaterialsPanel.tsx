// The editor’s panel of what is handed in: the main text and the attachments.
import { useTranslation } from 'react-i18next';
import { type TableField } from '../../../server/domain/form.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { RowsInput } from '../../ui/fields/RowsInput.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { attachmentsOf, gathered, rowOf, type AttachmentRow } from './draft.ts';
import { NumberOf, ScaledOf, useEditing } from './editing.tsx';
import { both, column } from './tables.ts';

const MEGABYTE = 1024 * 1024;

export function MaterialsPanel() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['attachments'];
  const choices = (of: readonly (readonly [string, string])[]) =>
    of.map(([value, shown]) => ({ value, label: both(shown) }));
  const field: TableField = {
    key: 'attachments',
    kind: 'table',
    label: both(t('attachments')),
    columns: [
      column('zh', 'text', t('attachmentName')),
      column('en', 'text', t('attachmentEnglish')),
      {
        key: 'wanted',
        kind: 'choice',
        label: both(t('wanted')),
        required: true,
        options: choices(
          (['no', 'yes', 'ethics', 'recommenders', 'partners'] as const).map(
            (each) => [each, t(`wantedOptions.${each}`)] as const,
          ),
        ),
      },
      {
        key: 'several',
        kind: 'choice',
        label: both(t('several')),
        required: true,
        options: choices([
          ['one', t('one')],
          ['many', t('many')],
        ]),
      },
      column('megabytes', 'number', t('maxSize')),
      column('types', 'text', t('types')),
    ],
    limit: { maxRows: 40 },
  };
  return (
    <Panel title={t('sections.materials')}>
      <div className="keguan-form">
        <NumberOf path={['body', 'maxPages']} label={t('bodyPages')} unit={t('pages')} />
        <ScaledOf path={['body', 'maxBytes']} label={t('bodySize')} unit={t('megabytes')} scale={MEGABYTE} />
        <FieldFrame
          path={path}
          label={t('attachments')}
          help={t('typesHelp')}
          isGroup
          isWide
          violations={gathered(path, violations)}
        >
          {() => (
            <RowsInput
              field={field}
              path={path}
              value={settings.attachments.map(rowOf)}
              violations={[]}
              onChange={(rows) => change(path, attachmentsOf(rows as AttachmentRow[]))}
            />
          )}
        </FieldFrame>
      </div>
    </Panel>
  );
}
