// Compares a dropped file with the issued one by SHA-256: counted here where the browser can, else by the server.
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VERIFIED_MAX_BYTES } from '../../../server/features/issuance/verification/contract.ts';
import { api } from '../../api.ts';
import { upload } from '../../upload.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { hashOf, mayHash } from './hash.ts';

type Result = 'same' | 'changed' | 'unknown';

const TONE = { same: 'success', changed: 'error', unknown: 'warning' } as const;

export function CompareFile({ code }: { code: string }) {
  const { t } = useTranslation('issuance');
  const [told, setTold] = useState<{ name: string; result: Result } | null>(null);
  const isHere = mayHash();

  const compare = async (file: File, onProgress: (share: number) => void) => {
    setTold(null);
    const { result } = isHere
      ? await api('award.verifyFile', { params: { code }, body: { sha256: await hashOf(file) } })
      : await upload('award.verifyUpload', { params: { code } }, file, { onProgress });
    setTold({ name: file.name, result });
  };

  const sentence = { same: t('verify.same'), changed: t('verify.changed'), unknown: t('verify.noOriginal') };
  return (
    <Panel title={t('verify.file')}>
      <p className="keguan-help" id="compare-help">
        {t('verify.fileHelp')} {isHere ? t('verify.fileHere') : t('verify.fileSent')}
      </p>
      <FileDrop
        id="compare"
        label={t('verify.chooseFile')}
        describedBy="compare-help"
        maxBytes={VERIFIED_MAX_BYTES}
        send={compare}
      />
      <div aria-live="polite">
        {told !== null && (
          <Alert
            type={TONE[told.result]}
            showIcon
            className="keguan-problem"
            title={t('verify.compared', { name: told.name, result: sentence[told.result] })}
          />
        )}
      </div>
    </Panel>
  );
}
