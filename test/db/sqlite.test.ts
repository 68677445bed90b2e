// SQLite alone: one queue before the writer, patience with another process, and settings on every connection.
import { strict as assert } from 'node:assert';
import { fork, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { DataTypes, type Transaction } from 'sequelize';
import { openDatabase } from '../../db/connection.ts';
import { WriteQueue, whenNotBusy } from '../../db/writeQueue.ts';
import { testDialect, type freshDatabase } from '../support/database.ts';
import { ask, countOf, groundDatabase, tell } from './ground.ts';

const WRITER = path.join(import.meta.dirname, 'sqliteWriter.ts');

describe('the queue of writers', () => {
  it('serves first who came first, one at a time', async () => {
    const queue = new WriteQueue();
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} out`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => queue.hold(work(name))));
    assert.deepEqual(seen, ['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    assert.equal(queue.length, 0);
  });

  it('goes on after a writer has failed, and is not confused by one who leaves twice', async () => {
    const queue = new WriteQueue();
    await assert.rejects(queue.hold(() => Promise.reject(new Error('refused'))));
    const leave = await queue.enter();
    leave();
    leave();
    assert.equal(queue.length, 0);
    assert.equal(await queue.hold(() => Promise.resolve(1)), 1);
  });
});

describe('patience with a busy file', () => {
  const busy = Object.assign(new Error('SQLITE_BUSY: database is locked'), { code: 'SQLITE_BUSY' });

  it('asks again until the file is free', async () => {
    let asked = 0;
    const attempt = (): number => {
      asked += 1;
      if (asked < 4) throw busy;
      return asked;
    };
    assert.equal(await whenNotBusy(attempt), 4);
  });

  it('ends with the busy error, and does not begin for any other', async () => {
    await assert.rejects(
      whenNotBusy(() => {
        throw busy;
      }, 20),
      /SQLITE_BUSY/,
    );
    let asked = 0;
    const broken = (): never => {
      asked += 1;
      throw new Error('disk');
    };
    await assert.rejects(whenNotBusy(broken), /disk/);
    assert.equal(asked, 1);
  });
});

if (testDialect() === 'sqlite') {
  describe('the SQLite file', () => {
    let db: Awaited<ReturnType<typeof freshDatabase>>;
    const children: ChildProcess[] = [];

    beforeEach(async () => {
      db = await groundDatabase();
      await tell(db, "INSERT INTO units (name) VALUES ('甲')");
    });
    afterEach(async () => {
      for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
      await db.close();
    });

    function start(mode: string, count = 0): ChildProcess {
      const child = fork(WRITER, [db.location.dataDir, mode, String(count)], {
        execArgv: ['--import', 'tsx'],
      });
      children.push(child);
      return child;
    }

    it('has its settings on every connection, inside and outside a transaction', async () => {
      const settings = async (): Promise<unknown[]> => {
        const found: unknown[] = [];
        for (const pragma of ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'])
          found.push(Object.values((await ask(db, `PRAGMA ${pragma}`))[0] ?? {})[0]);
        return found;
      };
      assert.deepEqual(await settings(), ['wal', 2, 1, 0]);
      assert.deepEqual(await db.transaction(settings), ['wal', 2, 1, 0]);
    });

    it('refuses a write that hides in a read, and does not let it past the queue', async () => {
      await assert.rejects(ask(db, 'PRAGMA user_version = 5'), /readonly/);
    });

    it('refuses a transaction of Sequelize inside a transaction at once, where it would wait for ever', async () => {
      await assert.rejects(
        db.transaction(() => db.sequelize.transaction(() => Promise.resolve(1))),
        /outside the transaction that is open around it/,
      );
    });

    it('refuses a write that leaves the transaction around it', async () => {
      await assert.rejects(
        db.transaction(async () => {
          await db.sequelize.query("INSERT INTO units (name) VALUES ('乙')", {
            transaction: null as unknown as Transaction,
          });
        }),
        /outside the transaction that is open around it/,
      );
    });

    it('undoes what cannot be committed, and serves the next', async () => {
      const deferred = async (): Promise<void> => {
        await tell(db, 'PRAGMA defer_foreign_keys = ON');
        await tell(db, "INSERT INTO people (unit_id, user_name) VALUES (99, 'x')");
      };
      const warned = console.warn;
      console.warn = () => undefined; // Sequelize speaks of it on the console
      try {
        await assert.rejects(db.transaction(deferred), /FOREIGN KEY/i);
      } finally {
        console.warn = warned;
      }
      await db.transaction(() => tell(db, "INSERT INTO people (unit_id, user_name) VALUES (1, 'a')"));
      assert.equal(await countOf(db, 'people'), 1);
    });

    it('sees a column that was added after its statement had been prepared', async () => {
      await ask(db, 'SELECT * FROM units');
      await tell(db, 'ALTER TABLE units ADD COLUMN rank INTEGER DEFAULT 3');
      assert.equal((await ask(db, 'SELECT * FROM units'))[0]?.['rank'], 3);
    });

    it('reads a column of a new type as that type, in models too', async () => {
      const Unit = db.sequelize.define('units', { name: DataTypes.STRING, seen_at: DataTypes.DATE });
      await assert.rejects(Unit.findOne(), /seen_at/);
      await tell(db, 'ALTER TABLE units ADD COLUMN seen_at DATETIME');
      await Unit.update({ seen_at: new Date(5) }, { where: {} });
      assert.deepEqual((await Unit.findOne())?.get('seen_at'), new Date(5));
    });

    it('is the whole database by itself once it is closed', async () => {
      const dataDir = db.location.dataDir;
      const copy = path.join(dataDir, 'closed.sqlite');
      const alone = await openDatabase({ url: `sqlite:${copy}`, dataDir });
      await alone.sequelize.query('CREATE TABLE kept (n INTEGER)');
      await alone.sequelize.query('SELECT n FROM kept');
      await alone.close();
      const left = statSync(`${copy}-wal`, { throwIfNoEntry: false });
      assert.equal(left?.size ?? 0, 0);
    });

    it('lets other work of the process go on during a long transaction', async () => {
      let ticks = 0;
      const timer = setInterval(() => (ticks += 1), 1);
      await db.transaction(async () => {
        for (let n = 0; n < 1500; n += 1)
          await tell(db, 'UPDATE units SET counter = counter + 1 WHERE id = 1');
      });
      clearInterval(timer);
      assert.ok(ticks >= 3, `${ticks} ticks`);
    });

    it('is shared by two processes that both write, and neither loses a write', async () => {
      const child = start('other', 60);
      const ended = once(child, 'exit');
      for (let n = 0; n < 60; n += 1) {
        await db.transaction(async () => {
          await tell(db, 'INSERT INTO units (name) VALUES (:name)', { name: `own ${n}` });
          await tell(db, 'UPDATE units SET counter = counter + 1 WHERE id = 1');
        });
      }
      assert.deepEqual(await ended, [0, null]);
      assert.deepEqual(await ask(db, 'SELECT counter FROM units WHERE id = 1'), [{ counter: 120 }]);
      assert.equal(await countOf(db, 'units'), 121);
    });

    it('is waited for while another process holds it, and the loop runs on meanwhile', async () => {
      const child = start('hold');
      await once(child, 'message');
      const write = tell(db, "INSERT INTO units (name) VALUES ('own')");
      assert.equal(await countOf(db, 'units'), 1);
      assert.equal(
        await Promise.race([
          write.then(() => 'written'),
          new Promise((resolve) => setTimeout(() => resolve('waiting'), 300)),
        ]),
        'waiting',
      );
      child.send('let go');
      await write;
      assert.deepEqual(
        (await ask(db, 'SELECT name FROM units ORDER BY id')).map((row) => row['name']),
        ['甲', 'held', 'own'],
      );
    });
  });
}
