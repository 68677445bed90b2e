// Returning for correction or not accepting: the reasons, begun from the failing items, and for a refusal its ground.
import { Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codePoints } from '../../../server/domain/text.ts';
import { ChoiceInput } from '../../ui/fields/ChoiceInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { idOf } from '../../ui/path.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import type { Check } from './checkMarks.ts';

export type Ground = Check['reasons'][number];
const LONGEST = 500;

interface DecisionProps {
  readonly title: string;
  readonly help: string;
  readonly begin: string;
  /** Only a refusal has one. */
  readonly grounds: readonly Ground[];
  readonly isDangerous: boolean;
  /** Resolves to null when it failed: then the dialog stays with its text. */
  readonly onDecide: (reason: string, ground: Ground | null) => Promise<unknown>;
  readonly onClose: () => void;
}

export function CheckDecision({
  title,
  help,
  begin,
  grounds,
  isDangerous,
  onDecide,
  onClose,
}: DecisionProps) {
  const { t } = useTranslation('call');
  const common = useTranslation('common').t;
  const field = useId();
  const [reason, setReason] = useState(begin);
  const [ground, setGround] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [underWay, setUnderWay] = useState(false);
  const length = codePoints(reason.trim());
  const wrong =
    length < 2
      ? common('reasonTooShort', { min: 2 })
      : length > LONGEST
        ? common('reasonTooLong', { max: LONGEST, length })
        : null;
  const chosen = grounds.find((each) => each === ground) ?? null;
  const isGroundMissing = grounds.length > 0 && chosen === null;

  const give = async () => {
    setIsAsked(true);
    if (wrong !== null || isGroundMissing || underWay) return;
    setUnderWay(true);
    const outcome = await onDecide(reason.trim(), chosen);
    setUnderWay(false);
    if (outcome !== null) onClose();
  };
  const options = grounds.map((value) => {
    const shown = t(`refusalReasons.${value}`);
    return { value, label: { zh: shown, en: shown } };
  });

  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={common('cancel')}
      okButtonProps={{ danger: isDangerous }}
      confirmLoading={underWay}
      onOk={() => void give()}
      onCancel={onClose}
      afterOpenChange={(isOpen) =>
        isOpen && document.getElementById(grounds.length > 0 ? idOf(['reasonCode']) : field)?.focus()
      }
      mask={{ closable: false }}
    >
      <p>{help}</p>
      {grounds.length > 0 && (
        <FieldFrame
          path={['reasonCode']}
          label={t('check.reasonCode')}
          isRequired
          violations={[]}
          ownWrong={isAsked && isGroundMissing ? t('check.reasonCodeMissing') : null}
        >
          {(tie) => (
            <ChoiceInput {...tie} look="list" options={options} value={ground} onChange={setGround} />
          )}
        </FieldFrame>
      )}
      <label className="keguan-label keguan-label-required" htmlFor={field}>
        {t('check.reason')}
      </label>
      <TextArea
        id={field}
        minRows={4}
        maxRows={12}
        value={reason}
        aria-required
        aria-invalid={isAsked && wrong !== null}
        aria-describedby={`${field}-told`}
        onChange={(event) => setReason(event.target.value)}
      />
      <div id={`${field}-told`} className="keguan-under" aria-live="polite">
        <span className="keguan-wrong">{isAsked ? wrong : null}</span>
        <span className="keguan-number">{common('counted', { length, max: LONGEST })}</span>
      </div>
    </Modal>
  );
}
