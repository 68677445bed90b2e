// Until when an application may be handed in: the last moment that is in time, as people say it.
import { useTranslation } from 'react-i18next';
import { deadlineText } from '../call/Period.tsx';

export function Until({ at, isBare = false }: { at: string; isBare?: boolean }) {
  const { t } = useTranslation('application');
  return (
    <span>
      {isBare ? '' : `${t('until')} `}
      <time dateTime={at} className="keguan-number">
        {deadlineText(at)}
      </time>
    </span>
  );
}
