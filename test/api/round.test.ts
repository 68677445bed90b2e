import { strict as assert } from 'node:assert';
import { Application } from '../../db/models/application.ts';
import { Assignment, Round } from '../../db/models/review.ts';
import { checkEnoughReviews } from '../../server/domain/review.ts';
import { closeRound } from '../../server/features/review/index.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';
import { REVIEW_AT, REVIEW_DUE, aRound, aSubmittedReview, type ReviewRound } from '../support/review.ts';
import { aSubmittedApplication } from '../support/submitted.ts';

type Agent = ReturnType<Product['agent']>;

describe('a review round', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
    product.at(REVIEW_AT);
  });
  after(() => product.close());

  const signIn = (who: Someone): Promise<Agent> => product.signIn(who.account.username);
  const codesOf = (body: { error: { violations: { code: string }[] } }) =>
    body.error.violations.map((each) => each.code);

  describe('round.create', () => {
    it('makes a round ready for a call that has closed, and leaves its trace', async () => {
      const officer = await someone('programmeOfficer');
      const call = await aPublishedCall({ officer });
      const agent = await signIn(officer);
      const answer = await agent
        .post('/api/rounds')
        .send({ callId: call.id, name: '通讯评审', dueAt: REVIEW_DUE });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'preparing');
      assert.equal(answer.body.reviewersMin, 3);
      assert.equal((await auditOf('round.create', 'round', answer.body.id)).length, 1);
    });

    it('waits until the call has closed', async () => {
      const officer = await someone('programmeOfficer');
      const call = await aPublishedCall({ officer, closesAt: '2026-06-01T00:00:00.000+08:00' });
      const agent = await signIn(officer);
      const answer = await agent
        .post('/api/rounds')
        .send({ callId: call.id, name: '通讯评审', dueAt: '2026-07-01T00:00:00.000Z' });
      assert.equal(answer.status, 409);
      assert.equal(answer.body.error.params.reason, 'callHasClosed');
    });

    it('refuses a date that has passed, and a second round beside one that has not closed', async () => {
      const officer = await someone('programmeOfficer');
      const call = await aPublishedCall({ officer });
      const agent = await signIn(officer);
      const late = await agent
        .post('/api/rounds')
        .send({ callId: call.id, name: '通讯评审', dueAt: REVIEW_AT });
      assert.deepEqual([late.status, codesOf(late.body)], [422, ['round.dueInPast']]);

      const body = { callId: call.id, name: '通讯评审', dueAt: REVIEW_DUE };
      const twenty = await Promise.all(
        Array.from({ length: 20 }, () => agent.post('/api/rounds').send(body)),
      );
      assert.deepEqual(twenty.map((each) => each.status).filter((each) => each === 200).length, 1);
      assert.equal(await Round.count({ where: { callId: call.id } }), 1);
      const other = twenty.find((each) => each.status !== 200);
      assert.deepEqual([other?.status, codesOf(other?.body)], [422, ['round.another']]);
    });

    it('says everything that is malformed at once', async () => {
      const agent = await signIn(await someone('programmeOfficer'));
      const answer = await agent.post('/api/rounds').send({ callId: '1', name: '', dueAt: 'soon' });
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body.error.violations.map((each: { path: string[] }) => each.path[0]).sort(), [
        'callId',
        'dueAt',
        'name',
      ]);
    });

    it('is not for experts, and not for an agency of another call', async () => {
      const call = await aPublishedCall();
      const other = await aPublishedCall();
      const body = { callId: call.id, name: '通讯评审', dueAt: REVIEW_DUE };
      const expert = await signIn(await someone('expert'));
      assert.equal((await expert.post('/api/rounds').send(body)).status, 403);
      const agency = await signIn(await someone('agencyOfficer', { callId: other.id }));
      assert.equal((await agency.post('/api/rounds').send(body)).status, 404);
      const own = await signIn(await someone('agencyOfficer', { callId: call.id }));
      assert.equal((await own.post('/api/rounds').send(body)).status, 200);
    });
  });

  describe('round.open', () => {
    it('takes every accepted application into review and tells each expert once', async () => {
      const made = await aRound({ state: 'preparing', applications: 2 });
      const agent = await signIn(made.officer);
      const answer = await agent.post(`/api/rounds/${made.round.id}/open`).send({ version: 1 });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'open');
      const states = await Application.findAll({ where: { callId: made.call.id } });
      assert.deepEqual(
        states.map((each) => each.state),
        ['inReview', 'inReview'],
      );
      assert.deepEqual(await noticesTo(made.experts[0]!.who.account.id), ['round.opened']);
      assert.equal((await auditOf('round.open', 'round', made.round.id)).length, 1);
      assert.equal(
        (await auditOf('round.open', 'application', made.applications[0]!.application.id)).length,
        1,
      );
    });

    it('is refused while an application has fewer experts than opinions are needed, and names it', async () => {
      const made = await aRound({ state: 'preparing', applications: 2, experts: 2 });
      const agent = await signIn(made.officer);
      const answer = await agent.post(`/api/rounds/${made.round.id}/open`).send({ version: 1 });
      assert.deepEqual([answer.status, codesOf(answer.body)], [422, Array(2).fill('round.tooFewExperts')]);
      const { receiptNumber } = made.applications[0]!.application;
      assert.ok(answer.body.error.violations[0].params.name.includes(receiptNumber));
      assert.equal((await made.round.reload()).state, 'preparing');
    });

    it('opens nothing without an accepted application', async () => {
      const made = await aRound({ state: 'preparing', applications: 0, isAssigned: false });
      const agent = await signIn(made.officer);
      const answer = await agent.post(`/api/rounds/${made.round.id}/open`).send({ version: 1 });
      assert.deepEqual([answer.status, codesOf(answer.body)], [422, ['round.nothingAccepted']]);
    });

    it('refuses a stale version and a round that is open already', async () => {
      const made = await aRound({ state: 'preparing' });
      const agent = await signIn(made.officer);
      assert.equal((await agent.post(`/api/rounds/${made.round.id}/open`).send({ version: 7 })).status, 409);
      await agent.post(`/api/rounds/${made.round.id}/open`).send({ version: 1 }).expect(200);
      const again = await agent.post(`/api/rounds/${made.round.id}/open`).send({ version: 2 });
      assert.deepEqual(
        [again.status, again.body.error.code, again.body.error.params.state],
        [409, 'illegalTransition', 'open'],
      );
    });
  });

  describe('round.close', () => {
    it('does not close with two effective opinions of three, and names the application', async () => {
      const made = await aRound({ points: [80, 85] });
      const agent = await signIn(made.officer);
      const answer = await agent.post(`/api/rounds/${made.round.id}/close`).send({ version: 2 });
      assert.deepEqual([answer.status, codesOf(answer.body)], [422, ['round.tooFewReviews']]);
      assert.deepEqual(
        { ...answer.body.error.violations[0].params, name: '' },
        { name: '', effective: 2, min: 3 },
      );
      assert.equal((await made.round.reload()).state, 'open');
    });

    it('freezes the ranking: of five opinions the highest and the lowest are dropped, 80.00 is the mean', async () => {
      const made = await aRound({ experts: 5, points: [90, 85, 80, 75, 40] });
      const agent = await signIn(made.officer);
      await agent.post(`/api/rounds/${made.round.id}/close`).send({ version: 2 }).expect(200);
      const round = await made.round.reload();
      assert.equal(round.state, 'closed');
      assert.deepEqual(round.ranking, [
        {
          applicationId: made.applications[0]!.application.id,
          mean: 8000,
          spread: 5000,
          deviation: 1772,
          effective: 5,
          rank: 1,
          totals: [9000, 8500, 8000, 7500, 4000],
        },
      ]);
      assert.equal((await made.applications[0]!.application.reload()).state, 'reviewed');
      assert.ok((await noticesTo(made.officer.account.id)).includes('round.closed'));
    });

    it('takes the plain mean of three: 80, 85 and 90 are 85.00', async () => {
      const made = await aRound({ state: 'closed', points: [80, 85, 90] });
      assert.equal(made.round.ranking?.[0]?.mean, 8500);
    });

    it('ends what was not submitted, and what an expert sends afterwards is refused', async () => {
      const made = await aRound({ experts: 4, points: [80, 85, 90] });
      const late = await made.assignment(0, 3);
      await closeRound(made.officer.actor(REVIEW_AT), { id: made.round.id, version: 2 });
      assert.equal((await late.reload()).state, 'removed');
      const agent = await signIn(made.experts[3]!.who);
      const pledge = await agent
        .post(`/api/reviews/${late.code}/pledge`)
        .send({ version: late.version, pledgeVersion: '2026-1', accepts: true });
      assert.deepEqual([pledge.status, pledge.body.error.params.state], [409, 'removed']);
    });

    it('counts an opinion that is submitted while it closes, or refuses it: never neither', async function () {
      this.timeout(60_000);
      for (let turn = 0; turn < 3; turn++) {
        const made = await aRound({ experts: 4, points: [80, 85, 90] });
        const racing = await made.assignment(0, 3);
        const [closed, sent] = await Promise.allSettled([
          closeRound(made.officer.actor(REVIEW_AT), { id: made.round.id, version: 2 }),
          aSubmittedReview(made, 0, 3, 60),
        ]);
        assert.equal(closed.status, 'fulfilled');
        const counted = (await made.round.reload()).ranking?.[0]?.effective;
        assert.equal(counted, sent.status === 'fulfilled' ? 4 : 3);
        assert.equal((await racing.reload()).state, sent.status === 'fulfilled' ? 'submitted' : 'removed');
      }
    });

    it('needs a round that is open', async () => {
      const made = await aRound({ state: 'preparing' });
      const agent = await signIn(made.officer);
      const answer = await agent.post(`/api/rounds/${made.round.id}/close`).send({ version: 1 });
      assert.deepEqual([answer.status, answer.body.error.params.state], [409, 'preparing']);
    });
  });

  describe('round.read', () => {
    it('shows officers the progress and no score while the round is open', async () => {
      const made = await aRound({ points: [80, 85] });
      const agent = await signIn(made.officer);
      const { body } = await agent.get(`/api/rounds/${made.round.id}`).expect(200);
      const [row] = body.applications;
      assert.deepEqual([row.asked, row.submitted], [3, 2]);
      assert.deepEqual(
        row.assignments.map((each: { total: unknown; grade: unknown }) => [each.total, each.grade]),
        Array(3).fill([null, null]),
      );
      assert.equal(row.assignments[0].expert.name.startsWith('评审人'), true);
      for (const path of ['ranking', `applications/${row.applicationId}/opinions`]) {
        const early = await agent.get(`/api/rounds/${made.round.id}/${path}`);
        assert.deepEqual([early.status, early.body.error.params.reason], [409, 'roundHasClosed']);
      }
    });

    it('shows scores once it has closed', async () => {
      const made = await aRound({ state: 'closed', points: [80, 85, 90] });
      const agent = await signIn(made.officer);
      const { body } = await agent.get(`/api/rounds/${made.round.id}`).expect(200);
      assert.deepEqual(
        body.applications[0].assignments.map((each: { total: number }) => each.total).sort(),
        [8000, 8500, 9000],
      );
      const { applicationId } = body.applications[0];
      const opinions = await agent.get(`/api/rounds/${made.round.id}/applications/${applicationId}/opinions`);
      assert.equal(opinions.body.opinions.length, 3);
      assert.ok(opinions.body.opinions[0].expert.name);
    });

    it('withholds from an officer who applied who reviews their own', async () => {
      const officer = await someone('programmeOfficer');
      const call = await aPublishedCall({ officer });
      const own = await aSubmittedApplication({ call, state: 'accepted', lead: officer });
      const colleague = await someone('programmeOfficer');
      const made = await aRound({ call, officer: colleague, applications: [own] });
      const agent = await signIn(officer);
      const { body } = await agent.get(`/api/rounds/${made.round.id}`).expect(200);
      assert.deepEqual([body.applications[0].isWithheld, body.applications[0].assignments], [true, []]);
      const open = await signIn(colleague);
      assert.equal((await open.get(`/api/rounds/${made.round.id}`)).body.applications[0].asked, 3);
    });

    it('asks the database no more often for thirty assignments than for three', async () => {
      const small = await aRound({ applications: 1 });
      const large = await aRound({ applications: 10 });
      const agent = await signIn(await someone('programmeOfficer'));
      const queries = async (made: ReviewRound): Promise<number> => {
        let count = 0;
        const sequelize = product.database.sequelize as unknown as { options: { logging: unknown } };
        const before = sequelize.options.logging;
        sequelize.options.logging = () => {
          count += 1;
        };
        await agent.get(`/api/rounds/${made.round.id}`).expect(200);
        sequelize.options.logging = before;
        return count;
      };
      const few = await queries(small);
      assert.ok(few > 5, 'nothing was counted');
      assert.equal(await queries(large), few);
    });
  });

  describe('round.ranking', () => {
    it('draws the line from the envelope and flags equal scores at it', async () => {
      // 8.5 万元 each in the model application: two fit, and the two who share the third place do not both.
      const officer = await someone('programmeOfficer');
      const call = await aPublishedCall({ officer });
      const asked = (await aSubmittedApplication({ call, state: 'draft' })).application.requestedFen!;
      await call.reload();
      const points = [90, 85, 80, 80];
      const made = await aRound({
        state: 'closed',
        officer,
        call: await aPublishedCall({ officer, envelopeFen: asked * 3 }),
        applications: 4,
        pointsOf: (application) => points[application]!,
      });
      const agent = await signIn(officer);
      const { body } = await agent.get(`/api/rounds/${made.round.id}/ranking`).expect(200);
      assert.deepEqual(
        body.rows.map((row: { rank: number; place: string; isTied: boolean; mean: number }) => [
          row.rank,
          row.place,
          row.isTied,
          row.mean,
        ]),
        [
          [1, 'above', false, 9000],
          [2, 'above', false, 8500],
          [3, 'tied', true, 8000],
          [3, 'tied', true, 8000],
        ],
      );
      assert.deepEqual(body.line, { envelopeFen: asked * 3, remainingFen: asked, tied: 2 });
    });

    it('is read by leader and supervisor, without the line by the agency, and by nobody else', async () => {
      const made = await aRound({ state: 'closed' });
      const path = `/api/rounds/${made.round.id}/ranking`;
      for (const role of ['leader', 'supervisor'] as const) {
        const agent = await signIn(await someone(role));
        assert.ok((await agent.get(path).expect(200)).body.line, role);
      }
      const agency = await signIn(await someone('agencyOfficer', { callId: made.call.id }));
      const { body } = await agency.get(path).expect(200);
      assert.deepEqual([body.line, body.rows[0].requestedFen, body.rows[0].place], [null, null, null]);
      for (const role of ['applicant', 'hostOfficer', 'expert', 'officeClerk'] as const) {
        const agent = await signIn(await someone(role));
        assert.equal((await agent.get(path)).status, 403, role);
      }
    });
  });

  it('an opinion that was withdrawn after submission counts no more', async () => {
    const made = await aRound({ experts: 3, points: [80, 85, 90] });
    const submitted = await made.assignment(0, 2);
    const agent = await signIn(made.experts[2]!.who);
    await agent
      .post(`/api/reviews/${submitted.code}/recuse`)
      .send({ version: submitted.version, reason: '与项目组成员有合作' })
      .expect(200);
    const rows = await Assignment.findAll({ where: { roundId: made.round.id } });
    const asked = rows.map(({ state, scores }) => ({ state, scores }));
    const violations = checkEnoughReviews(made.call.rules.rubric, [{ applicationId: 1, name: 'x', asked }]);
    assert.deepEqual(violations[0]?.params['effective'], 2);
  });

  it('lists the rounds of calls a desk serves, and no others', async () => {
    const made = await aRound({ state: 'preparing', isAssigned: false });
    const other = await aRound({ state: 'preparing', isAssigned: false });
    const agency = await signIn(await someone('agencyOfficer', { callId: made.call.id }));
    const { body } = await agency.get('/api/rounds').expect(200);
    assert.deepEqual(
      body.items.map((each: { id: number }) => each.id),
      [made.round.id],
    );
    assert.equal((await agency.get(`/api/rounds/${other.round.id}`)).status, 404);
    assert.equal((await agency.post(`/api/rounds/${other.round.id}/open`).send({ version: 1 })).status, 404);
    assert.equal((await agency.post(`/api/rounds/${other.round.id}/close`).send({ version: 1 })).status, 404);
  });
});
