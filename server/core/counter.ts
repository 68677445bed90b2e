// Numbers without gaps: a counter row is locked and raised inside the transaction that uses the number, so that a
// rollback gives it back and two transactions never hold the same one.
import { literal } from 'sequelize';
import { Counter } from '../../db/models/award.ts';
import { database } from './database.ts';

/** @returns 1, 2, 3 … for each key. Only within a transaction: the lock lasts until it ends. */
export async function nextNumber(key: string): Promise<number> {
  if (!database().inTransaction()) throw new Error('a number is drawn inside the transaction that uses it');
  if (!(await raise(key))) {
    // The first of its series. Somebody else may be first at the same moment: then their row is raised.
    await Counter.bulkCreate([{ key, value: 0 }], { ignoreDuplicates: true });
    if (!(await raise(key))) throw new Error(`the counter ${key} is not there`);
  }
  const row = await Counter.findOne({ where: { key }, lock: true, rejectOnEmpty: true });
  return row.value;
}

/** One statement, so that the row is locked from the first look at it. */
async function raise(key: string): Promise<boolean> {
  const [raised] = await Counter.update(
    { value: literal('value + 1') as unknown as number },
    { where: { key } },
  );
  return raised === 1;
}
