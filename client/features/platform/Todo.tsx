// The first page of every desk: what waits for me, since when, until when, and what can be done with it.
import { Empty, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { State } from '../../../server/domain/terms.ts';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useEndpoint } from '../../useEndpoint.ts';
import { Loaded, Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Rows } from '../../ui/Table.tsx';
import { Deadline, When, deadlineInShanghai } from '../../ui/When.tsx';
import { placeOf } from './placeOf.ts';
import './platform.css';

type Todos = Answer<'todo.read'>;
type Item = Todos['items'][number];

/** Somebody leaves this page open all day. */
const ASK_EVERY_MS = 60_000;

export default function Todo() {
  const { t } = useTranslation(['shell', 'platform']);
  const { session } = useSession();
  const [only, setOnly] = useState<string | null>(null);
  const [record, state] = only?.split(' ') ?? [];
  const query = { record: record as Item['record'] | undefined, state };
  const todo = useEndpoint('todo.read', { query }, { keepLast: true, every: ASK_EVERY_MS });
  return (
    <Page title={t('todo')} beside={todo.data && <Beside todo={todo.data} />}>
      {session.desks.length === 0 && <p>{t('platform:todo.noDesk')}</p>}
      <Loaded from={todo}>
        {(shown) =>
          shown.total === 0 ? (
            <Empty description={t('todoEmpty')} />
          ) : (
            <>
              <Kinds todo={shown} only={only} choose={setOnly} />
              <List items={shown.items} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Beside({ todo }: { todo: Todos }) {
  const { t } = useTranslation('platform');
  const overdue = todo.items.filter((item) => item.isOverdue).length;
  return (
    <>
      {t('todo.total', { count: todo.total })}
      {overdue > 0 && <strong className="keguan-wrong">{t('todo.overdueCount', { count: overdue })}</strong>}
    </>
  );
}

interface KindsProps {
  readonly todo: Todos;
  readonly only: string | null;
  readonly choose: (only: string | null) => void;
}

/** One kind of work at a time, with how much there is of each. */
function Kinds({ todo, only, choose }: KindsProps) {
  const { t } = useTranslation('platform');
  const words = useWords();
  if (todo.counts.length < 2) return null;
  return (
    <div className="keguan-kinds">
      <Segmented<string>
        aria-label={t('todo.kinds')}
        value={only ?? ''}
        options={[
          { value: '', label: t('todo.all', { count: todo.total }) },
          ...todo.counts.map(({ record, state, count }) => ({
            value: `${record} ${state}`,
            label: t('todo.kind', { record: words.record(record), state: words.state(record, state), count }),
          })),
        ]}
        onChange={(chosen) => choose(chosen === '' ? null : chosen)}
      />
    </div>
  );
}

function List({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('platform');
  const words = useWords();
  return (
    <Rows<Item>
      caption={t('todo.caption')}
      rows={items}
      rowKey={(item) => `${item.record} ${item.id ?? `${item.call?.id ?? ''} ${item.state}`}`}
      columns={[
        { key: 'what', title: t('todo.what'), render: (item) => <What item={item} /> },
        { key: 'due', title: t('todo.due'), render: (item) => <Due item={item} /> },
        {
          key: 'state',
          title: t('todo.state'),
          render: (item) => (
            <>
              <Tag>{words.record(item.record)}</Tag>
              <StateTag type={item.record} state={item.state as State} />
            </>
          ),
        },
        {
          key: 'acts',
          title: t('todo.acts'),
          render: (item) => item.acts.map((act) => words.act(act)).join('、'),
        },
        { key: 'since', title: t('todo.since'), render: (item) => <When at={item.since} /> },
      ]}
    />
  );
}

function What({ item }: { item: Item }) {
  const { t } = useTranslation('platform');
  // Whatever waits can be opened, whichever of their desks the person sits at now.
  const place = placeOf(item, null);
  const title =
    item.count > 1 || item.id === null ? t('todo.several', item) : item.title || t('todo.untitled');
  return (
    <div className="keguan-named">
      {place === null ? title : <Link to={place}>{title}</Link>}
      {item.detail !== null && <small>{item.detail}</small>}
      {item.call !== null && item.id !== null && item.record !== 'call' && <small>{item.call.title}</small>}
    </div>
  );
}

function Due({ item }: { item: Item }) {
  const { t } = useTranslation('platform');
  if (item.due === null) return <span className="keguan-faint">{t('todo.noDue')}</span>;
  if (!item.isOverdue) return <Deadline at={item.due} />;
  return (
    <strong className="keguan-wrong keguan-wholeWords">
      {t('todo.overdue', { due: deadlineInShanghai(item.due) })}
    </strong>
  );
}
