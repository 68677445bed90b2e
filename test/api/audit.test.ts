// What the audit administrator finds, and what nobody finds there.
import { strict as assert } from 'node:assert';
import { moves, transition } from '../../server/core/transition.ts';
import { Account } from '../../db/models/identity.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('audit.list', () => {
  let product: Product;
  let auditor: Awaited<ReturnType<Product['signIn']>>;
  let officer: Someone;
  let confirmed: Account;

  before(async () => {
    product = await openProduct();
    const host = await anOrganisation({ name: '澜州大学' });
    officer = await someone('hostOfficer', { organisationId: host.id, name: '䶮思源' });
    const { account } = await someone(null, { organisationId: host.id });
    await Account.update({ state: 'pending' }, { where: { id: account.id } });
    confirmed = account;
    await transition(officer.actor(), [moves('account.confirm', 'account', account.id)], () => null);
    auditor = await product.signIn((await someone('auditAdmin')).account.username);
  });
  after(() => product.close());

  it('finds an act by person, record, word and day, with the states before and after', async () => {
    const query = `username=${officer.account.username}&act=account.confirm&recordType=account&recordId=${confirmed.id}&fromDay=2026-03-04&toDay=2026-03-04`;
    const { body } = await auditor.get(`/api/audit?${query}`).expect(200);
    assert.equal(body.items.length, 1);
    const [row] = body.items;
    assert.deepEqual(
      [row.person.name, row.role, row.organisation, row.fromState, row.toState],
      ['䶮思源', 'hostOfficer', '澜州大学', 'pending', 'active'],
    );
    const none = await auditor.get(
      `/api/audit?${query.replace('fromDay=2026-03-04&toDay=2026-03-04', 'fromDay=2026-03-05')}`,
    );
    assert.deepEqual(none.body.items, []);
  });

  it('answers in pages that neither repeat nor lose a row', async () => {
    const whole = await auditor.get('/api/audit?size=100').expect(200);
    const seen: number[] = [];
    let after = '';
    do {
      const { body } = await auditor.get(`/api/audit?size=1${after && `&after=${after}`}`).expect(200);
      seen.push(...body.items.map((row: { id: number }) => row.id));
      after = body.next ?? '';
    } while (after);
    const ids = whole.body.items.map((row: { id: number }) => row.id);
    assert.deepEqual(
      seen.filter((id) => ids.includes(id)),
      ids,
    );
    assert.equal(new Set(seen).size, seen.length);
  });

  it('is closed to everybody else, and refuses a search it does not understand', async () => {
    const leader = await product.signIn((await someone('leader')).account.username);
    await leader.get('/api/audit').expect(403);
    await product.agent().get('/api/audit').expect(401);
    const wrong = await auditor.get('/api/audit?act=no.such&fromDay=2026-02-30').expect(400);
    const paths = wrong.body.error.violations.map((each: { path: string[] }) => each.path[0]);
    assert.deepEqual(paths, ['act', 'fromDay']);
  });
});
