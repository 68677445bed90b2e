// The language of the interface: Chinese unless the person chose English on this machine.
import type { Locale } from '../../server/domain/terms.ts';

export type Language = Locale;

const key = 'keguan.language';
let chosen: Language = read();

function read(): Language {
  if (typeof localStorage === 'undefined') return 'zh-CN';
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN';
  } catch (error) {
    if (error instanceof DOMException) return 'zh-CN'; // storage switched off by the machine's owner
    throw error;
  }
}

export function language(): Language {
  return chosen;
}

/** Which half of a bilingual label to show. */
export function side(of: Language): 'zh' | 'en' {
  return of === 'en' ? 'en' : 'zh';
}

export function chooseLanguage(next: Language): void {
  chosen = next;
  try {
    localStorage.setItem(key, next);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // remembered for this page only
  }
}
