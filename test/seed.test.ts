// The demo town is lived, not painted: each application's audit is a way through the workflow, every state is there, and
// everybody can sign in.
import { strict as assert } from 'node:assert';
import { seedDemoTown } from '../db/seed.ts';
import { Application, StoredFile } from '../db/models/application.ts';
import { Award } from '../db/models/award.ts';
import { Account, Organisation, Person } from '../db/models/identity.ts';
import { AuditEvent, OutboxMessage } from '../db/models/oversight.ts';
import { Expert } from '../db/models/review.ts';
import { decrypt } from '../server/core/secrets.ts';
import { readStored } from '../server/core/storage.ts';
import { ADMINISTRATORS, RECORD_TYPES, STATES } from '../server/domain/terms.ts';
import { checkCredentials } from '../server/features/identity/session/service.ts';
import { visitor } from '../server/http/request.ts';
import { DEMO_PASSWORD, DEMO_USERNAME_SUFFIX, demoAccounts } from '../server/start/demo.ts';
import { shell } from '../client/i18n/zh-CN/shell.ts';
import { pictureOfTown, replay, statesOf, stepsOf } from './support/demoTown.ts';
import { openProduct, type Product } from './support/product.ts';

const SYSTEM: readonly string[] = ADMINISTRATORS.map((role) => demoAccounts[role]);
const BUILDING_MS = 600_000;

/** What the first building looks like, for the comparison with the second. */
let first: Record<string, unknown> | null = null;

