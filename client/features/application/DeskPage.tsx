// What every desk that judges an application looks at: the frozen revision at the left, the decision at the right.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../api.ts';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { AnswersView } from '../../ui/AnswersView.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { When, inShanghai } from '../../ui/When.tsx';
import { deadlineText } from '../call/Period.tsx';
import './desk.css';

export type Judged = Answer<'application.read'>;

interface DeskPageProps {
  readonly title: string;
  readonly application: Judged;
  /** The decision, and what belongs to it. */
  readonly children: ReactNode;
}

export function DeskPage({ title, application, children }: DeskPageProps) {
  const { t } = useTranslation('call');
  const { revision } = application;
  return (
    <Page
      title={application.title}
      beside={
        <>
          <StateTag type="application" state={application.state} />
          {title}
        </>
      }
      actions={
        <Link to={`/applications/${application.id}`}>
          <Button>{t('desk.whole')}</Button>
        </Link>
      }
    >
      <div className="keguan-desk-page">
        <div>
          <Cover application={application} />
          {revision === null ? (
            <p>{t('desk.noRevision')}</p>
          ) : (
            <AnswersView
              form={application.form}
              answers={revision.answers}
              href={({ fileId }) => addressOf('file.read', { params: { id: String(fileId) } })}
            />
          )}
        </div>
        <aside className="keguan-desk-right" tabIndex={0} aria-label={t('desk.decision')}>
          {children}
        </aside>
      </div>
    </Page>
  );
}

function Cover({ application }: { application: Judged }) {
  const { t } = useTranslation('call');
  const words = useWords();
  const { revision, call } = application;
  return (
    <Panel title={t('desk.cover')}>
      <Facts
        of={[
          { label: t('desk.receipt'), value: application.receiptNumber },
          {
            label: t('desk.call'),
            value: <Link to={`/public/calls/${call.id}`}>{call.title}</Link>,
          },
          application.lead === null ? null : { label: t('desk.lead'), value: application.lead },
          application.host === null
            ? null
            : { label: words.pick(call.labels.hostUnit), value: application.host.name },
          { label: t('desk.requested'), value: <Money fen={application.requestedFen} /> },
          revision === null
            ? null
            : {
                label: t('desk.revision'),
                value: t('desk.revisionText', {
                  number: revision.number,
                  at: inShanghai(revision.frozenAt),
                }),
              },
        ]}
      />
    </Panel>
  );
}

/** Until when this desk has it. */
export function Due({ at }: { at: string | null }) {
  const { t } = useTranslation('call');
  if (at === null) return null;
  return (
    <p>
      {t('desk.due')}{' '}
      <time dateTime={at} className="keguan-number">
        {deadlineText(at)}
      </time>
    </p>
  );
}

export function Opinions({ of }: { of: Judged['opinions'] }) {
  const { t } = useTranslation('call');
  const words = useWords();
  if (of === null) return null;
  return (
    <Panel title={t('desk.opinions')}>
      {of.length === 0 && <p className="keguan-quiet">{t('desk.noOpinions')}</p>}
      {of.map((each) => (
        <div key={`${each.act}${each.at}`} className="keguan-opinion">
          <strong>{words.act(each.act)}</strong> {each.by} <When at={each.at} />
          {each.reasonCode !== null && <p>{t(`refusalReasons.${each.reasonCode}`)}</p>}
          <p>{each.text}</p>
        </div>
      ))}
    </Panel>
  );
}
