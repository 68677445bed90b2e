// Before the packet opens: what the expert promises, or why they do not take the review on.
import { App, Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { REFUSAL_CAUSES } from '../../../server/features/review/reviewForm/contract.ts';
import { codePoints } from '../../../server/domain/text.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { deadlineText } from '../call/Period.tsx';
import type { ReviewView } from './Review.tsx';

type Cause = (typeof REFUSAL_CAUSES)[number];

export function PledgePage({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review');
  const words = useWords();
  const [isRead, setIsRead] = useState(false);
  const [isRefusing, setIsRefusing] = useState(false);
  const pledge = useAct('review.pledge', { quiet: true });
  const { code, version } = review;
  return (
    <Page
      title={t('pledgeTitle')}
      beside={
        <>
          <StateTag type="assignment" state={review.state} /> <span className="keguan-number">{code}</span>
        </>
      }
    >
      <Panel title={t('askedAbout')}>
        <Facts
          of={[
            { label: t('call'), value: review.call.title },
            review.discipline === null ? null : { label: t('field'), value: words.pick(review.discipline) },
            {
              label: t('due'),
              value: <span className="keguan-number">{deadlineText(review.dueAt)}</span>,
            },
          ]}
        />
      </Panel>
      <Panel title={t('pledge')}>
        <ol className="keguan-pledge">
          {review.pledge.promises.map((each) => (
            <li key={each.key}>{words.pick(each.text)}</li>
          ))}
        </ol>
        {pledge.problem !== null && <ProblemAlert problem={pledge.problem} />}
        <p>
          <Checkbox checked={isRead} onChange={(event) => setIsRead(event.target.checked)}>
            {t('pledgeRead')}
          </Checkbox>
        </p>
        {!isRead && <p className="keguan-quiet">{t('pledgeFirst')}</p>}
        <ActionBar
          abilities={review.abilities}
          offers={{
            ...(isRead && {
              'review.pledge': {
                run: () =>
                  pledge.run({
                    params: { code },
                    body: { version, pledgeVersion: review.pledge.version, accepts: true },
                  }),
                underWay: pledge.underWay,
                isMain: true,
                label: t('pledgeAndOpen'),
              },
            }),
            'review.refuse': { run: () => setIsRefusing(true) },
          }}
        />
      </Panel>
      {isRefusing && <RefuseDialog review={review} onClose={() => setIsRefusing(false)} />}
    </Page>
  );
}

function RefuseDialog({ review, onClose }: { review: ReviewView; onClose: () => void }) {
  const { t } = useTranslation(['review', 'common']);
  const { message } = App.useApp();
  const go = useNavigate();
  const [cause, setCause] = useState<Cause>('conflict');
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const refuse = useAct('review.refuse', {
    quiet: true,
    onDone: () => {
      void message.success(t('refused'));
      void go('/reviews');
    },
  });
  const isShort = codePoints(reason.trim()) < 2;
  const give = () => {
    setIsAsked(true);
    if (isShort) return;
    void refuse.run({ params: { code: review.code }, body: { version: review.version, cause, reason } });
  };
  return (
    <Modal
      open
      title={t('refuseTitle')}
      okText={t('refuseIt')}
      cancelText={t('common:cancel')}
      confirmLoading={refuse.underWay}
      onOk={give}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {refuse.problem !== null && <ProblemAlert problem={refuse.problem} />}
      <FieldFrame path={['cause']} label={t('cause')} isRequired isGroup violations={[]}>
        {() => (
          <Radio.Group
            name="cause"
            value={cause}
            options={REFUSAL_CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))}
            onChange={(event) => setCause(event.target.value as Cause)}
          />
        )}
      </FieldFrame>
      <FieldFrame
        path={['reason']}
        label={t('common:reason')}
        isRequired
        violations={[]}
        ownWrong={isAsked && isShort ? t('common:reasonTooShort', { min: 2 }) : null}
      >
        {(tie) => (
          <TextArea
            {...tied(tie)}
            minRows={3}
            maxRows={10}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FieldFrame>
    </Modal>
  );
}
