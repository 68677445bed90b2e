// One application for reading: where it stands, what was handed in, what was said of it, and what may be done now.
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar, type Offer } from '../../ui/ActionBar.tsx';
import { AnswersView } from '../../ui/AnswersView.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Money } from '../../ui/Money.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { When } from '../../ui/When.tsx';
import { Opinions } from './DeskPage.tsx';
import type { ReadApplication } from './editing.ts';
import { fileAddress } from './editing.ts';
import { Until } from './Until.tsx';
import './application.css';

export default function Record() {
  const { id = '' } = useParams();
  const application = useEndpoint('application.read', { params: { id } });
  return <Loaded from={application}>{(read) => <Shown application={read} />}</Loaded>;
}

function Shown({ application }: { application: ReadApplication }) {
  const { t } = useTranslation('application');
  const { revision, draft, form } = application;
  return (
    <Page
      title={application.title === '' ? t('untitled') : application.title}
      beside={
        <>
          <StateTag type="application" state={application.state} />
          {application.receiptNumber !== null && (
            <span className="keguan-number">{application.receiptNumber}</span>
          )}
          {application.dueAt !== null && <Until at={application.dueAt} />}
        </>
      }
      actions={<Acts application={application} />}
    >
      <Cover application={application} />
      {application.opinions !== null && application.opinions.length > 0 && (
        <Opinions of={application.opinions} />
      )}
      {revision === null && draft !== null && <p className="keguan-help">{t('stillDraft')}</p>}
      {revision !== null && <AnswersView form={form} answers={revision.answers} href={fileAddress} />}
      <History of={application.history} />
    </Page>
  );
}

/** Most acts have a page of their own; here is the way to it, or why not now. */
function Acts({ application }: { application: ReadApplication }) {
  const { t } = useTranslation('application');
  const go = useNavigate();
  const withdraw = useAct('application.withdraw');
  const { id, version } = application;
  const at = (place: string, label: string): Offer => ({
    run: () => go(`/applications/${id}/${place}`),
    isMain: true,
    label,
  });
  return (
    <ActionBar
      abilities={application.abilities}
      offers={{
        'application.save': at('edit', t('goOn')),
        'application.withdraw': {
          run: () => withdraw.run({ params: { id }, body: { version } }),
          underWay: withdraw.underWay,
          isDangerous: true,
          confirm: t('confirmWithdraw'),
        },
        'endorsement.endorse': at('endorsement', t('toEndorse')),
        'recommendation.recommend': at('endorsement', t('toRecommend')),
        'formalCheck.mark': at('formal-check', t('toCheck')),
        // What others let lapse is refused where it would have been checked.
        ...(application.state !== 'inCheck' && {
          'formalCheck.refuse': at('formal-check', t('toCheck')),
        }),
      }}
    />
  );
}

function Cover({ application }: { application: ReadApplication }) {
  const { t } = useTranslation('application');
  const words = useWords();
  const { call, lead, host, revision } = application;
  return (
    <Panel title={t('cover')}>
      <Facts
        of={[
          { label: t('call'), value: <Link to={`/public/calls/${call.id}`}>{call.title}</Link> },
          { label: t('programme'), value: words.pick(call.programme.name) },
          lead === null ? null : { label: t('lead'), value: lead },
          host === null ? null : { label: words.pick(call.labels.hostUnit), value: host.name },
          { label: t('requested'), value: <Money fen={application.requestedFen} /> },
          application.submittedAt === null
            ? null
            : { label: t('submittedAt'), value: <When at={application.submittedAt} isExact /> },
          revision === null
            ? null
            : {
                label: t('revision'),
                value: t('revisionText', { number: revision.number, code: revision.code }),
              },
        ]}
      />
    </Panel>
  );
}

function History({ of }: { of: ReadApplication['history'] }) {
  const { t } = useTranslation('application');
  const words = useWords();
  if (of === null || of.length === 0) return null;
  return (
    <Panel title={t('history')}>
      <ol className="keguan-history">
        {of.map((each) => (
          <li key={`${each.act}${each.at}`}>
            <When at={each.at} isExact />
            <span>{words.act(each.act)}</span>
            <span className="keguan-quiet">{each.role === null ? '' : words.role(each.role)}</span>
            {each.state !== null && <StateTag type="application" state={each.state} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
