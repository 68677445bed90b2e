// Asks for the reason of an act that needs one. The text stays until the server has taken it.
import { Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codePoints } from '../../server/domain/text.ts';
import { TextArea } from './TextArea.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  /** What the reason is for; one sentence. */
  readonly hint?: string | undefined;
  readonly label?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isDangerous?: boolean | undefined;
  /** Resolves to null when the act failed: then the dialog stays with its text. */
  readonly onReason: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Draw it only while it is wanted: a new dialog begins with an empty text. */
export function ReasonDialog({
  title,
  hint,
  label,
  min = 2,
  max = 500,
  isDangerous,
  onReason,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation('common');
  const field = useId();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const [underWay, setUnderWay] = useState(false);
  const length = codePoints(reason.trim());
  const wrong =
    length < min ? t('reasonTooShort', { min }) : length > max ? t('reasonTooLong', { max, length }) : null;
  const told = isAsked ? wrong : null;

  const give = async () => {
    setIsAsked(true);
    if (wrong !== null || underWay) return;
    setUnderWay(true);
    const outcome = await onReason(reason.trim());
    setUnderWay(false);
    if (outcome !== null) onClose();
  };

  return (
    <Modal
      open
      title={title}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: isDangerous ?? false }}
      confirmLoading={underWay}
      onOk={() => void give()}
      onCancel={onClose}
      // antd moves the focus to its closing cross; the reader came to write.
      afterOpenChange={(isOpen) => isOpen && document.getElementById(field)?.focus()}
      mask={{ closable: false }}
    >
      {hint !== undefined && <p>{hint}</p>}
      <label className="keguan-label keguan-label-required" htmlFor={field}>
        {label ?? t('reason')}
      </label>
      <TextArea
        id={field}
        minRows={4}
        maxRows={12}
        value={reason}
        status={told === null ? '' : 'error'}
        aria-invalid={told !== null}
        aria-describedby={`${field}-told`}
        aria-required
        onChange={(event) => setReason(event.target.value)}
      />
      <div id={`${field}-told`} className="keguan-under" aria-live="polite">
        <span className="keguan-wrong">{told}</span>
        <span className="keguan-number">{t('counted', { length, max })}</span>
      </div>
    </Modal>
  );
}
