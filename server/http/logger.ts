// The product's log: one JSON line an event, no person's data in it.
import { pino } from 'pino';

export type Logger = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>;

export function openLog(level: string): Logger {
  return pino({ level });
}

export const silentLog: Logger = pino({ level: 'silent' });
