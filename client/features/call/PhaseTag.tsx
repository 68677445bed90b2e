// Where a call stands today, in words; the colour only repeats them.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../contracts.ts';

export type CallView = Answer<'call.read'>;

const TONES: Readonly<Record<CallView['phase'], string>> = {
  draft: 'default',
  scheduled: 'warning',
  open: 'success',
  closed: 'processing',
  archived: 'default',
};

export function PhaseTag({ phase }: { phase: CallView['phase'] }) {
  const { t } = useTranslation('call');
  return <Tag color={TONES[phase]}>{t(`phase.${phase}`)}</Tag>;
}
