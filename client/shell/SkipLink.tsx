// The first stop of the tab key: past head and menu to the content.
import { useTranslation } from 'react-i18next';

export function SkipLink() {
  const { t } = useTranslation('common');
  return (
    <a className="keguan-skip" href="#content">
      {t('skipToContent')}
    </a>
  );
}
