// The head of every page: whose system this is, who one is, at which desk, in which language.
import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Layout, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../i18n/useWords.ts';
import { useSession } from '../session.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

export function Head({ start }: { start?: ReactNode }) {
  const { t } = useTranslation('shell');
  const { session } = useSession();
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
        {session.person !== null && <DeskSwitch />}
        <LanguageSwitch />
        {session.person === null ? <SignInLink /> : <AccountMenu name={session.person.name} />}
      </div>
    </Layout.Header>
  );
}

function DeskSwitch() {
  const { t } = useTranslation('shell');
  const words = useWords();
  const navigate = useNavigate();
  const { session, desk, chooseDesk } = useSession();
  const named = (each: (typeof session.desks)[number]) =>
    each.at === '' ? words.role(each.role) : `${words.role(each.role)} · ${each.at}`;
  if (desk === null) return null;
  if (session.desks.length === 1) return <span className="keguan-desk">{named(desk)}</span>;
  return (
    <Select
      aria-label={t('switchDesk')}
      className="keguan-desk-select"
      value={desk.id}
      popupMatchSelectWidth={false}
      options={session.desks.map((each) => ({ value: each.id, label: named(each) }))}
      onChange={(id) => {
        chooseDesk(id);
        void navigate('/');
      }}
    />
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
      <Button type="text" className="keguan-on-dark" icon={<UserOutlined />}>
        {name} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
