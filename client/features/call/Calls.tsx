// The officers' list of calls, drafts among them, and the beginning of a new one.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useEndpoint } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { NewCall } from './NewCall.tsx';
import { Period } from './Period.tsx';
import { PhaseTag } from './PhaseTag.tsx';

type Row = Answer<'call.list'>['items'][number];

export default function Calls() {
  const { t } = useTranslation('call');
  const words = useWords();
  const place = usePlace();
  const { desk } = useSession();
  const [isNew, setIsNew] = useState(false);
  const calls = useEndpoint('call.list', { query: place.query }, { keepLast: true });
  // Whoever serves every call may open one; the desk of an agency stands for the one of its contract.
  const mayOpen = desk?.callId === null;
  return (
    <Page
      title={t('calls')}
      actions={
        mayOpen ? (
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('newCall')}
          </Button>
        ) : undefined
      }
    >
      {isNew && <NewCall onClose={() => setIsNew(false)} />}
      <Table<Row>
        caption={t('calls')}
        from={calls}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: t('name'),
            render: (row) => <Link to={`/calls/${row.id}`}>{row.title}</Link>,
          },
          { key: 'programme', title: t('programme'), render: (row) => words.pick(row.programme.name) },
          { key: 'year', title: t('year'), render: (row) => row.year },
          {
            key: 'period',
            title: t('period'),
            render: (row) => <Period opensAt={row.opensAt} closesAt={row.closesAt} />,
          },
          { key: 'phase', title: t('state'), render: (row) => <PhaseTag phase={row.phase} /> },
        ]}
      />
    </Page>
  );
}
