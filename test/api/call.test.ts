import { strict as assert } from 'node:assert';
import { aPublishedCall } from '../support/call.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('call.publish', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());

  it('makes the call readable for everybody', async () => {
    const call = await aPublishedCall();
    const answer = await product.agent().get(`/api/calls/${call.id}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.phase, 'open');
    const list = await product.agent().get('/api/calls');
    assert.equal(list.body.items.length, 1);
    const demo = await aPublishedCall({ budgetMode: 'itemised' });
    assert.equal(demo.rules.budgetMode, 'itemised');
  });
});
