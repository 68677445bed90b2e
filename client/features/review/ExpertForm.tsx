// What is kept of an expert, for entering and for changing.
import { Button, Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DISCIPLINES } from '../../../server/domain/programmes/disciplines.ts';
import { useWords } from '../../i18n/useWords.ts';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied, type ToldViolation } from '../../ui/fields/fieldTypes.ts';
import { focusPath } from '../../ui/path.ts';

export interface ExpertEntry {
  readonly idNumber: string;
  readonly name: string;
  readonly uscc: string;
  readonly unitName: string;
  readonly disciplines: string[];
  readonly suspendedUntil: string | null;
  readonly opensDesk: boolean;
}

export const EMPTY_ENTRY: ExpertEntry = {
  idNumber: '',
  name: '',
  uscc: '',
  unitName: '',
  disciplines: [],
  suspendedUntil: null,
  opensDesk: true,
};

interface FormProps {
  readonly begin: ExpertEntry;
  /** Identity and name are fixed once the person is entered. */
  readonly isNew: boolean;
  readonly violations: readonly ToldViolation[];
  readonly underWay: boolean;
  readonly label: string;
  readonly onGive: (entry: ExpertEntry) => unknown;
}

export function ExpertForm({ begin, isNew, violations, underWay, label, onGive }: FormProps) {
  const { t } = useTranslation('review');
  const [entry, setEntry] = useState(begin);
  // After a refusal the reader stands at the first field that is wrong.
  useEffect(() => {
    const [first] = violations;
    if (first !== undefined) focusPath(first.path.slice(0, 1));
  }, [violations]);
  const change = (part: Partial<ExpertEntry>) => setEntry((before) => ({ ...before, ...part }));
  const text = (key: 'idNumber' | 'name' | 'uscc' | 'unitName', name: string, help?: string) => (
    <FieldFrame path={[key]} label={name} help={help} isRequired violations={violations}>
      {(tie) => (
        <Input
          {...tied(tie)}
          autoComplete="off"
          value={entry[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </FieldFrame>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!underWay) onGive(entry);
      }}
    >
      <div className="keguan-form">
        {isNew && text('name', t('name'))}
        {isNew && text('idNumber', t('idNumber'), t('idNumberHelp'))}
        {text('unitName', t('unit'))}
        {text('uscc', t('uscc'), t('usccHelp'))}
        <Disciplines
          value={entry.disciplines}
          violations={violations}
          onChange={(disciplines) => change({ disciplines })}
        />
        <FieldFrame
          path={['suspendedUntil']}
          label={t('suspendedUntil')}
          help={t('suspendedHelp')}
          violations={violations}
        >
          {(tie) => (
            <DayInput
              {...tie}
              value={entry.suspendedUntil}
              onChange={(suspendedUntil) => change({ suspendedUntil })}
            />
          )}
        </FieldFrame>
        <FieldFrame path={['opensDesk']} label={t('deskForReviews')} isWide isGroup violations={violations}>
          {({ id }) => (
            <Checkbox
              id={`${id}-box`}
              checked={entry.opensDesk}
              onChange={(event) => change({ opensDesk: event.target.checked })}
            >
              {t('opensDesk')}
            </Checkbox>
          )}
        </FieldFrame>
      </div>
      <Button type="primary" htmlType="submit" loading={underWay}>
        {label}
      </Button>
    </form>
  );
}

interface DisciplinesProps {
  readonly value: string[];
  readonly violations: readonly ToldViolation[];
  readonly onChange: (value: string[]) => void;
}

function Disciplines({ value, violations, onChange }: DisciplinesProps) {
  const { t } = useTranslation('review');
  const words = useWords();
  return (
    <FieldFrame path={['disciplines']} label={t('fields')} isRequired isWide violations={violations}>
      {(tie) => (
        <Select
          {...tied(tie)}
          mode="multiple"
          className="keguan-whole"
          value={value}
          maxCount={10}
          showSearch={{ optionFilterProp: 'label' }}
          options={DISCIPLINES.map((each) => ({
            value: each.value,
            label: words.pick(each.label),
          }))}
          onChange={onChange}
        />
      )}
    </FieldFrame>
  );
}
