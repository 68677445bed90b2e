// The people of a unit for its officer, all accounts for the administrators.
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { STATES, type StateOf } from '../../../server/domain/terms.ts';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { answersForOneUnit } from '../../deskRoles.ts';
import { useSession } from '../../session.tsx';
import { useEndpoint } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { When } from '../../ui/When.tsx';

type Row = Answer<'account.list'>['items'][number];

export default function Accounts() {
  const { t } = useTranslation('identity');
  const words = useWords();
  const { desk } = useSession();
  const place = usePlace('state', 'text');
  const state = STATES.account.find((each): each is StateOf<'account'> => each === place.query.state);
  const accounts = useEndpoint('account.list', { query: { ...place.query, state } }, { keepLast: true });
  const title = answersForOneUnit(desk) ? t('peopleOfUnit') : t('accounts');
  return (
    <Page title={title}>
      <div className="keguan-search" role="search">
        <Input.Search
          aria-label={t('nameOrUsername')}
          placeholder={t('nameOrUsername')}
          allowClear
          defaultValue={place.query.text ?? ''}
          onSearch={(text) => place.narrow({ text })}
        />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('allStates') },
            ...STATES.account.map((each) => ({ value: each, label: words.state('account', each) })),
          ]}
          onChange={(chosen: string) => place.narrow({ state: chosen })}
        />
      </div>
      <Table<Row>
        caption={title}
        from={accounts}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: t('field.name'),
            render: (row) => <Link to={`/accounts/${row.id}`}>{row.registeredName ?? row.name}</Link>,
          },
          { key: 'username', title: t('field.username'), render: (row) => row.username },
          { key: 'unit', title: t('unit'), render: (row) => row.organisation?.name },
          {
            key: 'desks',
            title: t('desks'),
            render: (row) => [...new Set(row.desks.map((each) => words.role(each.role)))].join('、'),
          },
          { key: 'created', title: t('createdAt'), render: (row) => <When at={row.createdAt} /> },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StateTag type="account" state={row.state} />,
          },
        ]}
      />
    </Page>
  );
}
