// One application on the board with the experts who were asked about it.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { When } from '../../ui/When.tsx';
import { pointsText } from './points.ts';
import type { BoardApplication, RoundView } from './Round.tsx';

interface BoardRowProps {
  readonly round: RoundView;
  readonly row: BoardApplication;
  /** Null where nobody can be asked. */
  readonly onAssign: (() => void) | null;
}

export function BoardRow({ round, row, onAssign }: BoardRowProps) {
  const { t } = useTranslation('review');
  return (
    <li className="keguan-board-row">
      <div className="keguan-board-head">
        <div>
          <h2>{row.title}</h2>
          <small className="keguan-quiet">
            {row.receiptNumber} · {row.host} · {row.lead}
          </small>
        </div>
        <div className="keguan-board-count">
          {!row.isWithheld && (
            <span className="keguan-number">
              {t('counts', { asked: row.asked, submitted: row.submitted, min: round.reviewersMin })}
            </span>
          )}
          {round.state === 'closed' && (
            <Link to={`/rounds/${round.id}/opinions/${row.applicationId}`}>{t('opinions')}</Link>
          )}
          {onAssign !== null && (
            <Button
              onClick={onAssign}
              aria-label={t('assignTo', { title: row.title })}
              {...(row.asked < round.reviewersMin && { type: 'primary' as const })}
            >
              {t('assign')}
            </Button>
          )}
        </div>
      </div>
      {row.isWithheld && <p className="keguan-quiet">{t('withheld')}</p>}
      {row.assignments.length > 0 && (
        <ul className="keguan-board-experts">
          {row.assignments.map((each) => (
            <AssignmentLine key={each.id} assignment={each} isClosed={round.state === 'closed'} />
          ))}
        </ul>
      )}
    </li>
  );
}

function AssignmentLine({
  assignment,
  isClosed,
}: {
  assignment: BoardApplication['assignments'][number];
  isClosed: boolean;
}) {
  const { t } = useTranslation('review');
  const { id, version, expert, state, code, submittedAt, total, grade } = assignment;
  const remove = useAct('assignment.remove');
  const strike = useAct('assignment.void');
  const params = { id };
  return (
    <li>
      <span className="keguan-board-expert">
        <strong>{expert.name}</strong> <span className="keguan-quiet">{expert.unitName}</span>
      </span>
      <span>
        <StateTag type="assignment" state={state} /> <When at={submittedAt} />{' '}
        {total !== null && (
          <span className="keguan-number">
            {t('totalAndGrade', { total: pointsText(total), grade: grade ?? '' })}
          </span>
        )}
      </span>
      <small className="keguan-quiet keguan-number">{code}</small>
      {!isClosed && (
        <ActionBar
          abilities={assignment.abilities}
          offers={{
            'assignment.remove': {
              run: (reason) => remove.run({ params, body: { version, reason } }),
              underWay: remove.underWay,
              asks: t('removeAsks', { name: expert.name }),
            },
            'assignment.void': {
              run: (reason) => strike.run({ params, body: { version, reason } }),
              underWay: strike.underWay,
              isDangerous: true,
              asks: t('voidAsks', { name: expert.name }),
            },
          }}
        />
      )}
    </li>
  );
}
