// Another tab of this browser has signed in as somebody else: this page must not go on as if nothing had happened.
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session.tsx';

const channelName = 'keguan.session';

export function OtherPersonDialog() {
  const { t } = useTranslation(['shell', 'common']);
  const { person } = useSession();
  const [isOther, setIsOther] = useState(false);

  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data === 'string' && person !== null && event.data !== person) setIsOther(true);
    };
    if (person !== null) channel.postMessage(person);
    return () => channel.close();
  }, [person]);

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
