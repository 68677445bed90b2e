// Where two versions of a document differ, each place by its path, for whoever must see that nothing was changed quietly.
import { isPlainObject } from './form.ts';
import type { Path } from './violation.ts';

export interface Difference {
  readonly path: Path;
  /** undefined: not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/** In the order of the earlier version; what only the later one has comes after. A key that holds undefined is not there. */
export function differences(before: unknown, after: unknown, path: Path = []): Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const indexes = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return indexes.flatMap((index) => differences(before[index], after[index], [...path, index]));
  }
  if (isPlainObject(before) && isPlainObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(own(before, key), own(after, key), [...path, key]));
  }
  return before === after ? [] : [{ path, before, after }];
}

/** As a sentence shows a value: text as it is, anything else as JSON, cut short; nothing as a dash. */
export function shownValue(value: unknown, longest = 60): string {
  if (value === undefined || value === null) return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
