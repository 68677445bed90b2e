// The officer's plain figures of a call: how many applications are where, and the money.
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Money } from '../../ui/Money.tsx';
import { Loaded } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';

type FiguresOfCall = Answer<'call.figures'>;

export function Figures({ id }: { id: number }) {
  const { t } = useTranslation('call');
  const figures = useEndpoint('call.figures', { params: { id } });
  return (
    <Panel title={t('sections.figures')}>
      <Loaded from={figures}>{(read) => <Shown figures={read} />}</Loaded>
    </Panel>
  );
}

function Shown({ figures }: { figures: FiguresOfCall }) {
  const { t } = useTranslation('call');
  const { money } = figures;
  const amounts =
    money === null
      ? []
      : ([
          [t('envelopeFigure'), money.envelopeFen],
          [t('requestedFigure'), money.requestedFen],
          [t('proposedFigure'), money.proposedFen],
          [t('awardedFigure'), money.awardedFen],
        ] as const);
  return (
    <>
      <ul className="keguan-figures">
        <li>
          <strong className="keguan-number">{figures.submitted}</strong>
          {t('submittedFigure')}
        </li>
        {amounts.map(([label, amount]) => (
          <li key={label}>
            <strong>
              <Money fen={amount} />
            </strong>
            {label}
          </li>
        ))}
      </ul>
      <ul className="keguan-figures">
        {figures.states
          .filter(({ count }) => count > 0)
          .map(({ state, count }) => (
            <li key={state}>
              <strong className="keguan-number">{count}</strong>
              <StateTag type="application" state={state} />
            </li>
          ))}
      </ul>
    </>
  );
}
