// 立项文件: what waits for its number or seal, and what was issued.
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

type Row = Answer<'awardDocument.list'>['items'][number];

export default function Documents() {
  const { t } = useTranslation('issuance');
  const place = usePlace();
  const documents = useEndpoint('awardDocument.list', { query: place.query }, { keepLast: true });
  return (
    <Page title={t('document.list')}>
      <Table<Row>
        caption={t('document.list')}
        from={documents}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            title: t('document.title'),
            render: (row) => <Link to={`/award-documents/${row.id}`}>{row.title}</Link>,
          },
          {
            key: 'number',
            title: t('document.dispatchNumber'),
            render: (row) => row.dispatchNumber,
          },
          { key: 'signed', title: t('document.signedOn'), render: (row) => <Day on={row.signedOn} /> },
          { key: 'awards', title: t('document.awards'), align: 'end', render: (row) => row.awards },
          {
            key: 'total',
            title: t('document.total'),
            align: 'end',
            render: (row) => <Money fen={row.totalFen} />,
          },
          {
            key: 'state',
            title: t('document.state'),
            render: (row) => <StateTag type="awardDocument" state={row.state} />,
          },
        ]}
      />
    </Page>
  );
}
