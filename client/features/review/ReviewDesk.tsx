// The desk of a review: the application to read at the left; scores, comments and grade at the right.
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { AnswersView } from '../../ui/AnswersView.tsx';
import { inBytes } from '../../ui/bytes.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { inShanghai } from '../../ui/When.tsx';
import { deadlineText } from '../call/Period.tsx';
import { OpinionForm } from './OpinionForm.tsx';
import { OpinionShown } from './OpinionShown.tsx';
import type { ReviewView } from './Review.tsx';

type Packet = NonNullable<ReviewView['packet']>;

export function ReviewDesk({ review, packet }: { review: ReviewView; packet: Packet }) {
  const { t } = useTranslation('review');
  return (
    <Page
      title={packet.title}
      beside={
        <>
          <StateTag type="assignment" state={review.state} />{' '}
          <span className="keguan-number">{review.code}</span> · {review.call.title} · {t('due')}{' '}
          <span className="keguan-number">{deadlineText(review.dueAt)}</span>
        </>
      }
    >
      <Standing review={review} />
      <div className="keguan-review">
        <section aria-label={t('applicationText')}>
          <Text review={review} packet={packet} />
        </section>
        <aside aria-label={t('opinion')} tabIndex={0} className="keguan-review-right">
          {review.state === 'pledged' ? <OpinionForm review={review} /> : <OpinionShown review={review} />}
          <StandAside review={review} />
        </aside>
      </div>
    </Page>
  );
}

/** A draft and what was submitted are never mistaken for each other. */
function Standing({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review');
  if (review.submittedAt !== null && review.state === 'submitted') {
    return (
      <Alert
        className="keguan-problem"
        type="success"
        showIcon
        title={t('submittedAt', { at: inShanghai(review.submittedAt) })}
      />
    );
  }
  return <Alert className="keguan-problem" type="warning" showIcon title={t('notSubmitted')} />;
}

function Text({ review, packet }: { review: ReviewView; packet: Packet }) {
  const { t } = useTranslation('review');
  return (
    <>
      <Panel title={t('body')}>
        {packet.bodySize === null ? (
          <p>{t('noBody')}</p>
        ) : (
          <Button
            type="primary"
            href={addressOf('assignment.body', { params: { code: review.code } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('openBody', { size: inBytes(packet.bodySize) })}
          </Button>
        )}
        {review.blind === 'double' && <p className="keguan-help">{t('blindHelp')}</p>}
      </Panel>
      <AnswersView form={packet.form} answers={packet.answers} href={() => ''} />
    </>
  );
}

function StandAside({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review');
  const words = useWords();
  const { message } = App.useApp();
  const go = useNavigate();
  const recuse = useAct('review.recuse', {
    onDone: () => {
      void message.success(t('recused'));
      void go('/reviews');
    },
  });
  return (
    <Panel title={words.act('review.recuse')}>
      <p className="keguan-help">{t('recuseHelp')}</p>
      <ActionBar
        abilities={review.abilities}
        offers={{
          'review.recuse': {
            run: (reason) =>
              recuse.run({ params: { code: review.code }, body: { version: review.version, reason } }),
            underWay: recuse.underWay,
            isDangerous: true,
            asks: t('recuseAsks'),
          },
        }}
      />
    </Panel>
  );
}
