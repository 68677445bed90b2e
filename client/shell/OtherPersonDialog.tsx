// Another tab of this browser has signed in as somebody else: this page must not go on as if nothing had happened.
import { Button, Modal } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { whoIsHere } from '../presence.ts';
import { listenToTabs } from './sessionNews.ts';

export function OtherPersonDialog() {
  const { t } = useTranslation(['shell', 'common']);
  const isOther = useSyncExternalStore(whoIsHere.subscribe, whoIsHere.isOtherHere);

  useEffect(listenToTabs, []);

  return (
    <Modal
      open={isOther}
      title={t('otherPersonHere')}
      closable={false}
      footer={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('common:reload')}
        </Button>
      }
    >
      {t('otherPersonHereHelp')}
    </Modal>
  );
}
