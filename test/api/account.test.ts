import { strict as assert } from 'node:assert';
import { Account, Desk, Person } from '../../db/models/identity.ts';
import { AuditEvent, OutboxMessage } from '../../db/models/oversight.ts';
import { aPendingAccount, aRegistration, codesOf, noticesOf, theAuditRow } from '../support/identity.ts';
import { PASSWORD, openProduct, type Product } from '../support/product.ts';
import { aPerson, anOrganisation, someone } from '../support/people.ts';

describe('accounts', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());
  const register = (typed: object) => product.agent().post('/api/accounts').send(typed);

  describe('account.register', () => {
    it('keeps a pending account, tells the host officer, and lets nobody in yet', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const typed = aRegistration(host.uscc.toLowerCase(), { username: 'Guli.Mire' });
      const answer = await register(typed);
      assert.deepEqual([answer.status, answer.body], [200, { done: true }]);
      const account = await Account.findOne({ where: { username: 'guli.mire' }, include: ['person'] });
      assert.deepEqual(
        [account?.state, account?.person?.name, account?.person?.bornOn, account?.organisationId],
        ['pending', '古丽米热·艾比布力', '1992-02-29', host.id],
      );
      assert.deepEqual(await noticesOf(officer.account.id), ['account.registered']);
      const row = await theAuditRow('account.register', 'account', account!.id);
      assert.deepEqual([row.role, row.fromState, row.toState], ['public', 'new', 'pending']);
      await product
        .agent()
        .post('/api/session')
        .send({ username: 'guli.mire', password: PASSWORD })
        .expect(401);
    });

    it('keeps neither the identity number nor the phone in plain', async () => {
      const host = await anOrganisation();
      const typed = aRegistration(host.uscc);
      const account = await aPendingAccount(product, host.uscc, typed);
      const [tables] = await product.database.sequelize.query(
        'SELECT hex(identity_cipher) AS cipher, identity_key, identity_masked FROM persons ORDER BY id DESC LIMIT 1',
      );
      const rows = await AuditEvent.findAll({ where: { recordId: account.id } });
      const kept = JSON.stringify([tables, rows, account.phoneCipher?.toString('latin1')]);
      assert.ok(!kept.includes(typed.idNumber) && !kept.includes('13800138000'));
      assert.match(kept, /370503\*{8}/);
    });

    it('links a person who is known already, and the answer is the same', async () => {
      const host = await anOrganisation();
      const idNumber = aRegistration('').idNumber;
      const person = await aPerson({ name: '䶮䶮', idNumber });
      const answer = await register(
        aRegistration(host.uscc, { idNumber, name: '䶮䶮', username: 'gongyan' }),
      );
      const fresh = await register(aRegistration(host.uscc, { username: 'somebody' }));
      assert.deepEqual([answer.status, answer.body], [fresh.status, fresh.body]);
      const account = await Account.findOne({ where: { username: 'gongyan' }, rejectOnEmpty: true });
      assert.equal(account.personId, person.id);
    });

    it('tells everything that is wrong at once, by field', async () => {
      const answer = await register(
        aRegistration('123705000000000018', {
          idNumber: '370502199002300011',
          name: '〇',
          email: 'no address',
          phone: '138',
          username: '欧阳',
          password: 'short',
        }),
      );
      assert.equal(answer.status, 422);
      const found = answer.body.error.violations.map((each: { code: string; path: string[] }) => [
        each.path.join('.'),
        each.code,
      ]);
      for (const expected of [
        ['uscc', 'uscc.check'],
        ['idNumber', 'idNumber.date'],
        ['name', 'account.name'],
        ['email', 'account.email'],
        ['phone', 'account.phone'],
        ['username', 'account.usernameShape'],
        ['password', 'password.tooShort'],
        ['password', 'password.classes'],
      ])
        assert.ok(
          found.some((each: string[]) => each.join() === expected.join()),
          `${expected.join()} is missing in ${JSON.stringify(found)}`,
        );
      assert.equal(
        answer.body.error.violations.every((each: { message: string }) =>
          /[\u4e00-\u9fff]/.test(each.message),
        ),
        true,
      );
    });

    it('refuses an organisation that is not in the system', async () => {
      const { uscc } = await anOrganisation();
      const unknown = await anOrganisation();
      await unknown.destroy();
      assert.deepEqual(codesOf(await register(aRegistration(unknown.uscc))), ['account.organisationUnknown']);
      await register(aRegistration(uscc)).expect(200);
    });

    it('refuses what has the wrong shape with 400, whatever it is', async () => {
      const { uscc } = await anOrganisation();
      for (const wrong of [
        { email: 7 },
        { username: ['a'] },
        { idNumber: { $gt: '' } },
        { name: 'x'.repeat(201) },
        { phone: true },
        { password: null },
      ]) {
        const answer = await register({ ...aRegistration(uscc), ...wrong });
        assert.equal(answer.status, 400, JSON.stringify(wrong));
        assert.deepEqual(answer.body.error.violations[0].path, Object.keys(wrong));
      }
    });

    it('makes one account of 20 requests for one name, and one person of 20 for one number', async () => {
      const host = await anOrganisation();
      const typed = aRegistration(host.uscc, { username: 'twenty' });
      const answers = await Promise.all(Array.from({ length: 20 }, () => register(typed)));
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      assert.ok(
        answers.every((each) => each.status === 200 || codesOf(each).join() === 'account.usernameTaken'),
      );
      const one = aRegistration(host.uscc).idNumber;
      const many = await Promise.all(
        Array.from({ length: 20 }, () => register(aRegistration(host.uscc, { idNumber: one }))),
      );
      assert.ok(many.every((each) => each.status === 200));
      const persons = new Set(
        (await Account.findAll({ order: [['id', 'DESC']], limit: 20 })).map((each) => each.personId),
      );
      assert.equal(persons.size, 1);
    });

    it('is limited by address, so that nobody fills the table', async () => {
      const answers: number[] = [];
      for (let n = 0; n < 201; n++) answers.push((await register(aRegistration('no code'))).status);
      assert.equal(answers.at(-1), 429);
      assert.ok(answers.includes(422));
      product.at('2026-03-04T02:10:00.000Z');
      assert.equal((await register(aRegistration('no code'))).status, 422);
    });

    it('ignores fields that are not to be set from outside', async () => {
      const host = await anOrganisation();
      const typed = aRegistration(host.uscc);
      await register({ ...typed, state: 'active', role: 'leader', personId: 1, mustChangePassword: false });
      const account = await Account.findOne({ where: { username: typed.username } });
      assert.equal(account?.state, 'pending');
      assert.equal(await Desk.count({ where: { accountId: account!.id } }), 0);
    });
  });

  describe('account.confirm', () => {
    it('opens the account, gives the desk of an applicant at the unit, and tells the person', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const account = await aPendingAccount(product, host.uscc);
      const agent = await product.signIn(officer.account.username);
      const answer = await agent.post(`/api/accounts/${account.id}/confirm`).send({ version: 1 });
      assert.equal(answer.status, 200);
      assert.deepEqual([answer.body.state, answer.body.version], ['active', 2]);
      assert.deepEqual(
        answer.body.desks.map((desk: { role: string; at: string }) => [desk.role, desk.at]),
        [['applicant', host.name]],
      );
      assert.deepEqual(await noticesOf(account.id), ['account.confirmed']);
      const row = await theAuditRow('account.confirm', 'account', account.id);
      assert.deepEqual(
        [row.accountId, row.role, row.fromState, row.toState],
        [officer.account.id, 'hostOfficer', 'pending', 'active'],
      );
      const newcomer = await product.signIn(account.username);
      const session = await newcomer.get('/api/session');
      assert.equal(session.body.desks[0].role, 'applicant');
      const again = await agent.post(`/api/accounts/${account.id}/confirm`).send({ version: 2 });
      assert.deepEqual([again.status, again.body.error.params.state], [409, 'active']);
    });

    it("hides another unit's registration, and is refused to who has no desk for it", async () => {
      const host = await anOrganisation();
      const other = await someone('hostOfficer', { organisationId: (await anOrganisation()).id });
      const applicant = await someone('applicant', { organisationId: host.id });
      const account = await aPendingAccount(product, host.uscc);
      const stranger = await product.signIn(other.account.username);
      await stranger.post(`/api/accounts/${account.id}/confirm`).send({ version: 1 }).expect(404);
      await stranger.get(`/api/accounts/${account.id}`).expect(404);
      const listed = await stranger.get('/api/accounts');
      assert.deepEqual(
        listed.body.items.map((each: { id: number }) => each.id),
        [other.account.id],
      );
      const own = await product.signIn(applicant.account.username);
      await own.post(`/api/accounts/${account.id}/confirm`).send({ version: 1 }).expect(403);
      await product.agent().post(`/api/accounts/${account.id}/confirm`).send({ version: 1 }).expect(401);
      assert.equal((await account.reload()).state, 'pending');
    });

    it('is done by the system administrator only where the unit has no officer yet', async () => {
      const [staffed, empty] = [await anOrganisation(), await anOrganisation()];
      await someone('hostOfficer', { organisationId: staffed.id });
      const admin = await product.signIn((await someone('systemAdmin')).account.username);
      const first = await aPendingAccount(product, empty.uscc);
      const later = await aPendingAccount(product, staffed.uscc);
      await admin.post(`/api/accounts/${later.id}/confirm`).send({ version: 1 }).expect(404);
      const answer = await admin.post(`/api/accounts/${first.id}/confirm`).send({ version: 1 });
      assert.equal(answer.status, 200);
      assert.equal(answer.body.identityMasked, null, 'an administrator sees an identity number');
    });

    it('takes the name the unit vouches for, but not against an account of another name', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const agent = await product.signIn(officer.account.username);
      const idNumber = aRegistration('').idNumber;
      await aPerson({ name: '写错的名字', idNumber });
      const own = await aPendingAccount(product, host.uscc, { idNumber, name: '欧阳 娜' });
      const seen = await agent.get(`/api/accounts/${own.id}`);
      assert.deepEqual([seen.body.name, seen.body.registeredName], ['写错的名字', '欧阳 娜']);
      await agent.post(`/api/accounts/${own.id}/confirm`).send({ version: 1 }).expect(200);
      assert.equal((await Person.findByPk(own.personId))?.name, '欧阳 娜');
      const impostor = await aPendingAccount(product, host.uscc, { idNumber, name: '冒名者' });
      const answer = await agent.post(`/api/accounts/${impostor.id}/confirm`).send({ version: 1 });
      assert.deepEqual([answer.status, codesOf(answer)], [422, ['account.nameDiffers']]);
      assert.equal((await Person.findByPk(own.personId))?.name, '欧阳 娜');
    });

    it('refuses a decision on something older, with both versions', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const account = await aPendingAccount(product, host.uscc);
      const agent = await product.signIn(officer.account.username);
      const answer = await agent.post(`/api/accounts/${account.id}/confirm`).send({ version: 9 });
      assert.deepEqual(
        [answer.status, answer.body.error.code, answer.body.error.params],
        [409, 'staleVersion', { expected: 9, actual: 1 }],
      );
      await agent.post(`/api/accounts/${account.id}x/confirm`).send({ version: 1 }).expect(404);
      await agent.post(`/api/accounts/${account.id}/confirm`).send({ version: '1' }).expect(400);
    });
  });

  describe('account.refuse', () => {
    it('needs a reason, tells it by mail, and frees the user name', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const typed = aRegistration(host.uscc);
      const account = await aPendingAccount(product, host.uscc, typed);
      const agent = await product.signIn(officer.account.username);
      const path = `/api/accounts/${account.id}/refuse`;
      await agent.post(path).send({ version: 1 }).expect(400);
      await agent.post(path).send({ version: 1, reason: '不是本单位人员' }).expect(200);
      assert.equal((await account.reload()).state, 'refused');
      assert.equal((await theAuditRow('account.refuse', 'account', account.id)).reason, '不是本单位人员');
      const mail = await OutboxMessage.findOne({ where: { kind: 'mail', recipient: typed.email } });
      assert.deepEqual(mail?.params, { reason: '不是本单位人员' });
      await register(typed).expect(200);
    });
  });

  describe('account.disable', () => {
    it('ends the open sessions of the account at once', async () => {
      const { account } = await someone('applicant');
      const admin = await someone('systemAdmin');
      const open = await product.signIn(account.username);
      const agent = await product.signIn(admin.account.username);
      await agent
        .post(`/api/accounts/${account.id}/disable`)
        .send({ version: 1, reason: '离职' })
        .expect(200);
      const next = await open.get('/api/notices');
      assert.deepEqual([next.status, next.body.error.code], [401, 'notSignedIn']);
      await product
        .agent()
        .post('/api/session')
        .send({ username: account.username, password: PASSWORD })
        .expect(401);
      const row = await theAuditRow('account.disable', 'account', account.id);
      assert.deepEqual([row.fromState, row.toState, row.reason], ['active', 'disabled', '离职']);
    });

    it('is not done to oneself, and not by a host officer', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const { account } = await someone('applicant', { organisationId: host.id });
      const admin = await someone('systemAdmin');
      const body = { version: 1, reason: '测试' };
      const self = await product.signIn(admin.account.username);
      await self.post(`/api/accounts/${admin.account.id}/disable`).send(body).expect(404);
      const host1 = await product.signIn(officer.account.username);
      await host1.post(`/api/accounts/${account.id}/disable`).send(body).expect(403);
    });
  });

  describe('account.enable', () => {
    it('lets the person in again, at the desks held before', async () => {
      const { account } = await someone('applicant');
      const agent = await product.signIn((await someone('systemAdmin')).account.username);
      const post = (verb: string, version: number) =>
        agent.post(`/api/accounts/${account.id}/${verb}`).send({ version, reason: '复职' });
      await post('enable', 1).expect(409);
      await post('disable', 1).expect(200);
      await post('enable', 2).expect(200);
      assert.equal((await theAuditRow('account.enable', 'account', account.id)).toState, 'active');
      assert.deepEqual(await noticesOf(account.id), ['account.enabled']);
      const open = await product.signIn(account.username);
      assert.equal((await open.get('/api/session')).body.desks[0].role, 'applicant');
    });
  });

  describe('account.list', () => {
    it('finds by part of the name or user name, and takes % and _ as they are', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id, name: '管理员' });
      await someone('applicant', { organisationId: host.id, name: '𠮷野 太郎', username: 'yoshino' });
      await someone('applicant', { organisationId: host.id, name: '吉野 太郎', username: 'jiye' });
      const agent = await product.signIn(officer.account.username);
      const names = async (query: object) =>
        (await agent.get('/api/accounts').query(query)).body.items.map((each: { name: string }) => each.name);
      assert.deepEqual(await names({ text: '𠮷' }), ['𠮷野 太郎']);
      assert.deepEqual(await names({ text: 'JIYE' }), ['吉野 太郎']);
      assert.deepEqual(await names({ text: '%' }), []);
      assert.deepEqual(await names({ role: 'hostOfficer' }), ['管理员']);
      assert.deepEqual(await names({ state: 'pending' }), []);
      await agent.get('/api/accounts').query({ state: 'no such' }).expect(400);
    });

    it('offers the acts that may be done now, and no other', async () => {
      const host = await anOrganisation();
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const account = await aPendingAccount(product, host.uscc);
      const agent = await product.signIn(officer.account.username);
      const seen = await agent.get(`/api/accounts/${account.id}`);
      assert.deepEqual(
        seen.body.abilities.map((each: { act: string; allowed: boolean }) => [each.act, each.allowed]),
        [
          ['account.confirm', true],
          ['account.refuse', true],
        ],
      );
      assert.match(seen.body.phoneMasked, /^138\*{4}8000$/);
      assert.match(seen.body.identityMasked, /^370503\*{8}/);
    });
  });
});
