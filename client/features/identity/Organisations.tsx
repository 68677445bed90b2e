// The organisations of the system, and the entry of a new one.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../server/domain/terms.ts';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useEndpoint } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { NewOrganisation } from './NewOrganisation.tsx';

type Row = Answer<'organisation.list'>['items'][number];

export default function Organisations() {
  const { t } = useTranslation('identity');
  const words = useWords();
  const { desk } = useSession();
  const place = usePlace('kind', 'text');
  const [isNew, setIsNew] = useState(false);
  const kind = ORGANISATION_KINDS.find((each): each is OrganisationKind => each === place.query.kind);
  const organisations = useEndpoint(
    'organisation.list',
    { query: { ...place.query, kind } },
    { keepLast: true },
  );
  return (
    <Page
      title={t('organisations')}
      actions={
        desk?.role === 'systemAdmin' && (
          <Button type="primary" onClick={() => setIsNew(true)}>
            {words.act('organisation.create')}
          </Button>
        )
      }
    >
      {isNew && <NewOrganisation onClose={() => setIsNew(false)} />}
      <div className="keguan-search" role="search">
        <Input.Search
          aria-label={t('nameOrCode')}
          placeholder={t('nameOrCode')}
          allowClear
          defaultValue={place.query.text ?? ''}
          onSearch={(text) => place.narrow({ text })}
        />
        <Select
          aria-label={t('kindOfUnit')}
          value={kind ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('allKinds') },
            ...ORGANISATION_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) })),
          ]}
          onChange={(chosen: string) => place.narrow({ kind: chosen })}
        />
      </div>
      <Table<Row>
        caption={t('organisations')}
        from={organisations}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('unitName'), render: (row) => row.name },
          {
            key: 'uscc',
            title: t('field.uscc'),
            render: (row) => <span className="keguan-number">{row.uscc}</span>,
          },
          { key: 'kind', title: t('kindOfUnit'), render: (row) => t(`kind.${row.kind}`) },
          { key: 'recommender', title: t('recommender'), render: (row) => row.recommender?.name },
        ]}
      />
    </Page>
  );
}
