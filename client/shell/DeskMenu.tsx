// The left menu of the current desk, made from the pages that name this desk.
import { Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session.tsx';
import { families } from './pageEntry.ts';
import { pages } from './pages.ts';

export function DeskMenu() {
  const { t } = useTranslation(families);
  const { desk } = useSession();
  const { pathname } = useLocation();
  const shown = pages
    .flatMap(({ path, menu }) => (menu === undefined ? [] : [{ path, ...menu }]))
    .filter((entry) => desk !== null && entry.desks.includes(desk.role))
    .sort((one, other) => one.order - other.order);
  const here = shown
    .map((entry) => entry.path)
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((one, other) => other.length - one.length);

  return (
    <nav aria-label={t('shell:menu')}>
      <Menu
        mode="inline"
        selectedKeys={here.slice(0, 1)}
        items={shown.map((entry) => ({
          key: entry.path,
          label: <Link to={entry.path}>{t(entry.label)}</Link>,
        }))}
      />
    </nav>
  );
}
