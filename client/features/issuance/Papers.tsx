// The papers of a document: to be printed before the seal, to be fetched afterwards, or what keeps one from being made.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../api.ts';
import type { Answer } from '../../contracts.ts';
import { useAct } from '../../useEndpoint.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Money } from '../../ui/Money.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Rows } from '../../ui/Table.tsx';

export type DocumentView = Answer<'awardDocument.read'>;
type Row = DocumentView['awards'][number];

export function Papers({ document }: { document: DocumentView }) {
  const { t } = useTranslation(['issuance', 'award']);
  const { id, mayPrint } = document;
  const retry = useAct('awardDocument.retry');
  const hasFailed = [document.paper, ...document.awards.map((each) => each.notice)].includes('failed');
  const ofAward = (row: Row) => (
    <PaperLink
      href={addressOf('award.notice', { params: { id: row.id } })}
      paper={row.notice}
      problem={row.problem}
      mayPrint={mayPrint}
    />
  );
  return (
    <Panel
      title={t('document.papers')}
      extra={
        hasFailed && (
          <Button loading={retry.underWay} onClick={() => void retry.run({ params: { id } })}>
            {t('document.retry')}
          </Button>
        )
      }
    >
      {mayPrint && <p className="keguan-help">{t('document.printFirst')}</p>}
      {hasFailed && <p className="keguan-help">{t('document.retryHelp')}</p>}
      <Facts
        of={[
          {
            label: t('document.document'),
            value: (
              <PaperLink
                href={addressOf('awardDocument.download', { params: { id } })}
                paper={document.paper}
                problem={document.problem}
                mayPrint={mayPrint}
              />
            ),
          },
        ]}
      />
      <Rows<Row>
        caption={t('document.notices')}
        rows={document.awards}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: t('award:awards.projectNumber'),
            render: (row) => <Link to={`/awards/${row.id}`}>{row.projectNumber}</Link>,
          },
          { key: 'notice', title: t('award:awards.noticeNumber'), render: (row) => row.noticeNumber },
          { key: 'title', title: t('award:decision.project'), render: (row) => row.title },
          { key: 'unit', title: t('award:awards.unit'), render: (row) => row.unit },
          {
            key: 'amount',
            title: t('award:awards.amount'),
            align: 'end',
            render: (row) => <Money fen={row.amountFen} />,
          },
          {
            key: 'state',
            title: t('document.state'),
            render: (row) => <StateTag type="award" state={row.state} />,
          },
          { key: 'paper', title: t('award:awards.notice'), render: ofAward },
        ]}
      />
    </Panel>
  );
}

interface PaperLinkProps {
  readonly href: string;
  readonly paper: DocumentView['paper'];
  readonly problem: DocumentView['problem'];
  readonly mayPrint: boolean;
}

function PaperLink({ href, paper, problem, mayPrint }: PaperLinkProps) {
  const { t } = useTranslation('issuance');
  if (paper === 'ready' || (paper === 'none' && mayPrint)) return <a href={href}>{t('document.download')}</a>;
  if (paper === 'failed') {
    const characters = problem?.characters ?? [];
    return (
      <span className="keguan-wrong">
        {t('document.failed')}
        {characters.length > 0 && ` ${t('document.failedFor', { characters: characters.join(' ') })}`}
      </span>
    );
  }
  return <span>{paper === 'making' ? t('document.making') : t('document.none')}</span>;
}
