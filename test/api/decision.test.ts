import { strict as assert } from 'node:assert';
import { Application } from '../../db/models/application.ts';
import { DecisionItem, DecisionList } from '../../db/models/award.ts';
import { Round } from '../../db/models/review.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import {
  aClosedRound,
  aDraftList,
  aFrozenList,
  anApprovedList,
  bureauDesks,
  DECIDING,
  type Listed,
} from '../support/award.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';

const WAN = 1_000_000;

interface Shown {
  id: number;
  version: number;
  items: {
    id: number;
    receiptNumber: string;
    isProposed: boolean;
    amountFen: number | null;
    note: string | null;
  }[];
  abilities: { act: string; allowed: boolean; reason: string | null }[];
  problems: { code: string }[];
}

describe('decision lists', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
    product.at(DECIDING);
  });
  after(() => product.close());

  const as = (who: Someone) => product.signIn(who.account.username);
  const codes = (body: { error: { violations: { code: string }[] } }) =>
    body.error.violations.map((each) => each.code);

  async function shown(listed: Listed, who: Someone = listed.desks.officer): Promise<Shown> {
    const answer = await (await as(who)).get(`/api/decisions/${listed.list.id}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body as Shown;
  }

  /** The body of decision.edit that changes nothing. */
  function unchanged(view: Shown & Record<string, unknown>) {
    return {
      version: view.version,
      title: view['title'],
      meetingNumber: view['meetingNumber'],
      meetingOn: view['meetingOn'],
      attendees: view['attendees'],
      tieReason: view['tieReason'],
      items: view.items.map(({ id, isProposed, amountFen, note }) => ({ id, isProposed, amountFen, note })),
    };
  }

  describe('decision.create', () => {
    it('takes the ranking of a closed round and proposes whom the money reaches', async () => {
      const { round, submitted } = await aClosedRound({ means: [8000, 9000, 8500], envelopeWan: 20 });
      const { officer } = await bureauDesks();
      const agent = await as(officer);
      const sources = await agent.get('/api/decisions/sources');
      assert.ok(sources.body.items.some((each: { roundId: number }) => each.roundId === round.id));
      const answer = await agent
        .post('/api/decisions')
        .send({ roundId: round.id, title: '2026年拟立项清单' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'draft');
      assert.deepEqual(
        answer.body.items.map((each: Shown['items'][number] & { rank: number; mean: number }) => [
          each.receiptNumber,
          each.rank,
          each.mean,
          each.isProposed,
          each.amountFen,
        ]),
        [
          [submitted[1]!.application.receiptNumber, 1, 9000, true, 10 * WAN],
          [submitted[2]!.application.receiptNumber, 2, 8500, true, 10 * WAN],
          [submitted[0]!.application.receiptNumber, 3, 8000, false, null],
        ],
      );
      const [row] = await auditOf('decision.create', 'decisionList', answer.body.id);
      assert.deepEqual([row?.fromState, row?.toState, row?.role], ['new', 'draft', 'programmeOfficer']);
    });

    it('makes one list of a round, however often it is asked', async () => {
      const { round } = await aClosedRound();
      const agent = await as((await bureauDesks()).officer);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          agent.post('/api/decisions').send({ roundId: round.id, title: '同一轮次的清单' }),
        ),
      );
      assert.deepEqual(answers.map((each) => each.status).sort(), [200, ...Array<number>(19).fill(422)]);
      assert.deepEqual(codes(answers.find((each) => each.status === 422)!.body), ['decision.roundHasList']);
      assert.equal(await DecisionList.count({ where: { roundId: round.id } }), 1);
    });

    it('refuses a round that is still open, an agency, and an officer with a project in the ranking', async () => {
      const { round, submitted, call } = await aClosedRound();
      const body = { roundId: round.id, title: '2026年拟立项清单' };
      const agency = await anOrganisation({ kind: 'agency' });
      const helper = await someone('agencyOfficer', { organisationId: agency.id, callId: call.id });
      await (await as(helper)).post('/api/decisions').send(body).expect(403);

      const own = await someone('programmeOfficer', { person: submitted[0]!.lead.person });
      const refused = await (await as(own)).post('/api/decisions').send(body);
      assert.equal(refused.status, 409);
      assert.equal(refused.body.error.params.reason, 'hasNoInterest');

      await Round.update({ state: 'open' }, { where: { id: round.id } });
      const early = await (await as((await bureauDesks()).officer)).post('/api/decisions').send(body);
      assert.equal(early.status, 409);
      assert.deepEqual([early.body.error.code, early.body.error.params.state], ['illegalTransition', 'open']);
      await (
        await as((await bureauDesks()).officer)
      )
        .post('/api/decisions')
        .send({ roundId: 999_999, title: '没有的轮次' })
        .expect(404);
    });
  });

  describe('decision.edit', () => {
    it('keeps what was sent and writes whose amount was changed into the audit', async () => {
      const listed = await aDraftList();
      const view = (await shown(listed)) as Shown & Record<string, unknown>;
      const body = { ...unchanged(view), tieReason: '按创新性' };
      body.items[0]!.amountFen = 9 * WAN;
      const agent = await as(listed.desks.officer);
      const answer = await agent.post(`/api/decisions/${view.id}/edit`).send(body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.items[0].amountFen, 9 * WAN);
      assert.equal(answer.body.tieReason, '按创新性');
      const rows = await auditOf('decision.edit', 'decisionList', view.id);
      assert.equal(rows.at(-1)?.reason, `${view.items[0]!.receiptNumber}: 10 万元 → 9 万元`);

      const stale = await agent.post(`/api/decisions/${view.id}/edit`).send(body);
      assert.equal(stale.status, 409);
      assert.deepEqual(
        [stale.body.error.code, stale.body.error.params],
        ['staleVersion', { expected: view.version, actual: view.version + 1 }],
      );
    });

    it('refuses amounts outside the call and beyond the envelope, all at once, and keeps nothing', async () => {
      const listed = await aDraftList();
      const view = (await shown(listed)) as Shown & Record<string, unknown>;
      const body = unchanged(view);
      body.items[0]!.amountFen = 15 * WAN + 1;
      body.items[2]!.isProposed = true;
      const answer = await (await as(listed.desks.officer)).post(`/api/decisions/${view.id}/edit`).send(body);
      assert.equal(answer.status, 422);
      assert.deepEqual(codes(answer.body), [
        'decision.amountRange',
        'decision.amountStep',
        'decision.amountOverRequest',
        'decision.amountMissing',
        'decision.overEnvelope',
      ]);
      assert.match(answer.body.error.violations[0].message, /5 至 15 万元/);
      const after = await shown(listed);
      assert.deepEqual(after.items, view.items);
      assert.equal(after.version, view.version);
    });

    it('takes exactly the items of the list', async () => {
      const listed = await aDraftList();
      const other = await aDraftList();
      const view = (await shown(listed)) as Shown & Record<string, unknown>;
      const strange = (await shown(other)).items[0]!;
      const agent = await as(listed.desks.officer);
      for (const items of [
        view.items.slice(1),
        [...view.items.slice(1), strange],
        [...view.items, view.items[0]!],
      ]) {
        const answer = await agent.post(`/api/decisions/${view.id}/edit`).send({
          ...unchanged(view),
          items: items.map(({ id, isProposed, amountFen, note }) => ({ id, isProposed, amountFen, note })),
        });
        assert.equal(answer.status, 422);
        assert.deepEqual(codes(answer.body), ['decision.otherItems']);
      }
    });

    it('answers what is malformed with all that is wrong', async () => {
      const listed = await aDraftList();
      const answer = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/edit`)
        .send({
          version: 'x',
          title: '短',
          meetingNumber: null,
          meetingOn: '2026-02-30',
          attendees: [],
          tieReason: null,
          items: [{ id: 1, isProposed: true, amountFen: 0.5, note: null }],
        });
      assert.equal(answer.status, 400);
      assert.deepEqual(
        answer.body.error.violations.map((each: { path: unknown[] }) => each.path.join('.')),
        ['version', 'title', 'meetingOn', 'items.0.amountFen'],
      );
    });
  });

  describe('decision.freeze', () => {
    it('takes the hash, tells the leaders and says who froze it', async () => {
      const listed = await aDraftList();
      const answer = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/freeze`)
        .send({ version: listed.list.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'frozen');
      assert.match(answer.body.sha256, /^[0-9a-f]{64}$/);
      assert.equal(answer.body.frozenBy, '古丽米热·艾比布力');
      assert.ok((await noticesTo(listed.desks.leader.account.id)).includes('decision.frozen'));
      const [row] = await auditOf('decision.freeze', 'decisionList', listed.list.id);
      assert.deepEqual([row?.fromState, row?.toState], ['draft', 'frozen']);
      // What is frozen is no longer edited.
      const edit = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/edit`)
        .send(unchanged(answer.body));
      assert.deepEqual([edit.status, edit.body.error.params.state], [409, 'frozen']);
    });

    it('needs meeting, reasons for ties and for whoever is passed over', async () => {
      const listed = await aDraftList({ means: [9000, 8000, 8000], envelopeWan: 20 });
      const view = (await shown(listed)) as Shown & Record<string, unknown>;
      assert.deepEqual(
        view.items.map((each) => each.isProposed),
        [true, false, false],
        'one of two equals was drawn above the line',
      );
      const body = { ...unchanged(view), meetingNumber: '', meetingOn: null, attendees: [] as string[] };
      body.items[0] = { ...body.items[0]!, isProposed: false, amountFen: null };
      body.items[1] = { ...body.items[1]!, isProposed: true, amountFen: 10 * WAN };
      const agent = await as(listed.desks.officer);
      const edited = await agent.post(`/api/decisions/${view.id}/edit`).send(body);
      const wanted = [
        'decision.passedOver',
        'line.tieReason',
        'decision.meetingNumber',
        'decision.meetingOn',
        'decision.attendees',
      ];
      assert.deepEqual(
        edited.body.problems.map((each: { code: string }) => each.code),
        wanted,
      );
      const refused = await agent
        .post(`/api/decisions/${view.id}/freeze`)
        .send({ version: edited.body.version });
      assert.equal(refused.status, 422);
      assert.deepEqual(codes(refused.body), wanted);

      const mended = unchanged(edited.body);
      mended.items[0]!.note = '与在研项目内容重复';
      const ready = await agent.post(`/api/decisions/${view.id}/edit`).send({
        ...mended,
        tieReason: '按学术创新性单项得分',
        meetingNumber: '2026年第8次局党组会议',
        meetingOn: '2026-05-30',
        attendees: ['〇伟'],
      });
      assert.equal(ready.status, 200, JSON.stringify(ready.body));
      await agent.post(`/api/decisions/${view.id}/freeze`).send({ version: ready.body.version }).expect(200);
    });

    it('never promises more than the envelope over two lists of one call', async () => {
      const first = await aClosedRound({ means: [9000], envelopeWan: 15 });
      const desks = await bureauDesks();
      const one = await aDraftList({ call: first.call, means: [9000], desks });
      const two = await aDraftList({ call: first.call, means: [8800], desks });
      const agent = await as(desks.officer);
      const answers = await Promise.all(
        [one, two].map(({ list }) =>
          agent.post(`/api/decisions/${list.id}/freeze`).send({ version: list.version }),
        ),
      );
      assert.deepEqual(answers.map((each) => each.status).sort(), [200, 422]);
      assert.deepEqual(codes(answers.find((each) => each.status === 422)!.body), ['decision.overEnvelope']);
    });
  });

  describe('decision.approve', () => {
    it('moves every application of the list: proposed or not funded', async () => {
      const listed = await aFrozenList({ means: [9000, 8500, 8000] });
      const answer = await (
        await as(listed.desks.leader)
      )
        .post(`/api/decisions/${listed.list.id}/approve`)
        .send({ version: listed.list.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'approved');
      assert.equal(answer.body.approvedBy, '〇伟');
      const states = await Promise.all(listed.applications.map((each) => each.reload()));
      assert.deepEqual(
        states.map((each) => each.state),
        ['proposed', 'proposed', 'notFunded'],
      );
      const [row] = await auditOf('decision.approve', 'application', listed.applications[2]!.id);
      assert.deepEqual([row?.fromState, row?.toState], ['reviewed', 'notFunded']);
      assert.ok((await noticesTo(listed.desks.officer.account.id)).includes('decision.approved'));
      // Applicants hear nothing before the list is public.
      assert.deepEqual(await noticesTo(listed.submitted[2]!.lead.account.id), []);
    });

    it('is refused when an amount was changed behind the list', async () => {
      const listed = await aFrozenList();
      await DecisionItem.update(
        { amountFen: 11 * WAN },
        { where: { listId: listed.list.id, applicationId: listed.applications[0]!.id } },
      );
      const answer = await (
        await as(listed.desks.leader)
      )
        .post(`/api/decisions/${listed.list.id}/approve`)
        .send({ version: listed.list.version });
      assert.equal(answer.status, 422);
      assert.deepEqual(codes(answer.body), ['decision.hash']);
      assert.equal((await listed.applications[0]!.reload()).state, 'reviewed');
    });

    it('is for a leader, not for the officer, and never for the one who froze it', async () => {
      const { officer } = await bureauDesks();
      const listed = await aFrozenList({ desks: { ...(await bureauDesks()), officer } });
      const path = `/api/decisions/${listed.list.id}/approve`;
      const body = { version: listed.list.version };
      await (await as(officer)).post(path).send(body).expect(403);

      // The same account at a leader's desk as well.
      const both = await someone('leader', { person: officer.person });
      await DecisionList.update({ frozenBy: both.account.id }, { where: { id: listed.list.id } });
      const refused = await (await as(both)).post(path).send(body);
      assert.equal(refused.status, 409);
      assert.equal(refused.body.error.params.reason, 'didNotFreeze');
      const view = await shown(listed, both);
      const ability = view.abilities.find((each) => each.act === 'decision.approve');
      assert.deepEqual([ability?.allowed, ability?.reason], [false, 'didNotFreeze']);
    });

    it('is done by nobody whose person or unit is on the list', async () => {
      const host = await anOrganisation();
      const listed = await aFrozenList({ hosts: [host] });
      const member = await someone('leader', { organisationId: host.id });
      const author = await someone('leader', { person: listed.submitted[1]!.lead.person });
      for (const who of [member, author]) {
        const agent = await as(who);
        for (const verb of ['approve', 'send-back']) {
          const answer = await agent
            .post(`/api/decisions/${listed.list.id}/${verb}`)
            .send({ version: listed.list.version, reason: '退回重议' });
          assert.equal(answer.status, 409, verb);
          assert.equal(answer.body.error.params.reason, 'hasNoInterest');
          assert.match(answer.body.error.message, /回避/);
        }
      }
    });

    it('is one decision out of 20 that come at once', async () => {
      const listed = await aFrozenList();
      const agent = await as(listed.desks.leader);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          agent
            .post(`/api/decisions/${listed.list.id}/${index % 2 ? 'approve' : 'send-back'}`)
            .send({ version: listed.list.version, reason: '请补充理由' }),
        ),
      );
      const statuses = answers.map((each) => each.status).sort();
      assert.deepEqual(statuses, [200, ...Array<number>(19).fill(409)]);
      const states = new Set(
        (await Promise.all(listed.applications.map((each) => each.reload()))).map((each) => each.state),
      );
      const list = await listed.list.reload();
      assert.ok(
        list.state === 'approved' ? !states.has('reviewed') : states.size === 1 && states.has('reviewed'),
      );
    });
  });

  describe('decision.sendBack', () => {
    it('returns the list to the officer with the reason, who may edit and freeze it again', async () => {
      const listed = await aFrozenList();
      const leader = await as(listed.desks.leader);
      const path = `/api/decisions/${listed.list.id}`;
      await leader.post(`${path}/send-back`).send({ version: listed.list.version }).expect(400);
      const answer = await leader
        .post(`${path}/send-back`)
        .send({ version: listed.list.version, reason: '第二项请再核实合作单位' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.sha256, answer.body.frozenBy], ['draft', null, null]);
      const [row] = await auditOf('decision.sendBack', 'decisionList', listed.list.id);
      assert.equal(row?.reason, '第二项请再核实合作单位');
      assert.ok((await noticesTo(listed.desks.officer.account.id)).includes('decision.sentBack'));
      const again = await (
        await as(listed.desks.officer)
      )
        .post(`${path}/freeze`)
        .send({ version: answer.body.version });
      assert.equal(again.status, 200, JSON.stringify(again.body));
      assert.equal(
        (await noticesTo(listed.desks.leader.account.id)).filter((each) => each === 'decision.frozen').length,
        2,
      );
    });
  });

  describe('decision.read', () => {
    it('is for the desks of the bureau that decide, and for nobody else', async () => {
      const listed = await anApprovedList();
      const path = `/api/decisions/${listed.list.id}`;
      for (const role of ['supervisor', 'leader', 'programmeOfficer'] as const) {
        await (await as(await someone(role))).get(path).expect(200);
      }
      for (const role of ['applicant', 'hostOfficer', 'expert', 'agencyOfficer', 'systemAdmin'] as const) {
        await (await as(await someone(role))).get(path).expect(403);
      }
      await (
        await as(await someone('programmeOfficer', { callId: (await aClosedRound()).call.id }))
      )
        .get(path)
        .expect(404);
      await product.agent().get(path).expect(401);
      await (await as(listed.desks.officer)).get('/api/decisions/1abc').expect(404);
    });

    it('lists with what was proposed and how much', async () => {
      const listed = await anApprovedList();
      const answer = await (await as(listed.desks.officer)).get(`/api/decisions?callId=${listed.call.id}`);
      assert.deepEqual(
        answer.body.items.map((each: { id: number; proposed: number; totalFen: number }) => [
          each.id,
          each.proposed,
          each.totalFen,
        ]),
        [[listed.list.id, 2, 20 * WAN]],
      );
      assert.equal(await Application.count({ where: { callId: listed.call.id, state: 'proposed' } }), 2);
    });
  });
});
