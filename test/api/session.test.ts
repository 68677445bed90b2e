import { strict as assert } from 'node:assert';
import { Session } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import { PASSWORD, START, openProduct, type Product } from '../support/product.ts';
import { anOrganisation, someone } from '../support/people.ts';

describe('session.signIn', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());

  it('opens a session under a new id, and the old id is worth nothing', async () => {
    const host = await anOrganisation();
    const { account } = await someone('hostOfficer', { organisationId: host.id, name: '欧阳 娜' });
    const agent = product.agent();
    const answer = await agent.post('/api/session').send({ username: account.username, password: PASSWORD });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.person.name, '欧阳 娜');
    assert.deepEqual(
      answer.body.desks.map((desk: { role: string; at: string }) => [desk.role, desk.at]),
      [['hostOfficer', host.name]],
    );
    const again = await agent.get('/api/session');
    assert.equal(again.body.person.username, account.username);
    const row = await AuditEvent.findOne({ where: { act: 'session.signIn', accountId: account.id } });
    assert.ok(row, 'no audit row');
  });

  it('is written at most once a minute, however often it is used', async () => {
    const { account } = await someone('programmeOfficer');
    const agent = await product.signIn(account.username);
    const written = async () =>
      (await Session.findOne({ where: { accountId: account.id }, rejectOnEmpty: true })).touchedAt;
    const begun = await written();
    const { update } = Session;
    let updates = 0;
    Session.update = ((...given: Parameters<typeof update>) => {
      updates += 1;
      return update.apply(Session, given);
    }) as typeof update;
    try {
      product.at(new Date(begun.getTime() + 59_000).toISOString());
      for (let n = 0; n < 3; n++) await agent.get('/api/session').expect(200);
      assert.deepEqual([updates, await written()], [0, begun]);
      product.at(new Date(begun.getTime() + 61_000).toISOString());
      for (let n = 0; n < 3; n++) await agent.get('/api/session').expect(200);
      assert.equal(updates, 1);
      assert.equal((await written()).getTime(), begun.getTime() + 61_000);
    } finally {
      Session.update = update;
      product.at(START);
    }
  });

  it('answers an unknown user and a wrong password alike', async () => {
    const { account } = await someone('applicant');
    const wrong = await product
      .agent()
      .post('/api/session')
      .send({ username: account.username, password: 'x' });
    const unknown = await product.agent().post('/api/session').send({ username: 'niemand', password: 'x' });
    assert.equal(wrong.status, 401);
    const strip = (body: { error: { requestId?: string } }) => ({ ...body.error, requestId: null });
    assert.deepEqual(strip(wrong.body), strip(unknown.body));
  });

  it('delays after five failures, also when the password is right', async () => {
    const { account } = await someone('applicant');
    for (let i = 0; i < 5; i++) {
      await product
        .agent()
        .post('/api/session')
        .send({ username: account.username, password: 'x' })
        .expect(401);
    }
    const right = await product
      .agent()
      .post('/api/session')
      .send({ username: account.username, password: PASSWORD });
    assert.equal(right.status, 429);
    assert.equal(right.body.error.code, 'tooMany');
    assert.ok(Number(right.headers['retry-after']) > 0);
  });

  it('refuses what is malformed as JSON with a violation, and knows no other address', async () => {
    const broken = await product
      .agent()
      .post('/api/session')
      .set('Content-Type', 'application/json')
      .send('{"a":');
    assert.equal(broken.status, 400);
    assert.equal(broken.body.error.violations[0].code, 'input.malformedJson');
    const array = await product
      .agent()
      .post('/api/session')
      .send({ username: ['a'], password: { $gt: '' } });
    assert.equal(array.status, 400);
    assert.deepEqual(
      array.body.error.violations.map((each: { path: string[] }) => each.path),
      [['username'], ['password']],
    );
    await product.agent().get('/api/nothing').expect(404);
  });

  it('refuses a change that another site sends', async () => {
    const answer = await product.agent().post('/api/session').set('Origin', 'http://evil.example').send({});
    assert.equal(answer.status, 403);
    assert.equal(answer.body.error.code, 'crossSite');
  });
});
