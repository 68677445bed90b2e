// The first page of every desk: what waits for me, since when, until when.
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';

export default function Todo() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('todo')}>
      <Empty description={t('todoEmpty')} />
    </Page>
  );
}
