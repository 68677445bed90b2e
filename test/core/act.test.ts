import { strict as assert } from 'node:assert';
import { Organisation } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import { perform } from '../../server/core/act.ts';
import { Forbidden, StaleVersion } from '../../server/core/errors.ts';
import { openProduct, type Product } from '../support/product.ts';
import { anOrganisation, someone } from '../support/people.ts';

describe('an act without a stated record', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());

  it('is refused to who has no desk for it, and its story does not run', async () => {
    const { actor } = await someone('programmeOfficer');
    let ran = false;
    const attempt = perform(actor(), 'organisation.create', {}, () => {
      ran = true;
    });
    await assert.rejects(attempt, Forbidden);
    assert.equal(ran, false);
  });

  it('writes who, which row, before and after, and raises the version', async () => {
    const { actor, account } = await someone('systemAdmin');
    const unit = await anOrganisation({ name: '澜州渔业研究所' });
    await perform(actor(), 'organisation.create', { reason: '更名' }, async (entry) => {
      const row = await Organisation.findByPk(unit.id, { lock: true, rejectOnEmpty: true });
      row.set('name', '澜州海洋研究所');
      await entry.save('organisation', row, 1);
    });
    const event = await AuditEvent.findOne({ where: { recordType: 'organisation', recordId: unit.id } });
    assert.ok(event);
    assert.deepEqual(
      [event.act, event.accountId, event.role, event.before, event.after, event.reason],
      [
        'organisation.create',
        account.id,
        'systemAdmin',
        { name: '澜州渔业研究所' },
        { name: '澜州海洋研究所' },
        '更名',
      ],
    );
    assert.equal((await unit.reload()).version, 2);
  });

  it('refuses a decision on a version that is no longer there, and keeps nothing of it', async () => {
    const { actor } = await someone('systemAdmin');
    const unit = await anOrganisation({ name: '澜州农科院' });
    const attempt = perform(actor(), 'organisation.create', {}, async (entry) => {
      const row = await Organisation.findByPk(unit.id, { rejectOnEmpty: true });
      row.set('name', '澜州林科院');
      await entry.save('organisation', row, 7);
    });
    await assert.rejects(attempt, StaleVersion);
    assert.equal((await unit.reload()).name, '澜州农科院');
    assert.equal(await AuditEvent.count({ where: { recordId: unit.id } }), 0);
  });
});
