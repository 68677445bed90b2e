// From when until when a call is open. The end is an exclusive instant: midnight is shown as 24:00 of the day that ends.
import { useTranslation } from 'react-i18next';
import { addDays, dayOf } from '../../../server/domain/calendar.ts';
import { inShanghai } from '../../ui/When.tsx';

export function deadlineText(at: string): string {
  const text = inShanghai(new Date(at).toISOString());
  return text.endsWith(' 00:00') ? `${addDays(dayOf(new Date(at)), -1)} 24:00` : text;
}

export function usePeriod(): (opensAt: string | null, closesAt: string | null) => string {
  const { t } = useTranslation('call');
  return (opensAt, closesAt) =>
    opensAt === null || closesAt === null
      ? t('notSet')
      : t('periodText', {
          from: inShanghai(new Date(opensAt).toISOString()),
          to: deadlineText(closesAt),
        });
}

export function Period({ opensAt, closesAt }: { opensAt: string | null; closesAt: string | null }) {
  const period = usePeriod();
  return <span className="keguan-number">{period(opensAt, closesAt)}</span>;
}
