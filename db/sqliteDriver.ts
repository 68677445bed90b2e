// Looks like the node-sqlite3 module to Sequelize 6, and decides for each statement: reader, writer in its turn, or refused.
import { currentTransaction } from './cls.ts';
import { SqliteFile, type Binds, type Outcome } from './sqliteFile.ts';
import { whenNotBusy } from './writeQueue.ts';

type Callback = (this: Statement, error: Error | null, rows?: Record<string, unknown>[]) => void;
type Kind = 'begin' | 'end' | 'read' | 'write';

/** A transaction of many small statements lets waiting requests run at least this often. */
const LONGEST_TURN_MS = 8;
let turnBegan = 0;

/** The class name matters: Sequelize asks for it before it gives the ids of a bulk insert. */
class Statement {
  lastID: number;
  changes: number;

  constructor(outcome: Outcome) {
    this.lastID = outcome.lastId;
    this.changes = outcome.changes;
  }
}

class Database {
  readonly filename: string;
  uuid: string | undefined;
  readonly #file: Promise<SqliteFile>;
  #leaveQueue: (() => void) | null = null;

  constructor(filename: string, _mode: number, opened: (error: Error | null) => void) {
    this.filename = filename;
    this.#file = SqliteFile.use(filename);
    this.#file.then(
      () => opened(null),
      (error: unknown) => opened(error as Error),
    );
  }

  serialize(work: () => unknown): void {
    work();
  }

  run(sql: string, binds?: Binds | Callback, done?: Callback): void {
    this.all(sql, binds, done);
  }

  all(sql: string, binds?: Binds | Callback, done?: Callback): void {
    const callback = typeof binds === 'function' ? binds : done;
    const values = typeof binds === 'function' ? [] : (binds ?? []);
    this.#execute(sql, values).then(
      (outcome) => withoutStacks(() => callback?.call(new Statement(outcome), null, outcome.rows)),
      (error: unknown) => callback?.call(new Statement({ rows: [], changes: 0, lastId: 0 }), error as Error),
    );
  }

  close(done?: (error: Error | null) => void): void {
    this.#file
      .then((file) => {
        if (this.#leaveQueue) this.#abandon(file);
        file.release();
      })
      .then(
        () => done?.(null),
        (error: unknown) => done?.(error as Error),
      );
  }

  async #execute(sql: string, binds: Binds): Promise<Outcome> {
    await turn();
    const file = await this.#file;
    const kind = kindOf(sql);
    if (this.#leaveQueue) return kind === 'end' ? this.#end(file, sql) : this.#inside(file, sql, binds);
    if (kind === 'read') return whenNotBusy(() => file.read(sql, binds));
    // Sequelize rolls back what could not begin; there is nothing to undo.
    if (kind === 'end') return { rows: [], changes: 0, lastId: 0 };
    // Waiting here for the caller's own transaction to end would wait for ever.
    if (currentTransaction())
      throw new Error(`a write outside the transaction that is open around it: ${sql.slice(0, 120)}`);
    const leave = await file.queue.enter();
    try {
      const outcome = await whenNotBusy(() => file.write(sql, binds));
      if (kind === 'begin') this.#leaveQueue = leave;
      else leave();
      return outcome;
    } catch (error) {
      leave();
      throw error;
    }
  }

  #inside(file: SqliteFile, sql: string, binds: Binds): Outcome {
    // A full disk ends a transaction by itself; what follows would be committed one by one.
    if (!file.writer.inTransaction)
      throw new Error('the transaction has already been rolled back by the database');
    return file.write(sql, binds);
  }

  async #end(file: SqliteFile, sql: string): Promise<Outcome> {
    try {
      return await whenNotBusy(() => file.write(sql));
    } finally {
      this.#abandon(file);
    }
  }

  /** Ends the turn; whatever is not committed by now is undone. */
  #abandon(file: SqliteFile): void {
    const leave = this.#leaveQueue;
    this.#leaveQueue = null;
    try {
      if (file.writer.inTransaction) file.write('ROLLBACK');
    } finally {
      leave?.();
    }
  }
}

/**
 * Sequelize writes out the stack of every statement, in case it has failed. For one that has not, nobody reads it, and
 * mapping it back to the sources takes longer than the statement (a tenth of all time in the demo town's making).
 */
function withoutStacks(work: () => void): void {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = () => '';
  try {
    work();
  } finally {
    Error.prepareStackTrace = before;
  }
}

function kindOf(sql: string): Kind {
  const word = /^[\s(]*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase();
  if (word === 'begin') return 'begin';
  if (word === 'commit' || word === 'end') return 'end';
  if (word === 'rollback') return /\bto\b/i.test(sql) ? 'write' : 'end';
  // The reader is set to query_only: a write that hides in one of these is refused, not let past the queue.
  if (word === 'select' || word === 'pragma' || word === 'explain' || word === 'values') return 'read';
  if (word === 'with') return /\b(insert|update|delete|replace)\b/i.test(sql) ? 'write' : 'read';
  return 'write';
}

async function turn(): Promise<void> {
  const now = performance.now();
  if (turnBegan === 0) {
    turnBegan = now;
    setImmediate(() => {
      turnBegan = 0;
    });
  } else if (now - turnBegan > LONGEST_TURN_MS) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export const sqliteDriver = { Database, OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
