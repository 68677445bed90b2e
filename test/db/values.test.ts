// What is stored comes back the same from either database: instants, days, names, amounts, and the reason of a refusal.
import { strict as assert } from 'node:assert';
import { DataTypes, QueryTypes } from 'sequelize';
import { isUniqueViolation, uniqueViolation, type Database } from '../../db/connection.ts';
import { uniqueName } from '../../db/names.ts';
import { ask, countOf, groundDatabase, tell } from './ground.ts';

const HARD_NAMES = ['䶮', '古丽米热·艾比布力', '欧阳 娜', '〇', '𠮷', '𠀋'];

describe('a stored value', () => {
  let db: Database;
  beforeEach(async () => {
    db = await groundDatabase();
    await tell(db, "INSERT INTO units (name) VALUES ('澜州市科学技术局')");
  });
  afterEach(() => db.close());

  const addPerson = (values: Record<string, unknown>): Promise<void> =>
    tell(db, 'INSERT INTO people (unit_id, user_name, paid_fen) VALUES (:unit, :userName, :paid)', {
      unit: 1,
      paid: 0,
      ...values,
    });
  const failure = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => assert.fail('was not refused'),
      (error: unknown) => error,
    );

  it('keeps 𠮷 and 𠀋 apart in a unique name, and every hard name as it was entered', async () => {
    for (const unit of HARD_NAMES) await tell(db, 'INSERT INTO units (name) VALUES (:unit)', { unit });
    const rows = await ask(db, 'SELECT name FROM units WHERE id > 1 ORDER BY id');
    assert.deepEqual(
      rows,
      HARD_NAMES.map((name) => ({ name })),
    );
    assert.deepEqual(await ask(db, 'SELECT name FROM units WHERE name = :name', { name: '𠮷' }), [
      { name: '𠮷' },
    ]);
  });

  it('is the same instant to the millisecond and the same day in every time zone of the process', async () => {
    const Person = db.sequelize.define('people', {
      user_name: DataTypes.STRING,
      unit_id: DataTypes.BIGINT,
      born_on: DataTypes.DATEONLY,
      seen_at: DataTypes.DATE(3),
    });
    const instants = ['2026-03-31T15:59:59.999Z', '2026-03-31T16:00:00.000Z', '1991-09-14T17:30:00.001Z'];
    for (const [n, at] of instants.entries())
      await Person.create({ unit_id: 1, user_name: `u${n}`, born_on: '2000-02-29', seen_at: new Date(at) });
    const people = await Person.findAll({ order: ['id'] });
    assert.deepEqual(
      people.map((person) => (person.get('seen_at') as Date).toISOString()),
      instants,
    );
    assert.deepEqual(
      people.map((person) => person.get('born_on')),
      ['2000-02-29', '2000-02-29', '2000-02-29'],
    );
    const boundary = new Date('2026-03-31T16:00:00.000Z');
    const byReplacement = await ask(db, 'SELECT user_name FROM people WHERE seen_at = :at', { at: boundary });
    assert.deepEqual(byReplacement, [{ user_name: 'u1' }]);
    assert.deepEqual(
      await ask(db, 'SELECT user_name FROM people WHERE seen_at IN (:list)', { list: [boundary] }),
      byReplacement,
    );
    const byBind = await db.sequelize.query('SELECT user_name FROM people WHERE seen_at = $at', {
      bind: { at: boundary },
      type: QueryTypes.SELECT,
    });
    assert.deepEqual(byBind, byReplacement);
    const byModel = await Person.findAll({
      where: { seen_at: boundary },
      attributes: ['user_name'],
      raw: true,
    });
    assert.deepEqual(byModel, byReplacement);
  });

  it('adds up amounts beyond 2^53 without rounding', async () => {
    await addPerson({ userName: 'a', paid: '9007199254740992' });
    await addPerson({ userName: 'b', paid: 1 });
    const [row] = await ask(db, 'SELECT SUM(paid_fen) AS total FROM people');
    assert.equal(String(row?.['total']), '9007199254740993');
    const [largest] = await ask(db, "SELECT paid_fen FROM people WHERE user_name = 'a'");
    assert.equal(largest?.['paid_fen'], '9007199254740992');
  });

  it('gives ids as numbers, also after a bulk insert', async () => {
    const Unit = db.sequelize.define('units', {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      name: DataTypes.STRING,
    });
    const made = await Unit.bulkCreate([{ name: '甲' }, { name: '乙' }]);
    assert.deepEqual(
      made.map((unit) => unit.get('id')),
      [2, 3],
    );
    assert.deepEqual(
      (await Unit.findAll({ order: ['id'] })).map((unit) => unit.get('id')),
      [1, 2, 3],
    );
  });

  it('names the same constraint on either database when it is entered twice', async () => {
    await addPerson({ userName: 'a' });
    const error = await failure(addPerson({ userName: 'a' }));
    assert.equal(uniqueViolation(error), 'uq_people_unit_id_user_name');
    assert.ok(isUniqueViolation(error, uniqueName('people', 'unit_id', 'user_name')));
    assert.equal(isUniqueViolation(error, uniqueName('units', 'name')), false);
    const key = await failure(tell(db, "INSERT INTO units (id, name) VALUES (1, '甲')"));
    assert.equal(uniqueViolation(key), 'PRIMARY');
  });

  it('is not called double when it is empty, negative, too long, of another type or points nowhere', async () => {
    const refusals = [
      addPerson({ userName: null }),
      addPerson({ userName: 'a', paid: -1 }),
      addPerson({ userName: 'x'.repeat(21) }),
      addPerson({ userName: 'a', paid: '十万' }),
      addPerson({ userName: 'a', unit: 99 }),
      tell(db, "INSERT INTO people (unit_id, user_name, born_on) VALUES (1, 'a', '2026-02-30')"),
      tell(db, 'INSERT INTO nowhere (x) VALUES (1)'),
    ];
    for (const [n, refusal] of refusals.entries())
      assert.equal(uniqueViolation(await failure(refusal)), null, `refusal ${n}`);
    assert.equal(await countOf(db, 'people'), 0);
  });

  it('may have as many characters as the column says, counted by code point', async () => {
    await addPerson({ userName: '𠮷'.repeat(20) });
    assert.equal(await countOf(db, 'people'), 1);
  });

  it('cannot be changed or deleted in a table that only takes inserts', async () => {
    await tell(db, "INSERT INTO entries (note) VALUES ('受理')");
    await assert.rejects(
      tell(db, "UPDATE entries SET note = '退回'"),
      /entries is insert only: UPDATE refused/,
    );
    await assert.rejects(tell(db, 'DELETE FROM entries'), /entries is insert only: DELETE refused/);
    assert.deepEqual(await ask(db, 'SELECT note FROM entries'), [{ note: '受理' }]);
  });
});
