// A forgotten password: a new one with the one-time code, which the unit gives by hand or the mail brings as a link.
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../../session.tsx';
import { useAct } from '../../useEndpoint.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PasswordPair, usePasswordPair } from './PasswordPair.tsx';
import { TextField } from './TextField.tsx';

export default function ResetPassword() {
  const { t } = useTranslation(['identity', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  // In the fragment, so that a code never reaches a log of addresses.
  const link = new URLSearchParams(useLocation().hash.slice(1));
  const [username, setUsername] = useState(link.get('username') ?? '');
  const [code, setCode] = useState(link.get('code') ?? '');
  const pair = usePasswordPair();
  const reset = useAct('account.resetPassword', {
    quiet: true,
    onDone: () => {
      void message.success(t('passwordSet'));
      void navigate('/sign-in');
    },
  });
  const violations = reset.problem?.violations ?? [];
  return (
    <Page title={t('resetPassword')} beside={t('resetHelp')}>
      {reset.problem !== null && <ProblemAlert problem={reset.problem} />}
      <AskLink username={username} />
      <Panel title={t('withCode')}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (pair.isSame()) void reset.run({ body: { username, code, password: pair.password } });
          }}
        >
          <div className="keguan-form">
            <TextField
              field="username"
              label={t('field.username')}
              isRequired
              autoComplete="username"
              value={username}
              violations={violations}
              onChange={setUsername}
            />
            <TextField
              field="code"
              label={t('field.code')}
              help={t('codeHelp')}
              isRequired
              autoComplete="one-time-code"
              maxLength={40}
              value={code}
              violations={violations}
              onChange={setCode}
            />
            <PasswordPair pair={pair} violations={violations} />
          </div>
          <Button type="primary" htmlType="submit" loading={reset.underWay}>
            {t('resetPassword')}
          </Button>
        </form>
      </Panel>
    </Page>
  );
}

/** Only where the bureau has set up mail. The answer is the same for every name. */
function AskLink({ username }: { username: string }) {
  const { t } = useTranslation('identity');
  const { message } = App.useApp();
  const { session } = useSession();
  const [typed, setTyped] = useState(username);
  const ask = useAct('resetLink.ask', { onDone: () => void message.info(t('linkAsked'), 8) });
  if (!session.bureau.hasMail) return null;
  return (
    <Panel title={t('byMail')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') void ask.run({ body: { username: typed } });
        }}
      >
        <TextField
          field="mailTo"
          label={t('field.username')}
          help={t('byMailHelp')}
          autoComplete="username"
          value={typed}
          violations={[]}
          onChange={setTyped}
        />
        <Button htmlType="submit" loading={ask.underWay}>
          {t('sendLink')}
        </Button>
      </form>
    </Panel>
  );
}
