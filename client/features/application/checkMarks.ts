// The marks of a formal check as they stand on the page: what was typed over what is saved, and what is still wrong.
import { checkMarks } from '../../../server/domain/formalCheck.ts';
import type { Answer } from '../../contracts.ts';

export type Check = Answer<'formalCheck.read'>;
export type CheckItem = Check['items'][number];
export type Verdict = CheckItem['verdict'];

export interface Mark {
  readonly key: CheckItem['key'];
  readonly verdict: Verdict;
  readonly note: string | null;
}
export type Typed = Readonly<Partial<Record<CheckItem['key'], Omit<Mark, 'key'>>>>;

export function markOf(item: CheckItem, typed: Typed): Mark {
  const own = typed[item.key];
  return { key: item.key, verdict: own ? own.verdict : item.verdict, note: own ? own.note : item.note };
}

/** Those that differ from what is saved; an empty note is none. */
export function changedMarks(items: readonly CheckItem[], typed: Typed): Mark[] {
  return items
    .map((item) => ({ item, mark: markOf(item, typed) }))
    .map(({ item, mark }) => ({ item, mark: { ...mark, note: (mark.note ?? '').trim() || null } }))
    .filter(({ item, mark }) => mark.verdict !== item.verdict || mark.note !== item.note)
    .map(({ mark }) => mark);
}

/** The code of what is wrong with one mark; null when nothing is. */
export function wrongWith(item: CheckItem, mark: Mark): string | null {
  return checkMarks([mark], [item])[0]?.code ?? null;
}

/** Undecided items that the system passes, passed. */
export function adopted(items: readonly CheckItem[], typed: Typed): Typed {
  const open = items.filter((item) => item.automatic === 'pass' && markOf(item, typed).verdict === null);
  return {
    ...typed,
    ...Object.fromEntries(
      open.map((item) => [item.key, { verdict: 'pass', note: markOf(item, typed).note }]),
    ),
  };
}

/** What failed, as a first text of the reasons: the applicant must learn of all of it at once. */
export function reasonsOf(
  items: readonly CheckItem[],
  typed: Typed,
  nameOf: (key: CheckItem['key']) => string,
): string {
  return items
    .map((item) => markOf(item, typed))
    .filter((mark) => mark.verdict === 'fail')
    .map((mark, n) => `${n + 1}. ${nameOf(mark.key)}：${mark.note ?? ''}`)
    .join('\n');
}
