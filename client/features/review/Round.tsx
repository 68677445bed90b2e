// The board of a round: each application with its experts, who is still missing, and the acts that open and close it.
import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { deadlineText } from '../call/Period.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { BoardRow } from './BoardRow.tsx';
import './review.css';

export type RoundView = Answer<'round.read'>;
export type BoardApplication = RoundView['applications'][number];

export default function Round() {
  const { id = '' } = useParams();
  const round = useEndpoint('round.read', { params: { id } });
  return <Loaded from={round}>{(read) => <Board round={read} />}</Loaded>;
}

/** Fewer experts than the round needs to open, or fewer opinions than it needs to close. */
function isShort(row: BoardApplication, round: RoundView): boolean {
  if (row.isWithheld) return false;
  return (round.state === 'preparing' ? row.asked : row.submitted) < round.reviewersMin;
}

function Board({ round }: { round: RoundView }) {
  const { t } = useTranslation('review');
  const [asking, setAsking] = useState<BoardApplication | null>(null);
  const [onlyShort, setOnlyShort] = useState(false);
  const open = useAct('round.open', { quiet: true });
  const close = useAct('round.close', { quiet: true });
  const params = { id: round.id };
  const body = { version: round.version };
  const short = round.applications.filter((row) => isShort(row, round));
  const shown = onlyShort ? short : round.applications;
  const mayAssign = round.abilities.some((each) => each.act === 'assignment.assign' && each.allowed);
  return (
    <Page
      title={`${round.name} · ${round.call.title}`}
      beside={
        <>
          <StateTag type="round" state={round.state} /> {t('due')}{' '}
          <span className="keguan-number">{deadlineText(round.dueAt)}</span>
        </>
      }
      actions={
        round.state === 'closed' ? (
          <LinkButton to={`/rounds/${round.id}/ranking`} isMain>
            {t('ranking')}
          </LinkButton>
        ) : undefined
      }
    >
      {[open.problem, close.problem].map((problem, n) =>
        problem === null ? null : <ProblemAlert key={n} problem={problem} />,
      )}
      <Progress round={round} short={short.length} />
      <ActionBar
        abilities={round.abilities}
        offers={{
          'round.open': {
            run: () => open.run({ params, body }),
            underWay: open.underWay,
            isMain: true,
            confirm: t('openConfirm', { count: round.applications.length }),
          },
          'round.close': {
            run: () => close.run({ params, body }),
            underWay: close.underWay,
            isMain: true,
            confirm: t('closeConfirm'),
          },
        }}
      />
      {short.length > 0 && round.state !== 'closed' && (
        <p>
          <Checkbox checked={onlyShort} onChange={(event) => setOnlyShort(event.target.checked)}>
            {t('onlyShort', { count: short.length })}
          </Checkbox>
        </p>
      )}
      <ul className="keguan-board">
        {shown.map((row) => (
          <BoardRow
            key={row.applicationId}
            round={round}
            row={row}
            onAssign={mayAssign && !row.isWithheld ? () => setAsking(row) : null}
          />
        ))}
      </ul>
      {asking !== null && <AssignDialog round={round} application={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function Progress({ round, short }: { round: RoundView; short: number }) {
  const { t } = useTranslation('review');
  const asked = round.applications.reduce((sum, row) => sum + row.asked, 0);
  const submitted = round.applications.reduce((sum, row) => sum + row.submitted, 0);
  const text = t('progress', { applications: round.applications.length, asked, submitted });
  const missing =
    short === 0
      ? t('nothingShort', { min: round.reviewersMin })
      : t(round.state === 'preparing' ? 'shortOfExperts' : 'shortOfOpinions', {
          count: short,
          min: round.reviewersMin,
          wanted: round.reviewersWanted,
        });
  return (
    <Alert
      className="keguan-problem"
      type={short === 0 ? 'success' : 'info'}
      showIcon
      title={text}
      description={
        round.state === 'closed' ? undefined : (
          <>
            {missing}
            {round.inCheck > 0 && <div>{t('inCheck', { count: round.inCheck })}</div>}
          </>
        )
      }
    />
  );
}
