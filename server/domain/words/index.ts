// The catalogue that server and client share: sentences for errors, notices and moments, labels for acts and states.
import type { Locale } from '../terms.ts';
import { actWords, type Word } from './acts.ts';
import { errorWords } from './errors.ts';
import { momentWords } from './moments.ts';
import { noticeWords } from './notices.ts';
import { roleWords } from './roles.ts';
import { rulesEn } from './rules.en.ts';
import { rulesZh } from './rules.zh.ts';
import { termWords } from './terms.ts';

/** The sentence of a key such as 'errors.notFound', 'moments.callIsOpen' or 'notices.account.confirmed'. */
export function sentence(
  locale: Locale,
  key: string,
  params: Readonly<Record<string, unknown>> = {},
): string {
  const text = find(locale, key);
  if (text === null) return key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => show(params[name], locale));
}

/** Null when the catalogue has no such key: a test holds that none is missing. */
export function find(locale: Locale, key: string): string | null {
  const dot = key.indexOf('.');
  const name = key.slice(dot + 1);
  const words: Readonly<Record<string, Word>> | undefined = CATALOGUE[key.slice(0, dot)];
  const found = words?.[name];
  if (found) return locale === 'en' ? found.en : found.zh;
  if (key.startsWith('errors.')) return (locale === 'en' ? rulesEn : rulesZh)[name] ?? null;
  return null;
}

const CATALOGUE: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  acts: actWords,
  errors: errorWords,
  moments: momentWords,
  notices: noticeWords,
  roles: roleWords,
  terms: termWords,
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const SHANGHAI_MS = 8 * 3_600_000;
/** A param that names a word of the catalogue, e.g. 'terms.caseKind.payment'. */
const NAMED = /^(?:roles|terms)\.\w+(?:\.\w+)?$/;

/** Instants are shown as people in Shanghai read them, a list as the language counts one off. */
function show(value: unknown, locale: Locale): string {
  if (Array.isArray(value))
    return value.map((each) => show(each, locale)).join(locale === 'en' ? ', ' : '、');
  if (typeof value === 'string' && NAMED.test(value)) return find(locale, value) ?? value;
  if (typeof value === 'string' && INSTANT.test(value)) {
    return new Date(Date.parse(value) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
  }
  return value === undefined || value === null ? '' : String(value as string | number);
}
