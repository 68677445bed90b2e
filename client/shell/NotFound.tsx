// No page stands at this address.
import { Result } from 'antd';
import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation('common');
  return <Result status="404" title={t('pageNotFound')} subTitle={t('pageNotFoundHelp')} />;
}
