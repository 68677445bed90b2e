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

export function Day({ on }: { on: string | null }) {
  if (on === null) return null;
  return (
    <time dateTime={on} className="keguan-number">
      {on}
    </time>
  );
}
