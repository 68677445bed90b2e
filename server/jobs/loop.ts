// Runs the tick again and again; each step is safe to run twice and on several machines at once.
import type { Config } from '../config.ts';
import { now } from '../core/clock.ts';
import type { Logger } from '../http/logger.ts';
import { tick } from './tick.ts';

const EVERY_MS = 2_000;

/** @returns a function that stops the loop; a tick under way is allowed to end */
export function startJobs(config: Config, log: Logger): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const again = async (): Promise<void> => {
    try {
      await tick(now(), config);
    } catch (error) {
      log.error({ err: error }, 'the tick failed');
    }
    if (!stopped) timer = setTimeout(() => void again(), EVERY_MS);
  };
  void again();
  return () => {
    stopped = true;
    if (timer) clearTimeout(timer);
  };
}
