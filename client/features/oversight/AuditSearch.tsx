// The audit administrator's search: who did what to which record, when, from which state to which.
import { Button, DatePicker, Input, InputNumber, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACTS, SESSION_ACTS } from '../../../server/domain/acts.ts';
import { RECORD_TYPES, type RecordType, type State } from '../../../server/domain/terms.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { usePlace } from '../../ui/usePlace.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import type { Answer, Args } from '../../api.ts';

const FIELDS = ['username', 'act', 'recordType', 'recordId', 'fromDay', 'toDay'] as const;
type Search = { readonly [F in (typeof FIELDS)[number]]?: string | undefined };
type Row = Answer<'audit.list'>['items'][number];

export default function AuditSearch() {
  const { t } = useTranslation(['oversight', 'common']);
  const words = useWords();
  const place = usePlace(...FIELDS);
  const rows = useEndpoint(
    'audit.list',
    { query: place.query as Args<'audit.list'>['query'] },
    { keepLast: true },
  );
  return (
    <Page title={t('audit.title')}>
      <SearchBar key={JSON.stringify(place.query)} given={place.query} search={place.narrow} />
      <Table
        caption={t('audit.title')}
        from={rows}
        place={place}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', title: t('audit.at'), render: (row) => <When at={row.at} isExact /> },
          { key: 'act', title: t('audit.act'), render: (row) => words.act(row.act) },
          { key: 'person', title: t('audit.person'), render: (row) => <Who row={row} /> },
          { key: 'record', title: t('audit.record'), render: (row) => <About row={row} /> },
          { key: 'states', title: t('audit.states'), render: (row) => <States row={row} /> },
          { key: 'changes', title: t('audit.changes'), render: (row) => <Changes row={row} /> },
          { key: 'sealed', title: t('audit.seal'), render: (row) => <Sealed is={row.isSealed} /> },
        ]}
      />
    </Page>
  );
}

function SearchBar({ given, search }: { given: Search; search: (by: Search) => void }) {
  const { t } = useTranslation('oversight');
  const words = useWords();
  const [asked, setAsked] = useState<Search>(given);
  const ask = (by: Search) => setAsked((before) => ({ ...before, ...by }));
  const day = (value: string | undefined) => (value === undefined ? null : dayjs(value));
  return (
    <form
      className="keguan-search"
      onSubmit={(event) => {
        event.preventDefault();
        search(asked);
      }}
    >
      <Input
        aria-label={t('audit.username')}
        placeholder={t('audit.username')}
        value={asked.username ?? ''}
        onChange={(event) => ask({ username: event.target.value || undefined })}
      />
      <Select
        aria-label={t('audit.act')}
        placeholder={t('audit.act')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={asked.act ?? null}
        options={[...ACTS, ...SESSION_ACTS, 'denied' as const].map((value) => ({
          value,
          label: words.act(value),
        }))}
        onChange={(act: string | null) => ask({ act: act ?? undefined })}
      />
      <Select
        aria-label={t('audit.recordType')}
        placeholder={t('audit.recordType')}
        allowClear
        popupMatchSelectWidth={false}
        value={asked.recordType ?? null}
        options={RECORD_TYPES.map((value) => ({ value, label: words.record(value) }))}
        onChange={(recordType: string | null) => ask({ recordType: recordType ?? undefined })}
      />
      <InputNumber
        aria-label={t('audit.recordId')}
        placeholder={t('audit.recordId')}
        min={1}
        precision={0}
        value={asked.recordId === undefined ? null : Number(asked.recordId)}
        onChange={(value) => ask({ recordId: value === null ? undefined : String(value) })}
      />
      <DatePicker
        aria-label={t('audit.fromDay')}
        placeholder={t('audit.fromDay')}
        value={day(asked.fromDay)}
        onChange={(value) => ask({ fromDay: value?.format('YYYY-MM-DD') })}
      />
      <DatePicker
        aria-label={t('audit.toDay')}
        placeholder={t('audit.toDay')}
        value={day(asked.toDay)}
        onChange={(value) => ask({ toDay: value?.format('YYYY-MM-DD') })}
      />
      <Button type="primary" htmlType="submit">
        {t('audit.search')}
      </Button>
    </form>
  );
}

function Who({ row }: { row: Row }) {
  const words = useWords();
  return (
    <>
      {row.person === null ? '' : `${row.person.name} (${row.person.username})`}
      <br />
      <small>
        {[row.role === null ? null : words.role(row.role), row.organisation, row.ip]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}

function About({ row }: { row: Row }) {
  const words = useWords();
  if (row.recordType === null) return null;
  return `${words.record(row.recordType)} ${row.recordId ?? ''}`;
}

function States({ row }: { row: Row }) {
  const type = row.recordType as RecordType | null;
  if (type === null || row.toState === null) return null;
  const isMove = row.fromState !== row.toState;
  return (
    <>
      {isMove && row.fromState !== null && row.fromState !== 'new' && (
        <StateTag type={type} state={row.fromState as State} />
      )}
      <StateTag type={type} state={row.toState as State} />
    </>
  );
}

/** Changed columns as they were and as they are; texts and secrets were never written and show as stars. */
function Changes({ row }: { row: Row }) {
  const keys = Object.keys(row.after ?? {});
  const shown = (value: unknown) =>
    value === null || value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <>
      {row.reason !== null && <div>{row.reason}</div>}
      {keys.map((key) => (
        <div key={key}>
          <code>{key}</code> {shown(row.before?.[key])} → {shown(row.after?.[key])}
        </div>
      ))}
    </>
  );
}

function Sealed({ is }: { is: boolean }) {
  const { t } = useTranslation('oversight');
  return <Tag color={is ? 'success' : 'default'}>{is ? t('audit.sealed') : t('audit.notYetSealed')}</Tag>;
}
