// Days and hours of the city, written as the product writes them: 'YYYY-MM-DD' in Shanghai, instants with their zone.

const DAY_MS = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 09:30 in Shanghai. */
export function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00.000+08:00`);
}

export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Monday to Friday; holidays do not matter to it. */
export function weekdayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** 2026-09-30 16:05 in Shanghai, for the protocol. */
export function stamp(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
