// The review rounds of the calls this desk serves, and the beginning of a new one.
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { addDays } from '../../../server/domain/calendar.ts';
import type { Answer } from '../../contracts.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ChoiceInput } from '../../ui/fields/ChoiceInput.tsx';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Page } from '../../ui/Page.tsx';
import { focusPath } from '../../ui/path.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { deadlineText } from '../call/Period.tsx';

type Row = Answer<'round.list'>['items'][number];

export default function Rounds() {
  const { t } = useTranslation('review');
  const place = usePlace();
  const [isNew, setIsNew] = useState(false);
  const rounds = useEndpoint('round.list', { query: place.query }, { keepLast: true });
  return (
    <Page
      title={t('rounds')}
      actions={
        <Button type="primary" onClick={() => setIsNew(true)}>
          {t('newRound')}
        </Button>
      }
    >
      {isNew && <NewRound onClose={() => setIsNew(false)} />}
      <Table<Row>
        caption={t('rounds')}
        from={rounds}
        place={place}
        rowKey={(row) => row.id}
        empty={t('noRounds')}
        columns={[
          {
            key: 'name',
            title: t('roundName'),
            render: (row) => <Link to={`/rounds/${row.id}`}>{row.name}</Link>,
          },
          { key: 'call', title: t('call'), render: (row) => row.call.title },
          {
            key: 'due',
            title: t('due'),
            render: (row) => <span className="keguan-number">{deadlineText(row.dueAt)}</span>,
          },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StateTag type="round" state={row.state} />,
          },
        ]}
      />
    </Page>
  );
}

function NewRound({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['review', 'common']);
  const go = useNavigate();
  const calls = useEndpoint('call.list', { query: { size: 100 } });
  const [callId, setCall] = useState<string | null>(null);
  const [name, setName] = useState<string>(t('usualRound'));
  const [day, setDay] = useState<string | null>(null);
  const create = useAct('round.create', { quiet: true, onDone: ({ id }) => void go(`/rounds/${id}`) });
  const violations = create.problem?.violations ?? [];
  const options = (calls.data?.items ?? [])
    .filter((each) => each.phase === 'closed')
    .map((each) => ({ value: String(each.id), label: { zh: each.title, en: each.title } }));
  const give = () =>
    create.run({
      body: {
        callId: Number(callId ?? 0),
        name,
        dueAt: day === null ? '' : `${addDays(day, 1)}T00:00:00+08:00`,
      },
    });
  return (
    <Modal
      open
      title={t('newRound')}
      okText={t('newRound')}
      cancelText={t('common:cancel')}
      confirmLoading={create.underWay}
      onOk={() => void give()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && focusPath(['callId'])}
      mask={{ closable: false }}
    >
      <p className="keguan-help">{t('newRoundHelp')}</p>
      {create.problem !== null && violations.length === 0 && <ProblemAlert problem={create.problem} />}
      <FieldFrame path={['callId']} label={t('call')} isRequired violations={violations}>
        {(tie) => <ChoiceInput {...tie} options={options} look="list" value={callId} onChange={setCall} />}
      </FieldFrame>
      <FieldFrame path={['name']} label={t('roundName')} isRequired violations={violations}>
        {(tie) => <Input {...tied(tie)} value={name} onChange={(event) => setName(event.target.value)} />}
      </FieldFrame>
      <FieldFrame path={['dueAt']} label={t('dueOn')} help={t('dueHelp')} isRequired violations={violations}>
        {(tie) => <DayInput {...tie} value={day} onChange={setDay} />}
      </FieldFrame>
    </Modal>
  );
}
