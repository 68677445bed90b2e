// The ranking of a closed round with mean and spread, and where the money ends.
import { Alert, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { fen, formatWan } from '../../../server/domain/money.ts';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { When } from '../../ui/When.tsx';
import { pointsText } from './points.ts';
import './review.css';

type View = Answer<'round.ranking'>;
type Row = View['rows'][number];

export default function Ranking() {
  const { t } = useTranslation('review');
  const { id = '' } = useParams();
  const ranking = useEndpoint('round.ranking', { params: { id } });
  return (
    <Loaded from={ranking}>
      {(view) => (
        <Page
          title={t('rankingOf', { call: view.round.call.title })}
          beside={
            <>
              {view.round.name} · {t('closedAt')} <When at={view.round.closedAt} />
            </>
          }
          actions={<LinkButton to={`/rounds/${id}`}>{t('board')}</LinkButton>}
        >
          <HowCounted view={view} />
          <Ranked view={view} roundId={id} />
        </Page>
      )}
    </Loaded>
  );
}

function HowCounted({ view }: { view: View }) {
  const { t } = useTranslation('review');
  const { line, trimFrom } = view;
  return (
    <>
      <p>
        {trimFrom === null ? t('plainMean') : t('trimmedMean', { trimFrom })}{' '}
        {t('spreadFlag', { points: pointsText(view.spreadFlag) })}
      </p>
      {line !== null && (
        <p>
          {t('envelope', {
            envelope: formatWan(fen(line.envelopeFen)),
            remaining: formatWan(fen(line.remainingFen)),
          })}
        </p>
      )}
      {line !== null && line.tied > 0 && (
        <Alert
          className="keguan-problem"
          type="warning"
          showIcon
          title={t('tiedAtLine', { count: line.tied })}
        />
      )}
    </>
  );
}

function Ranked({ view, roundId }: { view: View; roundId: string }) {
  const { t } = useTranslation('review');
  const { rows } = view;
  const isLast = (row: Row) => {
    const next = rows[rows.indexOf(row) + 1];
    return next !== undefined && row.place !== null && next.place !== row.place;
  };
  const column = (key: string, title: string, render: (row: Row) => React.ReactNode, align?: 'end') => ({
    key,
    title,
    ...(align && { align }),
    render: (_: unknown, row: Row) => render(row),
  });
  const number = (text: string) => <span className="keguan-number">{text}</span>;
  return (
    <Table<Row>
      aria-label={t('ranking')}
      size="middle"
      pagination={false}
      scroll={{ x: true }}
      rowKey={(row) => row.applicationId}
      dataSource={[...rows]}
      rowClassName={(row) => (isLast(row) ? 'keguan-line-below' : '')}
      columns={[
        column('rank', t('rank'), (row) => number(row.isTied ? `${row.rank} =` : String(row.rank)), 'end'),
        column('title', t('application'), (row) => (
          <div className="keguan-stack">
            <Link to={`/rounds/${roundId}/opinions/${row.applicationId}`}>{row.title}</Link>
            <small className="keguan-quiet">
              {row.receiptNumber} · {row.host} · {row.lead}
            </small>
          </div>
        )),
        column('mean', t('mean'), (row) => number(pointsText(row.mean)), 'end'),
        column(
          'spread',
          t('spread'),
          (row) => (
            <>
              {row.isDisputed && <Tag color="warning">{t('disputed')}</Tag>} {number(pointsText(row.spread))}
            </>
          ),
          'end',
        ),
        column('deviation', t('deviation'), (row) => number(pointsText(row.deviation)), 'end'),
        column('effective', t('effective'), (row) => number(String(row.effective)), 'end'),
        ...(view.line === null
          ? []
          : [
              column(
                'requested',
                t('requested'),
                (row) => number(row.requestedFen === null ? '' : formatWan(fen(row.requestedFen))),
                'end',
              ),
              column('place', t('place'), (row) =>
                row.place === null ? null : <Tag color={TONES[row.place]}>{t(`places.${row.place}`)}</Tag>,
              ),
            ]),
      ]}
    />
  );
}

const TONES = { above: 'success', tied: 'warning', below: 'default' } as const;
