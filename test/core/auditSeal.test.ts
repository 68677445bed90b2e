import { strict as assert } from 'node:assert';
import { AuditSeal } from '../../db/models/oversight.ts';
import { sealAudit, verifySeals } from '../../server/core/auditSeal.ts';
import { writeAudit } from '../../server/core/audit.ts';
import { clockActor } from '../../server/http/request.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('the seal of the audit', () => {
  let product: Product;
  const minute = (n: number) => new Date(Date.parse('2026-03-04T02:00:00.000Z') + n * 60_000);
  const anEvent = (at: Date) =>
    writeAudit(clockActor(at), { act: 'publicity.conclude', desk: null, reason: '公示期满' });
  const sql = (text: string) => product.database.sequelize.query(text);
  /** What an intruder with the database's own rights can do: the product's own account cannot. */
  const behindTheBack = async (text: string) => {
    const dialect = product.database.dialect;
    const [triggers] = await sql(
      dialect === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'trigger'`
        : `SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE()`,
    );
    for (const { name } of triggers as { name: string }[]) await sql(`DROP TRIGGER ${name}`);
    await sql(text);
  };

  beforeEach(async () => {
    product = await openProduct();
    for (let n = 0; n < 3; n++) await anEvent(minute(n));
    await sealAudit(minute(5));
    for (let n = 6; n < 8; n++) await anEvent(minute(n));
    await sealAudit(minute(10));
  });
  afterEach(() => product.close());

  it('links all committed rows, batch to batch, and holds', async () => {
    const seals = await AuditSeal.findAll({ order: [['id', 'ASC']] });
    assert.deepEqual(
      seals.map(({ fromId, toId, count }) => [fromId, toId, count]),
      [
        [1, 3, 3],
        [4, 5, 2],
      ],
    );
    assert.equal(seals[1]!.previousHash, seals[0]!.hash);
    assert.deepEqual(await verifySeals(), { seals: 2, rows: 5, unsealed: 0, bad: null });
  });

  it('leaves rows of the last seconds for the next time', async () => {
    await anEvent(minute(12));
    assert.equal(await sealAudit(new Date(minute(12).getTime() + 9_999)), 0);
    assert.equal((await verifySeals()).unsealed, 1);
    assert.equal(await sealAudit(new Date(minute(12).getTime() + 10_000)), 1);
    assert.deepEqual(await verifySeals(), { seals: 3, rows: 6, unsealed: 0, bad: null });
  });

  it('makes one chain when several processes seal at once', async () => {
    for (let n = 12; n < 20; n++) await anEvent(minute(n));
    await Promise.all(Array.from({ length: 6 }, () => sealAudit(minute(30))));
    assert.deepEqual(await verifySeals(), { seals: 3, rows: 13, unsealed: 0, bad: null });
  });

  it('waits for a row that is not committed yet, so that none appears inside a seal', async () => {
    await product.database
      .transaction(async () => {
        await anEvent(minute(12));
        throw new Error('undone');
      })
      .catch((error: Error) => assert.equal(error.message, 'undone'));
    let [entered, release] = [(): void => undefined, (): void => undefined];
    const begun = new Promise<void>((resolve) => (entered = resolve));
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = product.database.transaction(async () => {
      await anEvent(minute(12));
      entered();
      await held;
    });
    await begun;
    const sealing = anEventLater().then(() => sealAudit(minute(20)));
    release();
    await Promise.all([slow, sealing]);
    await sealAudit(minute(20));
    const check = await verifySeals();
    assert.deepEqual([check.bad, check.rows, check.unsealed], [null, 7, 0]);

    async function anEventLater(): Promise<void> {
      if (product.database.dialect === 'mysql') await anEvent(minute(13));
      else setImmediate(release);
      if (product.database.dialect === 'sqlite') await anEvent(minute(13));
    }
  });

  it('names the seal whose row was changed', async () => {
    await behindTheBack(`UPDATE audit_events SET reason = 'x' WHERE id = 4`);
    assert.deepEqual((await verifySeals()).bad, { id: 2, fromId: 4, toId: 5, why: 'content' });
  });

  it('names the seal whose row was removed', async () => {
    await behindTheBack(`DELETE FROM audit_events WHERE id = 2`);
    assert.deepEqual((await verifySeals()).bad, { id: 1, fromId: 1, toId: 3, why: 'count' });
  });

  it('notices a seal that was taken out of the chain', async () => {
    await behindTheBack(`DELETE FROM audit_seals WHERE id = 1`);
    assert.deepEqual((await verifySeals()).bad, { id: 2, fromId: 4, toId: 5, why: 'chain' });
  });
});
