// One expert: who it is, and the form in which unit, fields and suspension change.
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Day } from '../../ui/When.tsx';
import { Fields } from './AssignDialog.tsx';
import { EMPTY_ENTRY, ExpertForm } from './ExpertForm.tsx';
import './review.css';

type View = Answer<'expert.read'>;

export default function Expert() {
  const { id = '' } = useParams();
  const expert = useEndpoint('expert.read', { params: { id } });
  return <Loaded from={expert}>{(view) => <Shown key={view.version} expert={view} />}</Loaded>;
}

function Shown({ expert }: { expert: View }) {
  const { t } = useTranslation('review');
  const { account } = expert;
  const mayEdit = expert.abilities.some((each) => each.act === 'expert.edit' && each.allowed);
  return (
    <Page title={expert.name} beside={expert.unitName}>
      <Panel title={t('expert')}>
        <Facts
          of={[
            expert.idMasked === null ? null : { label: t('idNumber'), value: expert.idMasked },
            { label: t('account'), value: account === null ? t('noAccount') : account.username },
            { label: t('uscc'), value: expert.uscc },
            { label: t('fields'), value: <Fields of={expert.disciplines} /> },
            expert.suspendedUntil === null
              ? null
              : { label: t('suspendedUntil'), value: <Day on={expert.suspendedUntil} /> },
          ]}
        />
      </Panel>
      {mayEdit && <Editor expert={expert} />}
    </Page>
  );
}

function Editor({ expert }: { expert: View }) {
  const { t } = useTranslation('review');
  const { message } = App.useApp();
  const edit = useAct('expert.edit', {
    quiet: true,
    onDone: ({ endedReviews }) =>
      void message.success(endedReviews > 0 ? t('endedReviews', { count: endedReviews }) : t('changed')),
  });
  return (
    <Panel title={t('changeExpert')}>
      <p className="keguan-help">{t('changeHelp')}</p>
      {edit.problem !== null && edit.problem.violations.length === 0 && (
        <ProblemAlert problem={edit.problem} />
      )}
      <ExpertForm
        begin={{
          ...EMPTY_ENTRY,
          uscc: expert.uscc,
          unitName: expert.unitName,
          disciplines: expert.disciplines,
          suspendedUntil: expert.suspendedUntil,
        }}
        isNew={false}
        violations={edit.problem?.violations ?? []}
        underWay={edit.underWay}
        label={t('saveChanges')}
        onGive={({ uscc, unitName, disciplines, suspendedUntil, opensDesk }) =>
          edit.run({
            params: { id: expert.id },
            body: { version: expert.version, uscc, unitName, disciplines, suspendedUntil, opensDesk },
          })
        }
      />
    </Panel>
  );
}
