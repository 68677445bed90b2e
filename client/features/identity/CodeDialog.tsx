// The one-time code, shown this once: to be read out or copied down for the person it is for.
import { Alert, Button, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api.ts';
import { When } from '../../ui/When.tsx';
import './identity.css';

interface CodeDialogProps {
  readonly given: Answer<'account.issueCode'>;
  readonly onClose: () => void;
}

export function CodeDialog({ given, onClose }: CodeDialogProps) {
  const { t } = useTranslation(['identity', 'common']);
  return (
    <Modal
      open
      title={t('codeFor', { username: given.username })}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t('codeNoted')}
        </Button>
      }
    >
      <Typography.Paragraph className="keguan-code" copyable={{ text: given.code }}>
        {given.code}
      </Typography.Paragraph>
      <p>
        {t('codeUntil')} <When at={given.expiresAt} />
      </p>
      <Alert type="warning" showIcon title={t('codeOnce')} />
    </Modal>
  );
}
