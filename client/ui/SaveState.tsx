// Whether what was typed is safe, said plainly: on the server, on its way, on this machine, or waiting for a choice.
import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../../server/domain/form.ts';
import type { SaveStatus } from '../drafts/queue.ts';
import type { Draft } from '../drafts/useDraft.ts';
import { isProblem } from '../problem.ts';
import { whoIsHere } from '../presence.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { useProblemSentence } from './useProblemSentence.ts';
import { inShanghai } from './When.tsx';

const ICONS: Readonly<Record<SaveStatus, ReactNode>> = {
  saved: <CheckOutlined aria-hidden />,
  unsaved: <CloudSyncOutlined aria-hidden />,
  saving: <CloudSyncOutlined aria-hidden />,
  offline: <DisconnectOutlined aria-hidden />,
  signedOut: <DisconnectOutlined aria-hidden />,
  conflict: <WarningOutlined aria-hidden />,
  refused: <WarningOutlined aria-hidden />,
};

export function SaveState({ draft, form }: { draft: Draft; form: FormDefinition }) {
  const { t } = useTranslation('common');
  const sentence = useProblemSentence();
  const [isComparing, setIsComparing] = useState(false);
  useWarningBeforeLoss(draft);

  const refusal = isProblem(draft.refusal) ? sentence(draft.refusal) : null;
  const isBad = draft.status === 'conflict' || draft.status === 'refused';
  const saved =
    draft.savedAt === null
      ? t('save.saved')
      : t('save.savedAt', { at: inShanghai(new Date(draft.savedAt).toISOString(), true).slice(11) });
  return (
    <div className={isBad ? 'keguan-save keguan-wrong' : 'keguan-save'}>
      <span role="status">
        {ICONS[draft.status]} {draft.status === 'saved' ? saved : t(`save.${draft.status}`)}
        {refusal !== null && ` ${[refusal.title, ...refusal.lines].join(' ')}`}
        {!draft.isKeptHere && ` ${t('save.noRoom')}`}
      </span>
      {draft.status === 'conflict' && (
        <Button size="small" onClick={() => setIsComparing(true)}>
          {t('save.compare')}
        </Button>
      )}
      {draft.status === 'offline' && (
        <Button size="small" onClick={() => void draft.flush()}>
          {t('retry')}
        </Button>
      )}
      {draft.status === 'signedOut' && (
        <Button size="small" onClick={() => void whoIsHere.sameAgain()}>
          {t('save.signInAgain')}
        </Button>
      )}
      {isComparing && draft.conflicts.length > 0 && (
        <ConflictDialog draft={draft} form={form} onClose={() => setIsComparing(false)} />
      )}
    </div>
  );
}

/** Only when neither the server nor this machine has the text: closing the page would lose it. */
function useWarningBeforeLoss({ status, isKeptHere }: Draft): void {
  const isAtRisk = status !== 'saved' && !isKeptHere;
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isAtRisk]);
}
