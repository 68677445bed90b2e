// The editor’s panel of how applications are judged; the weights are added up while they are typed.
import { useTranslation } from 'react-i18next';
import { type TableField } from '../../../server/domain/form.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { RowsInput } from '../../ui/fields/RowsInput.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { criteriaOf, criterionRow, type CriterionRow } from './draft.ts';
import { NumberOf, OneOf, ScaledOf, useEditing } from './editing.tsx';
import { both, column } from './tables.ts';

const HUNDREDTHS = 100;

export function RubricPanel() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['rubric', 'criteria'];
  const sum = settings.rubric.criteria.reduce((total, { weight }) => total + weight, 0);
  const field: TableField = {
    key: 'criteria',
    kind: 'table',
    label: both(t('criteria')),
    columns: [
      column('zh', 'text', t('criterion')),
      column('en', 'text', t('criterionEnglish')),
      column('weight', 'number', t('weight')),
    ],
    limit: { maxRows: 30 },
  };
  return (
    <Panel title={t('sections.rubric')}>
      <div className="keguan-form">
        <FieldFrame path={path} label={t('criteria')} isGroup isWide violations={violations}>
          {() => (
            <>
              <RowsInput
                field={field}
                path={path}
                value={settings.rubric.criteria.map(criterionRow)}
                violations={violations.map((each) =>
                  each.code === 'callRules.label' ? { ...each, path: [...each.path, 'zh'] } : each,
                )}
                onChange={(rows) => change(path, criteriaOf(rows as CriterionRow[]))}
              />
              <p role="status" className={sum === 100 ? 'keguan-total' : 'keguan-total keguan-total-wrong'}>
                {t('weightTotal', { sum })}
              </p>
            </>
          )}
        </FieldFrame>
        <NumberOf path={['rubric', 'reviewersWanted']} label={t('reviewersWanted')} unit={t('people')} />
        <NumberOf path={['rubric', 'reviewersMin']} label={t('reviewersMin')} unit={t('share')} />
        <NumberOf path={['rubric', 'minCommentCharacters']} label={t('minComment')} unit={t('characters')} />
        <NumberOf
          path={['rubric', 'aggregation', 'trimFrom']}
          label={t('trimFrom')}
          help={t('trimHelp')}
          unit={t('share')}
          isOptional
        />
        <ScaledOf
          path={['rubric', 'aggregation', 'spreadFlag']}
          label={t('spreadFlag')}
          unit=""
          scale={HUNDREDTHS}
        />
        <OneOf
          path={['blind']}
          label={t('blind')}
          options={[
            ['double', t('blindOptions.double')],
            ['single', t('blindOptions.single')],
          ]}
        />
      </div>
    </Panel>
  );
}
