import { strict as assert } from 'node:assert';
import { Account, Desk, Session, SignInAttempt } from '../../db/models/identity.ts';
import { AuditEvent, OutboxMessage } from '../../db/models/oversight.ts';
import { buildApp } from '../../server/app.ts';
import { sendMails } from '../../server/jobs/sendMails.ts';
import { clockActor } from '../../server/http/request.ts';
import { checkPassword } from '../../server/domain/password.ts';
import request from 'supertest';
import { codesOf, theAuditRow } from '../support/identity.ts';
import { openMailSink } from '../support/mailSink.ts';
import { PASSWORD, START, openProduct, type Product } from '../support/product.ts';
import { anOrganisation, someone } from '../support/people.ts';

const NEW = 'Ganyu-7-Lanzhou';

describe('passwords', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  after(() => product.close());
  beforeEach(() => SignInAttempt.destroy({ where: {} }));
  const later = (minutes: number) => product.at(new Date(Date.parse(START) + minutes * 60_000).toISOString());
  afterEach(() => later(0));
  const signIn = (username: string, password: string) =>
    product.agent().post('/api/session').send({ username, password });

  describe('the rules of a password', () => {
    const codes = (password: string, isStaff = false) =>
      checkPassword(password, { username: 'ouyang.na', isStaff }).map((each) => each.code);
    for (const [password, expected] of [
      ['Abcdef12', []],
      ['Abcde12', ['password.tooShort']],
      ['abcdef12', ['password.classes']],
      ['密码密码密码aA', []],
      ['ABCDEF密码', ['password.classes']],
      ['Ouyang.Na1', ['password.isUsername']],
      [`${'Aa1'.repeat(42)}Aa`, []],
      ['Aa1'.repeat(43), ['password.tooLong']],
      ['', ['password.tooShort', 'password.classes']],
    ] as const)
      it(`answers ${JSON.stringify(expected)} to ${password.length} characters like ${password.slice(0, 12)}`, () => {
        assert.deepEqual(codes(password), expected);
      });

    it('asks ten of who sits in the bureau, an agency or an administration', () => {
      assert.deepEqual(codes('Abcdef12', true), ['password.tooShort']);
      assert.deepEqual(codes('Abcdef1234', true), []);
    });
  });

  describe('account.changePassword', () => {
    it('takes the new one, ends every other session, and lets this one go on', async () => {
      const { account } = await someone('applicant');
      const [here, elsewhere] = [
        await product.signIn(account.username),
        await product.signIn(account.username),
      ];
      const answer = await here
        .post('/api/account/change-password')
        .send({ current: PASSWORD, password: NEW });
      assert.deepEqual([answer.status, answer.body.mustChangePassword], [200, false]);
      assert.equal((await here.get('/api/session')).body.person.id, account.id);
      assert.equal((await elsewhere.get('/api/notices')).status, 401);
      await signIn(account.username, PASSWORD).expect(401);
      await signIn(account.username, NEW).expect(200);
      const row = await theAuditRow('account.changePassword', 'account', account.id);
      assert.equal(row.accountId, account.id);
      assert.doesNotMatch(JSON.stringify(row.after), /argon2/);
    });

    it('refuses a wrong present one, and delays after five of them', async () => {
      const { account } = await someone('applicant');
      const agent = await product.signIn(account.username);
      const change = () =>
        agent.post('/api/account/change-password').send({ current: 'wrong', password: NEW });
      for (let n = 0; n < 5; n++) {
        const answer = await change();
        assert.deepEqual([answer.status, codesOf(answer)], [422, ['password.currentWrong']]);
      }
      assert.equal((await change()).status, 429);
    });

    it('takes none of the last five again, the sixth before it is free', async () => {
      const { account } = await someone('applicant');
      const agent = await product.signIn(account.username);
      const passwords = [PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Number-${n}-Lanzhou`)];
      const change = (current: string, password: string) =>
        agent.post('/api/account/change-password').send({ current, password });
      for (let n = 1; n < passwords.length; n++) await change(passwords[n - 1]!, passwords[n]!).expect(200);
      const present = passwords.at(-1)!;
      for (const old of passwords.slice(1))
        assert.deepEqual(codesOf(await change(present, old)), ['password.usedBefore'], old);
      await change(present, PASSWORD).expect(200);
    });

    it('is all that is allowed while a new password is due', async () => {
      const { account } = await someone('applicant');
      await Account.update({ mustChangePassword: true }, { where: { id: account.id } });
      const agent = await product.signIn(account.username);
      const other = await agent.get('/api/notices');
      assert.deepEqual([other.status, other.body.error.code], [403, 'mustChangePassword']);
      await agent.post('/api/account/change-password').send({ current: PASSWORD, password: NEW }).expect(200);
      await agent.get('/api/notices').expect(200);
    });

    it('is due for a password that is too short for a desk given later', async () => {
      const { account } = await someone('applicant');
      const before = await product.signIn(account.username);
      await before
        .post('/api/account/change-password')
        .send({ current: PASSWORD, password: 'Short-12' })
        .expect(200);
      await Desk.create({ accountId: account.id, role: 'leader', startsAt: new Date(START) });
      const agent = product.agent();
      const session = await agent
        .post('/api/session')
        .send({ username: account.username, password: 'Short-12' });
      assert.equal(session.body.mustChangePassword, true);
      await agent.get('/api/notices').expect(403);
      const short = await agent
        .post('/api/account/change-password')
        .send({ current: 'Short-12', password: 'Other-12' });
      assert.deepEqual(codesOf(short), ['password.tooShort']);
      await agent
        .post('/api/account/change-password')
        .send({ current: 'Short-12', password: NEW })
        .expect(200);
      await agent.get('/api/notices').expect(200);
    });
  });

  async function aCode(of: { account: Account }): Promise<string> {
    const security = await someone('securityAdmin');
    const agent = await product.signIn(security.account.username);
    const { version } = await of.account.reload();
    const answer = await agent.post(`/api/accounts/${of.account.id}/issue-code`).send({ version });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.code as string;
  }
  const reset = (username: string, code: string, password = NEW) =>
    product.agent().post('/api/account/reset-password').send({ username, code, password });

  describe('account.issueCode', () => {
    it('shows the code once, keeps only a hash, and says in the audit who gave it to whom', async () => {
      const someoneElse = await someone('applicant');
      const code = await aCode(someoneElse);
      assert.match(code, /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      const [rows] = await product.database.sequelize.query('SELECT * FROM reset_codes');
      const audit = await theAuditRow('account.issueCode', 'account', someoneElse.account.id);
      assert.equal(audit.role, 'securityAdmin');
      assert.ok(!JSON.stringify([rows, audit]).includes(code));
    });

    it('is done by a host officer for own people only, and not for one who sits elsewhere too', async () => {
      const [host, other] = [await anOrganisation(), await anOrganisation()];
      const officer = await someone('hostOfficer', { organisationId: host.id });
      const own = await someone('applicant', { organisationId: host.id });
      const theirs = await someone('applicant', { organisationId: other.id });
      const expert = await someone('expert');
      await expert.account.update({ organisationId: host.id });
      const agent = await product.signIn(officer.account.username);
      const ask = (id: number, version = 1) => agent.post(`/api/accounts/${id}/issue-code`).send({ version });
      await ask(own.account.id).expect(200);
      await ask(theirs.account.id).expect(404);
      await ask(expert.account.id).expect(404);
      await ask(officer.account.id).expect(404);
    });
  });

  describe('account.resetPassword', () => {
    it('takes the code once, however it is typed, and ends every session', async () => {
      const who = await someone('applicant');
      const open = await product.signIn(who.account.username);
      const code = await aCode(who);
      await reset(who.account.username.toUpperCase(), code.toLowerCase().replaceAll('-', ' ')).expect(200);
      assert.equal((await open.get('/api/notices')).status, 401);
      await signIn(who.account.username, NEW).expect(200);
      const again = await reset(who.account.username, code, 'Another-8-Lanzhou');
      assert.deepEqual([again.status, codesOf(again)], [422, ['account.codeWrong']]);
      const row = await theAuditRow('account.resetPassword', 'account', who.account.id);
      assert.deepEqual([row.role, row.accountId], ['public', null]);
    });

    it('lets one of 20 simultaneous uses of a code through', async () => {
      const who = await someone('applicant');
      const code = await aCode(who);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => reset(who.account.username, code, `Parallel-${n}-Aa`)),
      );
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      const rows = await AuditEvent.count({
        where: { act: 'account.resetPassword', recordId: who.account.id },
      });
      assert.equal(rows, 1);
    });

    it('answers a wrong code, an unknown name, and a code of somebody else alike', async () => {
      const [who, other] = [await someone('applicant'), await someone('applicant')];
      const code = await aCode(who);
      const strip = (body: { error: object }) => ({ ...body.error, requestId: null });
      const answers = [
        await reset(who.account.username, 'AAAA-AAAA-AAAA'),
        await reset('niemand', code),
        await reset(other.account.username, code),
        await reset(who.account.username, ''),
      ];
      for (const answer of answers)
        assert.deepEqual(strip(answer.body), strip(answers[0]!.body), JSON.stringify(answer.body));
      assert.equal(answers[0]!.status, 422);
    });

    it('refuses a code after 24 hours, and an older one once a new one was given', async () => {
      const who = await someone('applicant');
      const first = await aCode(who);
      const second = await aCode(who);
      assert.equal((await reset(who.account.username, first)).status, 422);
      later(24 * 60);
      assert.equal((await reset(who.account.username, second)).status, 422);
      later(24 * 60 - 1);
      await reset(who.account.username, second).expect(200);
    });

    it('refuses a weak password without using up the code', async () => {
      const who = await someone('applicant');
      const code = await aCode(who);
      const weak = await reset(who.account.username, code, 'weak');
      assert.deepEqual(codesOf(weak), ['password.tooShort', 'password.classes']);
      assert.deepEqual(codesOf(await reset(who.account.username, code, PASSWORD)), ['password.usedBefore']);
      await reset(who.account.username, code).expect(200);
    });

    it('delays who guesses', async () => {
      const who = await someone('applicant');
      const code = await aCode(who);
      for (let n = 0; n < 5; n++) await reset(who.account.username, 'AAAA-AAAA-AAAA').expect(422);
      await reset(who.account.username, code).expect(429);
    });
  });

  describe('a link for a new password by mail', () => {
    const base = 'https://keji.lanzhou.example';
    async function withMail(
      work: (
        ask: (username: string) => Promise<request.Response>,
        sent: () => Promise<string[]>,
      ) => Promise<void>,
    ) {
      const sink = await openMailSink();
      const config = { ...product.config, BASE_URL: base, MAIL_URL: sink.url };
      const app = buildApp({ config });
      try {
        await work(
          (username) =>
            request(app)
              .post('/api/account/ask-reset-link')
              .set('Host', 'evil.example')
              .set('X-Forwarded-Host', 'evil.example')
              .send({ username }),
          async () => {
            await sendMails({ now: product.now(), config, clock: clockActor(product.now()) });
            return sink.mails.map((mail) => mail.text);
          },
        );
      } finally {
        await sink.close();
      }
    }

    it('leads to the configured address whatever the request says, and works once', async () => {
      const { account } = await someone('applicant', { email: 'link@lanzhou.example' });
      await withMail(async (ask, sent) => {
        const answer = await ask(account.username);
        assert.deepEqual([answer.status, answer.body], [200, { done: true }]);
        const [text] = await sent();
        const link = new URL(/https?:\S+/.exec(text!)![0]);
        assert.equal(link.origin, base);
        assert.ok(!text!.includes('evil'));
        const typed = new URLSearchParams(link.hash.slice(1));
        const code = typed.get('code')!;
        await reset(typed.get('username')!, code).expect(200);
        assert.equal((await reset(account.username, code, 'Once-more-9')).status, 422);
      });
    });

    it('answers an unknown name as a known one, and sends one mail in ten minutes', async () => {
      const { account } = await someone('applicant', { email: 'calm@lanzhou.example' });
      await withMail(async (ask, sent) => {
        const [known, again, unknown] = [
          await ask(account.username),
          await ask(account.username),
          await ask('niemand'),
        ];
        assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
        assert.deepEqual(again.body, known.body);
        assert.equal((await sent()).length, 1);
        later(11);
        await ask(account.username);
        assert.equal((await sent()).length, 2);
      });
    });

    it('is worth nothing after an hour', async () => {
      const { account } = await someone('applicant', { email: 'slow@lanzhou.example' });
      await withMail(async (ask, sent) => {
        await ask(account.username);
        const code = new URLSearchParams(
          new URL(/https?:\S+/.exec((await sent())[0]!)![0]).hash.slice(1),
        ).get('code')!;
        later(60);
        assert.equal((await reset(account.username, code)).status, 422);
      });
    });

    it('is not sent where no mail is set up', async () => {
      const { account } = await someone('applicant', { email: 'none@lanzhou.example' });
      await product
        .agent()
        .post('/api/account/ask-reset-link')
        .send({ username: account.username })
        .expect(200);
      assert.equal(await OutboxMessage.count({ where: { recipient: 'none@lanzhou.example' } }), 0);
    });
  });

  describe('a session', () => {
    it('ends after half an hour without a request, and a request in between keeps it', async () => {
      const { account } = await someone('applicant');
      const agent = await product.signIn(account.username);
      later(29);
      await agent.get('/api/notices').expect(200);
      later(58);
      await agent.get('/api/notices').expect(200);
      later(88);
      const answer = await agent.get('/api/notices');
      assert.deepEqual([answer.status, answer.body.error.code], [401, 'notSignedIn']);
    });

    it('ends after twelve hours however busy it is, as JSON also for a change', async () => {
      const { account } = await someone('applicant');
      const agent = await product.signIn(account.username);
      for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
        later(minutes);
        await agent.get('/api/notices').expect(200);
      }
      later(12 * 60);
      const answer = await agent.post('/api/notices/mark-read').send({ upTo: 1 });
      assert.deepEqual([answer.status, answer.type], [401, 'application/json']);
    });

    it('has a cookie of its own name that scripts cannot read, and no old id opens it', async () => {
      const { account } = await someone('applicant');
      const agent = product.agent();
      const first = await agent.post('/api/session').send({ username: account.username, password: PASSWORD });
      const cookie = String(first.headers['set-cookie']);
      assert.match(cookie, /^keguan\.sid=.*; Path=\/; HttpOnly; SameSite=Lax/);
      const second = await agent
        .post('/api/session')
        .send({ username: account.username, password: PASSWORD });
      assert.notEqual(String(second.headers['set-cookie']).split(';')[0], cookie.split(';')[0]);
      const old = await product.agent().get('/api/notices').set('Cookie', cookie.split(';')[0]!);
      assert.equal(old.status, 401);
      await agent.post('/api/session/sign-out').expect(200);
      await agent.get('/api/notices').expect(401);
      await product.agent().get('/api/session/sign-out').expect(404);
    });

    it('is kept under a hash: a copy of the table opens nothing', async () => {
      const { account } = await someone('applicant');
      const agent = await product.signIn(account.username);
      const row = await Session.findOne({ where: { accountId: account.id }, rejectOnEmpty: true });
      const copied = await product.agent().get('/api/notices').set('Cookie', `keguan.sid=${row.sid}`);
      assert.equal(copied.status, 401);
      await agent.get('/api/notices').expect(200);
    });

    it('costs one verification for an unknown name as for a known one', async () => {
      const { account } = await someone('applicant');
      const took = async (username: string) => {
        const before = process.cpuUsage();
        await signIn(username, 'wrong-Password-1').expect(401);
        const { user } = process.cpuUsage(before);
        return user;
      };
      await took('warm-up');
      const unknown = await took('niemand.here');
      const known = await took(account.username);
      // A verification is some ten milliseconds of work; without it the answer is there after one or two.
      assert.ok(unknown > known / 4, `unknown ${unknown} µs, known ${known} µs of work`);
    });
  });
});
