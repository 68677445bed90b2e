// The way to the 立项通知书, or where it stands.
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../../server/features/award/awards/contract.ts';
import { addressOf } from '../../api.ts';

export function NoticeLink({ id, paper }: { id: number; paper: Paper }) {
  const { t } = useTranslation('award');
  if (paper !== 'ready') return <span>{t(`awards.paper.${paper}`)}</span>;
  return <a href={addressOf('award.notice', { params: { id } })}>{t('awards.paper.ready')}</a>;
}
