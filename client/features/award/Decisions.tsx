// Decision lists of the calls one serves, and the beginning of a new one from a closed round.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { Day } from '../../ui/When.tsx';
import { NewDecision } from './NewDecision.tsx';

type Row = Answer<'decision.list'>['items'][number];

export default function Decisions() {
  const { t } = useTranslation('award');
  const place = usePlace();
  const [isNew, setIsNew] = useState(false);
  const sources = useEndpoint('decision.sources').data?.items ?? [];
  const lists = useEndpoint('decision.list', { query: place.query }, { keepLast: true });
  return (
    <Page
      title={t('decision.list')}
      actions={
        sources.length > 0 && (
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('decision.new')}
          </Button>
        )
      }
    >
      {isNew && <NewDecision sources={sources} onClose={() => setIsNew(false)} />}
      <Table<Row>
        caption={t('decision.list')}
        from={lists}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            title: t('title'),
            render: (row) => <Link to={`/decisions/${row.id}`}>{row.title}</Link>,
          },
          { key: 'call', title: t('call'), render: (row) => row.call.title },
          {
            key: 'proposed',
            title: t('decision.proposedCount'),
            render: (row) => t('decision.count', { count: row.proposed }),
          },
          { key: 'total', title: t('decision.total'), render: (row) => <Money fen={row.totalFen} /> },
          { key: 'endsOn', title: t('decision.endsOn'), render: (row) => <Day on={row.endsOn} /> },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StateTag type="decisionList" state={row.state} />,
          },
        ]}
      />
    </Page>
  );
}
