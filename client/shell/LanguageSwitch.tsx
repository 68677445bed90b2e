// Chinese or English, one button.
import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/index.ts';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('shell');
  const queries = useQueryClient();
  const isEnglish = i18n.language === 'en';
  const change = async () => {
    await speak(isEnglish ? 'zh-CN' : 'en');
    await queries.invalidateQueries(); // sentences made by the server come in the new language
  };
  return (
    <Button
      type="text"
      className="keguan-on-dark"
      icon={<GlobalOutlined />}
      aria-label={isEnglish ? t('chinese') : t('english')}
      lang={isEnglish ? 'zh-CN' : 'en'}
      onClick={() => void change()}
    >
      <span className="keguan-language">{isEnglish ? t('chinese') : t('english')}</span>
    </Button>
  );
}
