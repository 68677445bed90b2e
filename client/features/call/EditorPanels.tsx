// The editor’s shorter panels: dates, directions, the way of an application, numbers and names.
import { useTranslation } from 'react-i18next';
import { type TableField } from '../../../server/domain/form.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { RowsInput } from '../../ui/fields/RowsInput.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EitherOf, NumberOf, TextOf, useEditing, Whole } from './editing.tsx';
import { InstantOf } from './InstantOf.tsx';
import { NEEDS_RECOMMENDER, both, column } from './tables.ts';

export function BasicsPanel() {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.basics')}>
      <div className="keguan-form">
        <NumberOf path={['year']} label={t('year')} />
        <InstantOf path="opensAt" label={t('opensAt')} />
        <InstantOf path="closesAt" label={t('closesAt')} help={t('closesHelp')} />
      </div>
    </Panel>
  );
}

export function DirectionsPanel() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['directions'];
  const field: TableField = {
    key: 'directions',
    kind: 'table',
    label: both(t('sections.directions')),
    columns: [column('code', 'text', t('code')), column('title', 'text', t('direction'))],
    limit: { maxRows: 300 },
  };
  return (
    <Panel title={t('sections.directions')}>
      <FieldFrame
        path={path}
        label={t('sections.directions')}
        isGroup
        isRequired
        isWide
        violations={violations}
      >
        {() => (
          <RowsInput
            field={field}
            path={path}
            value={settings.directions}
            // A row that says something nowhere is told of at its first cell.
            violations={violations.map((each) =>
              each.code === 'callRules.directionBlank' ? { ...each, path: [...each.path, 'code'] } : each,
            )}
            onChange={(rows) =>
              change(
                path,
                rows.map((row) => ({ code: '', title: '', ...withoutNulls(row) })),
              )
            }
          />
        )}
      </FieldFrame>
    </Panel>
  );
}

const withoutNulls = (row: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row as Record<string, unknown>).filter(([, value]) => value != null));

export function ProcessPanel() {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.process')}>
      <div className="keguan-form">
        <EitherOf path={NEEDS_RECOMMENDER} label={t('needsRecommender')} yes={t('yes')} no={t('no')} />
        <NumberOf path={['endorsement', 'hostDays']} label={t('hostDays')} unit={t('workingDays')} />
        <NumberOf path={['formalCheckDays']} label={t('formalCheckDays')} unit={t('calendarDays')} />
        <NumberOf path={['correction', 'days']} label={t('correctionDays')} unit={t('workingDays')} />
        <EitherOf
          path={['correction', 'once']}
          label={t('correctionOnce')}
          yes={t('onlyOnce')}
          no={t('notOnlyOnce')}
        />
        <NumberOf path={['publicity', 'workingDays']} label={t('publicityDays')} unit={t('workingDays')} />
        <EitherOf
          path={['publicity', 'countsFirstDay']}
          label={t('countsFirstDay')}
          yes={t('countsFirst')}
          no={t('countsNext')}
        />
      </div>
    </Panel>
  );
}

export function NumbersPanel() {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.numbers')}>
      <div className="keguan-form">
        <TextOf path={['numberPattern']} label={t('numberPattern')} help={t('numberHelp')} />
        <TextOf path={['projectNumberType']} label={t('projectNumberType')} />
        <TextOf path={['labels', 'hostUnit', 'zh']} label={t('hostLabel')} />
        <TextOf path={['labels', 'hostUnit', 'en']} label={t('hostLabelEnglish')} />
        <TextOf path={['labels', 'agreement', 'zh']} label={t('agreementLabel')} />
        <TextOf path={['labels', 'agreement', 'en']} label={t('agreementLabelEnglish')} />
        <Whole path={['labels', 'hostUnit']} label={t('hostLabel')} />
        <Whole path={['labels', 'agreement']} label={t('agreementLabel')} />
      </div>
    </Panel>
  );
}
