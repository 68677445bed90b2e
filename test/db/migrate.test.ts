// Migrations: each once, over empty and over filled tables, by one process, and never silently changed afterwards.
import { strict as assert } from 'node:assert';
import { addColumn, addIndex, both, id, int, migration, name, table } from '../../db/ddl.ts';
import { openDatabase } from '../../db/connection.ts';
import { migrate, pending } from '../../db/migrate.ts';
import { readMigrations, type Migration } from '../../db/migrationFiles.ts';
import { freshDatabase, testDialect } from '../support/database.ts';
import { ask, countOf, ground, tell } from './ground.ts';

const first: Migration = { name: '0001-ground', up: ground };
const second: Migration = {
  name: '0002-short-name',
  up: migration(
    addColumn('units', 'short_name', name(20, { default: '' })),
    addIndex('units', 'short_name'),
    both("UPDATE units SET short_name = '局'"),
  ),
};

describe('a migration', () => {
  let db: Awaited<ReturnType<typeof freshDatabase>>;
  beforeEach(async () => {
    db = await freshDatabase({ migrated: false });
  });
  afterEach(() => db.close());

  it('is applied once to an empty database', async () => {
    assert.deepEqual(await pending(db, [first, second]), ['0001-ground', '0002-short-name']);
    assert.deepEqual(await migrate(db, [first, second]), ['0001-ground', '0002-short-name']);
    assert.deepEqual(await migrate(db, [first, second]), []);
    assert.deepEqual(await pending(db, [first, second]), []);
  });

  it('keeps and fills the rows of a database in use', async () => {
    await migrate(db, [first]);
    await tell(db, "INSERT INTO units (name) VALUES ('甲'), ('乙')");
    assert.deepEqual(await migrate(db, [first, second]), ['0002-short-name']);
    assert.deepEqual(await ask(db, 'SELECT name, short_name FROM units ORDER BY id'), [
      { name: '甲', short_name: '局' },
      { name: '乙', short_name: '局' },
    ]);
  });

  it('is refused when it was changed after it had been applied', async () => {
    await migrate(db, [first]);
    const changed = { name: first.name, up: migration(first.up, both('DELETE FROM entries')) };
    await assert.rejects(migrate(db, [changed]), /0001-ground was changed/);
    await assert.rejects(pending(db, [changed]), /0001-ground was changed/);
  });

  it('is not held to be changed by another way of breaking its lines', async () => {
    await migrate(db, [{ name: '0001-a', up: both('CREATE TABLE a (x INT)') }]);
    assert.deepEqual(await pending(db, [{ name: '0001-a', up: both('CREATE TABLE a\n  (x INT)') }]), []);
  });

  it('is refused when the database is newer than the product', async () => {
    await migrate(db, [first, second]);
    await assert.rejects(
      pending(db, [first]),
      /0002-short-name, which this version of the product does not know/,
    );
  });

  it('is applied once when two processes start together', async () => {
    const other = await openDatabase(db.location);
    try {
      const applied = await Promise.all([migrate(db, [first, second]), migrate(other, [first, second])]);
      assert.deepEqual(applied.flat(), ['0001-ground', '0002-short-name']);
    } finally {
      await other.close();
    }
  });

  it('leaves nothing half done on SQLite, and says on MariaDB that it stopped half way', async () => {
    const broken: Migration = {
      name: '0002-broken',
      up: migration(table('halves', { id: id(), n: int() }), both('INSERT INTO nowhere (x) VALUES (1)')),
    };
    await migrate(db, [first]);
    await assert.rejects(migrate(db, [first, broken]), /nowhere/);
    if (testDialect() === 'mysql')
      return assert.rejects(pending(db, [first, broken]), /0002-broken stopped half way/);
    await assert.rejects(countOf(db, 'halves'), /no such table/);
    assert.deepEqual(await pending(db, [first, broken]), ['0002-broken']);
  });

  it('may be a program where SQL does not suffice', async () => {
    await migrate(db, [first]);
    await tell(db, "INSERT INTO units (name) VALUES ('甲'), ('乙')");
    const fill = {
      name: 'number the units',
      run: async (
        run: (sql: string, binds?: Record<string, unknown>) => Promise<Record<string, unknown>[]>,
      ): Promise<void> => {
        for (const unit of await run('SELECT id FROM units ORDER BY id'))
          await run('UPDATE units SET counter = $n WHERE id = $id', {
            n: Number(unit['id']) * 10,
            id: unit['id'],
          });
      },
    };
    await migrate(db, [first, { name: '0002-fill', up: both(fill) }]);
    assert.deepEqual(await ask(db, 'SELECT counter FROM units ORDER BY id'), [
      { counter: 10 },
      { counter: 20 },
    ]);
  });

  it('of the product brings an empty database to the present schema', async () => {
    const known = await readMigrations();
    assert.deepEqual(
      await migrate(db),
      known.map((found) => found.name),
    );
    assert.deepEqual(await pending(db), []);
  });
});
