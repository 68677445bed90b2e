// Restrictions in force and lifted: whom they bind, since when, by which document.
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STATES, type StateOf } from '../../../server/domain/terms.ts';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { entersSanctions } from '../../deskRoles.ts';
import { useSession } from '../../session.tsx';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { Day } from '../../ui/When.tsx';
import { NewSanction } from './NewSanction.tsx';
import './platform.css';

type Row = Answer<'sanction.list'>['items'][number];

export default function Sanctions() {
  const { t } = useTranslation('platform');
  const words = useWords();
  const { desk } = useSession();
  const place = usePlace('state');
  const [isNew, setIsNew] = useState(false);
  const state = STATES.sanction.find((each): each is StateOf<'sanction'> => each === place.query.state);
  const sanctions = useEndpoint('sanction.list', { query: { ...place.query, state } }, { keepLast: true });
  return (
    <Page
      title={t('sanctions.title')}
      beside={t('sanctions.help')}
      actions={
        <>
          <Select
            aria-label={t('sanctions.state')}
            value={state ?? ''}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('sanctions.all') },
              ...STATES.sanction.map((each) => ({ value: each, label: words.state('sanction', each) })),
            ]}
            onChange={(chosen: string) => place.narrow({ state: chosen })}
          />
          {entersSanctions(desk) && (
            <Button type="primary" onClick={() => setIsNew(true)}>
              {words.act('sanction.enter')}
            </Button>
          )}
        </>
      }
    >
      {isNew && <NewSanction onClose={() => setIsNew(false)} />}
      <Table<Row>
        caption={t('sanctions.title')}
        from={sanctions}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          { key: 'whom', title: t('sanctions.whom'), render: (row) => <Whom row={row} /> },
          { key: 'kind', title: t('sanctions.kind'), render: (row) => t(`sanctions.kinds.${row.kind}`) },
          { key: 'from', title: t('sanctions.startsOn'), render: (row) => <Day on={row.startsOn} /> },
          {
            key: 'to',
            title: t('sanctions.endsOn'),
            render: (row) => (row.endsOn === null ? t('sanctions.openEnded') : <Day on={row.endsOn} />),
          },
          { key: 'source', title: t('sanctions.source'), render: (row) => row.source },
          {
            key: 'state',
            title: t('sanctions.state'),
            render: (row) => <StateTag type="sanction" state={row.state} />,
          },
          { key: 'acts', title: '', render: (row) => <Lift row={row} /> },
        ]}
      />
    </Page>
  );
}

function Whom({ row }: { row: Row }) {
  const { t } = useTranslation('platform');
  if (row.person !== null) {
    return (
      <div className="keguan-named">
        {row.person.name}
        <small className="keguan-number">{row.person.identityMasked}</small>
      </div>
    );
  }
  return (
    <div className="keguan-named">
      {row.organisation?.name ?? t('sanctions.unitNotInSystem')}
      <small className="keguan-number">{row.organisation?.uscc}</small>
    </div>
  );
}

function Lift({ row }: { row: Row }) {
  const { t } = useTranslation('platform');
  const lift = useAct('sanction.lift');
  return (
    <ActionBar
      abilities={row.abilities}
      offers={{
        'sanction.lift': {
          run: (reason) => lift.run({ params: { id: row.id }, body: { version: row.version, reason } }),
          underWay: lift.underWay,
          asks: t('sanctions.liftHelp'),
        },
      }}
    />
  );
}
