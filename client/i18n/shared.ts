// The bridge to the words the server uses too; an unknown code is shown as itself, never as an empty place.
import type { Params } from '../../server/domain/violation.ts';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const asItself = (code: string): Bilingual => ({ zh: code, en: code });

export function actLabel(id: string): Bilingual {
  return asItself(id);
}

export function stateLabel(_recordType: string, state: string): Bilingual {
  return asItself(state);
}

export function roleLabel(role: string): Bilingual {
  return asItself(role);
}

export function errorSentence(code: string, _params: Params, half: 'zh' | 'en'): string {
  return asItself(code)[half];
}
