// An amount for reading: 万元 as the field speaks, or 元 where every fen matters.
import { useTranslation } from 'react-i18next';
import { fen, formatWan, formatYuan } from '../../server/domain/money.ts';

export function Money({ fen: amount, unit = 'wan' }: { fen: number | null; unit?: 'wan' | 'yuan' }) {
  const { t } = useTranslation('common');
  if (amount === null) return <span>{t('none')}</span>;
  const text =
    unit === 'wan'
      ? t('wan', { amount: formatWan(fen(amount)) })
      : t('yuan', { amount: formatYuan(fen(amount)) });
  return <span className="keguan-number">{text}</span>;
}
