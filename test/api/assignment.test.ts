import { strict as assert } from 'node:assert';
import { Assignment, DeclaredConflict } from '../../db/models/review.ts';
import { readApplication } from '../../server/domain/applicationFacts.ts';
import { removeAssignment, submitReview } from '../../server/features/review/index.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';
import { REVIEW_AT, aRound, aSavedReview, anExpert, type KnownExpert } from '../support/review.ts';
import { aSubmittedApplication } from '../support/submitted.ts';

describe('who reviews what', () => {
  let product: Product;
  let officer: Someone;
  before(async () => {
    product = await openProduct();
    product.at(REVIEW_AT);
    officer = await someone('programmeOfficer');
  });
  after(() => product.close());

  const signIn = (who: Someone) => product.signIn(who.account.username);

  describe('assignment.assign', () => {
    const none = { state: 'preparing', experts: 0, isAssigned: false } as const;

    it('asks several experts at once and leaves a random code with each', async () => {
      const made = await aRound({ ...none, officer, experts: 3 });
      const agent = await signIn(officer);
      const { id: applicationId } = made.applications[0]!.application;
      const pairs = made.experts.map(({ expert }) => ({ applicationId, expertId: expert.id }));
      const answer = await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const rows = await Assignment.findAll({ where: { roundId: made.round.id } });
      assert.equal(rows.length, 3);
      assert.equal(new Set(rows.map((each) => each.code)).size, 3);
      for (const row of rows) {
        assert.match(row.code, /^[A-Z2-9]{12}$/);
        assert.equal((await auditOf('assignment.assign', 'assignment', row.id)).length, 1);
      }
      assert.deepEqual(await noticesTo(made.experts[0]!.who.account.id), []);
    });

    /** One round with one application; the expert is refused by this rule and with this fact. */
    async function refusedBy(
      given: Parameters<typeof aSubmittedApplication>[0],
      who: (submitted: Awaited<ReturnType<typeof aSubmittedApplication>>) => Promise<KnownExpert>,
    ) {
      const call = await aPublishedCall({ officer });
      const submitted = await aSubmittedApplication({ call, state: 'accepted', ...given });
      const made = await aRound({ ...none, officer, call, applications: [submitted] });
      const { expert } = await who(submitted);
      const agent = await signIn(officer);
      const pairs = [{ applicationId: submitted.application.id, expertId: expert.id }];
      const answer = await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs });
      assert.equal(answer.status, 422, JSON.stringify(answer.body));
      assert.equal(await Assignment.count({ where: { roundId: made.round.id } }), 0);
      const seen = await agent
        .get(`/api/rounds/${made.round.id}/candidates`)
        .query({ applicationId: submitted.application.id });
      const candidate = seen.body.items.find((each: { expertId: number }) => each.expertId === expert.id);
      const violations: { code: string; params: Record<string, string>; message: string }[] =
        answer.body.error.violations;
      assert.deepEqual(
        candidate.closedBecause.map((each: { code: string }) => each.code),
        violations.map((each) => each.code),
        'the page and the server give different reasons',
      );
      return violations;
    }

    it('refuses an expert of the host unit, and says which', async () => {
      const [first] = await refusedBy({}, ({ host }) => anExpert({ officer, uscc: host.uscc }));
      assert.equal(first?.code, 'conflict.R3');
      assert.equal(first?.params['relation'], 'host');
      assert.ok((first?.message.length ?? 0) > 5);
    });

    it('refuses an expert of the unit to which the host belongs', async () => {
      const parent = await anOrganisation();
      const host = await anOrganisation({ parentUscc: parent.uscc });
      const [first] = await refusedBy({ host }, () => anExpert({ officer, uscc: parent.uscc }));
      assert.equal(first?.code, 'conflict.R3');
    });

    it('refuses an expert of a partner unit', async () => {
      const partner = await anOrganisation();
      const partners = { partners: { partners: [{ name: partner.name, uscc: partner.uscc }] } };
      const found = await refusedBy({ answers: partners }, () => anExpert({ officer, uscc: partner.uscc }));
      assert.deepEqual(
        found.map((each) => [each.code, each.params['relation']]),
        [['conflict.R3', 'partner']],
      );
    });

    it("refuses an expert of a member's unit, and the member", async () => {
      const unit = await anOrganisation();
      const member = { name: '测试成员甲', uscc: unit.uscc, organisationName: unit.name };
      const team = { team: { members: [member] } };
      const colleague = await refusedBy({ answers: team }, () => anExpert({ officer, uscc: unit.uscc }));
      assert.deepEqual(
        colleague.map((each) => [each.code, each.params['relation']]),
        [['conflict.R3', 'member']],
      );
      const self = await refusedBy({ answers: team }, () =>
        anExpert({ officer, name: '测试成员甲', uscc: unit.uscc }),
      );
      assert.ok(self.some((each) => each.code === 'conflict.R6'));
    });

    it('refuses an expert whose account is registered under the host, whatever the library says', async () => {
      const found = await refusedBy({}, async ({ host }) =>
        anExpert({ officer, who: await someone('expert', { organisationId: host.id }) }),
      );
      assert.deepEqual([...new Set(found.map((each) => each.code))], ['conflict.R3']);
    });

    it('refuses whoever leads an application of the same call, their own included', async () => {
      const other = await refusedBy({}, async ({ call }) => {
        const { lead } = await aSubmittedApplication({ call, state: 'accepted' });
        return anExpert({ officer, who: lead });
      });
      assert.equal(other[0]?.code, 'conflict.R2');
      const own = await refusedBy({}, ({ lead }) => anExpert({ officer, who: lead }));
      assert.ok(own.some((each) => each.code === 'conflict.R6'));
    });

    it('refuses whom the applicant asks to avoid', async () => {
      const avoid = [{ name: '回避专家', organisationName: '远方大学', uscc: '', reason: '学术争议' }];
      const [first] = await refusedBy({ answers: { avoid: { avoid } } }, () =>
        anExpert({ officer, name: '回避专家', unitName: '远方大学' }),
      );
      assert.equal(first?.code, 'conflict.R10');
    });

    it('refuses a suspended expert until the last day of the suspension', async () => {
      const [first] = await refusedBy({}, () => anExpert({ officer, suspendedUntil: '2026-04-20' }));
      assert.deepEqual([first?.code, first?.params['until']], ['conflict.R9', '2026-04-20']);
    });

    it('refuses an expert who cannot sign in', async () => {
      const [first] = await refusedBy({}, async () => {
        const known = await anExpert({ officer });
        await known.who.account.update({ state: 'disabled' });
        return known;
      });
      assert.equal(first?.code, 'assignment.noAccount');
    });

    it('says at once what is wrong with every pair, and asks nobody', async () => {
      const made = await aRound({ ...none, officer });
      const { application, host } = made.applications[0]!;
      const good = await anExpert({ officer });
      const bad = await anExpert({ officer, uscc: host.uscc });
      const agent = await signIn(officer);
      const pairs = [
        { applicationId: application.id, expertId: good.expert.id },
        { applicationId: application.id, expertId: bad.expert.id },
        { applicationId: application.id, expertId: good.expert.id },
        { applicationId: 999999, expertId: good.expert.id },
        { applicationId: application.id, expertId: 999999 },
      ];
      const answer = await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs });
      assert.deepEqual(
        answer.body.error.violations.map((each: { code: string; path: unknown[] }) => [
          each.path[1],
          each.code,
        ]),
        [
          [1, 'conflict.R3'], // of the host
          [1, 'conflict.R3'], // of the leader
          [2, 'assignment.twice'],
          [3, 'assignment.notInRound'],
          [4, 'assignment.noExpert'],
        ],
      );
      assert.equal(await Assignment.count({ where: { roundId: made.round.id } }), 0);
    });

    it('refuses an officer for their own project', async () => {
      const call = await aPublishedCall({ officer });
      const own = await aSubmittedApplication({ call, state: 'accepted', lead: officer });
      const colleague = await someone('programmeOfficer');
      const made = await aRound({ ...none, officer: colleague, call, applications: [own] });
      const { expert } = await anExpert({ officer: colleague });
      const pairs = [{ applicationId: own.application.id, expertId: expert.id }];
      const agent = await signIn(officer);
      const answer = await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs });
      assert.deepEqual([answer.status, answer.body.error.violations[0].code], [422, 'conflict.staff']);
      const seen = await agent
        .get(`/api/rounds/${made.round.id}/candidates`)
        .query({ applicationId: own.application.id });
      assert.equal(seen.status, 404);
    });

    it('asks an expert once, however often it is sent at once', async () => {
      const made = await aRound({ ...none, officer });
      const { expert } = await anExpert({ officer });
      const pairs = [{ applicationId: made.applications[0]!.application.id, expertId: expert.id }];
      const agent = await signIn(officer);
      const twenty = await Promise.all(
        Array.from({ length: 20 }, () =>
          agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs }),
        ),
      );
      assert.equal(twenty.filter((each) => each.status === 200).length, 1);
      assert.deepEqual(
        [
          ...new Set(
            twenty.filter((each) => each.status !== 200).map((each) => each.body.error.violations[0].code),
          ),
        ],
        ['assignment.twice'],
      );
    });

    it('still asks in an open round, and tells the expert; in a closed one nobody', async () => {
      const made = await aRound({ officer });
      const { expert, who } = await anExpert({ officer });
      const pairs = [{ applicationId: made.applications[0]!.application.id, expertId: expert.id }];
      const agent = await signIn(officer);
      await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs }).expect(200);
      assert.deepEqual(await noticesTo(who.account.id), ['review.invited']);
      const closed = await aRound({ officer, state: 'closed' });
      const late = await agent.post(`/api/rounds/${closed.round.id}/assignments`).send({
        pairs: [{ applicationId: closed.applications[0]!.application.id, expertId: expert.id }],
      });
      assert.deepEqual([late.status, late.body.error.params.reason], [409, 'roundHasNotClosed']);
    });

    it('is hidden from an agency of another call and closed to every other desk', async () => {
      const made = await aRound({ ...none, officer });
      const other = await aPublishedCall({ officer });
      const path = `/api/rounds/${made.round.id}/assignments`;
      const body = { pairs: [{ applicationId: 1, expertId: 1 }] };
      const agency = await signIn(await someone('agencyOfficer', { callId: other.id }));
      assert.equal((await agency.post(path).send(body)).status, 404);
      assert.equal(
        (await agency.get(`/api/rounds/${made.round.id}/candidates`).query({ applicationId: 1 })).status,
        404,
      );
      const expert = await signIn(await someone('expert'));
      assert.equal((await expert.post(path).send(body)).status, 403);
      const agent = await signIn(officer);
      assert.equal((await agent.post(path).send({ pairs: [] })).status, 400);
    });
  });

  describe('assignment.remove', () => {
    it('takes an expert off who has not submitted; the same can be asked again', async () => {
      const made = await aRound({ officer });
      const row = await made.assignment(0, 0);
      const agent = await signIn(officer);
      const path = `/api/assignments/${row.id}/remove`;
      assert.equal((await agent.post(path).send({ version: 1 })).status, 400);
      assert.equal((await agent.post(path).send({ version: 9, reason: '另派专家' })).status, 409);
      await agent.post(path).send({ version: 1, reason: '另派专家' }).expect(200);
      assert.equal((await row.reload()).state, 'removed');
      assert.ok((await noticesTo(made.experts[0]!.who.account.id)).includes('review.ended'));
      assert.equal((await auditOf('assignment.remove', 'assignment', row.id)).length, 1);
      const pairs = [{ applicationId: row.applicationId, expertId: row.expertId }];
      await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs }).expect(200);
    });

    it('does not take away an opinion that was submitted', async () => {
      const made = await aRound({ officer, points: [80] });
      const row = await made.assignment(0, 0);
      const agent = await signIn(officer);
      const answer = await agent
        .post(`/api/assignments/${row.id}/remove`)
        .send({ version: row.version, reason: '另派专家' });
      assert.deepEqual([answer.status, answer.body.error.params.state], [409, 'submitted']);
    });

    it('and a submission at the same moment have one outcome', async function () {
      this.timeout(60_000);
      for (let turn = 0; turn < 3; turn++) {
        const made = await aRound({ officer });
        const saved = await aSavedReview(made, 0, 0, 80);
        const expert = made.experts[0]!.who.actor(REVIEW_AT);
        const [removed, submitted] = await Promise.allSettled([
          removeAssignment(officer.actor(REVIEW_AT), {
            id: saved.id,
            version: saved.version,
            reason: '另派专家',
          }),
          submitReview(expert, { code: saved.code, version: saved.version }),
        ]);
        assert.deepEqual([removed.status, submitted.status].sort(), ['fulfilled', 'rejected']);
        const state = (await saved.reload()).state;
        assert.equal(state, removed.status === 'fulfilled' ? 'removed' : 'submitted');
      }
    });
  });

  describe('assignment.void', () => {
    it('strikes an opinion out for a conflict that no data shows, and holds on to it', async () => {
      const made = await aRound({ officer, points: [80] });
      const row = await made.assignment(0, 0);
      const agent = await signIn(officer);
      await agent
        .post(`/api/assignments/${row.id}/void`)
        .send({ version: row.version, reason: '有亲属关系' })
        .expect(200);
      assert.equal((await row.reload()).state, 'void');
      assert.equal(await DeclaredConflict.count({ where: { expertId: row.expertId, kind: 'pinned' } }), 1);
      assert.equal((await auditOf('assignment.void', 'assignment', row.id)).length, 1);
      const pairs = [{ applicationId: row.applicationId, expertId: row.expertId }];
      const again = await agent.post(`/api/rounds/${made.round.id}/assignments`).send({ pairs });
      assert.deepEqual(
        again.body.error.violations.map((each: { code: string }) => each.code),
        ['conflict.R8', 'assignment.twice'],
      );
    });

    it('changes nothing once the round has closed', async () => {
      const made = await aRound({ officer, state: 'closed' });
      const row = await made.assignment(0, 0);
      const agent = await signIn(officer);
      for (const act of ['void', 'remove']) {
        const answer = await agent
          .post(`/api/assignments/${row.id}/${act}`)
          .send({ version: row.version, reason: '有亲属关系' });
        assert.equal(answer.status, 409, act);
      }
      assert.equal((await row.reload()).state, 'submitted');
    });

    it("is hidden from another call's agency", async () => {
      const made = await aRound({ officer });
      const row = await made.assignment(0, 0);
      const agency = await signIn(
        await someone('agencyOfficer', { callId: (await aPublishedCall({ officer })).id }),
      );
      for (const act of ['void', 'remove']) {
        const answer = await agency
          .post(`/api/assignments/${row.id}/${act}`)
          .send({ version: 1, reason: '有亲属关系' });
        assert.equal(answer.status, 404, act);
      }
    });
  });

  it('offers those who may be asked first, of the field before others and the idle before the busy', async () => {
    const call = await aPublishedCall({ officer });
    const one = await aSubmittedApplication({ call, state: 'accepted' });
    const discipline = readApplication(one.revision.answers).discipline!;
    const busy = await anExpert({ officer, name: '候选甲', disciplines: [discipline] });
    const idle = await anExpert({ officer, name: '候选乙', disciplines: [discipline] });
    const other = await anExpert({
      officer,
      name: '候选丙',
      disciplines: [discipline === '180' ? '520' : '180'],
    });
    const closed = await anExpert({ officer, name: '候选丁', uscc: one.host.uscc });
    const two = await aSubmittedApplication({ call, state: 'accepted' });
    const made = await aRound({
      state: 'preparing',
      officer,
      call,
      applications: [two],
      experts: [busy],
    });
    const agent = await signIn(officer);
    const { body } = await agent
      .get(`/api/rounds/${made.round.id}/candidates`)
      .query({ applicationId: one.application.id, text: '候选' })
      .expect(200);
    assert.deepEqual(
      body.items.map((each: { expertId: number; load: number }) => [each.expertId, each.load]),
      [
        [idle.expert.id, 0],
        [busy.expert.id, 1],
        [other.expert.id, 0],
        [closed.expert.id, 0],
      ],
    );
    assert.equal(body.total, 4);
  });
});
