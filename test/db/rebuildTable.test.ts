// Rebuilding a table on SQLite: what pointed at it, watched it or sorted it is still there afterwards.
import { strict as assert } from 'node:assert';
import { id, int, name, table } from '../../db/ddl.ts';
import { migrate } from '../../db/migrate.ts';
import { rebuildTable } from '../../db/rebuildTable.ts';
import { testDialect, type freshDatabase } from '../support/database.ts';
import { ask, countOf, ground, groundDatabase, tell } from './ground.ts';

const units = table(
  'units',
  { id: id(), name: name(80), counter: int({ default: 0 }), rank: int({ default: 7 }) },
  { unique: [['name']] },
);

describe('rebuilding a table', () => {
  let db: Awaited<ReturnType<typeof freshDatabase>>;
  beforeEach(async () => {
    db = await groundDatabase();
    await tell(db, "INSERT INTO units (name, counter) VALUES ('甲', 1), ('乙', 2), ('丙', 3)");
    await tell(db, "INSERT INTO people (unit_id, user_name) VALUES (1, 'a'), (1, 'b'), (2, 'c')");
  });
  afterEach(() => db.close());

  if (testDialect() === 'mysql') {
    it('is refused on MariaDB, which changes a table by itself', async () => {
      await assert.rejects(rebuildTable(db, { to: units }), /for SQLite/);
    });
    return;
  }

  const schemaNames = async (): Promise<unknown[]> =>
    (
      await ask(db, "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    ).map((row) => `${String(row['type'])} ${String(row['name'])}`);

  it('keeps the children that would be deleted with their parent', async () => {
    await rebuildTable(db, { to: units });
    assert.equal(await countOf(db, 'people'), 3);
    assert.deepEqual(await ask(db, 'SELECT name, counter, rank FROM units ORDER BY id'), [
      { name: '甲', counter: 1, rank: 7 },
      { name: '乙', counter: 2, rank: 7 },
      { name: '丙', counter: 3, rank: 7 },
    ]);
  });

  it('keeps the children bound: deletes still cascade and orphans are still refused', async () => {
    await rebuildTable(db, { to: units });
    await assert.rejects(tell(db, "INSERT INTO people (unit_id, user_name) VALUES (99, 'x')"), /FOREIGN KEY/);
    await tell(db, 'DELETE FROM units WHERE id = 1');
    assert.equal(await countOf(db, 'people'), 1);
  });

  it('keeps named indexes and triggers, of the table and of others that name it', async () => {
    await tell(db, 'CREATE INDEX ix_units_counter ON units (counter)');
    await tell(
      db,
      'CREATE TRIGGER tr_units_count AFTER UPDATE ON units BEGIN INSERT INTO entries (note) VALUES (new.name); END',
    );
    await tell(
      db,
      'CREATE TRIGGER tr_people_count AFTER INSERT ON people BEGIN UPDATE units SET counter = counter + 1 WHERE id = new.unit_id; END',
    );
    const before = await schemaNames();
    await rebuildTable(db, { to: units });
    assert.deepEqual(await schemaNames(), before);
    await tell(db, "INSERT INTO people (unit_id, user_name) VALUES (3, 'd')");
    assert.deepEqual(await ask(db, 'SELECT counter FROM units WHERE id = 3'), [{ counter: 4 }]);
    assert.deepEqual(await ask(db, 'SELECT note FROM entries'), [{ note: '丙' }]);
  });

  it('fills a column by the expression given for it', async () => {
    await rebuildTable(db, { to: units, values: { rank: 'counter * 100' } });
    assert.deepEqual(await ask(db, 'SELECT rank FROM units ORDER BY id'), [
      { rank: 100 },
      { rank: 200 },
      { rank: 300 },
    ]);
  });

  it('does not give the id of a deleted row again', async () => {
    await tell(db, 'DELETE FROM units WHERE id = 3');
    await rebuildTable(db, { to: units });
    await tell(db, "INSERT INTO units (name) VALUES ('丁')");
    assert.deepEqual(await ask(db, "SELECT id FROM units WHERE name = '丁'"), [{ id: 4 }]);
  });

  it('leaves everything as it was when the new table refuses a row', async () => {
    const narrow = table(
      'units',
      { id: id(), name: name(80), counter: int() },
      { checks: { counter: 'counter < 3' } },
    );
    const before = await schemaNames();
    await assert.rejects(rebuildTable(db, { to: narrow }), /CHECK/);
    assert.deepEqual(await schemaNames(), before);
    assert.equal(await countOf(db, 'units'), 3);
    await assert.rejects(tell(db, "INSERT INTO people (unit_id, user_name) VALUES (99, 'x')"), /FOREIGN KEY/);
  });

  it('is refused when rows would point nowhere afterwards', async () => {
    const people = table('people', {
      id: id(),
      unit_id: { ...int(), references: { table: 'units', onDelete: 'RESTRICT' } },
      user_name: name(20),
    });
    await assert.rejects(
      rebuildTable(db, {
        to: people,
        values: { unit_id: 'unit_id + 50' },
        dropIndexes: ['ix_people_born_on_id'],
      }),
      /3 rows would point nowhere/,
    );
    assert.equal(await countOf(db, 'people'), 3);
  });

  it('is refused inside a transaction', async () => {
    await assert.rejects(
      db.transaction(() => rebuildTable(db, { to: units })),
      /inside a transaction/,
    );
  });

  it('can be a step of a migration', async () => {
    await migrate(db, [
      { name: '0001-ground', up: ground },
      {
        name: '0002-rank',
        up: {
          sqlite: [{ rebuild: units }],
          mysql: ['ALTER TABLE units ADD COLUMN rank INT NOT NULL DEFAULT 7'],
        },
      },
    ]);
    assert.equal(await countOf(db, 'people'), 3);
    assert.deepEqual(await ask(db, 'SELECT DISTINCT rank FROM units'), [{ rank: 7 }]);
  });
});
