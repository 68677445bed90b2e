// Outside production only: the product's time can be set by a file, so that a journey can live through months.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { replaceClock } from '../core/clock.ts';

/**
 * From now on the product's time is the instant in the file, and runs on from the moment the file was written.
 * @param file holds one ISO instant; without the file the machine's own time holds
 */
export function followClockFile(file: string): void {
  let seen = 0;
  let offset = 0;
  replaceClock(() => {
    const written = existsSync(file) ? statSync(file).mtimeMs : 0;
    if (written !== seen) {
      seen = written;
      offset = written === 0 ? 0 : readInstant(file) - Date.now();
    }
    return new Date(Date.now() + offset);
  });
}

function readInstant(file: string): number {
  const text = readFileSync(file, 'utf8').trim();
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`CLOCK_FILE holds no instant: ${text}`);
  return instant;
}
