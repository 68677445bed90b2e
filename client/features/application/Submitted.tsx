// The receipt: the application is handed in, under which number, and who has it now until when.
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../useEndpoint.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { When } from '../../ui/When.tsx';
import type { ReadApplication } from './editing.ts';
import { Until } from './Until.tsx';
import './application.css';

export default function Submitted() {
  const { id = '' } = useParams();
  const application = useEndpoint('application.read', { params: { id } });
  return (
    <Loaded from={application}>
      {(read) =>
        // What is held may be from before the act that led here.
        read.revision === null && application.isFetching ? <Loading /> : <Receipt application={read} />
      }
    </Loaded>
  );
}

function Receipt({ application }: { application: ReadApplication }) {
  const { t } = useTranslation('application');
  const { id, title, state, receiptNumber, submittedAt, dueAt, revision } = application;
  const isHandedIn = revision !== null && receiptNumber !== null;
  return (
    <Page title={title} beside={<StateTag type="application" state={state} />}>
      <Result
        status={isHandedIn ? 'success' : 'info'}
        title={isHandedIn ? t('receipt.title', { number: receiptNumber }) : t('receipt.notYet')}
        subTitle={isHandedIn ? t('receipt.next') : undefined}
        extra={[
          <Link key="record" to={`/applications/${id}`}>
            <Button type="primary">{t('toRecord')}</Button>
          </Link>,
          <Link key="list" to="/applications">
            <Button>{t('toList')}</Button>
          </Link>,
        ]}
      >
        {isHandedIn && (
          <Facts
            of={[
              {
                label: t('receipt.number'),
                value: <strong className="keguan-number">{receiptNumber}</strong>,
              },
              { label: t('receipt.at'), value: <When at={submittedAt} isExact /> },
              { label: t('receipt.code'), value: <span className="keguan-number">{revision.code}</span> },
              dueAt === null ? null : { label: t('receipt.host'), value: <Until at={dueAt} /> },
            ]}
          />
        )}
      </Result>
    </Page>
  );
}
