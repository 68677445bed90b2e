// Opens a call: programme, year and name; everything else comes from the programme's template.
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { dayOf } from '../../../server/domain/calendar.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ChoiceInput } from '../../ui/fields/ChoiceInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { ParsedInput } from '../../ui/fields/ParsedInput.tsx';
import { focusPath } from '../../ui/path.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

export function NewCall({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('call');
  const common = useTranslation('common').t;
  const words = useWords();
  const go = useNavigate();
  const programmes = useEndpoint('programme.list');
  const [programmeKey, setProgramme] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(() => Number(dayOf(new Date()).slice(0, 4)));
  const [title, setTitle] = useState('');
  const create = useAct('call.create', { quiet: true, onDone: ({ id }) => void go(`/calls/${id}`) });
  const violations = create.problem?.violations ?? [];
  const options = (programmes.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }));

  const choose = (key: string | null) => {
    setProgramme(key);
    const chosen = options.find((each) => each.value === key);
    // A name to begin with, as long as nothing else was typed.
    if (chosen && title === '') setTitle(words.pick(chosen.label));
  };
  const give = () => create.run({ body: { programmeKey: programmeKey ?? '', year: year ?? 0, title } });

  return (
    <Modal
      open
      title={t('newCall')}
      okText={t('newCall')}
      cancelText={common('cancel')}
      confirmLoading={create.underWay}
      onOk={() => void give()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && focusPath(['programmeKey'])}
      mask={{ closable: false }}
    >
      <p className="keguan-help">{t('newHelp')}</p>
      {create.problem !== null && violations.length === 0 && <ProblemAlert problem={create.problem} />}
      <FieldFrame path={['programmeKey']} label={t('programme')} isRequired isGroup violations={violations}>
        {(tie) => (
          <ChoiceInput {...tie} options={options} look="buttons" value={programmeKey} onChange={choose} />
        )}
      </FieldFrame>
      <FieldFrame path={['year']} label={t('year')} isRequired violations={violations}>
        {(tie) => <ParsedInput {...tie} as="number" value={year} onChange={setYear} />}
      </FieldFrame>
      <FieldFrame path={['title']} label={t('name')} isRequired violations={violations}>
        {(tie) => <Input {...tied(tie)} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </FieldFrame>
    </Modal>
  );
}
