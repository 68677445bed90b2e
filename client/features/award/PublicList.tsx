// One list before the public, as it is read, printed and objected to.
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatDayChinese } from '../../../server/domain/calendar.ts';
import { fen, formatWan } from '../../../server/domain/money.ts';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Rows } from '../../ui/Table.tsx';
import './award.css';

type PublicityView = Answer<'publicity.read'>;

export default function PublicList() {
  const { code = '' } = useParams();
  const list = useEndpoint('publicity.read', { params: { code } });
  return <Loaded from={list}>{(read) => <Shown list={read} />}</Loaded>;
}

function Shown({ list }: { list: PublicityView }) {
  const { t } = useTranslation('award');
  const words = useWords();
  const day = (on: string) => (words.locale === 'en' ? on : formatDayChinese(on));
  return (
    <Page
      title={list.title}
      beside={list.bureau}
      actions={
        <span className="keguan-actions keguan-no-print">
          {list.isOpen && (
            <Link to={`/public/publicity/${list.code}/objection`}>
              <Button type="primary">{t('publicity.object')}</Button>
            </Link>
          )}
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </span>
      }
    >
      {!list.isOpen && (
        <Alert type="info" showIcon className="keguan-problem" title={t('publicity.isOver')} />
      )}
      <div className="keguan-notice-text">
        <p>
          {t('publicity.intro', {
            meeting: list.meetingNumber ?? '',
            year: list.year,
            programme: words.pick(list.programme),
            from: day(list.startsOn),
            to: day(list.endsOn),
            days: list.workingDays,
          })}
        </p>
        <p>{t('publicity.how')}</p>
      </div>
      <Projects list={list} />
      <Panel title={t('publicity.where')}>
        <Facts
          of={[
            { label: t('publicity.office'), value: list.objections.office },
            { label: t('publicity.phone'), value: list.objections.phone },
            { label: t('publicity.mail'), value: list.objections.mail },
            { label: t('publicity.address'), value: list.objections.address },
          ]}
        />
      </Panel>
    </Page>
  );
}

function Projects({ list }: { list: PublicityView }) {
  const { t } = useTranslation('award');
  const rows = list.items.map((item, index) => ({ ...item, number: index + 1 }));
  return (
    <Rows
      caption={list.title}
      rows={rows}
      rowKey={(row) => row.receiptNumber}
      columns={[
        { key: 'number', title: t('publicity.number'), align: 'end', width: 72, render: (row) => row.number },
        { key: 'receipt', title: t('decision.receiptNumber'), render: (row) => row.receiptNumber },
        {
          key: 'title',
          title: t('publicity.projectName'),
          render: (row) => <span className="keguan-note">{row.title}</span>,
        },
        {
          key: 'unit',
          title: t('publicity.unit'),
          render: (row) => <span className="keguan-note">{row.unit}</span>,
        },
        {
          key: 'amount',
          title: t('publicity.amount'),
          align: 'end',
          render: (row) => <span className="keguan-number">{formatWan(fen(row.amountFen))}</span>,
        },
      ]}
    />
  );
}
