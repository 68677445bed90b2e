// The demo town is lived, not painted: each application's audit is a way through the workflow, every state is there, and
// everybody can sign in.
import { strict as assert } from 'node:assert';
import { seedDemoTown } from '../db/seed.ts';
import { Application, StoredFile } from '../db/models/application.ts';
import { Award, AwardDocument, DecisionList, Objection } from '../db/models/award.ts';
import { Account, Organisation, Person } from '../db/models/identity.ts';
import { AuditEvent, OutboxMessage } from '../db/models/oversight.ts';
import { Assignment, Expert, Round } from '../db/models/review.ts';
import { decrypt } from '../server/core/secrets.ts';
import { readStored } from '../server/core/storage.ts';
import { STATES } from '../server/domain/terms.ts';
import { workflow } from '../server/domain/workflow.ts';
import { checkCredentials } from '../server/features/identity/session/service.ts';
import { visitor } from '../server/http/request.ts';
import { DEMO_PASSWORD, DEMO_USERNAME_SUFFIX, demoAccounts } from '../server/start/demo.ts';
import { openProduct, type Product } from './support/product.ts';

/** Is there a row of the workflow that leads this record by this act from here to there? */
function isStep({ act, recordType, fromState, toState }: AuditEvent): boolean {
  return workflow.some(
    (row) =>
      row.record === recordType &&
      row.act === act &&
      (row.from as readonly string[]).includes(fromState ?? '') &&
      (row.to === 'same' ? fromState === toState : row.to === toState),
  );
}

describe('the demo town', () => {
  let product: Product;

  before(async function () {
    this.timeout(600_000);
    product = await openProduct();
    await seedDemoTown();
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

  it('every record came to its state by acts of the workflow, one linked to the next', async () => {
    const rows = await AuditEvent.findAll({ order: [['id', 'ASC']] });
    const records = {
      account: Account,
      application: Application,
      round: Round,
      assignment: Assignment,
      decisionList: DecisionList,
      objection: Objection,
      awardDocument: AwardDocument,
      award: Award,
    };
    for (const [recordType, model] of Object.entries(records)) {
      const all: { id: number; state: string }[] = await (model as typeof Application).findAll();
      const present = new Map(all.map((each) => [each.id, each.state]));
      const last = new Map<number, string>();
      for (const row of rows.filter((each) => each.recordType === recordType && each.fromState !== null)) {
        const id = row.recordId ?? 0;
        assert.ok(
          isStep(row),
          `${recordType} ${id}: ${row.act} from ${row.fromState ?? ''} to ${row.toState ?? ''}`,
        );
        // The three administrators were there before anybody could register.
        const before = last.get(id) ?? (recordType === 'account' && id <= 3 ? 'active' : 'new');
        assert.equal(row.fromState, before, `${recordType} ${id}: ${row.act} does not link`);
        last.set(id, row.toState ?? '');
      }
      for (const [id, state] of present) {
        if (recordType === 'account' && id <= 3) continue;
        assert.equal(last.get(id), state, `${recordType} ${id} is not where its audit ends`);
      }
    }
  });

  it('lived in the past: no act is later than today, and none earlier than the one before it', async () => {
    const rows = await AuditEvent.findAll({ order: [['id', 'ASC']] });
    assert.ok(rows.every((row) => row.at <= product.now()));
    const days = rows.map((row) => row.at.toISOString().slice(0, 10));
    assert.deepEqual(days, [...days].sort());
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
