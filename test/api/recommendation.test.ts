// The county office or the department in charge recommends what the host has endorsed, or sends it back.
import { strict as assert } from 'node:assert';
import { Opinion } from '../../db/models/application.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';
import { aSubmittedApplication, type GivenSubmitted } from '../support/submitted.ts';

let product: Product;
async function aDesk(given: GivenSubmitted = {}) {
  const officer = await someone('programmeOfficer');
  const county = await anOrganisation({ kind: 'county', name: '滨东区科技局' });
  const host = given.host ?? (await anOrganisation({ recommenderId: county.id }));
  const call = given.call ?? (await aPublishedCall({ budgetMode: 'itemised' }));
  const submitted = await aSubmittedApplication({ state: 'withRecommender', ...given, host, call });
  const recommender = await someone('recommender', { organisationId: county.id });
  const { application, revision } = submitted;
  const judged = { version: application.version, revisionId: revision.id };
  const path = (verb: string) => `/api/applications/${application.id}/${verb}`;
  const act = async (verb: string, body: object) => {
    const agent = await product.signIn(recommender.account.username);
    return agent.post(path(verb)).send({ ...judged, ...body });
  };
  return { ...submitted, officer, recommender, judged, path, act };
}

describe('the recommender’s desk', () => {
  before(async () => {
    product = await openProduct();
  });
  beforeEach(() => product.at(START));
  after(() => product.close());

  describe('recommendation.recommend', () => {
    it('passes the application to the formal check of the bureau and of the agency of the call', async () => {
      const call = await aPublishedCall({ budgetMode: 'itemised' });
      const agency = await someone('agencyOfficer', { callId: call.id });
      const desk = await aDesk({ call });
      const answer = await desk.act('recommend', { opinion: '符合我区产业方向，同意推荐。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.dueAt], ['inCheck', '2026-05-15T16:00:00.000Z']);
      const opinion = await Opinion.findOne({ where: { applicationId: desk.application.id } });
      assert.deepEqual([opinion?.act, opinion?.revisionId], ['recommendation.recommend', desk.revision.id]);
      const [row] = await auditOf('recommendation.recommend', 'application', desk.application.id);
      assert.deepEqual([row?.fromState, row?.toState], ['withRecommender', 'inCheck']);
      assert.deepEqual(await noticesTo(agency.account.id), ['application.toCheck']);
      assert.deepEqual(await noticesTo(desk.officer.account.id), ['application.toCheck']);
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.recommended']);
    });

    it('is for the office in charge of the host, and for no other', async () => {
      const desk = await aDesk();
      const elsewhere = await someone('recommender', {
        organisationId: (await anOrganisation({ kind: 'county' })).id,
      });
      const body = { ...desk.judged, opinion: '同意推荐。' };
      const stranger = await product.signIn(elsewhere.account.username);
      assert.equal((await stranger.post(desk.path('recommend')).send(body)).status, 404);
      const hostOfficer = await someone('hostOfficer', { organisationId: desk.host.id });
      const host = await product.signIn(hostOfficer.account.username);
      assert.equal((await host.post(desk.path('recommend')).send(body)).status, 403);
    });

    it('refuses a wrong state, a stale version, an opinion that is none, and what comes too late', async () => {
      const desk = await aDesk();
      assert.equal((await desk.act('recommend', {})).status, 400);
      const stale = await desk.act('recommend', { opinion: '同意推荐。', version: 99 });
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
      const early = await aDesk({ state: 'withHost' });
      const refused = await early.act('recommend', { opinion: '同意推荐。' });
      assert.deepEqual([refused.status, refused.body.error.params.state], [409, 'withHost']);
      product.at('2026-04-09T16:00:00.000Z');
      const late = await desk.act('recommend', { opinion: '同意推荐。' });
      assert.deepEqual([late.status, late.body.error.params.reason], [409, 'isBeforeDue']);
    });
  });

  describe('recommendation.return', () => {
    it('sends it back to the applicant with the reason', async () => {
      const desk = await aDesk();
      product.at('2026-04-03T02:00:00.000Z');
      const answer = await desk.act('return-from-recommender', { reason: '自筹资金证明不全。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      // Friday; five working days later is the Friday after.
      assert.deepEqual([answer.body.state, answer.body.dueAt], ['returned', '2026-04-10T16:00:00.000Z']);
      const opinion = await Opinion.findOne({ where: { applicationId: desk.application.id } });
      assert.deepEqual([opinion?.act, opinion?.text], ['recommendation.return', '自筹资金证明不全。']);
      const [row] = await auditOf('recommendation.return', 'application', desk.application.id);
      assert.equal(row?.reason, '自筹资金证明不全。');
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.returned']);
    });

    it('needs a reason of at least two characters', async () => {
      const desk = await aDesk();
      const answer = await desk.act('return-from-recommender', { reason: '略' });
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body.error.violations[0].path, ['reason']);
    });
  });
});
