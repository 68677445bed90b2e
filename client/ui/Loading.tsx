// Something is on its way; announced to screen readers too.
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('loading')} className="keguan-loading">
      <Spin />
    </div>
  );
}
