// The bridge to the words the server uses too; an unknown code is shown as itself, never as an empty place.
import type { Locale } from '../../server/domain/terms.ts';
import type { Params } from '../../server/domain/violation.ts';
import { find, sentence } from '../../server/domain/words/index.ts';
import { recordWords, stateWords } from '../../server/domain/words/states.ts';
import { side } from './language.ts';

interface Word {
  readonly zh: string;
  readonly en: string;
}

export function actLabel(locale: Locale, act: string): string {
  return find(locale, `acts.${act}`) ?? act;
}

export function roleLabel(locale: Locale, role: string): string {
  return find(locale, `roles.${role}`) ?? role;
}

export function recordLabel(locale: Locale, type: string): string {
  const word = (recordWords as Readonly<Record<string, Word>>)[type];
  return word === undefined ? type : word[side(locale)];
}

export function stateLabel(locale: Locale, type: string, state: string): string {
  const word = (stateWords as Readonly<Record<string, Readonly<Record<string, Word>>>>)[type]?.[state];
  return word === undefined ? state : word[side(locale)];
}

/** What an ability's `reason` says to the person who may, but not now. */
export function momentSentence(locale: Locale, moment: string, params: Params): string {
  return find(locale, `moments.${moment}`) === null ? moment : sentence(locale, `moments.${moment}`, params);
}

export function errorSentence(locale: Locale, code: string, params: Params): string {
  return find(locale, `errors.${code}`) === null ? code : sentence(locale, `errors.${code}`, params);
}
