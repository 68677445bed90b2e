// The frame around a signed-in person's pages: head with the bureau, desk, language and account; menu at the left.
import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { DeskMenu } from './DeskMenu.tsx';
import { DeskSwitch } from './DeskSwitch.tsx';
import { Head } from './Head.tsx';
import { SkipLink } from './SkipLink.tsx';

export function Frame() {
  const { t } = useTranslation('shell');
  const isWide = Grid.useBreakpoint().lg !== false;
  const [isOpen, setIsOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);

  // After a change of page the reader starts at its beginning, also with a screen reader.
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    setIsOpen(false);
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <Layout className="keguan-frame">
      <SkipLink />
      <Head
        start={
          isWide ? null : (
            <Button
              type="text"
              className="keguan-on-dark"
              icon={<MenuOutlined />}
              aria-label={t('openMenu')}
              aria-expanded={isOpen}
              onClick={() => setIsOpen(true)}
            />
          )
        }
      />
      <Layout>
        {isWide ? (
          <Layout.Sider width={224} theme="light" className="keguan-sider">
            <DeskMenu />
          </Layout.Sider>
        ) : (
          <Drawer
            placement="left"
            size={264}
            open={isOpen}
            onClose={() => setIsOpen(false)}
            title={t('menu')}
          >
            <DeskSwitch />
            <DeskMenu />
          </Drawer>
        )}
        <div className="keguan-beside-menu">
          <main id="content" ref={main} tabIndex={-1} className="keguan-content">
            <Outlet />
          </main>
        </div>
      </Layout>
    </Layout>
  );
}
