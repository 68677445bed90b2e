// The host unit passes an application on, or back.
import { strict as assert } from 'node:assert';
import { Opinion } from '../../db/models/application.ts';
import { HolidayYear } from '../../db/models/call.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';
import { aRevision, aSubmittedApplication, type GivenSubmitted } from '../support/submitted.ts';

let product: Product;
async function aDesk(given: GivenSubmitted = {}) {
  const officer = await someone('programmeOfficer');
  const submitted = await aSubmittedApplication(given);
  const hostOfficer = await someone('hostOfficer', { organisationId: submitted.host.id });
  const { application, revision } = submitted;
  const judged = { version: application.version, revisionId: revision.id };
  const path = (verb: string) => `/api/applications/${application.id}/${verb}`;
  /** Signs in first: a session does not outlive a clock that was moved. */
  const act = async (verb: string, body: object) => {
    const agent = await product.signIn(hostOfficer.account.username);
    return agent.post(path(verb)).send({ ...judged, ...body });
  };
  return { ...submitted, officer, hostOfficer, judged, path, act };
}

describe('the host’s desk', () => {
  before(async () => {
    product = await openProduct();
  });
  beforeEach(() => product.at(START));
  after(() => product.close());

  describe('endorsement.endorse', () => {
    it('passes the application to the formal check, with the opinion bound to the revision', async () => {
      const desk = await aDesk();
      const answer = await desk.act('endorse', { opinion: '材料属实，同意推荐。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'inCheck');
      // The call closes with 31 March; 45 calendar days later is 15 May, all of which is in time.
      assert.equal(answer.body.dueAt, '2026-05-15T16:00:00.000Z');
      const opinions = await Opinion.findAll({ where: { applicationId: desk.application.id } });
      assert.deepEqual(
        opinions.map(({ act, revisionId, text, accountId }) => [act, revisionId, text, accountId]),
        [['endorsement.endorse', desk.revision.id, '材料属实，同意推荐。', desk.hostOfficer.account.id]],
      );
      const [row] = await auditOf('endorsement.endorse', 'application', desk.application.id);
      assert.deepEqual([row?.fromState, row?.toState], ['withHost', 'inCheck']);
      assert.deepEqual(await noticesTo(desk.officer.account.id), ['application.toCheck']);
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.endorsed']);
    });

    it('passes it to the county office where the call asks for a recommendation', async () => {
      const county = await anOrganisation({ kind: 'county' });
      const recommender = await someone('recommender', { organisationId: county.id });
      const host = await anOrganisation({ recommenderId: county.id });
      const desk = await aDesk({ host, call: await aPublishedCall({ budgetMode: 'itemised' }) });
      const answer = await desk.act('endorse', { opinion: '同意推荐。' });
      assert.equal(answer.body.state, 'withRecommender');
      // Five working days after Tuesday 31 March: Wednesday to Wednesday 7 April of the invented table.
      assert.equal(answer.body.dueAt, '2026-04-07T16:00:00.000Z');
      assert.deepEqual(await noticesTo(recommender.account.id), ['application.toRecommend']);
      assert.deepEqual(await noticesTo(desk.officer.account.id), []);
    });

    it('refuses when the unit has no recommender: nobody would have it on the desk', async () => {
      const desk = await aDesk({ call: await aPublishedCall({ budgetMode: 'itemised' }) });
      const answer = await desk.act('endorse', { opinion: '同意推荐。' });
      assert.equal(answer.status, 422);
      assert.equal(answer.body.error.violations[0].code, 'endorsement.noRecommender');
      assert.equal((await desk.application.reload()).state, 'withHost');
      assert.equal(await Opinion.count({ where: { applicationId: desk.application.id } }), 0);
    });

    it('counts the days of the next desk from the endorsement once the call has closed', async () => {
      const county = await anOrganisation({ kind: 'county' });
      const host = await anOrganisation({ recommenderId: county.id });
      const desk = await aDesk({ host, call: await aPublishedCall({ budgetMode: 'itemised' }) });
      product.at('2026-04-07T08:00:00.000Z');
      const answer = await desk.act('endorse', { opinion: '同意推荐。' });
      assert.equal(answer.body.dueAt, '2026-04-14T16:00:00.000Z');
    });

    it('is the host’s alone: no other unit knows of it, no other role may, nobody endorses their own', async () => {
      const desk = await aDesk();
      const other = await someone('hostOfficer', { organisationId: (await anOrganisation()).id });
      const stranger = await product.signIn(other.account.username);
      const officer = await product.signIn(desk.officer.account.username);
      const path = desk.path('endorse');
      const body = { ...desk.judged, opinion: '同意推荐。' };
      assert.equal((await stranger.post(path).send(body)).status, 404);
      assert.equal((await officer.post(path).send(body)).status, 403);
      assert.equal((await product.agent().post(path).send(body)).status, 401);

      const own = await someone('hostOfficer', { organisationId: desk.host.id, person: desk.lead.person });
      const itself = await product.signIn(own.account.username);
      assert.equal((await itself.post(path).send(body)).status, 404);
    });

    it('refuses a wrong state, a stale version, another revision and an opinion that is none', async () => {
      const desk = await aDesk();
      const empty = await desk.act('endorse', { opinion: ' ', revisionId: 'x' });
      assert.equal(empty.status, 400);
      assert.deepEqual(
        empty.body.error.violations.map((each: { path: string[] }) => each.path[0]),
        ['revisionId', 'opinion'],
      );
      const stale = await desk.act('endorse', { opinion: '同意推荐。', version: desk.judged.version + 1 });
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);

      await aRevision(desk.application, desk.revision.answers);
      const old = await desk.act('endorse', { opinion: '同意推荐。' });
      assert.deepEqual([old.status, old.body.error.violations[0].code], [422, 'opinion.otherRevision']);

      const moved = await aDesk({ state: 'inCheck' });
      const late = await moved.act('endorse', { opinion: '同意推荐。' });
      assert.deepEqual([late.status, late.body.error.code], [409, 'illegalTransition']);
      assert.equal(late.body.error.params.state, 'inCheck');
    });

    it('ends with its date: the millisecond before is in time, the date itself is not', async () => {
      const dueAt = '2026-04-09T16:00:00.000Z';
      const desk = await aDesk({ dueAt });
      product.at(dueAt);
      const late = await desk.act('endorse', { opinion: '同意推荐。' });
      assert.deepEqual([late.status, late.body.error.code], [409, 'notNow']);
      assert.equal(late.body.error.params.reason, 'isBeforeDue');
      product.at('2026-04-09T15:59:59.999Z');
      assert.equal((await desk.act('endorse', { opinion: '同意推荐。' })).status, 200);
    });

    it('counts no date over a year whose holiday notice is not entered', async () => {
      const county = await anOrganisation({ kind: 'county' });
      const host = await anOrganisation({ recommenderId: county.id });
      const desk = await aDesk({ host, call: await aPublishedCall({ budgetMode: 'itemised' }) });
      await HolidayYear.destroy({ where: { year: 2026 } });
      const answer = await desk.act('endorse', { opinion: '同意推荐。' });
      await HolidayYear.create({ year: 2026 });
      assert.deepEqual([answer.status, answer.body.error.violations[0].code], [422, 'calendar.yearUnknown']);
      assert.equal(answer.body.error.violations[0].params.year, 2026);
    });

    it('happens once, however often and fast it is pressed', async () => {
      const desk = await aDesk();
      const agent = await product.signIn(desk.hostOfficer.account.username);
      const body = { ...desk.judged, opinion: '同意推荐。' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => agent.post(desk.path('endorse')).send(body)),
      );
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      assert.equal(answers.filter((each) => each.status === 409).length, 19);
      assert.equal(await Opinion.count({ where: { applicationId: desk.application.id } }), 1);
      assert.equal((await auditOf('endorsement.endorse', 'application', desk.application.id)).length, 1);
    });
  });

  describe('endorsement.return', () => {
    it('sends it back to the applicant until the call closes, with the reason', async () => {
      const desk = await aDesk();
      const answer = await desk.act('return-to-applicant', { reason: '合作单位未盖章。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'returned');
      assert.equal(answer.body.dueAt, '2026-03-31T16:00:00.000Z');
      const opinion = await Opinion.findOne({ where: { applicationId: desk.application.id } });
      assert.deepEqual([opinion?.act, opinion?.text], ['endorsement.return', '合作单位未盖章。']);
      const [row] = await auditOf('endorsement.return', 'application', desk.application.id);
      assert.equal(row?.reason, '合作单位未盖章。');
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.returned']);
    });

    it('gives the days of a correction once the call has closed', async () => {
      const desk = await aDesk();
      product.at('2026-04-01T02:00:00.000Z');
      const answer = await desk.act('return-to-applicant', { reason: '合作单位未盖章。' });
      assert.equal(answer.body.dueAt, '2026-04-08T16:00:00.000Z');
    });

    it('needs a reason, and the desk of the host', async () => {
      const desk = await aDesk();
      assert.equal((await desk.act('return-to-applicant', {})).status, 400);
      const officer = await product.signIn(desk.officer.account.username);
      const path = desk.path('return-to-applicant');
      assert.equal((await officer.post(path).send({ ...desk.judged, reason: '不合适' })).status, 403);
      assert.equal((await desk.application.reload()).state, 'withHost');
    });
  });
});
