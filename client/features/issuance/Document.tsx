// One 立项文件 at the clerk's desk: enter the number of the register, print, confirm the seal, fetch the papers.
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Money } from '../../ui/Money.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Day, When } from '../../ui/When.tsx';
import { Numbering } from './Numbering.tsx';
import { Papers, type DocumentView } from './Papers.tsx';
import '../award/award.css';

const ASK_AGAIN_MS = 3000;

export default function Document() {
  const { id = '' } = useParams();
  const params = { params: { id } };
  const document = useEndpoint('awardDocument.read', params);
  const isMaking =
    document.data !== undefined &&
    [document.data.paper, ...document.data.awards.map((each) => each.notice)].includes('making');
  // While papers are being made the page looks again by itself.
  useEndpoint('awardDocument.read', params, { every: isMaking ? ASK_AGAIN_MS : false });
  return <Loaded from={document}>{(read) => <Shown key={read.id} document={read} />}</Loaded>;
}

function Shown({ document }: { document: DocumentView }) {
  const { t } = useTranslation('issuance');
  const { message } = App.useApp();
  const words = useTranslation('award').t;
  const issue = useAct('awardDocument.issue', {
    quiet: true,
    onDone: () => void message.success(words('saved')),
  });
  const mayNumber = document.abilities.some(({ act, allowed }) => act === 'awardDocument.number' && allowed);
  return (
    <Page
      title={document.title}
      beside={
        <>
          <StateTag type="awardDocument" state={document.state} /> {document.dispatchNumber}
        </>
      }
      actions={
        <ActionBar
          abilities={document.abilities}
          offers={{
            'awardDocument.issue': {
              run: () => issue.run({ params: { id: document.id }, body: { version: document.version } }),
              underWay: issue.underWay,
              isMain: true,
              confirm: t('document.issueConfirm'),
            },
          }}
        />
      }
    >
      {issue.problem !== null && <ProblemAlert problem={issue.problem} />}
      {mayNumber && <Numbering document={document} />}
      <Panel title={t('document.title')}>
        <Facts
          of={[
            { label: t('document.call'), value: document.call.title },
            { label: t('document.decisionList'), value: document.list.title },
            { label: t('document.publicityEndsOn'), value: <Day on={document.publicityEndsOn} /> },
            { label: t('document.total'), value: <Money fen={document.totalFen} /> },
            document.dispatchNumber === null
              ? null
              : { label: t('document.dispatchNumber'), value: document.dispatchNumber },
            document.signedOn === null
              ? null
              : { label: t('document.signedOn'), value: <Day on={document.signedOn} /> },
            document.issuedAt === null
              ? null
              : { label: t('document.issuedAt'), value: <When at={document.issuedAt} /> },
          ]}
        />
      </Panel>
      <Papers document={document} />
    </Page>
  );
}
