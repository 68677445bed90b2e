import { strict as assert } from 'node:assert';
import { Account, Desk } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import { createAdministrators, type NamedAdministrator } from '../../server/adminCreate.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('the first administrators of a deployment', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());
  const three = (...names: string[]): NamedAdministrator[] =>
    (['systemAdmin', 'securityAdmin', 'auditAdmin'] as const).map((role, index) => ({
      role,
      username: `admin.${index}`,
      name: names[index] ?? `管理员${index}`,
    }));

  it('are three different persons', async () => {
    await assert.rejects(createAdministrators(three('王𠮷', '王𠮷', '〇伟')), /three different persons/);
    const [first, ...rest] = three();
    await assert.rejects(createAdministrators([{ ...first!, username: 'X' }, ...rest]), /SYSTEM_ADMIN/);
    assert.equal(await Account.count(), 0);
  });

  it('get one-time passwords of their own, and can do nothing before they set another', async () => {
    const made = await createAdministrators(three());
    assert.equal(new Set(made.map((each) => each.password)).size, 3);
    const [{ username, password } = { username: '', password: '' }] = made;
    const agent = await product.signIn(username, password);
    await agent.get('/api/organisations').expect(403);
    const changed = await agent
      .post('/api/account/change-password')
      .send({ current: password, password: 'Lanzhou-2026-!x' });
    assert.deepEqual([changed.status, changed.body.mustChangePassword], [200, false]);
    await agent.get('/api/organisations').expect(200);
    assert.deepEqual(
      (await Desk.findAll({ order: [['id', 'ASC']] })).map((desk) => desk.role),
      ['systemAdmin', 'securityAdmin', 'auditAdmin'],
    );
    assert.equal(await AuditEvent.count({ where: { act: 'desk.grant', reason: 'admin:create' } }), 3);
    assert.ok(!JSON.stringify(await AuditEvent.findAll()).includes(password));
  });

  it('are made once', async () => {
    await assert.rejects(createAdministrators(three('甲某', '乙某', '丙某')), /already/);
    assert.equal(await Account.count(), 3);
  });
});
