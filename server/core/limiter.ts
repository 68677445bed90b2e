// How often one address may ask what anybody may ask. In the memory of this process; the proxy limits floods.
import { TooMany } from './errors.ts';

const MOST_KEYS = 10_000;

/** @returns a function that counts, and throws TooMany beyond `most` within the window that the first opened */
export function limiter({
  most,
  withinMs,
}: {
  most: number;
  withinMs: number;
}): (key: string, at: Date) => void {
  const windows = new Map<string, { count: number; until: number }>();

  function forgetOld(now: number): void {
    for (const [key, { until }] of windows) if (until <= now) windows.delete(key);
    // Still too many: an attack from many addresses. The oldest go first.
    for (const key of windows.keys()) {
      if (windows.size <= MOST_KEYS) break;
      windows.delete(key);
    }
  }

  return (key, at) => {
    const now = at.getTime();
    if (windows.size > MOST_KEYS) forgetOld(now);
    const window = windows.get(key);
    if (!window || window.until <= now || window.until > now + withinMs) {
      windows.set(key, { count: 1, until: now + withinMs });
      return;
    }
    window.count += 1;
    if (window.count > most)
      throw new TooMany({ retryAfterSeconds: Math.max(1, Math.ceil((window.until - now) / 1000)) });
  };
}
