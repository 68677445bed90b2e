import { strict as assert } from 'node:assert';
import { Person, Sanction } from '../../db/models/identity.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import { codesOf, theAuditRow } from '../support/identity.ts';
import { openProduct, type Product } from '../support/product.ts';
import { aPerson, anOrganisation, someone } from '../support/people.ts';

describe('restrictions', () => {
  let product: Product;
  let officer: ReturnType<Product['agent']>;
  before(async () => {
    product = await openProduct();
    officer = await product.signIn((await someone('programmeOfficer')).account.username);
  });
  after(() => product.close());
  const idNumber = makeIdNumber({ region: '370502', bornOn: '1979-11-03', sequence: 17 });
  const body = (more: object = {}) => ({
    kind: 'integrity',
    idNumber,
    name: '某某',
    startsOn: '2026-01-01',
    endsOn: '2028-12-31',
    source: '澜科监〔2026〕3号',
    ...more,
  });
  const enter = (more: object = {}) => officer.post('/api/sanctions').send(body(more));

  describe('sanction.enter', () => {
    it('binds the person that has the number, known or not, and shows the number masked', async () => {
      const known = await aPerson({ name: '〇先生', idNumber });
      const answer = await enter();
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(
        [answer.body.person.id, answer.body.person.name, answer.body.state],
        [known.id, '〇先生', 'active'],
      );
      assert.ok(!JSON.stringify(answer.body).includes(idNumber));
      const row = await theAuditRow('sanction.enter', 'sanction', answer.body.id);
      assert.deepEqual([row.fromState, row.toState, row.role], ['new', 'active', 'programmeOfficer']);
      const other = makeIdNumber({ region: '370502', bornOn: '1981-01-01', sequence: 2 });
      await enter({ idNumber: other, name: '欧阳  娜' }).expect(200);
      assert.equal(await Person.count({ where: { name: '欧阳 娜' } }), 1);
    });

    it('binds a unit by its code, with its name where it is in the system', async () => {
      const host = await anOrganisation({ name: '澜州第九研究院' });
      const answer = await enter({ idNumber: null, name: null, uscc: host.uscc, kind: 'overdue' });
      assert.deepEqual(answer.body.organisation, { uscc: host.uscc, name: '澜州第九研究院' });
    });

    it('refuses both, neither, a false number, and an end before its start', async () => {
      const { uscc } = await anOrganisation();
      assert.deepEqual(codesOf(await enter({ uscc })), ['sanction.oneOf']);
      assert.deepEqual(codesOf(await enter({ idNumber: null })), ['sanction.oneOf']);
      assert.deepEqual(codesOf(await enter({ idNumber: '370502197911030170', name: null })), [
        'idNumber.check',
        'sanction.nameWanted',
      ]);
      assert.deepEqual(codesOf(await enter({ endsOn: '2025-12-31' })), ['sanction.endBeforeStart']);
      await enter({ startsOn: '2026-02-30' }).expect(400);
      assert.equal(await Sanction.count({ where: { uscc } }), 0);
    });

    it('is for the bureau’s officer; the supervisor reads, others see nothing', async () => {
      for (const [role, reads, enters] of [
        ['supervisor', 200, 403],
        ['agencyOfficer', 403, 403],
        ['hostOfficer', 403, 403],
        ['securityAdmin', 403, 403],
      ] as const) {
        const agent = await product.signIn((await someone(role)).account.username);
        await agent.get('/api/sanctions').expect(reads);
        await agent.post('/api/sanctions').send(body()).expect(enters);
      }
      await product.agent().get('/api/sanctions').expect(401);
    });
  });

  describe('sanction.lift', () => {
    it('ends it with a reason, once, on the version that was seen', async () => {
      const { id } = (await enter()).body as { id: number };
      const lift = (version: number) =>
        officer.post(`/api/sanctions/${id}/lift`).send({ version, reason: '处理期满' });
      await officer.post(`/api/sanctions/${id}/lift`).send({ version: 1 }).expect(400);
      await lift(2).expect(409);
      const answer = await lift(1);
      assert.deepEqual([answer.status, answer.body.state, answer.body.abilities], [200, 'lifted', []]);
      assert.equal((await theAuditRow('sanction.lift', 'sanction', id)).reason, '处理期满');
      const again = await lift(2);
      assert.deepEqual([again.status, again.body.error.params.state], [409, 'lifted']);
      await officer.post('/api/sanctions/999999/lift').send({ version: 1, reason: '期满' }).expect(404);
      const listed = await officer.get('/api/sanctions').query({ state: 'lifted' });
      assert.deepEqual(
        listed.body.items.map((each: { id: number }) => each.id),
        [id],
      );
    });
  });
});
