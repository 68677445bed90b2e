// What the check of the uploaded main text found, said at once and in words.
import { CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { WritableDraft } from './editing.ts';

type BodyFile = WritableDraft['files'][number];

export function BodyFacts({ file }: { file: BodyFile | null }) {
  const { t } = useTranslation('application');
  if (file === null || file.facts === null) return null;
  const { pages, allA4, fontsEmbedded, hasText, namesFound } = file.facts;
  const lines = [
    { isGood: true, text: t('body.pages', { count: pages }) },
    { isGood: allA4, text: t(allA4 ? 'body.a4' : 'body.notA4') },
    { isGood: fontsEmbedded, text: t(fontsEmbedded ? 'body.fonts' : 'body.noFonts') },
    { isGood: hasText, text: t(hasText ? 'body.text' : 'body.noText') },
    {
      isGood: namesFound.length === 0,
      text:
        namesFound.length === 0 ? t('body.noNames') : t('body.names', { names: namesFound.join(t('comma')) }),
    },
  ];
  return (
    <ul className="keguan-body-facts" aria-label={t('body.found')}>
      {lines.map(({ isGood, text }) => (
        <li key={text} className={isGood ? '' : 'keguan-body-warning'}>
          {isGood ? <CheckOutlined aria-hidden /> : <WarningOutlined aria-hidden />} {text}
        </li>
      ))}
    </ul>
  );
}
