// Enters a person into the expert library.
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { EMPTY_ENTRY, ExpertForm } from './ExpertForm.tsx';

export default function NewExpert() {
  const { t } = useTranslation('review');
  const { message } = App.useApp();
  const go = useNavigate();
  const enter = useAct('expert.enter', {
    quiet: true,
    onDone: ({ id }) => {
      void message.success(t('entered'));
      void go(`/experts/${id}`);
    },
  });
  return (
    <Page title={t('newExpert')}>
      {enter.problem !== null && enter.problem.violations.length === 0 && (
        <ProblemAlert problem={enter.problem} />
      )}
      <Panel title={t('expert')}>
        <ExpertForm
          begin={EMPTY_ENTRY}
          isNew
          violations={enter.problem?.violations ?? []}
          underWay={enter.underWay}
          label={t('newExpert')}
          onGive={(entry) => enter.run({ body: entry })}
        />
      </Panel>
    </Page>
  );
}
