// Words shared with the server: acts, states, roles and the sentence of an error code, in the person's language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../server/domain/form.ts';
import type { Params } from '../../server/domain/violation.ts';
import { side } from './language.ts';
import type { Language } from './language.ts';
import * as shared from './shared.ts';

export interface Words {
  readonly locale: Language;
  readonly act: (act: string) => string;
  readonly state: (recordType: string, state: string) => string;
  readonly record: (recordType: string) => string;
  readonly role: (role: string) => string;
  readonly error: (code: string, params?: Params) => string;
  /** Why an act that is theirs cannot be done now. */
  readonly moment: (reason: string, params?: Params) => string;
  /** Picks the person's half of a label that came with a record, e.g. a form's. */
  readonly pick: (label: Label) => string;
}

export function useWords(): Words {
  const { i18n } = useTranslation();
  const locale: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(
    () => ({
      locale,
      act: (act) => shared.actLabel(locale, act),
      state: (type, state) => shared.stateLabel(locale, type, state),
      record: (type) => shared.recordLabel(locale, type),
      role: (role) => shared.roleLabel(locale, role),
      error: (code, params = {}) => shared.errorSentence(locale, code, params),
      moment: (reason, params = {}) => shared.momentSentence(locale, reason, params),
      pick: (label) => label[side(locale)],
    }),
    [locale],
  );
}
