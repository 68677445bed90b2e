// One call at the desk of those who serve it: the editor while it is a draft, afterwards its rules and figures.
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { When } from '../../ui/When.tsx';
import { CallEditor } from './CallEditor.tsx';
import { CallTerms } from './CallTerms.tsx';
import { Figures } from './Figures.tsx';
import { PhaseTag, type CallView } from './PhaseTag.tsx';
import './call.css';

export default function CallDesk() {
  const { id = '' } = useParams();
  const call = useEndpoint('call.read', { params: { id } });
  return (
    <Loaded from={call}>
      {(read) =>
        read.state === 'draft' && read.desk !== null ? (
          <CallEditor key={read.id} call={read} desk={read.desk} />
        ) : (
          <Published call={read} />
        )
      }
    </Loaded>
  );
}

function Published({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  const { message } = App.useApp();
  const archive = useAct('call.archive', { onDone: () => void message.success(t('phase.archived')) });
  return (
    <Page
      title={call.title}
      beside={
        <>
          <PhaseTag phase={call.phase} />
          {call.publishedAt !== null && <When at={call.publishedAt} />}
        </>
      }
      actions={
        <Link to={`/public/calls/${call.id}`}>
          <Button>{t('preview')}</Button>
        </Link>
      }
    >
      {call.desk !== null && <Figures id={call.id} />}
      <CallTerms call={call} />
      <ActionBar
        abilities={call.abilities}
        offers={{
          'call.archive': {
            run: () => archive.run({ params: { id: call.id }, body: { version: call.version } }),
            underWay: archive.underWay,
            confirm: t('archiveConfirm'),
          },
        }}
      />
    </Page>
  );
}
