// Every published call, for anybody: what is open now stands first.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { Period } from './Period.tsx';
import { PhaseTag } from './PhaseTag.tsx';

type Row = Answer<'call.list'>['items'][number];

export default function PublicCalls() {
  const { t } = useTranslation('call');
  const words = useWords();
  const place = usePlace();
  const calls = useEndpoint('call.list', { query: place.query }, { keepLast: true });
  return (
    <Page title={t('publicCalls')} beside={t('publicHelp')}>
      <Table<Row>
        caption={t('publicCalls')}
        from={calls}
        place={place}
        rowKey={(row) => row.id}
        empty={t('noCalls')}
        columns={[
          {
            key: 'name',
            title: t('name'),
            render: (row) => <Link to={`/public/calls/${row.id}`}>{row.title}</Link>,
          },
          { key: 'programme', title: t('programme'), render: (row) => words.pick(row.programme.name) },
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
