// One call as everybody reads and prints it; an applicant goes on from here.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { Loaded, Page } from '../../ui/Page.tsx';
import { CallTerms } from './CallTerms.tsx';
import { PhaseTag, type CallView } from './PhaseTag.tsx';
import './call.css';

export default function PublicCall() {
  const { id = '' } = useParams();
  const call = useEndpoint('call.read', { params: { id } });
  return <Loaded from={call}>{(read) => <Shown call={read} />}</Loaded>;
}

function Shown({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  return (
    <Page
      title={call.title}
      beside={<PhaseTag phase={call.phase} />}
      actions={
        <span className="keguan-actions keguan-no-print">
          <Apply call={call} />
          {call.desk !== null && (
            <Link to={`/calls/${call.id}`}>
              <Button>{t('manage')}</Button>
            </Link>
          )}
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </span>
      }
    >
      <NotYet call={call} />
      <CallTerms call={call} />
    </Page>
  );
}

/** For whoever may apply; others who are not signed in are led to the sign-in. */
function Apply({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  const { person } = useSession();
  const go = useNavigate();
  const start = useAct('application.create', {
    onDone: ({ id }) => void go(`/applications/${id}/edit`),
  });
  if (person === null && call.phase === 'open') {
    return (
      <Link to="/sign-in" state={{ back: `/public/calls/${call.id}` }}>
        <Button type="primary">{t('applyNow')}</Button>
      </Link>
    );
  }
  if (call.application?.allowed !== true) return null;
  return (
    <Button
      type="primary"
      loading={start.underWay}
      onClick={() => void start.run({ body: { callId: call.id } })}
    >
      {t('apply')}
    </Button>
  );
}

function NotYet({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  const words = useWords();
  const { application } = call;
  if (application === null || application.allowed) return null;
  const why = words.moment(application.reason ?? '', application.params);
  return <p className="keguan-help keguan-no-print">{t('notYet', { why })}</p>;
}
