// The frame around what anyone may see: calls, publicity, verification, sign-in.
import { Layout, Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { useSession } from '../session.tsx';
import { Head } from './Head.tsx';
import { SkipLink } from './SkipLink.tsx';

export function PublicFrame() {
  const { t } = useTranslation('shell');
  const { session } = useSession();
  const { pathname } = useLocation();
  const items = [
    { path: '/public/calls', label: t('publicCalls') },
    { path: '/public/publicity', label: t('publicity') },
    { path: '/verify', label: t('verify') },
  ];
  return (
    <Layout className="keguan-frame">
      <SkipLink />
      <Head />
      <nav aria-label={t('menu')} className="keguan-public-nav">
        <Menu
          mode="horizontal"
          disabledOverflow
          selectedKeys={items.map((each) => each.path).filter((path) => pathname.startsWith(path))}
          items={items.map((each) => ({ key: each.path, label: <Link to={each.path}>{each.label}</Link> }))}
        />
      </nav>
      <main id="content" tabIndex={-1} className="keguan-content keguan-content-public">
        <Outlet />
      </main>
      <footer className="keguan-footer">{session.bureau.name}</footer>
    </Layout>
  );
}
