// The desk of objections: what is filed, about which project, and until when it must be answered.
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { STATES, type StateOf } from '../../../server/domain/terms.ts';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { When } from '../../ui/When.tsx';
import { deadlineText } from '../call/Period.tsx';

type Row = Answer<'objection.list'>['items'][number];

export default function Objections() {
  const { t } = useTranslation('award');
  const words = useWords();
  const place = usePlace('state');
  const state = STATES.objection.find((each): each is StateOf<'objection'> => each === place.query.state);
  const query = { ...place.query, state };
  const objections = useEndpoint('objection.list', { query }, { keepLast: true });
  return (
    <Page
      title={t('objection.list')}
      actions={
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('objection.all') },
            ...STATES.objection.map((each) => ({ value: each, label: words.state('objection', each) })),
          ]}
          onChange={(chosen: string) => place.narrow({ state: chosen })}
        />
      }
    >
      <Table<Row>
        caption={t('objection.list')}
        from={objections}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'project',
            title: t('objection.project'),
            render: (row) => (
              <Link to={`/objections/${row.id}`}>
                {row.project.receiptNumber} {row.project.title}
              </Link>
            ),
          },
          { key: 'filed', title: t('objection.filedAt'), render: (row) => <When at={row.filedAt} /> },
          {
            key: 'due',
            title: t('objection.dueAt'),
            render: (row) => (
              <time dateTime={row.dueAt} className="keguan-number">
                {deadlineText(row.dueAt)}
              </time>
            ),
          },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StateTag type="objection" state={row.state} />,
          },
        ]}
      />
    </Page>
  );
}
