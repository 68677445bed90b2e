// What is before the public now, for anybody.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../useEndpoint.ts';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Rows } from '../../ui/Table.tsx';

export default function PublicLists() {
  const { t } = useTranslation('award');
  const lists = useEndpoint('publicity.list');
  return (
    <Page title={t('publicity.list')} beside={t('publicity.listHelp')}>
      <Loaded from={lists}>
        {({ items }) => (
          <Rows
            caption={t('publicity.list')}
            rows={items}
            rowKey={(row) => row.code}
            empty={t('publicity.nothing')}
            columns={[
              {
                key: 'title',
                title: t('title'),
                render: (row) => <Link to={`/public/publicity/${row.code}`}>{row.title}</Link>,
              },
              {
                key: 'projects',
                title: t('publicity.projects'),
                align: 'end',
                render: (row) => row.projects,
              },
              {
                key: 'period',
                title: t('publicity.period'),
                render: (row) => t('publicity.periodText', { from: row.startsOn, to: row.endsOn }),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
