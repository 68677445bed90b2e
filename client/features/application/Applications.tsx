// The applications I lead; and, for desks, those that are theirs to know.
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { STATES_WITHOUT_RESULT } from '../../../server/domain/terms.ts';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { Until } from './Until.tsx';
import './application.css';

type Row = Answer<'application.list'>['items'][number];

/** What everybody may narrow a list by; results are no filter. */
const ASKABLE = STATES_WITHOUT_RESULT.filter((each) => each !== 'draft');

export function Applications({ scope }: { scope: 'mine' | 'desk' }) {
  const { t } = useTranslation('application');
  const words = useWords();
  const place = usePlace('state', 'text');
  const state = ASKABLE.find((each) => each === place.query.state);
  const list = useEndpoint(
    'application.list',
    { query: { ...place.query, state, scope } },
    { keepLast: true },
  );
  const title = t(scope === 'mine' ? 'menu.mine' : 'menu.desk');
  return (
    <Page
      title={title}
      actions={
        scope === 'mine' ? (
          <LinkButton to="/public/calls" isMain>
            {t('begin')}
          </LinkButton>
        ) : undefined
      }
    >
      {scope === 'desk' && (
        <div className="keguan-filter" role="search">
          <Input.Search
            aria-label={t('searchText')}
            placeholder={t('searchText')}
            allowClear
            defaultValue={place.query.text ?? ''}
            onSearch={(text) => place.narrow({ text })}
          />
          <Select
            aria-label={t('state')}
            allowClear
            placeholder={t('anyState')}
            value={state ?? null}
            onChange={(next: string | null | undefined) => place.narrow({ state: next ?? undefined })}
            options={ASKABLE.map((each) => ({ value: each, label: words.state('application', each) }))}
          />
        </div>
      )}
      <Table<Row>
        caption={title}
        from={list}
        place={place}
        rowKey={(row) => row.id}
        empty={t(scope === 'mine' ? 'noneMine' : 'noneDesk')}
        columns={columnsOf(scope, t)}
      />
    </Page>
  );
}

function columnsOf(
  scope: 'mine' | 'desk',
  t: ReturnType<typeof useTranslation<'application'>>['t'],
): readonly Column<Row>[] {
  const people: readonly Column<Row>[] = [
    { key: 'lead', title: t('lead'), render: (row) => row.lead },
    { key: 'host', title: t('host'), render: (row) => row.host },
  ];
  return [
    {
      key: 'title',
      title: t('name'),
      render: (row) => (
        <Link to={`/applications/${row.id}${row.state === 'draft' ? '/edit' : ''}`}>
          {row.title === '' ? t('untitled') : row.title}
        </Link>
      ),
    },
    {
      key: 'receipt',
      title: t('receipt.number'),
      render: (row) => <span className="keguan-number">{row.receiptNumber}</span>,
    },
    { key: 'call', title: t('call'), render: (row) => row.call.title },
    ...(scope === 'desk' ? people : []),
    {
      key: 'requested',
      title: t('requested'),
      align: 'end',
      render: (row) => <Money fen={row.requestedFen} />,
    },
    { key: 'state', title: t('state'), render: (row) => <StateTag type="application" state={row.state} /> },
    {
      key: 'due',
      title: t('due'),
      render: (row) => {
        const at = row.state === 'draft' ? row.call.closesAt : row.dueAt;
        return at === null ? null : <Until at={at} isBare />;
      },
    },
  ];
}
