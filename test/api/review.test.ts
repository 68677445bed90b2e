import { strict as assert } from 'node:assert';
import { PDFDocument } from '@cantoo/pdf-lib';
import { StoredFile } from '../../db/models/application.ts';
import { DecisionItem, DecisionList } from '../../db/models/award.ts';
import { Assignment, DeclaredConflict } from '../../db/models/review.ts';
import { store } from '../../server/core/storage.ts';
import { PLEDGE } from '../../server/domain/pledge.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';
import {
  REVIEW_AT,
  aRound,
  aSavedReview,
  aSubmittedReview,
  anOpinion,
  type ReviewRound,
} from '../support/review.ts';
import { aSubmittedApplication } from '../support/submitted.ts';

describe("the expert's desk", () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
    product.at(REVIEW_AT);
  });
  after(() => product.close());

  const signIn = (who: Someone) => product.signIn(who.account.username);
  const accepts = { pledgeVersion: PLEDGE.version, accepts: true };

  async function aDesk(made?: ReviewRound) {
    const round = made ?? (await aRound());
    const row = await round.assignment(0, 0);
    return { round, row, agent: await signIn(round.experts[0]!.who), path: `/api/reviews/${row.code}` };
  }

  describe('review.pledge', () => {
    it('opens the packet; before it there is neither title nor text', async () => {
      const { agent, row, path, round } = await aDesk();
      const closed = await agent.get(path).expect(200);
      assert.equal(closed.body.packet, null);
      assert.ok(!JSON.stringify(closed.body).includes(round.applications[0]!.application.title));
      assert.equal((await agent.get(`${path}/body`)).status, 404);
      const list = await agent.get('/api/reviews').expect(200);
      assert.deepEqual([list.body.items[0].title, list.body.items[0].code], [null, row.code]);

      const opened = await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      assert.equal(opened.status, 200, JSON.stringify(opened.body));
      assert.equal(opened.body.packet.title, round.applications[0]!.application.title);
      await row.reload();
      assert.deepEqual([row.state, row.pledgeVersion], ['pledged', PLEDGE.version]);
      assert.equal((await auditOf('review.pledge', 'assignment', row.id)).length, 1);
    });

    it('takes no other wording, no refusal and no old version', async () => {
      const { agent, path } = await aDesk();
      const old = await agent
        .post(`${path}/pledge`)
        .send({ version: 1, pledgeVersion: '1999-1', accepts: true });
      assert.deepEqual([old.status, old.body.error.violations[0].code], [422, 'review.pledgeVersion']);
      const no = await agent.post(`${path}/pledge`).send({ version: 1, ...accepts, accepts: false });
      assert.equal(no.status, 400);
      assert.equal((await agent.post(`${path}/pledge`).send({ version: 4, ...accepts })).status, 409);
    });

    it('finds a conflict that came up meanwhile: the review is void, and why is not told', async () => {
      const { agent, row, path, round } = await aDesk();
      // Past every act: a fact that nobody looked at again.
      await round.experts[0]!.expert.update({ uscc: round.applications[0]!.host.uscc });
      const answer = await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      assert.deepEqual([answer.status, answer.body.error.params.state], [409, 'void']);
      assert.ok(!JSON.stringify(answer.body).includes('conflict'));
      assert.equal((await row.reload()).state, 'void');
      assert.ok((await noticesTo(round.officer.account.id)).includes('assignment.lost'));
    });

    it('waits until the round is open', async () => {
      const { agent, path } = await aDesk(await aRound({ state: 'preparing' }));
      const answer = await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      assert.deepEqual([answer.status, answer.body.error.params.reason], [409, 'roundIsOpen']);
      assert.equal((await agent.get(path)).status, 404);
      assert.deepEqual((await agent.get('/api/reviews')).body.items, []);
    });
  });

  describe('review.save', () => {
    it('keeps what is written so far, finished or not, and counts the total once all is scored', async () => {
      const { agent, path, row, round } = await aDesk();
      await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      const [first] = round.call.rules.rubric.criteria;
      const part = await agent.post(`${path}/save`).send({
        version: 2,
        scores: { [first!.key]: 70 },
        comments: { [first!.key]: ' 尚可\u200b ' },
        grade: null,
      });
      assert.equal(part.status, 200, JSON.stringify(part.body));
      assert.deepEqual(
        [part.body.version, part.body.total, part.body.opinion.comments],
        [3, null, { [first!.key]: '尚可' }],
      );
      const whole = await agent.post(`${path}/save`).send({ version: 3, ...anOpinion(round.call, 81) });
      assert.deepEqual([whole.body.version, whole.body.total], [4, 8100]);
      assert.equal((await row.reload()).state, 'pledged');
      const [audit] = (await auditOf('review.save', 'assignment', row.id)).slice(-1);
      assert.equal(audit?.after?.['scores'], '***');
      assert.ok(!JSON.stringify([audit?.before, audit?.after]).includes('81'), 'a score stands in the audit');
    });

    it('offers both texts when another tab was faster', async () => {
      const { agent, path, round } = await aDesk();
      await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      await agent
        .post(`${path}/save`)
        .send({ version: 2, ...anOpinion(round.call, 81) })
        .expect(200);
      const stale = await agent.post(`${path}/save`).send({ version: 2, ...anOpinion(round.call, 60) });
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
      assert.equal(stale.body.error.current.version, 3);
      assert.equal(Object.values(stale.body.error.current.opinion.scores)[0], 81);
    });

    it('refuses points beyond 100, half points, unknown criteria and endless comments, all at once', async () => {
      const { agent, path, round } = await aDesk();
      await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      const [a, b] = round.call.rules.rubric.criteria;
      const shape = await agent
        .post(`${path}/save`)
        .send({ version: 2, scores: { [a!.key]: 101, [b!.key]: 7.5 }, comments: {}, grade: 'D' });
      assert.equal(shape.status, 400);
      assert.equal(shape.body.error.violations.length, 3);
      const unknown = await agent.post(`${path}/save`).send({
        version: 2,
        scores: { charm: 5 },
        comments: { [a!.key]: '长'.repeat(4001) },
        grade: null,
      });
      assert.equal(unknown.status, 400);
      assert.deepEqual(
        unknown.body.error.violations.map((each: { code: string }) => each.code),
        ['review.criterion', 'review.commentLong'],
      );
    });

    it('needs the pledge first, and ends with the submission', async () => {
      const { agent, path, round } = await aDesk();
      const early = await agent.post(`${path}/save`).send({ version: 1, ...anOpinion(round.call, 80) });
      assert.deepEqual([early.status, early.body.error.params.state], [409, 'invited']);
      const sent = await aSubmittedReview(round, 0, 0, 80);
      const late = await agent
        .post(`${path}/save`)
        .send({ version: sent.version, ...anOpinion(round.call, 99) });
      assert.deepEqual([late.status, late.body.error.params.state], [409, 'submitted']);
      assert.equal((await sent.reload()).total, 8000);
    });
  });

  describe('review.submit', () => {
    it('hands in an opinion that is whole', async () => {
      const { agent, path, round, row } = await aDesk();
      const saved = await aSavedReview(round, 0, 0, 85);
      const answer = await agent.post(`${path}/submit`).send({ version: saved.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.total], ['submitted', 8500]);
      assert.ok(answer.body.submittedAt);
      assert.equal((await auditOf('review.submit', 'assignment', row.id)).length, 1);
    });

    it('names every score, comment and grade that is missing or too short, by code points', async () => {
      const { agent, path, round } = await aDesk();
      await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      const { criteria, minCommentCharacters: min } = round.call.rules.rubric;
      const [first, second] = criteria;
      const opinion = anOpinion(round.call, 80);
      delete opinion.scores[first!.key];
      const comments = { ...opinion.comments, [second!.key]: '𠮷'.repeat(min - 1) };
      await agent
        .post(`${path}/save`)
        .send({ version: 2, scores: opinion.scores, comments, grade: null })
        .expect(200);
      const answer = await agent.post(`${path}/submit`).send({ version: 3 });
      assert.equal(answer.status, 422);
      assert.deepEqual(
        answer.body.error.violations.map((each: { code: string; path: string[] }) => [
          each.code,
          ...each.path,
        ]),
        [
          ['review.scoreMissing', 'scores', first!.key],
          ['review.commentShort', 'comments', second!.key],
          ['review.gradeMissing', 'grade'],
        ],
      );
      const enough = { ...comments, [second!.key]: '𠮷'.repeat(min) };
      const whole = { ...opinion, scores: { ...opinion.scores, [first!.key]: 0 }, comments: enough };
      const saved = await agent.post(`${path}/save`).send({ version: 3, ...whole, grade: 'A' });
      await agent.post(`${path}/submit`).send({ version: saved.body.version }).expect(200);
    });

    it('is once: of twenty at the same moment one submits', async () => {
      const { agent, path, round, row } = await aDesk();
      const { version } = await aSavedReview(round, 0, 0, 85);
      const twenty = await Promise.all(
        Array.from({ length: 20 }, () => agent.post(`${path}/submit`).send({ version })),
      );
      assert.equal(twenty.filter((each) => each.status === 200).length, 1);
      assert.equal(twenty.filter((each) => each.status === 409).length, 19);
      assert.equal((await auditOf('review.submit', 'assignment', row.id)).length, 1);
    });

    it('does not take the score of an expert who has a conflict by then', async () => {
      const { agent, path, round, row } = await aDesk();
      const { version } = await aSavedReview(round, 0, 0, 85);
      await round.experts[0]!.expert.update({ uscc: round.applications[0]!.host.uscc });
      const answer = await agent.post(`${path}/submit`).send({ version });
      assert.equal(answer.status, 409);
      assert.equal((await row.reload()).state, 'void');
    });
  });

  describe('review.refuse', () => {
    it('does not take it on; a conflict is kept and the officers look for another', async () => {
      const { agent, path, row, round } = await aDesk();
      const short = await agent.post(`${path}/refuse`).send({ version: 1, cause: 'conflict' });
      assert.equal(short.status, 400);
      const answer = await agent
        .post(`${path}/refuse`)
        .send({ version: 1, cause: 'conflict', reason: '曾是申请人的导师' });
      assert.deepEqual([answer.status, answer.body.state], [200, 'refused']);
      assert.equal(await DeclaredConflict.count({ where: { expertId: row.expertId } }), 1);
      assert.ok((await noticesTo(round.officer.account.id)).includes('assignment.lost'));
      assert.equal((await agent.get(path)).status, 404);
      assert.equal((await auditOf('review.refuse', 'assignment', row.id)).length, 1);
    });

    it('for want of time states no conflict', async () => {
      const { agent, path, row } = await aDesk();
      await agent.post(`${path}/refuse`).send({ version: 1, cause: 'time', reason: '出差在外' }).expect(200);
      assert.equal(await DeclaredConflict.count({ where: { expertId: row.expertId } }), 0);
    });

    it('waits until the round is open', async () => {
      const { agent, path } = await aDesk(await aRound({ state: 'preparing' }));
      const answer = await agent
        .post(`${path}/refuse`)
        .send({ version: 1, cause: 'time', reason: '出差在外' });
      assert.deepEqual([answer.status, answer.body.error.params.reason], [409, 'roundIsOpen']);
    });

    it('is too late once the pledge was given: then one stands aside', async () => {
      const { agent, path } = await aDesk();
      await agent.post(`${path}/pledge`).send({ version: 1, ...accepts });
      const answer = await agent
        .post(`${path}/refuse`)
        .send({ version: 2, cause: 'time', reason: '出差在外' });
      assert.deepEqual([answer.status, answer.body.error.params.state], [409, 'pledged']);
    });
  });

  describe('review.recuse', () => {
    it('takes back an opinion that was submitted; access ends and the score counts no more', async () => {
      const { agent, path, round, row } = await aDesk();
      const sent = await aSubmittedReview(round, 0, 0, 85);
      const answer = await agent
        .post(`${path}/recuse`)
        .send({ version: sent.version, reason: '发现与成员有合作论文' });
      assert.deepEqual([answer.status, answer.body.state], [200, 'recused']);
      assert.equal((await row.reload()).total, 8500, 'kept for the audit');
      assert.equal((await agent.get(path)).status, 404);
      assert.equal((await auditOf('review.recuse', 'assignment', row.id)).length, 1);
      const officer = await signIn(round.officer);
      const pairs = [{ applicationId: row.applicationId, expertId: row.expertId }];
      const again = await officer.post(`/api/rounds/${round.round.id}/assignments`).send({ pairs });
      assert.equal(again.status, 422);
    });

    it('ends with the round', async () => {
      const { agent, path, row } = await aDesk(await aRound({ state: 'closed' }));
      const answer = await agent
        .post(`${path}/recuse`)
        .send({ version: row.version, reason: '发现与成员有合作论文' });
      assert.deepEqual([answer.status, answer.body.error.params.reason], [409, 'roundIsOpen']);
    });
  });

  describe('assignment.read', () => {
    it('is nobody else’s: another expert, an officer, the applicant, a code that is none', async () => {
      const { path, round, row } = await aDesk();
      const other = await signIn(round.experts[1]!.who);
      assert.equal((await other.get(path)).status, 404);
      for (const act of ['pledge', 'refuse', 'save', 'submit', 'recuse']) {
        const body = {
          version: 1,
          ...accepts,
          ...anOpinion(round.call, 80),
          cause: 'time',
          reason: '没有时间',
        };
        assert.equal((await other.post(`${path}/${act}`).send(body)).status, 404, act);
      }
      for (const code of ['AAAAAAAAAAAA', String(row.id), row.code.toLowerCase()])
        assert.equal((await other.get(`/api/reviews/${code}`)).status, 404, code);
      for (const who of [round.officer, round.applications[0]!.lead]) {
        assert.equal((await (await signIn(who)).get(path)).status, 403);
      }
    });

    it('shows nothing any more once the round has closed', async () => {
      const { agent, path, round } = await aDesk(await aRound({ state: 'closed' }));
      assert.equal((await agent.get(path)).status, 404);
      assert.equal((await agent.get(`${path}/body`)).status, 404);
      const { body } = await agent.get('/api/reviews').expect(200);
      assert.deepEqual([body.items[0].isOver, body.items[0].title], [true, null]);
      assert.ok(!JSON.stringify(body).includes(round.applications[0]!.application.title));
    });

    it('tells a double blind expert nothing of people, units and numbers; a single blind one no identity', async () => {
      const host = await anOrganisation({ name: '金丝雀研究院' });
      const partner = await anOrganisation({ name: '金丝雀伙伴公司' });
      const lead = await someone('applicant', { organisationId: host.id, name: '金丝雀一号' });
      const member = {
        name: '金丝雀二号',
        organisationName: '金丝雀三院',
        uscc: '',
        months: 3,
        email: 'canary@x.cn',
      };
      const answers = {
        team: { members: [member] },
        partners: { partners: [{ name: partner.name, uscc: partner.uscc }] },
        avoid: { avoid: [{ name: '金丝雀四号', organisationName: '金丝雀五院', uscc: '', reason: '争议' }] },
      };
      for (const blind of ['double', 'single'] as const) {
        const call = await aPublishedCall({ rules: { blind } });
        const submitted = await aSubmittedApplication({ call, state: 'accepted', host, lead, answers });
        const { agent, path } = await aDesk(await aRound({ call, applications: [submitted] }));
        await agent
          .post(`${path}/pledge`)
          .send({ version: 1, ...accepts })
          .expect(200);
        const text = JSON.stringify([(await agent.get(path)).body, (await agent.get('/api/reviews')).body]);
        const secrets = [
          lead.person.identityMasked!,
          submitted.application.receiptNumber!,
          host.uscc,
          'canary@x.cn',
          '金丝雀四号',
          '金丝雀五院',
          `"${submitted.application.id}"`,
        ];
        const names = ['金丝雀一号', '金丝雀二号', '金丝雀研究院', '金丝雀伙伴公司'];
        for (const secret of secrets) assert.ok(!text.includes(secret), `${blind}: ${secret}`);
        for (const name of names) assert.equal(text.includes(name), blind === 'single', `${blind}: ${name}`);
      }
    });
  });

  it('assignment.body is the text under a general name, marked, without its makers', async () => {
    const { agent, path, round, row } = await aDesk();
    const document = await PDFDocument.create();
    document.addPage();
    document.setAuthor('Canary Author');
    const stored = await store(Buffer.from(await document.save()));
    const { fileId } = round.applications[0]!.revision.files[0]!;
    await StoredFile.update({ storageKey: stored.key, name: '金丝雀的正文.pdf' }, { where: { id: fileId } });
    await agent
      .post(`${path}/pledge`)
      .send({ version: 1, ...accepts })
      .expect(200);
    const answer = await agent.get(`${path}/body`).buffer(true).expect(200);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.equal(answer.headers['content-disposition'], `inline; filename="review-${row.code}.pdf"`);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const read = await PDFDocument.load(answer.body as Uint8Array, { updateMetadata: false });
    assert.equal(read.getAuthor(), undefined);
    const other = await signIn(round.experts[1]!.who);
    assert.equal((await other.get(`${path}/body`)).status, 404);
  });

  describe('feedback.read', () => {
    async function published(made: ReviewRound, state: 'draft' | 'inPublicity') {
      const { application } = made.applications[0]!;
      await application.reload();
      const list = await DecisionList.create({
        state,
        callId: made.call.id,
        roundId: made.round.id,
        title: '拟立项清单',
      });
      await DecisionItem.create({
        listId: list.id,
        applicationId: application.id,
        rank: 1,
        mean: 8500,
        isProposed: false,
      });
      await application.update({ state: 'notFunded' });
      return application;
    }

    it('gives the applicant mean and comments once the decision is public: no expert, no code, no single score', async () => {
      const made = await aRound({ state: 'closed', points: [80, 85, 91] });
      const application = await published(made, 'inPublicity');
      const agent = await signIn(made.applications[0]!.lead);
      const answer = await agent.get(`/api/applications/${application.id}/feedback`);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(
        [answer.body.mean, answer.body.opinions, answer.body.grades],
        [8533, 3, { A: 2, B: 1, C: 0 }],
      );
      assert.equal(answer.body.comments[0].texts.length, 3);
      const text = JSON.stringify(answer.body);
      for (const index of [0, 1, 2]) {
        const row = await made.assignment(0, index);
        const { expert, who } = made.experts[index]!;
        for (const secret of [row.code, who.person.name, expert.unitName, expert.uscc, String(row.total)])
          assert.ok(!text.includes(secret), secret);
      }
    });

    it('is not there before, nor for anybody else', async () => {
      const made = await aRound({ state: 'closed', points: [80, 85, 90] });
      const { lead, application } = made.applications[0]!;
      const path = `/api/applications/${application.id}/feedback`;
      const agent = await signIn(lead);
      assert.equal((await agent.get(path)).status, 404, 'reviewed');
      await published(made, 'draft');
      assert.equal((await agent.get(path)).status, 404, 'not funded, and not yet public');
      const stranger = await signIn(await someone('applicant'));
      await DecisionList.update({ state: 'inPublicity' }, { where: { callId: made.call.id } });
      assert.equal((await stranger.get(path)).status, 404);
      assert.equal((await agent.get(path)).status, 200);
    });
  });

  it('no applicant, host or other expert reads who reviews, in any answer, header or notice', async () => {
    const made = await aRound({ points: [80, 85] });
    const rows = await Assignment.findAll({ where: { roundId: made.round.id } });
    const secrets = [
      ...made.experts.flatMap(({ expert, who }) => [who.person.name, who.account.username, expert.unitName]),
      ...rows.map((each) => each.code),
    ];
    const { host, lead, application } = made.applications[0]!;
    const hostOfficer = await someone('hostOfficer', { organisationId: host.id });
    const stranger = await someone('expert');
    const paths = [
      '/api/reviews',
      '/api/rounds',
      `/api/rounds/${made.round.id}`,
      `/api/rounds/${made.round.id}/ranking`,
      `/api/rounds/${made.round.id}/candidates?applicationId=${application.id}`,
      `/api/rounds/${made.round.id}/applications/${application.id}/opinions`,
      '/api/experts?text=评审人',
      `/api/applications/${application.id}/feedback`,
      `/api/applications/${application.id}`,
      '/api/session',
      '/api/notices',
    ];
    for (const who of [lead, hostOfficer, stranger, made.experts[2]!.who]) {
      const agent = await signIn(who);
      const own = who === made.experts[2]!.who ? await made.assignment(0, 2) : null;
      for (const path of paths) {
        const answer = await agent.get(encodeURI(path));
        const all = JSON.stringify([answer.body, answer.headers]);
        for (const secret of secrets) {
          const isOwn =
            secret === own?.code || (own && [who.person.name, who.account.username].includes(secret));
          if (!isOwn) assert.ok(!all.includes(secret), `${path} tells ${who.account.username} ${secret}`);
        }
      }
    }
  });
});
