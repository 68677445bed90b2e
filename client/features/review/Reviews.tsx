// What an expert was asked to review: what waits first, with the date until when.
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Rows } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { deadlineText } from '../call/Period.tsx';
import './review.css';

type Row = Answer<'assignment.list'>['items'][number];

export default function Reviews() {
  const { t } = useTranslation('review');
  const words = useWords();
  const reviews = useEndpoint('assignment.list');
  return (
    <Page title={t('myReviews')}>
      <p className="keguan-help">{t('myReviewsHelp')}</p>
      <Loaded from={reviews}>
        {({ items }) => (
          <Rows<Row>
            caption={t('myReviews')}
            rows={items}
            rowKey={(row) => row.code}
            empty={t('noReviews')}
            columns={[
              {
                key: 'code',
                title: t('code'),
                render: (row) => <span className="keguan-number">{row.code}</span>,
              },
              {
                key: 'title',
                title: t('application'),
                render: (row) => (
                  <div className="keguan-stack">
                    <span>{row.title ?? t(row.isOver ? 'titleOver' : 'titleClosed')}</span>
                    <small className="keguan-quiet">
                      {row.call.title}
                      {row.discipline !== null && ` · ${words.pick(row.discipline)}`}
                    </small>
                  </div>
                ),
              },
              {
                key: 'due',
                title: t('due'),
                render: (row) => <span className="keguan-number">{deadlineText(row.dueAt)}</span>,
              },
              {
                key: 'state',
                title: t('state'),
                render: (row) => (
                  <>
                    <StateTag type="assignment" state={row.state} /> <When at={row.submittedAt} />
                  </>
                ),
              },
              { key: 'open', title: t('act'), render: (row) => <Open row={row} /> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Open({ row }: { row: Row }) {
  const { t } = useTranslation('review');
  const waits = row.state === 'invited' || row.state === 'pledged';
  if (row.isOver || !(waits || row.state === 'submitted')) return null;
  const label = row.state === 'invited' ? t('begin') : waits ? t('goOn') : t('look');
  return (
    <LinkButton to={`/reviews/${row.code}`} isMain={waits} name={`${label} ${row.code}`}>
      {label}
    </LinkButton>
  );
}
