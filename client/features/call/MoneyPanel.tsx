// The editor’s panel of money and term; of an itemised call also own funds, equipment and indirect costs.
import { useTranslation } from 'react-i18next';
import { type TableField } from '../../../server/domain/form.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { RowsInput } from '../../ui/fields/RowsInput.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DayOf, MoneyOf, NumberOf, ScaledOf, useEditing, Whole } from './editing.tsx';
import { both, column } from './tables.ts';

const PERMILLE_OF_PERCENT = 10;

export function MoneyPanel({ isItemised }: { isItemised: boolean }) {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.money')}>
      <div className="keguan-form">
        <MoneyOf path={['envelopeFen']} label={t('envelope')} help={t('envelopeHelp')} />
        <MoneyOf path={['amount', 'minFen']} label={t('minFen')} />
        <MoneyOf path={['amount', 'maxFen']} label={t('maxFen')} />
        <MoneyOf path={['amount', 'stepFen']} label={t('stepFen')} />
        <Whole path={['amount']} label={t('amount')} />
        <NumberOf path={['term', 'minMonths']} label={t('minMonths')} unit={t('month')} />
        <NumberOf path={['term', 'maxMonths']} label={t('maxMonths')} unit={t('month')} />
        <DayOf path={['term', 'startsOn']} label={t('startsOn')} help={t('startsOnHelp')} />
        <Whole path={['term']} label={t('term')} />
        {isItemised && (
          <>
            <ScaledOf
              path={['budget', 'ownFundsPermille']}
              label={t('ownFunds')}
              unit={t('percentUnit')}
              scale={PERMILLE_OF_PERCENT}
            />
            <MoneyOf path={['budget', 'equipmentNoteFromFen']} label={t('equipmentNote')} />
            <Tiers />
          </>
        )}
      </div>
    </Panel>
  );
}

function Tiers() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['budget', 'indirectTiers'];
  const field: TableField = {
    key: 'indirectTiers',
    kind: 'table',
    label: both(t('tiers')),
    columns: [
      { ...column('upToFen', 'money', t('tierUpTo')), required: false },
      column('permille', 'number', t('tierRate')),
    ],
    limit: { maxRows: 20 },
  };
  return (
    <FieldFrame path={path} label={t('tiers')} help={t('tiersHelp')} isGroup isWide violations={violations}>
      {() => (
        <RowsInput
          field={field}
          path={path}
          value={settings.budget?.indirectTiers ?? []}
          violations={violations}
          onChange={(rows) =>
            change(
              path,
              rows.map((row) => ({ upToFen: null, permille: 0, ...(row as Record<string, unknown>) })),
            )
          }
        />
      )}
    </FieldFrame>
  );
}
