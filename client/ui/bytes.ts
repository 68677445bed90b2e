// Sizes of files as people read them.
const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

export function inBytes(size: number): string {
  let [shown, unit] = [size, 0];
  while (shown >= 1024 && unit < UNITS.length - 1) {
    shown /= 1024;
    unit += 1;
  }
  return `${unit === 0 || shown >= 100 ? Math.round(shown) : Math.round(shown * 10) / 10} ${UNITS[unit] ?? ''}`;
}
