// The catalogue: which words a page shows, in the person's language. Keys are checked by the compiler.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { chooseLanguage, language } from './language.ts';
import type { Language } from './language.ts';
import { zhCN } from './zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof zhCN;
  }
}

const i18n = i18next.createInstance();

/** Ready at once: both languages are in the bundle, because an office without internet loads nothing later. */
export async function startWords(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language(),
    fallbackLng: false,
    defaultNS: 'common',
    resources: { 'zh-CN': zhCN, en },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  document.documentElement.lang = language();
}

export async function speak(next: Language): Promise<void> {
  chooseLanguage(next);
  await i18n.changeLanguage(next);
  document.documentElement.lang = next;
}

export { i18n };
