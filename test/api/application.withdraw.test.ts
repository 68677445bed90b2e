// What is handed in can be taken back before its deadline, until it is accepted: nobody has to judge it any more, it counts for
// no limit, and it can be put right and handed in again under its number.
import { strict as assert } from 'node:assert';
import { Application, Revision } from '../../db/models/application.ts';
import { submit } from '../../server/features/application/index.ts';
import type { StateOf } from '../../server/domain/terms.ts';
import { aFilledDraft, anApplicationHandedIn } from '../support/application.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall, CLOSES_AT } from '../support/call.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';
import { aSubmittedApplication } from '../support/submitted.ts';

let product: Product;

async function withdraw(who: Someone, { id, version }: { id: number; version: number }) {
  const agent = await product.signIn(who.account.username);
  return agent.post(`/api/applications/${id}/withdraw`).send({ version });
}

async function read(who: Someone, id: number) {
  const agent = await product.signIn(who.account.username);
  return agent.get(`/api/applications/${id}`);
}

describe('application.withdraw', function () {
  this.timeout(60_000);
  before(async () => {
    product = await openProduct();
  });
  beforeEach(() => product.at(START));
  after(() => product.close());

  it('takes an application back from the host while the call is open, and tells the host', async () => {
    const { application, host, lead, revision } = await anApplicationHandedIn();
    const officer = await someone('hostOfficer', { organisationId: host.id });
    const answer = await withdraw(lead, application);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.state, 'withdrawn');
    const stored = await Application.findByPk(application.id, { rejectOnEmpty: true });
    assert.deepEqual([stored.state, stored.limitKey, stored.dueAt], ['withdrawn', null, null]);
    assert.equal(stored.version, application.version + 1);
    const [row] = await auditOf('application.withdraw', 'application', application.id);
    assert.deepEqual([row?.fromState, row?.toState, row?.role], ['withHost', 'withdrawn', 'applicant']);
    assert.deepEqual(await noticesTo(officer.account.id), ['application.withdrawn']);
    assert.ok(await Revision.findByPk(revision.id), 'what was handed in stays frozen');
  });

  it('leaves it to be put right and handed in again, under the same number and as a second revision', async () => {
    const { application, lead } = await anApplicationHandedIn();
    assert.equal((await withdraw(lead, application)).status, 200);
    const agent = await product.signIn(lead.account.username);
    const again = await agent.post('/api/applications').send({ callId: application.callId });
    assert.deepEqual([again.body.id, again.body.isNew], [application.id, false], 'no second application');
    const shown = await agent.get(`/api/applications/${application.id}`);
    const basic = shown.body.draft.sections.find((each: { key: string }) => each.key === 'basic');
    const answers = { ...basic.answers, title: '撤回后改过的名称' };
    await agent
      .put(`/api/applications/${application.id}/sections/basic`)
      .send({ version: basic.version, answers })
      .expect(200);
    const { version } = (await agent.get(`/api/applications/${application.id}`)).body;
    const receipt = await agent.post(`/api/applications/${application.id}/submit`).send({ version });
    assert.equal(receipt.status, 200, JSON.stringify(receipt.body));
    assert.deepEqual(
      [receipt.body.receiptNumber, receipt.body.state, receipt.body.revision.number],
      [application.receiptNumber, 'withHost', 2],
    );
  });

  const told: readonly (readonly [StateOf<'application'>, readonly string[]])[] = [
    ['withHost', ['hostOfficer']],
    ['withRecommender', ['hostOfficer', 'recommender']],
    ['returned', ['hostOfficer']],
    ['inCheck', ['hostOfficer', 'programmeOfficer', 'agencyOfficer']],
    ['correcting', ['hostOfficer', 'programmeOfficer', 'agencyOfficer']],
  ];
  for (const [state, expected] of told) {
    it(`is possible in ${state}, and tells ${expected.join(', ')}`, async () => {
      const county = await anOrganisation({ kind: 'county' });
      const host = await anOrganisation({ recommenderId: county.id });
      const call = await aPublishedCall({ budgetMode: 'itemised' });
      const { application, lead } = await aSubmittedApplication({ state, host, call });
      const desks = {
        hostOfficer: await someone('hostOfficer', { organisationId: host.id }),
        recommender: await someone('recommender', { organisationId: county.id }),
        programmeOfficer: await someone('programmeOfficer'),
        agencyOfficer: await someone('agencyOfficer', { callId: call.id }),
      };
      const answer = await withdraw(lead, application);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      for (const [role, { account }] of Object.entries(desks)) {
        const notices = expected.includes(role) ? ['application.withdrawn'] : [];
        assert.deepEqual(await noticesTo(account.id), notices, role);
      }
    });
  }

  it('is refused once it is accepted or not accepted, with the state', async () => {
    for (const state of ['accepted', 'notAccepted', 'inReview', 'awarded'] as const) {
      const { application, lead } = await aSubmittedApplication({ state });
      const answer = await withdraw(lead, application);
      assert.equal(answer.status, 409, state);
      assert.equal(answer.body.error.code, 'illegalTransition');
      assert.equal((await application.reload()).state, state);
    }
  });

  it('is refused from the deadline on, and a millisecond before it is not', async () => {
    const early = await aSubmittedApplication();
    const late = await aSubmittedApplication();
    product.at(new Date(Date.parse(CLOSES_AT) - 1).toISOString());
    assert.equal((await withdraw(early.lead, early.application)).status, 200);
    product.at(new Date(CLOSES_AT).toISOString());
    const answer = await withdraw(late.lead, late.application);
    assert.deepEqual([answer.status, answer.body.error.params.reason], [409, 'isInTime']);
    const page = await read(late.lead, late.application.id);
    const ability = page.body.abilities.find((each: { act: string }) => each.act === 'application.withdraw');
    assert.deepEqual([ability.allowed, ability.reason], [false, 'isInTime']);
  });

  it('is for whoever leads it, and for nobody else', async () => {
    const { application, host, lead } = await aSubmittedApplication();
    const colleague = await someone('applicant', { organisationId: host.id });
    const officer = await someone('hostOfficer', { organisationId: host.id });
    assert.equal((await withdraw(colleague, application)).status, 404);
    assert.equal((await withdraw(officer, application)).status, 403);
    const stale = await withdraw(lead, { id: application.id, version: application.version + 7 });
    assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
    const agent = await product.signIn(lead.account.username);
    const malformed = await agent.post(`/api/applications/${application.id}/withdraw`).send({ version: 'x' });
    assert.equal(malformed.status, 400);
    assert.deepEqual(malformed.body.error.violations[0].path, ['version']);
    assert.equal((await application.reload()).state, 'withHost');
  });

  it('is read by the host afterwards, and by no recommender', async () => {
    const county = await anOrganisation({ kind: 'county' });
    const host = await anOrganisation({ recommenderId: county.id });
    const call = await aPublishedCall({ budgetMode: 'itemised' });
    const { application, lead } = await aSubmittedApplication({ state: 'withRecommender', host, call });
    const recommender = await someone('recommender', { organisationId: county.id });
    const officer = await someone('hostOfficer', { organisationId: host.id });
    assert.equal((await read(recommender, application.id)).status, 200);
    await withdraw(lead, application);
    assert.equal((await read(recommender, application.id)).status, 404);
    assert.equal((await read(officer, application.id)).body.state, 'withdrawn');
  });

  it('makes room for the one application that a person has in the call', async () => {
    const first = await anApplicationHandedIn();
    const second = await aFilledDraft({
      call: first.call,
      lead: await someone('applicant', {
        organisationId: first.host.id,
        person: first.lead.person,
        email: 'second@example.org',
      }),
      host: first.host,
    });
    const hand = () => submit(second.lead.actor(), { id: second.application.id });
    await assert.rejects(hand, /application\.limitOfCall|RuleViolation/);
    assert.equal((await withdraw(first.lead, first.application)).status, 200);
    const { application } = await hand();
    assert.equal(application.state, 'withHost');
    const agent = await product.signIn(first.lead.account.username);
    const { version } = (await agent.get(`/api/applications/${first.application.id}`)).body;
    const refused = await agent.post(`/api/applications/${first.application.id}/submit`).send({ version });
    assert.equal(refused.status, 422);
    const codes = refused.body.error.violations.map((each: { code: string }) => each.code);
    assert.ok(codes.includes('application.limitOfCall'), codes.join());
  });

  it('happens once of twenty at once, and either the host endorses or the applicant withdraws', async () => {
    const { application, host, lead, revision } = await anApplicationHandedIn();
    const officer = await someone('hostOfficer', { organisationId: host.id });
    const { id, version } = application;
    const [applicants, hosts] = [
      await product.signIn(lead.account.username),
      await product.signIn(officer.account.username),
    ];
    const endorsing = () =>
      hosts
        .post(`/api/applications/${id}/endorse`)
        .send({ version, revisionId: revision.id, opinion: '同意推荐该项申请。' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 === 0 ? applicants.post(`/api/applications/${id}/withdraw`).send({ version }) : endorsing(),
      ),
    );
    assert.equal(answers.filter((each) => each.status === 200).length, 1);
    assert.ok(answers.every((each) => each.status === 200 || each.status === 409));
    const { state, version: after } = await application.reload();
    assert.ok(state === 'withdrawn' || state === 'inCheck', state);
    assert.equal(after, version + 1);
  });
});
