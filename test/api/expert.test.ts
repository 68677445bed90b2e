import { strict as assert } from 'node:assert';
import { AuditEvent } from '../../db/models/oversight.ts';
import { Desk, Person } from '../../db/models/identity.ts';
import { Expert } from '../../db/models/review.ts';
import { decrypt } from '../../server/core/secrets.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import { noticesTo } from '../support/asked.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';
import { REVIEW_AT, aRound, anExpert } from '../support/review.ts';

describe('the expert library', () => {
  let product: Product;
  let officer: Someone;
  before(async () => {
    product = await openProduct();
    product.at(REVIEW_AT);
    officer = await someone('programmeOfficer');
  });
  after(() => product.close());

  const signIn = (who: Someone) => product.signIn(who.account.username);
  const idNumberOf = (who: Someone) => decrypt(who.person.identityCipher!);
  async function entry(more: Record<string, unknown> = {}) {
    const unit = await anOrganisation();
    return {
      uscc: unit.uscc,
      unitName: unit.name,
      disciplines: ['520', '510'],
      suspendedUntil: null,
      ...more,
    };
  }

  describe('expert.enter', () => {
    it('enters a person by identity number, links the account and gives it a desk', async () => {
      const who = await someone('applicant', { name: '古丽米热·艾比布力' });
      const agent = await signIn(officer);
      const answer = await agent
        .post('/api/experts')
        .send({ idNumber: idNumberOf(who), name: '古丽米热·艾比布力', ...(await entry()) });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(answer.body.account, {
        username: who.account.username,
        isActive: true,
        hasDesk: true,
      });
      assert.equal(answer.body.idMasked.includes('*'), true);
      assert.ok(!JSON.stringify(answer.body).includes(idNumberOf(who)));
      assert.equal(await Desk.count({ where: { accountId: who.account.id, role: 'expert' } }), 1);
      const row = await AuditEvent.findOne({
        where: { act: 'expert.enter', recordType: 'expert', recordId: answer.body.id },
      });
      assert.ok(row, 'no audit row');
    });

    it('takes a number that ends in X in either case, and a leap day', async () => {
      const agent = await signIn(officer);
      const numbers = Array.from({ length: 400 }, (_, sequence) =>
        makeIdNumber({ region: '370502', bornOn: '1988-02-29', sequence }),
      );
      const idNumber = numbers.find((each) => each.endsWith('X'))!;
      const answer = await agent
        .post('/api/experts')
        .send({ idNumber: idNumber.toLowerCase(), name: '䶮𠮷', ...(await entry()) });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.account, null);
      assert.equal((await Person.findOne({ where: { name: '䶮𠮷' } }))?.bornOn, '1988-02-29');
    });

    it('refuses a person twice, also when twenty enter at once', async () => {
      const who = await someone(null);
      const agent = await signIn(officer);
      const body = { idNumber: idNumberOf(who), name: who.person.name, ...(await entry()) };
      const twenty = await Promise.all(
        Array.from({ length: 20 }, () => agent.post('/api/experts').send(body)),
      );
      assert.equal(twenty.filter((each) => each.status === 200).length, 1);
      const refused = twenty.find((each) => each.status !== 200)!;
      assert.deepEqual([refused.status, refused.body.error.violations[0].code], [422, 'expert.already']);
      assert.equal(await Expert.count({ where: { personId: who.person.id } }), 1);
    });

    it('refuses a name that is not the registered one', async () => {
      const who = await someone(null);
      const agent = await signIn(officer);
      const answer = await agent
        .post('/api/experts')
        .send({ idNumber: idNumberOf(who), name: '别人', ...(await entry()) });
      assert.deepEqual([answer.status, answer.body.error.violations[0].code], [422, 'expert.nameDiffers']);
    });

    it('says everything that is malformed at once', async () => {
      const agent = await signIn(officer);
      const answer = await agent
        .post('/api/experts')
        .send({ idNumber: '1', name: '', uscc: 'x', unitName: '', disciplines: ['000'] });
      assert.equal(answer.status, 400);
      const paths = answer.body.error.violations.map((each: { path: string[] }) => each.path[0]);
      assert.deepEqual([...new Set(paths)].sort(), ['disciplines', 'name', 'suspendedUntil', 'unitName']);
      const codes = await agent
        .post('/api/experts')
        .send({ idNumber: '1', name: '某人', ...(await entry({ uscc: 'x' })) });
      assert.equal(codes.status, 400);
      assert.deepEqual(
        codes.body.error.violations.map((each: { path: string[] }) => each.path[0]),
        ['idNumber', 'uscc'],
      );
    });

    it('is for the programme office alone', async () => {
      const agency = await signIn(await someone('agencyOfficer', { callId: null }));
      assert.equal((await agency.post('/api/experts').send({})).status, 403);
      assert.equal((await agency.get('/api/experts')).status, 200);
      for (const role of ['applicant', 'hostOfficer', 'expert', 'leader', 'systemAdmin'] as const) {
        const agent = await signIn(await someone(role));
        assert.equal((await agent.get('/api/experts')).status, 403, role);
        assert.equal((await agent.post('/api/experts').send({})).status, 403, role);
      }
    });
  });

  describe('expert.edit', () => {
    it('changes unit and fields, and refuses what was decided on another version', async () => {
      const { expert } = await anExpert({ officer });
      const agent = await signIn(officer);
      const body = { version: 1, ...(await entry({ disciplines: ['180'] })) };
      const answer = await agent.post(`/api/experts/${expert.id}/edit`).send(body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.version, answer.body.disciplines], [2, ['180']]);
      const stale = await agent.post(`/api/experts/${expert.id}/edit`).send(body);
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
      assert.equal((await agent.post('/api/experts/999999/edit').send(body)).status, 404);
      const row = await AuditEvent.findOne({ where: { act: 'expert.edit', recordId: expert.id } });
      assert.equal(row?.after?.['uscc'], body.uscc);
    });

    it('ends at once the reviews that the new unit makes a conflict: no access, no score, another expert wanted', async () => {
      const made = await aRound({ officer, experts: 4, points: [80, 85, 90] });
      const moved = made.experts[0]!;
      const submitted = await made.assignment(0, 0);
      const reader = await signIn(moved.who);
      await reader.get(`/api/reviews/${submitted.code}`).expect(200);

      const agent = await signIn(officer);
      const host = made.applications[0]!.host;
      const answer = await agent.post(`/api/experts/${moved.expert.id}/edit`).send({
        version: moved.expert.version,
        ...(await entry({ uscc: host.uscc, unitName: host.name })),
      });
      assert.deepEqual([answer.status, answer.body.endedReviews], [200, 1]);
      await submitted.reload();
      assert.equal(submitted.state, 'void');
      assert.equal(
        (submitted.ending as { conflicts: { rule: string }[] }).conflicts.some(({ rule }) => rule === 'R3'),
        true,
      );
      assert.equal((await reader.get(`/api/reviews/${submitted.code}`)).status, 404);
      assert.equal((await reader.get(`/api/reviews/${submitted.code}/body`)).status, 404);
      assert.deepEqual((await reader.get('/api/reviews')).body.items, []);
      assert.ok((await noticesTo(moved.who.account.id)).includes('review.ended'));
      assert.ok((await noticesTo(officer.account.id)).includes('assignment.lost'));
      const close = await agent.post(`/api/rounds/${made.round.id}/close`).send({ version: 2 });
      assert.deepEqual([close.status, close.body.error.violations[0].params.effective], [422, 2]);
    });

    it('ends reviews when the new unit is the parent of the host', async () => {
      const parent = await anOrganisation({ name: '澜州大学' });
      const made = await aRound({ officer, state: 'preparing' });
      await made.applications[0]!.host.update({ parentUscc: parent.uscc });
      const agent = await signIn(officer);
      const answer = await agent
        .post(`/api/experts/${made.experts[1]!.expert.id}/edit`)
        .send({ version: 1, ...(await entry({ uscc: parent.uscc })) });
      assert.equal(answer.body.endedReviews, 1);
      assert.equal((await made.assignment(0, 1)).state, 'void');
      assert.equal((await made.assignment(0, 0)).state, 'invited');
    });

    it('ends reviews of an expert who is suspended, and leaves those of a closed round as they were', async () => {
      const closed = await aRound({ officer, state: 'closed' });
      const agent = await signIn(officer);
      const [first] = closed.experts;
      const answer = await agent
        .post(`/api/experts/${first!.expert.id}/edit`)
        .send({ version: 1, ...(await entry({ suspendedUntil: '2026-12-31' })) });
      assert.deepEqual([answer.status, answer.body.endedReviews], [200, 0]);
      assert.equal((await closed.assignment(0, 0)).state, 'submitted');
      const open = await aRound({ officer });
      const suspended = await agent
        .post(`/api/experts/${open.experts[0]!.expert.id}/edit`)
        .send({ version: 1, ...(await entry({ suspendedUntil: '2026-12-31' })) });
      assert.equal(suspended.body.endedReviews, 1);
    });
  });

  it('is found by a part of the name or the unit, where % and _ mean themselves', async () => {
    const { expert } = await anExpert({ officer, name: '欧阳 娜', unitName: '滨海100%理工学院' });
    await anExpert({ officer });
    await anExpert({ officer });
    const agent = await signIn(officer);
    const find = async (text: string) =>
      (await agent.get('/api/experts').query({ text }).expect(200)).body.items.map(
        (each: { id: number }) => each.id,
      );
    assert.deepEqual(await find('阳 娜'), [expert.id]);
    assert.deepEqual(await find('100%理'), [expert.id]);
    assert.deepEqual(await find('1_0'), []);
    const page = await agent.get('/api/experts').query({ size: 2 }).expect(200);
    assert.equal(page.body.items.length, 2);
    assert.ok(page.body.next);
    assert.equal((await agent.get(`/api/experts/${expert.id}`)).body.name, '欧阳 娜');
  });
});
