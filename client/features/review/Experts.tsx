// The expert library in the order of names, found by a part of the name or the unit.
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { Day } from '../../ui/When.tsx';
import { Fields } from './AssignDialog.tsx';
import './review.css';

type Row = Answer<'expert.list'>['items'][number];

export default function Experts() {
  const { t } = useTranslation(['review', 'common']);
  const place = usePlace('text');
  const [text, setText] = useState(place.query.text ?? '');
  const experts = useEndpoint('expert.list', { query: place.query }, { keepLast: true });
  return (
    <Page
      title={t('experts')}
      actions={
        <LinkButton to="/experts/new" isMain>
          {t('newExpert')}
        </LinkButton>
      }
    >
      <form
        role="search"
        className="keguan-find"
        onSubmit={(event) => {
          event.preventDefault();
          place.narrow({ text: text.trim() });
        }}
      >
        <Input
          aria-label={t('searchExperts')}
          placeholder={t('searchExperts')}
          value={text}
          allowClear
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit">{t('common:search')}</Button>
      </form>
      <Table<Row>
        caption={t('experts')}
        from={experts}
        place={place}
        rowKey={(row) => row.id}
        empty={t('noExperts')}
        columns={[
          {
            key: 'name',
            title: t('name'),
            render: (row) => <Link to={`/experts/${row.id}`}>{row.name}</Link>,
          },
          { key: 'unit', title: t('unit'), render: (row) => row.unitName },
          { key: 'fields', title: t('fields'), render: (row) => <Fields of={row.disciplines} /> },
          { key: 'account', title: t('account'), render: (row) => <Account of={row} /> },
          {
            key: 'suspended',
            title: t('suspendedUntil'),
            render: (row) => <Day on={row.suspendedUntil} />,
          },
        ]}
      />
    </Page>
  );
}

function Account({ of: { account } }: { of: Row }) {
  const { t } = useTranslation('review');
  if (account === null) return <Tag color="warning">{t('noAccount')}</Tag>;
  if (!account.isActive) return <Tag color="error">{t('accountClosed')}</Tag>;
  return account.hasDesk ? account.username : <Tag color="warning">{t('noDesk')}</Tag>;
}
