// The session has ended while a page was open: sign in over the page, as the same person, and go on.
import { Alert, Form, Input, Modal } from 'antd';
import { useId, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { isProblem } from '../problem.ts';
import type { ApiProblem } from '../problem.ts';
import { whoIsHere } from '../presence.ts';
import { useSession } from '../session.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';

export function SignInAgain() {
  const isAsking = useSyncExternalStore(whoIsHere.subscribe, whoIsHere.isAsking);
  return isAsking ? <Dialog /> : null;
}

function Dialog() {
  const { t } = useTranslation(['shell', 'common']);
  const { session, signedIn } = useSession();
  const [password, setPassword] = useState('');
  const [underWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isOther, setIsOther] = useState(false);
  const field = useId();
  const person = session.person;

  const signIn = async () => {
    if (underWay || person === null) return;
    setUnderWay(true);
    setProblem(null);
    setIsOther(false);
    try {
      const next = await api('session.signIn', { body: { username: person.username, password } });
      if (next.person?.id === person.id) {
        signedIn(next);
      } else {
        setIsOther(true);
      }
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setUnderWay(false);
    }
  };

  return (
    <Modal
      open
      title={t('expired')}
      okText={t('signInAgain')}
      cancelText={t('stay')}
      confirmLoading={underWay}
      onOk={() => void signIn()}
      onCancel={() => whoIsHere.declined()}
      mask={{ closable: false }}
    >
      <p>{t('expiredHelp', { name: person?.name ?? '' })}</p>
      {isOther && <Alert type="warning" showIcon title={t('otherPerson')} />}
      {problem !== null && <ProblemAlert problem={problem} />}
      <Form layout="vertical" onFinish={() => void signIn()}>
        <Form.Item label={t('username')} htmlFor={`${field}-name`}>
          <Input id={`${field}-name`} value={person?.username ?? ''} readOnly autoComplete="username" />
        </Form.Item>
        <Form.Item label={t('password')} htmlFor={`${field}-password`}>
          <Input.Password
            id={`${field}-password`}
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onPressEnter={() => void signIn()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