describe('the demo town', () => {
  let product: Product;

  before(async function () {
    this.timeout(BUILDING_MS);
    product = await openProduct();
    await seedDemoTown();
    first = await pictureOfTown();
  });
  after(() => product.close());

  it('leaves the clock as it was', () => {
    assert.equal(product.now().toISOString(), '2026-03-04T02:00:00.000Z');
  });

  it('holds sixty applications, and every state of one', async () => {
    const applications = await Application.findAll();
    assert.equal(applications.length, 60);
    const reached = new Set(applications.map((each) => each.state));
    assert.deepEqual(
      STATES.application.filter((state) => !reached.has(state)),
      [],
    );
  });

  for (const type of RECORD_TYPES)
    it(`every ${type} came to its state by acts of the workflow, one linked to the next`, async () => {
      const administrators = await Account.findAll({ where: { username: SYSTEM } });
      const installed = new Set(administrators.map((each) => each.id));
      // The three administrators were there before anybody could register.
      const begins = (id: number) => (type === 'account' && installed.has(id) ? 'active' : 'new');
      const states = await statesOf(type);
      // Nobody in the town is restricted from applying; of everything else there is some.
      assert.equal(states.size === 0, type === 'sanction');
      assert.deepEqual(replay(await stepsOf(type), states, begins), []);
    });

  it('a step that is missing in the audit, or another one in its place, breaks the way of its application', async () => {
    const [steps, states] = [await stepsOf('application'), await statesOf('application')];
    const index = steps.findIndex((each) => each.act === 'endorsement.endorse');
    assert.notDeepEqual(replay(steps.toSpliced(index, 1), states), []);
    const other = { ...steps[index]!, act: 'formalCheck.accept' };
    assert.notDeepEqual(replay(steps.with(index, other), states), []);
    const [id] = states.keys();
    assert.notDeepEqual(replay(steps, new Map([...states, [id!, 'elsewhere']])), []);
  });

  it('lived in the past: no act is later than today, and none earlier than the one before it', async () => {
    const rows = await AuditEvent.findAll({ order: [['id', 'ASC']] });
    assert.ok(rows.every((row) => row.at <= product.now()));
    const days = rows.map((row) => row.at.toISOString().slice(0, 10));
    assert.deepEqual(days, [...days].sort());
  });

  it('has calls in three phases of their lives: open, in review, and finished up to the award notices', async () => {
    const { body } = (await product.agent().get('/api/calls').expect(200)) as {
      body: { items: { id: number; phase: string; budgetMode: string }[] };
    };
    const states = new Map<string, Set<string>>();
    for (const { id, phase, budgetMode } of body.items)
      for (const { state } of await Application.findAll({ where: { callId: id } })) {
        const key = `${phase} ${budgetMode}`;
        states.set(key, (states.get(key) ?? new Set()).add(state));
      }
    const holds = (key: string, ...wanted: string[]) =>
      assert.deepEqual(
        wanted.filter((each) => !states.get(key)?.has(each)),
        [],
        key,
      );
    holds('open lump_sum', 'draft', 'withHost');
    holds('open itemised', 'draft', 'withRecommender');
    holds('closed lump_sum', 'inReview', 'inPublicity', 'awarded');
    holds('closed itemised', 'proposed', 'objected', 'awarded');
  });

  it('has eight host units, two county offices, an agency and the bureau, and twenty-five experts', async () => {
    const kinds = new Map<string, number>();
    for (const { kind } of await Organisation.findAll()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    assert.deepEqual(Object.fromEntries(kinds), { bureau: 1, county: 2, agency: 1, host: 8 });
    assert.equal(await Expert.count(), 25);
  });

  it('has names and numbers that have broken software', async () => {
    const people = await Person.findAll();
    const names = people.map((each) => each.name);
    for (const hard of ['䶮', '〇', '𠮷', '古丽米热·艾比布力', '欧阳 娜'])
      assert.ok(
        names.some((name) => name.includes(hard)),
        hard,
      );
    assert.ok(people.some((each) => each.bornOn?.endsWith('-02-29')));
    assert.ok(people.some((each) => each.identityCipher && decrypt(each.identityCipher).endsWith('X')));
  });

  it('its hard names and numbers are read again through the API, sign for sign', async () => {
    const system = await product.signIn(demoAccounts.systemAdmin, DEMO_PASSWORD);
    const officer = await product.signIn(demoAccounts.programmeOfficer, DEMO_PASSWORD);
    const born: Readonly<Record<string, RegExp>> = {
      刘䶮: /^37990019880229/,
      '欧阳 娜': /X$/,
      '古丽米热·艾比布力': /^37990019860509/,
      秦〇: /^37990019811219/,
      田𠮷: /^37990019851001/,
    };
    for (const [name, number] of Object.entries(born)) {
      const { body } = (await system.get('/api/accounts').query({ text: name }).expect(200)) as {
        body: { items: { name: string; personId: number; username: string }[] };
      };
      const [found] = body.items;
      assert.deepEqual([found?.name, body.items.length], [name, 1]);
      const own = await product.signIn(found!.username, DEMO_PASSWORD);
      const session = (await own.get('/api/session').expect(200)).body as {
        person: { name: string };
      };
      assert.equal(session.person.name, name);
      const reason = '核对申报人身份信息';
      const revealed = await officer
        .post(`/api/persons/${found!.personId}/reveal`)
        .send({ reason })
        .expect(200);
      assert.equal((revealed.body as { name: string }).name, name);
      assert.match((revealed.body as { idNumber: string }).idNumber, number);
    }
  });

  it('every demo account signs in with the demo password and need not change it', async function () {
    this.timeout(120_000);
    const accounts = await Account.findAll({ where: { state: 'active' } });
    assert.ok(accounts.every((each) => each.username.endsWith(DEMO_USERNAME_SUFFIX)));
    for (const username of Object.values(demoAccounts)) {
      const agent = await product.signIn(username, DEMO_PASSWORD);
      const { body } = (await agent.get('/api/session').expect(200)) as {
        body: { mustChangePassword: boolean; desks: { role: string }[] };
      };
      assert.equal(body.mustChangePassword, false, username);
      assert.ok(body.desks.length > 0, username);
    }
    const asVisitor = visitor(product.now(), null, null);
    for (const { username } of accounts.filter((_, index) => index % 8 === 0))
      await checkCredentials(asVisitor, username, DEMO_PASSWORD);
  });

  it('every demo account finds something that waits, or is told that nothing does', async () => {
    const idle: string[] = [];
    for (const username of Object.values(demoAccounts)) {
      const agent = await product.signIn(username, DEMO_PASSWORD);
      const { body } = (await agent.get('/api/todo').expect(200)) as {
        body: { items: { title: string }[]; total: number };
      };
      assert.equal(body.items.length > 0, body.total > 0, username);
      assert.ok(
        body.items.every((each) => each.title !== ''),
        username,
      );
      if (body.total === 0) idle.push(username);
    }
    // Finance, supervision and the administrators look on; of all others something is expected today.
    const lookOn = [
      'hostFinance',
      'bureauFinance',
      'supervisor',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ] as const;
    assert.deepEqual(
      idle,
      lookOn.map((role) => demoAccounts[role]),
    );
    assert.notEqual(shell.todoEmpty, '');
  });

  it('the papers of issued awards are there, each the bytes of its hash', async () => {
    const awards = await Award.findAll({ where: { state: ['valid', 'revoked'] }, include: ['file'] });
    assert.equal(awards.length, 6);
    for (const award of awards) {
      assert.ok(award.file, award.projectNumber);
      assert.equal(award.file.sha256, award.pdfSha256);
      assert.equal((await readStored(award.file.storageKey)).subarray(0, 5).toString(), '%PDF-');
    }
    assert.equal(
      await OutboxMessage.count({ where: { kind: 'document', status: ['waiting', 'failed'] } }),
      0,
    );
  });

  it('every main text passed the check without a remark', async () => {
    const bodies = await StoredFile.findAll({ where: { slot: 'body' } });
    assert.ok(bodies.length >= 50);
    for (const { facts, name } of bodies) {
      assert.ok(facts, name);
      const { pages, ...rest } = facts;
      assert.ok(pages >= 1);
      assert.deepEqual(rest, { allA4: true, fontsEmbedded: true, hasText: true, namesFound: [] });
    }
  });
});

describe('the demo town built again on the same day', () => {
  let again: Product;

  before(async function () {
    this.timeout(BUILDING_MS);
    again = await openProduct();
    await seedDemoTown();
  });
  after(() => again.close());

  it('is the same town: people, calls, applications, opinions, lists and awards', async () => {
    assert.ok(first);
    assert.deepEqual(await pictureOfTown(), first);
  });
});
