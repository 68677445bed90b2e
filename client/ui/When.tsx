// Instants as people in Shanghai read a clock, wherever the machine stands; calendar days as they are.
const SHANGHAI = 8 * 3_600_000;

/** `2026-03-01 17:00`, or with seconds. */
export function inShanghai(at: string, isExact = false): string {
  const shifted = new Date(Date.parse(at) + SHANGHAI).toISOString();
  return shifted.slice(0, isExact ? 19 : 16).replace('T', ' ');
}

export function When({ at, isExact = false }: { at: string | null; isExact?: boolean }) {
  if (at === null) return null;
  return (
    <time dateTime={at} className="keguan-number">
      {inShanghai(at, isExact)}
    </time>
  );
}

/** An exclusive deadline: midnight is shown as 24:00 of the day that ends. */
export function deadlineInShanghai(at: string): string {
  const text = inShanghai(at);
  if (!text.endsWith(' 00:00')) return text;
  return `${inShanghai(new Date(Date.parse(at) - 1).toISOString()).slice(0, 10)} 24:00`;
}

export function Deadline({ at }: { at: string | null }) {
  if (at === null) return null;
  return (
    <time dateTime={at} className="keguan-number">
      {deadlineInShanghai(at)}
    </time>
  );
}

export function Day({ on }: { on: string | null }) {
  if (on === null) return null;
  return (
    <time dateTime={on} className="keguan-number">
      {on}
    </time>
  );
}
