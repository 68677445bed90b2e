// One's own password; the only page that is open while a new one is due.
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isStaff } from '../../../server/domain/desks.ts';
import { useSession } from '../../session.tsx';
import { useAct } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PasswordPair, usePasswordPair } from './PasswordPair.tsx';
import { TextField } from './TextField.tsx';

export default function ChangePassword() {
  const { t } = useTranslation('identity');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { session, signedIn } = useSession();
  const [current, setCurrent] = useState('');
  const pair = usePasswordPair();
  const change = useAct('account.changePassword', {
    quiet: true,
    onDone: (answer) => {
      signedIn(answer);
      void message.success(t('passwordChanged'));
      void navigate('/');
    },
  });
  const violations = change.problem?.violations ?? [];
  return (
    <Page title={t('changePassword')} beside={t('changeHelp')}>
      {session.mustChangePassword && (
        <Alert type="warning" showIcon className="keguan-problem" title={t('mustChange')} />
      )}
      {change.problem !== null && <ProblemAlert problem={change.problem} />}
      <Panel title={t('newPassword')}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (pair.isSame()) void change.run({ body: { current, password: pair.password } });
          }}
        >
          <div className="keguan-form">
            <TextField
              field="current"
              label={t('field.current')}
              isRequired
              isSecret
              isWide
              autoFocus
              autoComplete="current-password"
              maxLength={256}
              value={current}
              violations={violations}
              onChange={setCurrent}
            />
            <PasswordPair
              pair={pair}
              violations={violations}
              isStaff={isStaff(session.desks.map((desk) => desk.role))}
            />
          </div>
          <Button type="primary" htmlType="submit" loading={change.underWay}>
            {t('changePassword')}
          </Button>
        </form>
      </Panel>
    </Page>
  );
}
