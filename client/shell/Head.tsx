// The head of every page: whose system this is, who one is, at which desk, in which language.
import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Grid, Layout } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { NoticeBell } from '../features/platform/NoticeBell.tsx';
import { useSession } from '../session.tsx';
import { DeskSwitch } from './DeskSwitch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

export function Head({ start }: { start?: ReactNode }) {
  const { t } = useTranslation('shell');
  const { session } = useSession();
  const isWide = Grid.useBreakpoint().lg !== false;
  return (
    <Layout.Header className="keguan-head">
      {start}
      <Link to="/" className="keguan-brand">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span>
          <strong>{session.bureau.name}</strong>
          <small>{t('productLong')}</small>
        </span>
      </Link>
      <div className="keguan-head-end">
        {session.person !== null && isWide && <DeskSwitch />}
        {session.person !== null && !session.mustChangePassword && <NoticeBell />}
        <LanguageSwitch />
        {session.person === null ? <SignInLink /> : <AccountMenu name={session.person.name} />}
      </div>
    </Layout.Header>
  );
}

function SignInLink() {
  const { t } = useTranslation('shell');
  return (
    <Link to="/sign-in" className="keguan-head-link">
      {t('signIn')}
    </Link>
  );
}

function AccountMenu({ name }: { name: string }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { signOut } = useSession();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'password', label: t('changePassword') },
          { type: 'divider' },
          { key: 'signOut', label: t('signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'signOut') void signOut().then(() => navigate('/sign-in'));
          else void navigate('/account/password');
        },
      }}
    >
      <Button
        type="text"
        className="keguan-on-dark"
        icon={<UserOutlined />}
        aria-label={t('accountOf', { name })}
      >
        <span className="keguan-account">{name}</span> <DownOutlined />
      </Button>
    </Dropdown>
  );
}
