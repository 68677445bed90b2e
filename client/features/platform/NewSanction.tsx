// Enters a restriction on a person or a unit.
import { Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { TextField } from '../identity/TextField.tsx';

const KINDS = ['integrity', 'overdue'] as const;
type Kind = (typeof KINDS)[number];

export function NewSanction({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['platform', 'common', 'identity']);
  const words = useWords();
  const [isPerson, setIsPerson] = useState(true);
  const [kind, setKind] = useState<Kind>('integrity');
  const [texts, setTexts] = useState({ idNumber: '', name: '', uscc: '', source: '' });
  const [startsOn, setStartsOn] = useState<string | null>(null);
  const [endsOn, setEndsOn] = useState<string | null>(null);
  const enter = useAct('sanction.enter', { quiet: true, onDone: onClose });
  const violations = enter.problem?.violations ?? [];
  const give = () =>
    void enter.run({
      body: {
        kind,
        idNumber: isPerson ? texts.idNumber : null,
        name: isPerson ? texts.name : null,
        uscc: isPerson ? null : texts.uscc,
        startsOn: startsOn ?? '',
        endsOn,
        source: texts.source,
      },
    });
  const text = (field: keyof typeof texts, label: string) => (
    <TextField
      field={field}
      label={label}
      isRequired
      value={texts[field]}
      violations={violations}
      onChange={(value) => setTexts((before) => ({ ...before, [field]: value }))}
    />
  );
  return (
    <Modal
      open
      title={words.act('sanction.enter')}
      okText={words.act('sanction.enter')}
      cancelText={t('common:cancel')}
      confirmLoading={enter.underWay}
      onOk={give}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {enter.problem !== null && <ProblemAlert problem={enter.problem} />}
      <FieldFrame path={['whom']} label={t('sanctions.whom')} isGroup violations={[]}>
        {() => (
          <Radio.Group
            value={isPerson}
            options={[
              { value: true, label: t('sanctions.person') },
              { value: false, label: t('sanctions.unit') },
            ]}
            onChange={(event) => setIsPerson(event.target.value === true)}
          />
        )}
      </FieldFrame>
      {isPerson ? (
        <>
          {text('name', t('identity:field.name'))}
          {text('idNumber', t('identity:field.idNumber'))}
        </>
      ) : (
        text('uscc', t('identity:field.uscc'))
      )}
      <FieldFrame path={['kind']} label={t('sanctions.kind')} isRequired violations={violations}>
        {(tie) => (
          <Select<Kind>
            {...tied(tie)}
            className="keguan-whole"
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`sanctions.kinds.${value}`) }))}
            onChange={setKind}
          />
        )}
      </FieldFrame>
      <FieldFrame path={['startsOn']} label={t('sanctions.startsOn')} isRequired violations={violations}>
        {(tie) => <DayInput {...tie} value={startsOn} onChange={setStartsOn} />}
      </FieldFrame>
      <FieldFrame
        path={['endsOn']}
        label={t('sanctions.endsOn')}
        help={t('sanctions.endsHelp')}
        violations={violations}
      >
        {(tie) => <DayInput {...tie} value={endsOn} onChange={setEndsOn} />}
      </FieldFrame>
      {text('source', t('sanctions.sourceLong'))}
    </Modal>
  );
}
