// An identity number, masked; shown in full after a reason was given, and only until the page is left.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../useEndpoint.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';

export function IdentityNumber({ personId, masked }: { personId: number; masked: string }) {
  const { t } = useTranslation('identity');
  const [isAsking, setIsAsking] = useState(false);
  const [number, setNumber] = useState<string | null>(null);
  const reveal = useAct('person.reveal', { onDone: (answer) => setNumber(answer.idNumber) });
  return (
    <span className="keguan-number">
      {number ?? masked}{' '}
      {number === null && (
        <Button type="link" size="small" onClick={() => setIsAsking(true)}>
          {t('reveal')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('reveal')}
          hint={t('revealHelp')}
          onReason={(reason) => reveal.run({ params: { id: personId }, body: { reason } })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </span>
  );
}
