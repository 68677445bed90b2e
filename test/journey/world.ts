// What every part of the journey uses: the product, chance, who is signed in, and the protocol of steps.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, refused, type Browser } from './browser.ts';
import { stamp } from './days.ts';
import type { Dice } from './dice.ts';
import { inventor, type Inventor, type Named } from './invented.ts';
import type { Product } from './product.ts';

export const PASSWORD = 'Keguan-demo-2026';

export interface World {
  readonly seed: number;
  readonly dice: Dice;
  readonly invent: Inventor;
  readonly visitor: Browser;
  /** Signs in where the session of before has ended with the days between. */
  as(person: Pick<Named, 'username'>): Promise<Browser>;
  /** Moves the product's clock; sessions end with it. */
  moveTo(instant: Date): void;
  now(): Date;
  /** Prints what was done and how long it took. */
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** Into test/output, for a person to look at. */
  keep(name: string, content: Buffer | string): void;
}

/** A session lives half an hour without a request. */
const SESSION_MS = 20 * 60_000;

export function openWorld(given: {
  seed: number;
  dice: Dice;
  product: Product;
  say: (line: string) => void;
}): World {
  const { seed, dice, product, say } = given;
  const output = path.resolve(import.meta.dirname, `../output/journey-${seed}`);
  mkdirSync(output, { recursive: true });
  const sessions = new Map<string, Promise<Browser>>();

  async function signIn(username: string): Promise<Browser> {
    const browser = openBrowser(product.address);
    await browser.post('/api/session', { username, password: PASSWORD });
    return browser;
  }

  return {
    seed,
    dice,
    invent: inventor(dice, seed),
    visitor: openBrowser(product.address),
    as({ username }) {
      const session = sessions.get(username) ?? signIn(username);
      sessions.set(username, session);
      return session;
    },
    moveTo(instant) {
      if (instant.getTime() - product.now().getTime() > SESSION_MS) sessions.clear();
      product.moveTo(instant);
    },
    now: () => product.now(),
    async step(what, work) {
      const began = performance.now();
      const result = await work();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(`${stamp(product.now())}  ${seconds.padStart(6)} s  ${what}`);
      return result;
    },
    keep: (name, content) => writeFileSync(path.join(output, name), content),
  };
}

/** So many at the same time, as people do. */
export async function eachOf<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(4, items.length) }, worker));
  return results;
}

/** Whoever it is not for does what would be right for another, and is told that there is no such thing. */
export async function hiddenFrom(
  world: World,
  others: readonly Pick<Named, 'username'>[],
  acts: readonly ((browser: Browser) => Promise<unknown>)[],
): Promise<void> {
  for (const other of others) {
    const browser = await world.as(other);
    for (const act of acts) await refused(act(browser), 404, 'notFound');
  }
}

/** Asks again until it is so: what the product does by itself takes a moment. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
): Promise<T> {
  const ends = performance.now() + 180_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (performance.now() > ends) throw new Error(`waited for ${what}, and it did not come`);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
