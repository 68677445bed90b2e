// Transactions on either database: all of it or nothing, joined when nested, none lost when forty come at once.
import { strict as assert } from 'node:assert';
import { outsideTransaction, retryable, type Database } from '../../db/connection.ts';
import { ask, countOf, groundDatabase, tell } from './ground.ts';

describe('a transaction', () => {
  let db: Database;
  const statements: string[] = [];

  beforeEach(async () => {
    db = await groundDatabase({ logging: (sql) => statements.push(sql) });
    await tell(db, "INSERT INTO units (name) VALUES ('澜州市科学技术局')");
    statements.length = 0;
  });
  afterEach(() => db.close());

  const addPerson = (userName: string): Promise<void> =>
    tell(db, 'INSERT INTO people (unit_id, user_name) VALUES (1, :userName)', { userName });

  async function countUp(): Promise<void> {
    const lock = db.dialect === 'mysql' ? ' FOR UPDATE' : '';
    const [row] = await ask(db, `SELECT counter FROM units WHERE id = 1${lock}`);
    await tell(db, 'UPDATE units SET counter = :next WHERE id = 1', { next: Number(row?.['counter']) + 1 });
  }

  it('counts forty of forty when forty read and write the same row at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => db.transaction(countUp)));
    assert.equal((await ask(db, 'SELECT counter FROM units'))[0]?.['counter'], 40);
  });

  it('leaves nothing behind when its work throws', async () => {
    await assert.rejects(
      db.transaction(async () => {
        await addPerson('a');
        await countUp();
        throw new Error('refused');
      }),
      /refused/,
    );
    assert.equal(await countOf(db, 'people'), 0);
    assert.equal((await ask(db, 'SELECT counter FROM units'))[0]?.['counter'], 0);
  });

  it('holds every query started inside it, also those started side by side and after a timer', async () => {
    await db.transaction(async () => {
      await Promise.all([addPerson('a'), addPerson('b'), addPerson('c')]);
      await new Promise((resolve) => setTimeout(resolve, 1));
      await addPerson('d');
      assert.equal(await countOf(db, 'people'), 4);
    });
    // Sequelize names the transaction of each statement, and "default" outside one.
    const ids = new Set(statements.map((sql) => /^Executed \(([^)]+)\)/.exec(sql)?.[1]));
    assert.equal(ids.size, 1, [...ids].join(' '));
    assert.ok(!ids.has('default'));
  });

  it('is not seen from outside before it commits', async () => {
    await db.transaction(async () => {
      await addPerson('a');
      assert.equal(await outsideTransaction(() => countOf(db, 'people')), 0);
    });
    assert.equal(await countOf(db, 'people'), 1);
  });

  it('is joined by a transaction inside it', async () => {
    await db.transaction(async () => {
      await addPerson('a');
      await db.transaction(async () => {
        assert.equal(await countOf(db, 'people'), 1);
        await addPerson('b');
      });
    });
    assert.equal(await countOf(db, 'people'), 2);
    assert.equal(statements.filter((sql) => /COMMIT/.test(sql)).length, 1);
  });

  it('is undone as a whole when a transaction inside it throws', async () => {
    await assert.rejects(
      db.transaction(async () => {
        await addPerson('a');
        await db.transaction(async () => {
          await addPerson('b');
          throw new Error('inner');
        });
      }),
      /inner/,
    );
    assert.equal(await countOf(db, 'people'), 0);
  });

  it('is undone as a whole even when the throw inside it is caught', async () => {
    const outer = db.transaction(async () => {
      await addPerson('a');
      await db
        .transaction(async () => {
          await addPerson('b');
          throw new Error('inner');
        })
        .catch(() => undefined);
    });
    await assert.rejects(outer, /inner/);
    assert.equal(await countOf(db, 'people'), 0);
  });

  it('is over for what was started inside it and comes later', async () => {
    let later: Promise<void> | undefined;
    let release: () => void = () => undefined;
    const committed = new Promise<void>((resolve) => (release = resolve));
    await db.transaction(async () => {
      await addPerson('a');
      later = committed.then(() => addPerson('b'));
    });
    assert.equal(db.inTransaction(), false);
    release();
    await later;
    assert.equal(await countOf(db, 'people'), 2);
  });

  it('lets the next one begin after one has failed to commit or was undone', async () => {
    await assert.rejects(db.transaction(() => Promise.reject(new Error('refused'))));
    await assert.rejects(db.transaction(() => tell(db, 'INSERT INTO nowhere (x) VALUES (1)')));
    await db.transaction(() => addPerson('a'));
    assert.equal(await countOf(db, 'people'), 1);
  });

  it('does not hinder single statements outside it from being written in their turn', async () => {
    await Promise.all([
      ...Array.from({ length: 20 }, (_, n) => db.transaction(() => addPerson(`t${n}`))),
      ...Array.from({ length: 20 }, (_, n) => addPerson(`s${n}`)),
    ]);
    assert.equal(await countOf(db, 'people'), 40);
  });

  it('may be tried again after a deadlock, a lock wait, an unready node or a busy file, and after nothing else', () => {
    for (const errno of [1213, 1205, 1047]) assert.ok(retryable({ parent: { errno } }), String(errno));
    assert.ok(retryable({ name: 'SequelizeTimeoutError', parent: { code: 'SQLITE_BUSY' } }));
    for (const error of [{ parent: { errno: 1062 } }, new Error('x'), null, undefined, 'SQLITE_BUSY'])
      assert.equal(retryable(error), false);
  });

  it('answers a real deadlock with an error that may be tried again', async function () {
    if (db.dialect === 'sqlite') return assert.equal((await ask(db, 'SELECT 1 AS one')).length, 1); // one writer: no deadlock can arise
    await tell(db, "INSERT INTO units (name) VALUES ('澜州大学')");
    let arrived = 0;
    let open: () => void = () => undefined;
    const bothHold = new Promise<void>((resolve) => (open = resolve));
    const crossing = (first: number, second: number): Promise<void> =>
      db.transaction(async () => {
        await tell(db, 'UPDATE units SET counter = 1 WHERE id = :first', { first });
        arrived += 1;
        if (arrived === 2) open();
        await bothHold;
        await tell(db, 'UPDATE units SET counter = 2 WHERE id = :second', { second });
      });
    const results = await Promise.allSettled([crossing(1, 2), crossing(2, 1)]);
    const refused = results.filter((result) => result.status === 'rejected');
    assert.equal(refused.length, 1);
    assert.ok(retryable(refused[0]?.reason));
  });
});
