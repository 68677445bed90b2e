// Columns of the editor's tables and one path it names. Their words are chosen already, so both halves of a label say the same.
import type { Label, SimpleField } from '../../../server/domain/form.ts';

export const both = (text: string): Label => ({ zh: text, en: text });

export function column(key: string, kind: 'text' | 'number' | 'money', label: string): SimpleField {
  return { key, kind, label: both(label), required: true };
}

/** The setting whether the county office or the department in charge recommends. */
export const NEEDS_RECOMMENDER = ['endorsement', 'recommender'];
