// One award: what stands on its notice, the notice itself, and for a leader the way to revoke it.
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Money } from '../../ui/Money.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Day, When } from '../../ui/When.tsx';
import { NoticeLink } from './NoticeLink.tsx';
import './award.css';

type AwardView = Answer<'award.read'>;

const ASK_AGAIN_MS = 3000;

export default function Award() {
  const { id = '' } = useParams();
  const params = { params: { id } };
  const award = useEndpoint('award.read', params);
  // While the notice is being made the page looks again by itself.
  useEndpoint('award.read', params, { every: award.data?.notice === 'making' ? ASK_AGAIN_MS : false });
  return <Loaded from={award}>{(read) => <Shown award={read} />}</Loaded>;
}

function Shown({ award }: { award: AwardView }) {
  const { t } = useTranslation('award');
  const words = useWords();
  const { message } = App.useApp();
  const revoke = useAct('award.revoke', { onDone: () => void message.success(t('saved')) });
  return (
    <Page
      title={award.title}
      beside={
        <>
          <StateTag type="award" state={award.state} /> {award.projectNumber}
        </>
      }
      actions={
        <ActionBar
          abilities={award.abilities}
          offers={{
            'award.revoke': {
              run: (reason) =>
                revoke.run({ params: { id: award.id }, body: { version: award.version, reason } }),
              asks: t('awards.revokeAsks'),
              isDangerous: true,
            },
          }}
        />
      }
    >
      <Panel title={t('awards.one')}>
        <Facts
          of={[
            { label: t('awards.projectNumber'), value: award.projectNumber },
            { label: t('awards.programme'), value: words.pick(award.programme) },
            { label: t('awards.unit'), value: award.unit },
            { label: t('awards.lead'), value: award.lead },
            { label: t('awards.amount'), value: <Money fen={award.amountFen} /> },
            { label: t('awards.budgetMode'), value: t(`awards.${award.budgetMode}`) },
            {
              label: t('awards.term'),
              value: t('publicity.periodText', { from: award.startsOn, to: award.endsOn }),
            },
            award.dispatchNumber === null
              ? null
              : { label: t('awards.dispatchNumber'), value: award.dispatchNumber },
            award.signedOn === null
              ? null
              : { label: t('awards.signedOn'), value: <Day on={award.signedOn} /> },
            award.revokedAt === null
              ? null
              : { label: t('awards.revokedAt'), value: <When at={award.revokedAt} /> },
            award.revocationReason === null
              ? null
              : { label: t('awards.revocationReason'), value: award.revocationReason, isWide: true },
          ]}
        />
      </Panel>
      <Panel title={t('awards.notice')}>
        <Facts
          of={[
            { label: t('awards.noticeNumber'), value: award.noticeNumber },
            { label: t('awards.notice'), value: <NoticeLink id={award.id} paper={award.notice} /> },
            {
              label: t('awards.code'),
              value: <code>{award.verificationCode}</code>,
            },
            award.state === 'prepared'
              ? null
              : {
                  label: t('awards.verifyPage'),
                  value: <Link to={`/verify/${award.verificationCode}`}>{t('awards.verify')}</Link>,
                },
            award.pdfSha256 === null
              ? null
              : {
                  label: t('awards.hash'),
                  value: <code className="keguan-hash">{award.pdfSha256}</code>,
                  isWide: true,
                },
          ]}
        />
      </Panel>
    </Page>
  );
}
