// SQLite has one writer: who may write next. First come, first served within a process; patience with other processes.

/** Two processes on one file: a busy answer is asked again for this long before the writer gives up. */
export const BUSY_PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 60;

export class WriteQueue {
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Writers that hold or wait for the turn. */
  get length(): number {
    return this.#waiting;
  }

  /** Waits for the turn; the answer ends it and may be called more than once. */
  async enter(): Promise<() => void> {
    const before = this.#tail;
    let leave: () => void = () => undefined;
    this.#tail = new Promise((resolve) => {
      leave = resolve;
    });
    this.#waiting += 1;
    await before;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#waiting -= 1;
      leave();
    };
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

export function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}

/**
 * Tries until the file is no longer busy. The driver's own busy timeout is 0, because its wait is synchronous: it would
 * stop the loop, and with it the very commit that is waited for.
 */
export async function whenNotBusy<T>(attempt: () => T, patience = BUSY_PATIENCE_MS): Promise<T> {
  const giveUpAt = performance.now() + patience;
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    // Full jitter, so that two processes do not keep step with each other.
    const wait = 1 + Math.random() * pause;
    await new Promise((resolve) => setTimeout(resolve, wait));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}
