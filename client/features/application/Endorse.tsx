// The desk of the host, and of the county office or department in charge: they pass an application on, or back.
import { App } from 'antd';
import { useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { codePoints } from '../../../server/domain/text.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Loaded } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { DeskPage, Due, Opinions, type Judged } from './DeskPage.tsx';

const LONGEST = 1000;

export default function Endorse() {
  const { id = '' } = useParams();
  const [isDone, setIsDone] = useState(false);
  // A recommender who sent it back may not read it any longer: it is not asked for again.
  const application = useEndpoint('application.read', { params: { id } }, { unless: isDone });
  const leave = () => flushSync(() => setIsDone(true));
  return <Loaded from={application}>{(read) => <Desk application={read} onDone={leave} />}</Loaded>;
}

function Desk({ application, onDone }: { application: Judged; onDone: () => void }) {
  const { t } = useTranslation('call');
  const isRecommendation = application.state === 'withRecommender';
  return (
    <DeskPage title={t(isRecommendation ? 'desk.recommend' : 'desk.endorse')} application={application}>
      {application.revision !== null && (
        <Decision
          key={application.revision.id}
          application={application}
          revisionId={application.revision.id}
          onDone={onDone}
        />
      )}
      <Opinions of={application.opinions} />
    </DeskPage>
  );
}

interface DecisionProps {
  readonly application: Judged;
  readonly revisionId: number;
  readonly onDone: () => void;
}

function Decision({ application, revisionId, onDone }: DecisionProps) {
  const { t } = useTranslation('call');
  const words = useWords();
  const { message } = App.useApp();
  const go = useNavigate();
  const field = useId();
  const [opinion, setOpinion] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  // Done here: on to what waits next.
  const told = (act: string) => ({
    onDone: () => {
      onDone();
      void message.success(t('desk.done', { act: words.act(act) }));
      void go('/');
    },
  });
  const endorse = useAct('endorsement.endorse', told('endorsement.endorse'));
  const recommend = useAct('recommendation.recommend', told('recommendation.recommend'));
  const giveBack = useAct('endorsement.return', told('endorsement.return'));
  const sendBack = useAct('recommendation.return', told('recommendation.return'));

  const length = codePoints(opinion.trim());
  const wrong =
    length < 2 ? t('desk.opinionTooShort') : length > LONGEST ? t('desk.opinionTooLong', { length }) : null;
  const params = { id: application.id };
  const judged = { version: application.version, revisionId };
  const withOpinion = (run: typeof endorse.run) => () => {
    setIsAsked(true);
    if (wrong !== null) {
      document.getElementById(field)?.focus();
      return null;
    }
    return run({ params, body: { ...judged, opinion: opinion.trim() } });
  };
  const offers = {
    'endorsement.endorse': {
      run: withOpinion(endorse.run),
      underWay: endorse.underWay,
      isMain: true,
    },
    'recommendation.recommend': {
      run: withOpinion(recommend.run),
      underWay: recommend.underWay,
      isMain: true,
    },
    'endorsement.return': {
      run: (reason: string) => giveBack.run({ params, body: { ...judged, reason } }),
      asks: t('desk.returnAsks'),
    },
    'recommendation.return': {
      run: (reason: string) => sendBack.run({ params, body: { ...judged, reason } }),
      asks: t('desk.returnAsks'),
    },
  };
  if (!application.abilities.some(({ act }) => act in offers)) return null;
  const shown = isAsked ? wrong : null;
  return (
    <Panel title={t('desk.decision')}>
      <Due at={application.dueAt} />
      <label className="keguan-label keguan-label-required" htmlFor={field}>
        {t('desk.opinion')}
      </label>
      <p id={`${field}-help`} className="keguan-help">
        {t('desk.opinionHelp')}
      </p>
      <TextArea
        id={field}
        minRows={4}
        maxRows={12}
        value={opinion}
        status={shown === null ? '' : 'error'}
        aria-required
        aria-invalid={shown !== null}
        aria-describedby={`${field}-help ${field}-told`}
        onChange={(event) => setOpinion(event.target.value)}
      />
      <div id={`${field}-told`} className="keguan-under" aria-live="polite">
        <span className="keguan-wrong">{shown}</span>
      </div>
      <ActionBar abilities={application.abilities} offers={offers} />
    </Panel>
  );
}
