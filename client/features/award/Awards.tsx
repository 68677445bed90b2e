// Awards that concern the one who looks: one's own, those of the unit, or all of the calls one serves.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { NoticeLink } from './NoticeLink.tsx';

type Row = Answer<'award.list'>['items'][number];

export default function Awards() {
  const { t } = useTranslation('award');
  const place = usePlace();
  const awards = useEndpoint('award.list', { query: place.query }, { keepLast: true });
  return (
    <Page title={t('awards.list')}>
      <Table<Row>
        caption={t('awards.list')}
        from={awards}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: t('awards.projectNumber'),
            render: (row) => <Link to={`/awards/${row.id}`}>{row.projectNumber}</Link>,
          },
          { key: 'title', title: t('decision.project'), render: (row) => row.title },
          { key: 'unit', title: t('awards.unit'), render: (row) => row.unit },
          { key: 'lead', title: t('awards.lead'), render: (row) => row.lead },
          {
            key: 'amount',
            title: t('awards.amount'),
            align: 'end',
            render: (row) => <Money fen={row.amountFen} />,
          },
          { key: 'state', title: t('state'), render: (row) => <StateTag type="award" state={row.state} /> },
          {
            key: 'notice',
            title: t('awards.notice'),
            render: (row) => <NoticeLink id={row.id} paper={row.notice} />,
          },
        ]}
      />
    </Page>
  );
}
