import { strict as assert } from 'node:assert';
import { loadHolidayTable } from '../../server/core/holidays.ts';
import { addWorkingDays } from '../../server/domain/calendar.ts';
import { fillHolidays } from '../../server/features/platform/index.ts';
import { codesOf, theAuditRow } from '../support/identity.ts';
import { openProduct, type Product } from '../support/product.ts';
import { someone } from '../support/people.ts';

describe('holiday.set', () => {
  let product: Product;
  let admin: ReturnType<Product['agent']>;
  before(async () => {
    product = await openProduct();
    admin = await product.signIn((await someone('systemAdmin')).account.username);
  });
  after(() => product.close());
  const set = (year: number | string, body: object) => admin.post(`/api/holidays/${year}`).send(body);
  const counted = async (start: string, days: number) =>
    addWorkingDays(start, days, await loadHolidayTable());

  it('fills the table with the years the library has, and with no other', async () => {
    assert.equal((await counted('2022-09-29', 5)).value, null, 'an unknown year was counted');
    const filled = await fillHolidays();
    assert.ok(filled >= 23, `${filled} years`);
    assert.equal(await fillHolidays(), 0);
    assert.equal((await counted('2022-09-29', 5)).value, '2022-10-11');
    const next = await counted('2026-12-30', 5);
    assert.deepEqual(next.value, null, 'a year without a notice was counted as one without holidays');
  });

  it('suggests what the library says of a year that is not entered', async () => {
    const before = await admin.get('/api/holidays/2026');
    assert.deepEqual([before.body.isComplete, before.body.suggestion], [true, null]);
    await set(2026, { isComplete: false, off: [], makeUp: [] }).expect(200);
    const after = await admin.get('/api/holidays/2026');
    assert.equal(after.body.isComplete, false);
    assert.deepEqual(after.body.suggestion.off[0], { on: '2026-01-01', label: '元旦' });
    assert.equal((await admin.get('/api/holidays/2040')).body.suggestion, null);
  });

  it('replaces the year whole; working days follow it at once, and the audit has before and after', async () => {
    const body = {
      isComplete: true,
      off: [{ on: '2027-01-01', label: '元旦' }, { on: '2027-01-04' }],
      makeUp: [{ on: '2027-01-09' }],
    };
    assert.equal((await set(2027, body)).status, 200);
    assert.equal((await counted('2026-12-31', 1)).value, '2027-01-05');
    assert.equal((await counted('2027-01-01', 5)).value, '2027-01-09');
    const row = await theAuditRow('holiday.set', 'holidayYear', 2027);
    assert.deepEqual(row.before, { isComplete: false, off: [], makeUp: [] });
    assert.deepEqual(row.after, {
      isComplete: true,
      off: ['2027-01-01', '2027-01-04'],
      makeUp: ['2027-01-09'],
    });
    await set(2027, { ...body, off: [] }).expect(200);
    assert.equal((await counted('2027-01-01', 1)).value, '2027-01-04');
  });

  it('refuses a day of another year, twice, or a worked weekday', async () => {
    const answer = await set(2028, {
      isComplete: true,
      off: [{ on: '2028-01-01' }, { on: '2028-01-01' }, { on: '2027-12-31' }],
      makeUp: [{ on: '2028-01-03' }],
    });
    assert.deepEqual(codesOf(answer), ['holiday.twice', 'holiday.yearMismatch', 'holiday.makeUpOnWeekday']);
    const wrong = await set(2028, { isComplete: true, off: [{ on: '2028-02-30' }], makeUp: [] });
    assert.equal(wrong.status, 400);
    await set('1e3', { isComplete: true, off: [], makeUp: [] }).expect(404);
  });

  it('is the system administrator’s alone; the table may be read by anyone who is signed in', async () => {
    const officer = await product.signIn((await someone('programmeOfficer')).account.username);
    await officer.post('/api/holidays/2029').send({ isComplete: true, off: [], makeUp: [] }).expect(403);
    await officer.get('/api/holidays/2025').expect(200);
    await product.agent().get('/api/holidays/2025').expect(401);
  });
});
