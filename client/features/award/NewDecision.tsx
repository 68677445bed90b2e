// Begins a decision list: which closed round it is made from, and what it is called.
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useAct } from '../../useEndpoint.ts';
import { ChoiceInput } from '../../ui/fields/ChoiceInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

type Source = Answer<'decision.sources'>['items'][number];

export function NewDecision({ sources, onClose }: { sources: readonly Source[]; onClose: () => void }) {
  const { t } = useTranslation('award');
  const common = useTranslation('common').t;
  const go = useNavigate();
  const nameOf = (source: Source | undefined) =>
    source === undefined ? '' : t('decision.defaultTitle', { call: source.call.title });
  const [roundId, setRound] = useState<string | null>(String(sources[0]?.roundId ?? ''));
  const [title, setTitle] = useState(nameOf(sources[0]));
  const create = useAct('decision.create', { quiet: true, onDone: ({ id }) => void go(`/decisions/${id}`) });
  const violations = create.problem?.violations ?? [];
  const options = sources.map(({ roundId: id, round, call, applications }) => {
    const label = t('decision.source', { call: call.title, round, count: applications });
    return { value: String(id), label: { zh: label, en: label } };
  });

  const choose = (chosen: string | null) => {
    setRound(chosen);
    setTitle(nameOf(sources.find((each) => String(each.roundId) === chosen)));
  };

  return (
    <Modal
      open
      title={t('decision.new')}
      okText={t('decision.create')}
      cancelText={common('cancel')}
      confirmLoading={create.underWay}
      onOk={() => void create.run({ body: { roundId: Number(roundId), title } })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="keguan-help">{t('decision.newHelp')}</p>
      {create.problem !== null && violations.length === 0 && <ProblemAlert problem={create.problem} />}
      <FieldFrame path={['roundId']} label={t('decision.round')} isRequired isGroup violations={violations}>
        {(tie) => (
          <ChoiceInput
            {...tie}
            options={options}
            look={options.length > 4 ? 'list' : 'buttons'}
            value={roundId}
            onChange={choose}
          />
        )}
      </FieldFrame>
      <FieldFrame path={['title']} label={t('title')} isRequired violations={violations}>
        {(tie) => <Input {...tied(tie)} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </FieldFrame>
    </Modal>
  );
}
