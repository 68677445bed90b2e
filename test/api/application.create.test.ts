import { strict as assert } from 'node:assert';
import { Application, Section } from '../../db/models/application.ts';
import type { Call } from '../../db/models/call.ts';
import { auditOf } from '../support/asked.ts';
import { aDraftCall, aPublishedCall, CLOSES_AT } from '../support/call.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';

describe('application.create', () => {
  let product: Product;
  let call: Call;
  before(async () => {
    product = await openProduct();
    call = await aPublishedCall();
  });
  after(() => product.close());
  beforeEach(() => product.at(START));

  async function anApplicant(name = '欧阳 娜') {
    const host = await anOrganisation({ name: '澜州盐碱地研究所' });
    const who = await someone('applicant', { organisationId: host.id, name, email: 'na@example.org' });
    return { host, who, agent: await product.signIn(who.account.username) };
  }

  it('begins a draft with a row for each section and what is known of the applicant', async () => {
    const { agent, who, host } = await anApplicant();
    const answer = await agent.post('/api/applications').send({ callId: call.id });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.isNew, true);
    const application = await Application.findByPk(answer.body.id, { rejectOnEmpty: true });
    assert.equal(application.state, 'draft');
    assert.equal(application.hostOrganisationId, host.id);
    const sections = await Section.findAll({ where: { applicationId: application.id }, order: ['id'] });
    assert.deepEqual(
      sections.map((each) => [each.key, each.version]),
      call.rules.form.sections.map((each) => [each.key, 1]),
    );
    const lead = sections.find((each) => each.key === 'lead')?.answers['lead'] as Record<string, unknown>;
    assert.equal(lead['personId'], who.person.id);
    assert.equal(lead['idMasked'], who.person.identityMasked);
    assert.equal(lead['uscc'], host.uscc);
    const [audit] = await auditOf('application.create', 'application', application.id);
    assert.equal(audit?.toState, 'draft');
  });

  it('answers the same draft to twenty parallel requests', async () => {
    const { agent, who } = await anApplicant();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => agent.post('/api/applications').send({ callId: call.id })),
    );
    assert.deepEqual([...new Set(answers.map((each) => each.status))], [200]);
    assert.equal(new Set(answers.map((each) => each.body.id)).size, 1);
    assert.equal(answers.filter((each) => each.body.isNew).length, 1);
    assert.equal(await Application.count({ where: { leadAccountId: who.account.id } }), 1);
    assert.equal((await auditOf('application.create', 'application', answers[0]?.body.id)).length, 1);
  });

  it('waits for the call to open, and ends when it closes', async () => {
    const { agent } = await anApplicant();
    product.at(new Date(call.opensAt.getTime() - 1).toISOString());
    const early = await agent.post('/api/applications').send({ callId: call.id });
    assert.equal(early.status, 409);
    assert.equal(early.body.error.params.reason, 'callIsOpen');
    product.at(new Date(Date.parse(CLOSES_AT)).toISOString());
    const again = await product.signIn((await anApplicant()).who.account.username);
    const late = await again.post('/api/applications').send({ callId: call.id });
    assert.equal(late.status, 409);
    product.at(new Date(Date.parse(CLOSES_AT) - 1).toISOString());
    await again.post('/api/applications').send({ callId: call.id }).expect(200);
  });

  it('is for applicants, in a call that is published', async () => {
    const host = await anOrganisation();
    const officer = await someone('hostOfficer', { organisationId: host.id });
    const asOfficer = await product.signIn(officer.account.username);
    await asOfficer.post('/api/applications').send({ callId: call.id }).expect(403);
    await product.agent().post('/api/applications').send({ callId: call.id }).expect(401);
    const { agent } = await anApplicant();
    await agent.post('/api/applications').send({ callId: 999_999 }).expect(404);
    const draft = await aDraftCall();
    await agent.post('/api/applications').send({ callId: draft.id }).expect(409);
    const wrong = await agent.post('/api/applications').send({ callId: '1', state: 'awarded' });
    assert.equal(wrong.status, 400);
    assert.deepEqual(wrong.body.error.violations[0].path, ['callId']);
  });

  it('says to an account without a unit why it cannot apply', async () => {
    const { account } = await someone('applicant');
    const agent = await product.signIn(account.username);
    const answer = await agent.post('/api/applications').send({ callId: call.id });
    assert.equal(answer.status, 422);
    assert.equal(answer.body.error.violations[0].code, 'application.noUnit');
  });
});
