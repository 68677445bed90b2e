// Which transaction the running code is inside of: one context on AsyncLocalStorage, shared by Sequelize, the SQLite driver and the door.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Sequelize, type Transaction } from 'sequelize';

type Context = Map<string, unknown>;

const storage = new AsyncLocalStorage<Context>();

/** The namespace Sequelize 6 asks for (it was written against cls-hooked). */
export const namespace = {
  get(key: string): unknown {
    return storage.getStore()?.get(key);
  },
  set(key: string, value: unknown): unknown {
    storage.getStore()?.set(key, value);
    return value;
  },
  /** The context is shared by everything started inside, so that clearing it at commit is seen by all of it. */
  run<T>(work: (context: Context) => T): T {
    const context: Context = new Map(storage.getStore() ?? []);
    return storage.run(context, () => work(context));
  },
  bind<A extends unknown[], R>(work: (...args: A) => R, context?: Context): (...args: A) => R {
    const bound = context ?? storage.getStore() ?? new Map<string, unknown>();
    return (...args) => storage.run(bound, () => work(...args));
  },
};

Sequelize.useCLS(namespace);

/** The transaction that is still open around the caller, or null. */
export function currentTransaction(): Transaction | null {
  const found = namespace.get('transaction') as (Transaction & { finished?: string }) | null | undefined;
  return found && found.finished === undefined ? found : null;
}

/** Runs work that must not join the caller's transaction: a job started from inside one, and not awaited by it. */
export function outsideTransaction<T>(work: () => T): T {
  return storage.run(new Map(), work);
}
