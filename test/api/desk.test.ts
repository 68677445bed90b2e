import { strict as assert } from 'node:assert';
import { Desk, Organisation } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import { checkDesk } from '../../server/domain/desks.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import type { Role } from '../../server/domain/terms.ts';
import { makeUscc } from '../../server/domain/uscc.ts';
import { aPublishedCall } from '../support/call.ts';
import { codesOf, noticesOf, theAuditRow } from '../support/identity.ts';
import { openProduct, type Product } from '../support/product.ts';
import { aPerson, anOrganisation, someone } from '../support/people.ts';

describe('desks and organisations', () => {
  let product: Product;
  let security: ReturnType<Product['agent']>;
  before(async () => {
    product = await openProduct();
    security = await product.signIn((await someone('securityAdmin')).account.username);
  });
  after(() => product.close());

  describe('which desk may be given', () => {
    const codes = (role: Role, more: object = {}, held: Role[] = []) =>
      checkDesk(
        { role, organisationKind: null, hasCall: false, endsOn: null, ...more },
        held,
        '2026-03-04',
      ).map((each) => each.code);
    const table: [string, string[], string[]][] = [
      ['a host officer without a unit', codes('hostOfficer'), ['desk.organisation']],
      ['a host officer at a host', codes('hostOfficer', { organisationKind: 'host' }), []],
      [
        'a host officer at a county',
        codes('hostOfficer', { organisationKind: 'county' }),
        ['desk.organisation'],
      ],
      ['a recommender at a county', codes('recommender', { organisationKind: 'county' }), []],
      ['a leader without a unit', codes('leader'), []],
      ['a leader of the bureau', codes('leader', { organisationKind: 'bureau' }), []],
      ['a leader at a host', codes('leader', { organisationKind: 'host' }), ['desk.organisation']],
      ['an expert at a host', codes('expert', { organisationKind: 'host' }), ['desk.organisation']],
      ['an expert for a call', codes('expert', { hasCall: true }), ['desk.noCall']],
      [
        'an agency without call or end',
        codes('agencyOfficer', { organisationKind: 'agency' }),
        ['desk.callWanted', 'desk.endWanted'],
      ],
      [
        'an agency whose contract is over',
        codes('agencyOfficer', { organisationKind: 'agency', hasCall: true, endsOn: '2026-03-03' }),
        ['desk.endPast'],
      ],
      [
        'an agency until today',
        codes('agencyOfficer', { organisationKind: 'agency', hasCall: true, endsOn: '2026-03-04' }),
        [],
      ],
      ['an administrator who reviews', codes('auditAdmin', {}, ['expert']), ['desk.administratorAlone']],
      ['a reviewer who administers', codes('expert', {}, ['systemAdmin']), ['desk.administratorAlone']],
      ['two administrations', codes('securityAdmin', {}, ['auditAdmin']), ['desk.administratorAlone']],
      [
        'an officer from the agency',
        codes('programmeOfficer', {}, ['agencyOfficer']),
        ['desk.agencyOutside'],
      ],
      ['an expert who also applies', codes('expert', {}, ['applicant']), []],
    ];
    for (const [what, found, expected] of table)
      it(`answers ${JSON.stringify(expected)} to ${what}`, () => assert.deepEqual(found, expected));
  });

  describe('desk.grant', () => {
    it('gives the desk at once, tells the person, and says in the audit which desk', async () => {
      const host = await anOrganisation();
      const { account } = await someone('applicant', { organisationId: host.id });
      const open = await product.signIn(account.username);
      await open.get('/api/accounts').expect(403);
      const answer = await security
        .post(`/api/accounts/${account.id}/desks`)
        .send({ version: 1, role: 'hostOfficer', organisationId: host.id });
      assert.equal(answer.status, 200);
      assert.deepEqual(
        answer.body.desks.map((desk: { role: string }) => desk.role),
        ['applicant', 'hostOfficer'],
      );
      await open.get('/api/accounts').expect(200);
      assert.deepEqual(await noticesOf(account.id), ['desk.granted']);
      const desk = await Desk.findOne({ where: { accountId: account.id, role: 'hostOfficer' } });
      const row = await theAuditRow('desk.grant', 'desk', desk!.id);
      assert.deepEqual(
        [row.after?.['role'], row.after?.['organisationId'], row.role],
        ['hostOfficer', host.id, 'securityAdmin'],
      );
      await theAuditRow('desk.grant', 'account', account.id);
    });

    it('counts what the person holds under another account too', async () => {
      const person = await aPerson();
      await someone('auditAdmin', { person });
      const { account } = await someone(null, { person });
      const answer = await security
        .post(`/api/accounts/${account.id}/desks`)
        .send({ version: 1, role: 'leader' });
      assert.deepEqual([answer.status, codesOf(answer)], [422, ['desk.administratorAlone']]);
      assert.equal(await Desk.count({ where: { accountId: account.id } }), 0);
    });

    it('gives one desk when it is asked for 20 times at once', async () => {
      const { account } = await someone(null);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          security.post(`/api/accounts/${account.id}/desks`).send({ version: 1, role: 'leader' }),
        ),
      );
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      assert.equal(await Desk.count({ where: { accountId: account.id } }), 1);
      const again = await security
        .post(`/api/accounts/${account.id}/desks`)
        .send({ version: 2, role: 'leader' });
      assert.deepEqual(codesOf(again), ['desk.twice']);
    });

    it("ends an agency's desk with its last day", async () => {
      const agency = await anOrganisation({ kind: 'agency' });
      const call = await aPublishedCall();
      const { account } = await someone(null);
      const answer = await security.post(`/api/accounts/${account.id}/desks`).send({
        version: 1,
        role: 'agencyOfficer',
        organisationId: agency.id,
        callId: call.id,
        endsOn: '2026-03-04',
      });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.desks[0].endsAt, '2026-03-04T16:00:00.000Z');
      const open = await product.signIn(account.username);
      assert.equal((await open.get('/api/session')).body.desks.length, 1);
      product.at('2026-03-04T16:00:00.000Z');
      const over = await product.signIn(account.username);
      assert.equal((await over.get('/api/session')).body.desks.length, 0);
      product.at('2026-03-04T02:00:00.000Z');
    });

    it('is not done to oneself, nor by another administrator', async () => {
      const admin = await someone('securityAdmin');
      const own = await product.signIn(admin.account.username);
      const body = { version: 1, role: 'leader' };
      await own.post(`/api/accounts/${admin.account.id}/desks`).send(body).expect(404);
      const { account } = await someone(null);
      const system = await product.signIn((await someone('systemAdmin')).account.username);
      await system.post(`/api/accounts/${account.id}/desks`).send(body).expect(403);
      await security.post(`/api/accounts/${account.id}/desks`).send({ version: 1, role: 'king' }).expect(400);
      await security
        .post(`/api/accounts/${account.id}/desks`)
        .send({ ...body, version: 4 })
        .expect(409);
    });
  });

  describe('desk.end', () => {
    it('ends it at the next request of the one who held it, and only once', async () => {
      const { account } = await someone('leader');
      const desk = await Desk.findOne({ where: { accountId: account.id }, rejectOnEmpty: true });
      const open = await product.signIn(account.username);
      const path = `/api/accounts/${account.id}/desks/${desk.id}/end`;
      await security.post(path).send({ version: 1 }).expect(400);
      const answer = await security.post(path).send({ version: 1, reason: '调离' });
      assert.deepEqual([answer.status, answer.body.desks], [200, []]);
      assert.deepEqual((await open.get('/api/session')).body.desks, []);
      assert.deepEqual(await noticesOf(account.id), ['desk.ended']);
      assert.equal((await theAuditRow('desk.end', 'account', account.id)).reason, '调离');
      const again = await security.post(path).send({ version: 2, reason: '调离' });
      assert.deepEqual(codesOf(again), ['desk.ended']);
    });

    it('does not end the desk of another account', async () => {
      const [one, other] = [await someone('leader'), await someone('leader')];
      const desk = await Desk.findOne({ where: { accountId: other.account.id }, rejectOnEmpty: true });
      await security
        .post(`/api/accounts/${one.account.id}/desks/${desk.id}/end`)
        .send({ version: 1, reason: '调离' })
        .expect(404);
      assert.equal((await desk.reload()).endsAt, null);
    });
  });

  describe('organisation.create', () => {
    const uscc = (n: number) => makeUscc(`91370500${String(n).padStart(9, '0')}`);

    it('enters a unit with its recommender, found afterwards by its code', async () => {
      const county = await anOrganisation({ kind: 'county', name: '澜西县科技局' });
      const admin = await someone('systemAdmin');
      const agent = await product.signIn(admin.account.username);
      const answer = await agent.post('/api/organisations').send({
        kind: 'host',
        uscc: uscc(1).toLowerCase(),
        name: '澜州〇一研究所',
        recommenderId: county.id,
      });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(answer.body.recommender, { id: county.id, name: '澜西县科技局' });
      const row = await theAuditRow('organisation.create', 'organisation', answer.body.id);
      assert.deepEqual([row.accountId, row.role], [admin.account.id, 'systemAdmin']);
      const found = await product
        .agent()
        .get('/api/organisations/find')
        .query({ uscc: uscc(1) });
      assert.deepEqual(found.body.found, { uscc: uscc(1), name: '澜州〇一研究所', kind: 'host' });
      const none = await product
        .agent()
        .get('/api/organisations/find')
        .query({ uscc: uscc(2) });
      assert.deepEqual(none.body, { found: null });
    });

    it('refuses a false code, one that is there, and a recommender that is none', async () => {
      const host = await anOrganisation();
      const agent = await product.signIn((await someone('systemAdmin')).account.username);
      const post = (more: object) =>
        agent.post('/api/organisations').send({ kind: 'host', uscc: uscc(3), name: '澜州学院', ...more });
      assert.deepEqual(codesOf(await post({ uscc: uscc(3).slice(0, 17) + 'A' })), ['uscc.check']);
      assert.deepEqual(codesOf(await post({ uscc: host.uscc })), ['organisation.usccTaken']);
      assert.deepEqual(codesOf(await post({ recommenderId: host.id })), ['organisation.recommender']);
      await post({ kind: 'university' }).expect(400);
    });

    it('enters one of 20 at once', async () => {
      const agent = await product.signIn((await someone('systemAdmin')).account.username);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          agent.post('/api/organisations').send({ kind: 'host', uscc: uscc(4), name: '澜州医院' }),
        ),
      );
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      assert.equal(await Organisation.count({ where: { uscc: uscc(4) } }), 1);
    });

    it('is done by the system administrator only', async () => {
      const officer = await product.signIn((await someone('programmeOfficer')).account.username);
      await officer
        .post('/api/organisations')
        .send({ kind: 'host', uscc: uscc(5), name: '某单位' })
        .expect(403);
      await officer.get('/api/organisations').expect(200);
      const applicant = await product.signIn((await someone('applicant')).account.username);
      await applicant.get('/api/organisations').expect(403);
    });
  });

  describe('person.reveal', () => {
    it('shows the number to the bureau and the own unit with a reason, and keeps who and why', async () => {
      const host = await anOrganisation();
      const real = makeIdNumber({ region: '370502', bornOn: '1988-02-29', sequence: 12 });
      const person = await aPerson({ name: '欧阳 娜', idNumber: real, organisationId: host.id });
      const own = await someone('hostOfficer', { organisationId: host.id });
      const officer = await someone('programmeOfficer');
      for (const who of [own, officer]) {
        const agent = await product.signIn(who.account.username);
        const path = `/api/persons/${person.id}/reveal`;
        await agent.post(path).send({}).expect(400);
        const answer = await agent.post(path).send({ reason: '核对身份证件' });
        assert.deepEqual(answer.body, { name: '欧阳 娜', idNumber: real });
      }
      const rows = await AuditEvent.findAll({ where: { act: 'person.reveal', recordId: person.id } });
      assert.deepEqual(
        rows.map((row) => [row.accountId, row.reason]),
        [
          [own.account.id, '核对身份证件'],
          [officer.account.id, '核对身份证件'],
        ],
      );
      assert.ok(!JSON.stringify(rows).includes(real));
    });

    it('hides it from other units, and from an agency at whatever desk', async () => {
      const host = await anOrganisation();
      const person = await aPerson({ organisationId: host.id });
      const body = { reason: '核对身份证件' };
      const path = `/api/persons/${person.id}/reveal`;
      const stranger = await someone('hostOfficer', { organisationId: (await anOrganisation()).id });
      await (await product.signIn(stranger.account.username)).post(path).send(body).expect(404);
      const agency = await someone('agencyOfficer');
      const agent = await product.signIn(agency.account.username);
      await agent.post(path).send(body).expect(403);
      await Desk.create({ accountId: agency.account.id, role: 'programmeOfficer', startsAt: new Date(0) });
      await agent.post(path).send(body).expect(404);
      const nobody = await product.signIn((await someone('programmeOfficer')).account.username);
      await nobody.post('/api/persons/999999/reveal').send(body).expect(404);
      assert.equal(await AuditEvent.count({ where: { act: 'person.reveal', recordId: person.id } }), 0);
    });
  });
});
