// The door: all or nothing, one inside another, in the order of policy, state, moment and version.
import { strict as assert } from 'node:assert';
import { Account, Organisation } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import { IllegalTransition, NotFound, StaleVersion, Forbidden } from '../../server/core/errors.ts';
import { creates, edits, moves, transition } from '../../server/core/transition.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('core/transition', () => {
  let product: Product;
  let host: Organisation;
  let officer: Someone;

  before(async () => {
    product = await openProduct();
    host = await anOrganisation();
    officer = await someone('hostOfficer', { organisationId: host.id });
  });
  after(() => product.close());

  /** An account that waits for its host officer. */
  async function pending(): Promise<Account> {
    const { account } = await someone(null, { organisationId: host.id });
    await Account.update({ state: 'pending' }, { where: { id: account.id } });
    return account.reload();
  }

  const rowsAbout = (account: Account) =>
    AuditEvent.findAll({ where: { recordType: 'account', recordId: account.id } });

  it('sets the state, raises the version and writes who did what from where to where', async () => {
    const account = await pending();
    await transition(officer.actor(), [moves('account.confirm', 'account', account.id)], () => null);
    await account.reload();
    assert.equal(account.state, 'active');
    assert.equal(account.version, 2);
    const [row] = await rowsAbout(account);
    assert.ok(row);
    assert.deepEqual(
      [row.act, row.role, row.accountId, row.organisationId, row.fromState, row.toState],
      ['account.confirm', 'hostOfficer', officer.account.id, host.id, 'pending', 'active'],
    );
  });

  it('leaves nothing behind when the story throws', async () => {
    const account = await pending();
    const story = async () => {
      await Organisation.update({ address: '不应留下' }, { where: { id: host.id } });
      throw new Error('the story failed');
    };
    await assert.rejects(
      transition(officer.actor(), [moves('account.confirm', 'account', account.id)], story),
      /the story failed/,
    );
    await Promise.all([account.reload(), host.reload()]);
    assert.equal(account.state, 'pending');
    assert.equal(host.address, null);
    assert.equal((await rowsAbout(account)).length, 0);
  });

  it('joins: a transition inside a transition commits and fails with the outer one', async () => {
    const [outer, inner] = [await pending(), await pending()];
    const both = (fails: boolean) =>
      transition(officer.actor(), [moves('account.confirm', 'account', outer.id)], async () => {
        await transition(officer.actor(), [moves('account.confirm', 'account', inner.id)], () => {
          if (fails) throw new Error('the inner story failed');
        });
      });
    await assert.rejects(both(true), /inner story/);
    assert.equal((await outer.reload()).state, 'pending');
    await both(false);
    assert.deepEqual([(await outer.reload()).state, (await inner.reload()).state], ['active', 'active']);
  });

  it('undoes the whole when the outer story swallows the error of the inner one', async () => {
    const [outer, inner] = [await pending(), await pending()];
    const swallowing = transition(
      officer.actor(),
      [moves('account.confirm', 'account', outer.id)],
      async () => {
        const failing = transition(officer.actor(), [moves('account.confirm', 'account', inner.id)], () => {
          throw new Error('swallowed');
        });
        await failing.catch((error: unknown) => assert.match(String(error), /swallowed/));
      },
    );
    await assert.rejects(swallowing, /swallowed/);
    assert.equal((await outer.reload()).state, 'pending');
  });

  it('takes many records in one transaction, each with its own audit row, or none of them', async () => {
    const accounts = [await pending(), await pending(), await pending()];
    await transition(
      officer.actor(),
      accounts.map((each) => moves('account.confirm', 'account', each.id)),
      () => null,
    );
    for (const each of accounts) {
      assert.equal((await each.reload()).state, 'active');
      assert.equal((await rowsAbout(each)).length, 1);
    }
    const fresh = await pending();
    const mixed = [
      moves('account.confirm', 'account', fresh.id),
      moves('account.confirm', 'account', accounts[0]!.id),
    ];
    await assert.rejects(
      transition(officer.actor(), mixed, () => null),
      IllegalTransition,
    );
    assert.equal((await fresh.reload()).state, 'pending');
  });

  it('hides a record that is not the actor’s, and refuses a role before loading anything', async () => {
    const account = await pending();
    const stranger = await someone('hostOfficer', { organisationId: (await anOrganisation()).id });
    const applicant = await someone('applicant');
    const confirm = [moves('account.confirm', 'account', account.id)];
    await assert.rejects(
      transition(stranger.actor(), confirm, () => null),
      NotFound,
    );
    await assert.rejects(
      transition(applicant.actor(), confirm, () => null),
      Forbidden,
    );
    await assert.rejects(
      transition(officer.actor(), [moves('account.confirm', 'account', 999_999)], () => null),
      NotFound,
    );
  });

  it('refuses an act from a state that does not lead there, and tells the state', async () => {
    const account = await pending();
    await transition(officer.actor(), [moves('account.refuse', 'account', account.id)], () => null);
    await assert.rejects(
      transition(officer.actor(), [moves('account.confirm', 'account', account.id)], () => null),
      (error) => error instanceof IllegalTransition && error.params['state'] === 'refused',
    );
  });

  it('refuses what was decided on an older version, and tells both', async () => {
    const account = await pending();
    await account.update({ version: 7 });
    await assert.rejects(
      transition(
        officer.actor(),
        [moves('account.confirm', 'account', account.id, { version: 6 })],
        () => null,
      ),
      (error) =>
        error instanceof StaleVersion && error.params['actual'] === 7 && error.params['expected'] === 6,
    );
  });

  it('does not let a story assign a state by itself', async () => {
    const account = await pending();
    const cheating = transition(
      officer.actor(),
      [edits('account.confirm', 'account', account.id)],
      (subject) => {
        subject.record.set('state', 'disabled');
      },
    );
    await assert.rejects(cheating, /the story assigned a state/);
  });

  it('moves a carried record only together with the one that carries it', async () => {
    const call = transition(officer.actor(), [moves('round.open', 'application', 1)], () => null);
    await assert.rejects(call, /only together with its round/);
  });

  it('lets one of 20 parallel acts on a record win and tells the others the state', async () => {
    const account = await pending();
    const attempts = Array.from({ length: 20 }, () =>
      transition(officer.actor(), [moves('account.confirm', 'account', account.id)], () => 'won').catch(
        (error: unknown) => error,
      ),
    );
    const outcomes = await Promise.all(attempts);
    assert.equal(outcomes.filter((each) => each === 'won').length, 1);
    assert.equal(outcomes.filter((each) => each instanceof IllegalTransition).length, 19);
    assert.equal((await rowsAbout(account)).length, 1);
  });

  it('does not wait for ever when two acts take the same records in opposite order', async () => {
    const [a, b] = [await pending(), await pending()];
    const pair = (first: Account, second: Account) =>
      transition(
        officer.actor(),
        [moves('account.confirm', 'account', first.id), moves('account.confirm', 'account', second.id)],
        () => 'won',
      ).catch((error: unknown) => error);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? pair(a, b) : pair(b, a))),
    );
    assert.equal(outcomes.filter((each) => each === 'won').length, 1);
  });

  it('creates a record in the state of its row, by the right decided at its parent', async () => {
    const author = await someone('programmeOfficer');
    const sanctioned = await someone('applicant');
    const sanction = await transition(
      author.actor(),
      [
        creates('sanction.enter', 'sanction', () => ({
          kind: 'integrity' as const,
          personId: sanctioned.person.id,
          startsOn: '2026-01-01',
          source: '澜科监〔2026〕1号',
        })),
      ],
      (subject) => subject.record,
    );
    assert.equal(sanction.state, 'active');
    const row = await AuditEvent.findOne({ where: { recordType: 'sanction', recordId: sanction.id } });
    assert.deepEqual([row?.fromState, row?.toState], ['new', 'active']);
  });

  it('keeps audit rows as they are: the database refuses to change or delete one', async () => {
    const row = await AuditEvent.findOne({ rejectOnEmpty: true });
    await assert.rejects(row.update({ act: 'denied' }));
    await assert.rejects(row.destroy());
  });
});
