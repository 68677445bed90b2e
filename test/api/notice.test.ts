import { strict as assert } from 'node:assert';
import { notify } from '../../server/core/outbox.ts';
import { openProduct, type Product } from '../support/product.ts';
import { someone } from '../support/people.ts';

describe('notices', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());
  const tell = (to: number[], id: number, name = '䶮䶮') =>
    notify({
      template: 'account.registered',
      to,
      record: { type: 'account', id },
      params: { name },
      at: product.now(),
    });

  it('are mine alone, newest first, as sentences in the language asked for', async () => {
    const [mine, other] = [await someone('hostOfficer'), await someone('hostOfficer')];
    await tell([mine.account.id, other.account.id], 1);
    await tell([mine.account.id], 2, '古丽米热·艾比布力');
    const agent = await product.signIn(mine.account.username);
    const answer = await agent.get('/api/notices');
    assert.equal(answer.body.unread, 2);
    assert.deepEqual(
      answer.body.items.map((each: { sentence: string }) => each.sentence),
      ['古丽米热·艾比布力 申请注册到贵单位，请确认。', '䶮䶮 申请注册到贵单位，请确认。'],
    );
    const english = await agent.get('/api/notices').set('Accept-Language', 'en').query({ size: 1 });
    assert.equal(english.body.items[0].sentence, '古丽米热·艾比布力 asks to register under your unit.');
    const next = await agent.get('/api/notices').query({ size: 1, after: english.body.next });
    assert.deepEqual(next.body.items[0].record, { type: 'account', id: 1 });
    await product.agent().get('/api/notices').expect(401);
    await agent.get('/api/notices').query({ after: 'nonsense' }).expect(400);
  });

  it('are told once, however often the act is repeated', async () => {
    const { account } = await someone('hostOfficer');
    await Promise.all(Array.from({ length: 10 }, () => tell([account.id, account.id], 7)));
    const agent = await product.signIn(account.username);
    assert.deepEqual((await agent.get('/api/notices')).body.total, { exact: 1 });
  });

  it('become read one by one or all up to one, and never those of somebody else', async () => {
    const [mine, other] = [await someone('hostOfficer'), await someone('hostOfficer')];
    for (const id of [11, 12, 13]) await tell([mine.account.id, other.account.id], id);
    const agent = await product.signIn(mine.account.username);
    const theirs = await product.signIn(other.account.username);
    const [newest, middle] = (await agent.get('/api/notices')).body.items as { id: number }[];
    const foreign = (await theirs.get('/api/notices')).body.items[0] as { id: number };
    const mark = (body: object) => agent.post('/api/notices/mark-read').send(body);
    assert.deepEqual((await mark({ ids: [newest!.id, foreign.id] })).body, { unread: 2 });
    assert.deepEqual((await mark({ upTo: middle!.id })).body, { unread: 0 });
    assert.equal((await theirs.get('/api/notices')).body.unread, 3);
    for (const wrong of [{}, { ids: [] }, { ids: ['1'] }, { upTo: 'all' }]) await mark(wrong).expect(400);
  });
});
