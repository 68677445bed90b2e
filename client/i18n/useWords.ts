// Words shared with the server: acts, states, roles and the sentence of an error code, in the person's language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { side } from './language.ts';
import type { Language } from './language.ts';
import { actLabel, errorSentence, roleLabel, stateLabel } from './shared.ts';
import type { Params } from '../../server/domain/violation.ts';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface Words {
  readonly act: (id: string) => string;
  readonly state: (recordType: string, state: string) => string;
  readonly role: (role: string) => string;
  readonly error: (code: string, params?: Params) => string;
  /** Picks the person's half of a label that came with a record, e.g. a form's. */
  readonly pick: (label: Bilingual) => string;
}

export function useWords(): Words {
  const { i18n } = useTranslation();
  const half = side(i18n.language as Language);
  return useMemo(
    () => ({
      act: (id) => actLabel(id)[half],
      state: (recordType, state) => stateLabel(recordType, state)[half],
      role: (role) => roleLabel(role)[half],
      error: (code, params = {}) => errorSentence(code, params, half),
      pick: (label) => label[half],
    }),
    [half],
  );
}
