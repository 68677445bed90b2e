// Sign in: the door of everybody who has an account, and the way to one for who has none.
import { Button, Card, Form, Input, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { useSession } from '../../session.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAct } from '../../useEndpoint.ts';
import './identity.css';

interface Typed {
  username: string;
  password: string;
}

export default function SignIn() {
  const { t } = useTranslation(['shell', 'common', 'identity']);
  const { session, signedIn } = useSession();
  const navigate = useNavigate();
  const back = backFrom(useLocation().state);
  const signIn = useAct('session.signIn', {
    quiet: true,
    onDone: (answer) => {
      signedIn(answer);
      void navigate(back, { replace: true });
    },
  });
  useEffect(() => {
    document.title = `${t('signIn')} · ${t('product')}`;
  }, [t]);

  if (session.person !== null) return <Navigate to={back} replace />;
  return (
    <Card className="keguan-sign-in">
      <Typography.Title level={1}>{t('signIn')}</Typography.Title>
      {signIn.problem !== null && <ProblemAlert problem={signIn.problem} />}
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => void signIn.run({ body: typed })}
      >
        <Form.Item
          name="username"
          label={t('username')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Input autoFocus autoComplete="username" maxLength={64} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.underWay}>
          {t('signIn')}
        </Button>
      </Form>
      <p className="keguan-sign-in-more">
        <Link to="/register">{t('identity:toRegister')}</Link>
        <Link to="/reset-password">{t('identity:toReset')}</Link>
      </p>
    </Card>
  );
}

/** Only an address of our own: a link from elsewhere cannot send a person away after signing in. */
function backFrom(state: unknown): string {
  const back = typeof state === 'object' && state !== null && 'back' in state ? state.back : null;
  return typeof back === 'string' && back.startsWith('/') && !back.startsWith('//') ? back : '/';
}
