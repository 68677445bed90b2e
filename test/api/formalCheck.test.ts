// The formal check: item by item, then of the whole, by the bureau's officer or the agency of the call.
import { strict as assert } from 'node:assert';
import { CheckItem, Opinion } from '../../db/models/application.ts';
import { Sanction } from '../../db/models/identity.ts';
import { aHolidayTable, aPublishedCall } from '../support/call.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';
import { aRevision, aSubmittedApplication, type GivenSubmitted } from '../support/submitted.ts';

interface Item {
  key: string;
  automatic: string;
  verdict: string | null;
  note: string | null;
  findings: { code: string; params: Record<string, unknown> }[];
  before: { verdict: string | null; note: string | null } | null;
}

describe('the formal check', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
    await aHolidayTable();
  });
  beforeEach(() => product.at(START));
  after(() => product.close());

  async function aDesk(given: GivenSubmitted & { checker?: Someone } = {}) {
    const submitted = await aSubmittedApplication({ state: 'inCheck', ...given });
    const { application, revision, host } = submitted;
    const hostOfficer = await someone('hostOfficer', { organisationId: host.id });
    await Opinion.create({
      applicationId: application.id,
      revisionId: revision.id,
      act: 'endorsement.endorse',
      text: '同意推荐。',
      accountId: hostOfficer.account.id,
      writtenAt: new Date(START),
    });
    const checker = given.checker ?? (await someone('programmeOfficer'));
    const path = `/api/applications/${application.id}/formal-check`;
    const signIn = () => product.signIn(checker.account.username);
    const read = async () => (await signIn()).get(path);
    const judged = async () => ({
      version: (await application.reload()).version,
      revisionId: application.revisionId,
    });
    const act = async (verb: string, body: object = {}) =>
      (await signIn()).post(`${path}/${verb}`).send({ ...(await judged()), ...body });
    const keys = async () => ((await read()).body.items as Item[]).map((each) => each.key);
    /** Passes every item, but for those given. */
    const markAll = async (others: Record<string, { verdict: string | null; note: string | null }> = {}) =>
      act('mark', {
        items: (await keys()).map((key) => ({ key, ...(others[key] ?? { verdict: 'pass', note: null }) })),
      });
    return { ...submitted, hostOfficer, checker, path, read, act, keys, markAll };
  }

  const itemOf = (body: { items: Item[] }, key: string): Item => {
    const found = body.items.find((each) => each.key === key);
    assert.ok(found, `no item ${key}`);
    return found;
  };

  describe('formalCheck.mark', () => {
    it('proposes a verdict for every item and leaves the topic to a person', async () => {
      const desk = await aDesk();
      const answer = await desk.read();
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const items: Item[] = answer.body.items;
      assert.deepEqual(
        items.filter((each) => each.automatic !== 'pass').map((each) => [each.key, each.automatic]),
        [['direction', 'unknown']],
        JSON.stringify(items.flatMap((each) => each.findings)),
      );
      assert.ok(items.every((each) => each.verdict === null));
      assert.deepEqual(
        answer.body.abilities.map((each: { act: string }) => each.act),
        ['formalCheck.mark', 'formalCheck.accept', 'formalCheck.return', 'formalCheck.refuse'],
      );
      assert.equal(await CheckItem.count({ where: { applicationId: desk.application.id } }), 0);
    });

    it('asks the rules again, as things stand now', async () => {
      const desk = await aDesk();
      await Sanction.create({
        state: 'active',
        kind: 'integrity',
        personId: desk.lead.person.id,
        uscc: null,
        startsOn: '2026-03-01',
        endsOn: '2028-02-28',
        source: '澜科监〔2026〕1号',
      });
      const item = itemOf((await desk.read()).body, 'sanctions');
      assert.equal(item.automatic, 'fail');
      assert.deepEqual(
        [item.findings[0]?.code, item.findings[0]?.params['until']],
        ['eligibility.L6', '2028-02-28'],
      );
    });

    it('keeps verdict and note, with an audit row that tells neither', async () => {
      const desk = await aDesk();
      const answer = await desk.act('mark', {
        items: [
          { key: 'direction', verdict: 'pass', note: null },
          { key: 'attachments', verdict: 'fail', note: '推荐信缺少签字。' },
        ],
      });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(itemOf(answer.body, 'direction').verdict, 'pass');
      assert.equal(itemOf(answer.body, 'attachments').note, '推荐信缺少签字。');
      assert.equal(answer.body.version, desk.application.version + 1);
      const again = await desk.act('mark', { items: [{ key: 'attachments', verdict: null, note: null }] });
      assert.equal(itemOf(again.body, 'attachments').verdict, null);
      assert.equal(await CheckItem.count({ where: { applicationId: desk.application.id } }), 2);
      const rows = await auditOf('formalCheck.mark', 'application', desk.application.id);
      assert.deepEqual(
        rows.map((row) => [row.fromState, row.toState]),
        [
          ['inCheck', 'inCheck'],
          ['inCheck', 'inCheck'],
        ],
      );
      assert.ok(!JSON.stringify(rows).includes('推荐信'));
    });

    it('asks for a note where an item fails, or passes against what was found', async () => {
      const desk = await aDesk({
        bodyFacts: { pages: 31, allA4: true, fontsEmbedded: true, hasText: true, namesFound: [] },
      });
      const found = itemOf((await desk.read()).body, 'body');
      assert.deepEqual([found.automatic, found.findings[0]?.code], ['fail', 'completeness.bodyPages']);
      const answer = await desk.act('mark', {
        items: [
          { key: 'term', verdict: 'fail', note: null },
          { key: 'body', verdict: 'pass', note: null },
          { key: 'budget', verdict: 'pass', note: null },
        ],
      });
      assert.equal(answer.status, 422);
      assert.deepEqual(
        answer.body.error.violations.map((each: { code: string; path: unknown[] }) => [each.code, each.path]),
        [
          ['formalCheck.noteMissing', ['items', 0, 'note']],
          ['formalCheck.overruleNote', ['items', 1, 'note']],
          ['formalCheck.unknownItem', ['items', 2, 'key']],
        ],
      );
      assert.equal(await CheckItem.count({ where: { applicationId: desk.application.id } }), 0);
    });

    it('is for the officers and the agency of the call; nobody else knows of it', async () => {
      const desk = await aDesk();
      const agency = await someone('agencyOfficer', { callId: desk.call.id });
      const mine = await product.signIn(agency.account.username);
      assert.equal((await mine.get(desk.path)).status, 200);
      const elsewhere = await someone('agencyOfficer', { callId: (await aPublishedCall()).id });
      assert.equal((await (await product.signIn(elsewhere.account.username)).get(desk.path)).status, 404);
      const ended = await someone('agencyOfficer', {
        callId: desk.call.id,
        endsAt: new Date('2026-03-01T00:00:00.000Z'),
      });
      assert.equal((await (await product.signIn(ended.account.username)).get(desk.path)).status, 403);
      const host = await product.signIn(desk.hostOfficer.account.username);
      assert.equal((await host.get(desk.path)).status, 403);
      const own = await someone('programmeOfficer', { person: desk.lead.person });
      assert.equal((await (await product.signIn(own.account.username)).get(desk.path)).status, 404);
      assert.equal((await product.agent().get(desk.path)).status, 401);
      assert.equal((await mine.get('/api/applications/1abc/formal-check')).status, 404);
    });

    it('shows an agency no birth date and no identity number', async () => {
      const call = await aPublishedCall({ rules: { ageRule: { limits: { male: 35, female: 40 } } } });
      const host = await anOrganisation();
      const lead = await someone('applicant', { organisationId: host.id, bornOn: '1984-02-29' });
      const desk = await aDesk({ call, host, lead });
      const officer = await desk.read();
      assert.equal(itemOf(officer.body, 'age').findings[0]?.params['bornOn'], '1984-02-29');
      const agency = await someone('agencyOfficer', { callId: call.id });
      const answer = await (await product.signIn(agency.account.username)).get(desk.path);
      assert.equal(itemOf(answer.body, 'age').automatic, 'fail');
      assert.ok(!answer.text.includes('1984-02-29'));
      assert.ok(!answer.text.includes('19840229'));
    });

    it('refuses a stale version, another revision, a wrong state, and what it cannot read', async () => {
      const desk = await aDesk();
      const items = [{ key: 'term', verdict: 'pass', note: null }];
      const stale = await desk.act('mark', { items, version: 99 });
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
      const other = await desk.act('mark', { items, revisionId: desk.revision.id + 1000 });
      assert.deepEqual([other.status, other.body.error.violations[0].code], [422, 'opinion.otherRevision']);
      const broken = await desk.act('mark', { items: [{ key: 'nothing', verdict: 'maybe' }] });
      assert.equal(broken.status, 400);
      assert.equal(broken.body.error.violations.length, 3);
      const early = await aDesk({ state: 'withHost' });
      const refused = await early.act('mark', { items });
      assert.deepEqual([refused.status, refused.body.error.params.state], [409, 'withHost']);
    });
  });

  describe('formalCheck.accept', () => {
    it('accepts when every item is decided and none fails', async () => {
      const desk = await aDesk();
      await desk.markAll();
      const answer = await desk.act('accept');
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.dueAt], ['accepted', null]);
      const [row] = await auditOf('formalCheck.accept', 'application', desk.application.id);
      assert.deepEqual([row?.fromState, row?.toState], ['inCheck', 'accepted']);
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.accepted']);
      // Afterwards the findings stay as they were when each item was decided.
      assert.equal(
        answer.body.items.length,
        await CheckItem.count({ where: { revisionId: desk.revision.id } }),
      );
    });

    it('refuses while an item is undecided or fails', async () => {
      const desk = await aDesk();
      const early = await desk.act('accept');
      assert.deepEqual([early.status, early.body.error.violations[0].code], [422, 'formalCheck.undecided']);
      await desk.markAll({ term: { verdict: 'fail', note: '起止时间不符。' } });
      const failing = await desk.act('accept');
      assert.deepEqual([failing.status, failing.body.error.violations[0].code], [422, 'formalCheck.failed']);
      assert.equal((await desk.application.reload()).state, 'inCheck');
    });

    it('refuses when something came to light after the item was passed', async () => {
      const desk = await aDesk();
      await desk.markAll();
      await Sanction.create({
        state: 'active',
        kind: 'integrity',
        personId: null,
        uscc: desk.host.uscc,
        startsOn: '2026-01-01',
        endsOn: null,
        source: '澜科监〔2026〕2号',
      });
      const answer = await desk.act('accept');
      assert.deepEqual(
        [answer.status, answer.body.error.violations[0].code],
        [422, 'formalCheck.overruleNote'],
      );
    });

    it('happens once, whoever presses it', async () => {
      const desk = await aDesk();
      const { body } = await desk.markAll();
      const agent = await product.signIn(desk.checker.account.username);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          agent.post(`${desk.path}/accept`).send({ version: body.version, revisionId: desk.revision.id }),
        ),
      );
      assert.deepEqual(answers.filter((each) => each.status === 200).length, 1);
      assert.equal((await auditOf('formalCheck.accept', 'application', desk.application.id)).length, 1);
      const leader = await someone('leader');
      const refused = await (
        await product.signIn(leader.account.username)
      )
        .post(`${desk.path}/accept`)
        .send({ version: body.version, revisionId: desk.revision.id });
      assert.equal(refused.status, 403);
    });
  });

  describe('formalCheck.return', () => {
    it('sends it back for the days of a correction, once, with the reason', async () => {
      const desk = await aDesk();
      await desk.markAll({ attachments: { verdict: 'fail', note: '缺伦理审查批件。' } });
      product.at('2026-04-03T02:00:00.000Z');
      const answer = await desk.act('return', { reason: '请补充伦理审查批件。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const { state, dueAt, corrections, mayReturn } = answer.body;
      assert.deepEqual(
        [state, dueAt, corrections, mayReturn],
        ['correcting', '2026-04-10T16:00:00.000Z', 1, false],
      );
      const opinion = await Opinion.findOne({
        where: { applicationId: desk.application.id, act: 'formalCheck.return' },
      });
      assert.deepEqual([opinion?.revisionId, opinion?.text], [desk.revision.id, '请补充伦理审查批件。']);
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.correct']);
      assert.deepEqual(await noticesTo(desk.hostOfficer.account.id), ['application.correctHost']);
      const [row] = await auditOf('formalCheck.return', 'application', desk.application.id);
      assert.deepEqual([row?.toState, row?.reason], ['correcting', '请补充伦理审查批件。']);
    });

    it('shows the verdicts on the revision before beside the corrected one, and is not done twice', async () => {
      const desk = await aDesk({ corrections: 1 });
      await desk.markAll({ attachments: { verdict: 'fail', note: '缺伦理审查批件。' } });
      await aRevision(desk.application, desk.revision.answers);
      const { body } = await desk.read();
      assert.deepEqual(itemOf(body, 'attachments').before, { verdict: 'fail', note: '缺伦理审查批件。' });
      assert.equal(itemOf(body, 'attachments').verdict, null);
      assert.equal(body.mayReturn, false);
      // The endorsement was of the revision before.
      assert.equal(itemOf(body, 'host').automatic, 'fail');
      await desk.markAll({
        host: { verdict: 'fail', note: '修改后未经单位审核。' },
      });
      const answer = await desk.act('return', { reason: '请再次补正。' });
      assert.deepEqual(
        [answer.status, answer.body.error.violations[0].code],
        [422, 'formalCheck.returnedBefore'],
      );
    });

    it('needs a failing item, every item decided, and a reason', async () => {
      const desk = await aDesk();
      assert.equal((await desk.act('return', {})).status, 400);
      const early = await desk.act('return', { reason: '请补正。' });
      assert.deepEqual(
        early.body.error.violations.map((each: { code: string }) => each.code),
        ['formalCheck.undecided', 'formalCheck.nothingFailed'],
      );
      assert.equal(await Opinion.count({ where: { applicationId: desk.application.id } }), 1);
    });
  });

  describe('formalCheck.refuse', () => {
    const failing = { age: { verdict: 'fail', note: '超过年龄限制。' } };

    it('refuses with a ground of the closed list, and tells the applicant through the host', async () => {
      const desk = await aDesk();
      await desk.markAll(failing);
      const answer = await desk.act('refuse', { reasonCode: 'notEligible', reason: '申请人不符合条件。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.dueAt], ['notAccepted', null]);
      const opinion = await Opinion.findOne({
        where: { applicationId: desk.application.id, act: 'formalCheck.refuse' },
      });
      assert.deepEqual([opinion?.reasonCode, opinion?.text], ['notEligible', '申请人不符合条件。']);
      assert.equal((await desk.application.reload()).limitKey, null);
      assert.deepEqual(await noticesTo(desk.hostOfficer.account.id), ['application.refusedHost']);
      assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.refused']);
      const [row] = await auditOf('formalCheck.refuse', 'application', desk.application.id);
      assert.deepEqual([row?.fromState, row?.toState], ['inCheck', 'notAccepted']);
      assert.equal((await desk.act('refuse', { reasonCode: 'late', reason: '再次。' })).status, 409);
    });

    it('knows no other ground', async () => {
      const desk = await aDesk();
      const answer = await desk.act('refuse', { reasonCode: 'dislike', reason: '不合适。' });
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body.error.violations[0].path, ['reasonCode']);
    });

    for (const state of ['withHost', 'withRecommender'] as const)
      it(`refuses what was left ${state}, on its date and not before`, async () => {
        const dueAt = '2026-04-09T16:00:00.000Z';
        const desk = await aDesk({ state, dueAt });
        const body = { reasonCode: 'notEndorsed', reason: '逾期未审核推荐。' };
        product.at('2026-04-09T15:59:59.999Z');
        const early = await desk.act('refuse', body);
        assert.deepEqual([early.status, early.body.error.params.reason], [409, 'isNotStillElsewhere']);
        product.at(dueAt);
        const read = await desk.read();
        assert.deepEqual(
          read.body.abilities.map((each: { act: string }) => each.act),
          ['formalCheck.refuse'],
        );
        const answer = await desk.act('refuse', body);
        assert.deepEqual(
          [answer.status, answer.body.state],
          [200, 'notAccepted'],
          JSON.stringify(answer.body),
        );
        assert.deepEqual(await noticesTo(desk.lead.account.id), ['application.refused']);
        assert.deepEqual(await noticesTo(desk.hostOfficer.account.id), ['application.refusedHost']);
        const [row] = await auditOf('formalCheck.refuse', 'application', desk.application.id);
        assert.deepEqual([row?.fromState, row?.toState], [state, 'notAccepted']);
      });

    it('refuses a correction that was not handed in, on its date and not before', async () => {
      const desk = await aDesk();
      await desk.markAll(failing);
      await desk.act('return', { reason: '请说明。' });
      const { dueAt } = await desk.application.reload();
      assert.ok(dueAt);
      product.at(new Date(dueAt.getTime() - 1).toISOString());
      const body = { reasonCode: 'incomplete', reason: '逾期未补正。' };
      const early = await desk.act('refuse', body);
      assert.deepEqual([early.status, early.body.error.params.reason], [409, 'isNotStillElsewhere']);
      product.at(dueAt.toISOString());
      const answer = await desk.act('refuse', body);
      assert.deepEqual([answer.status, answer.body.state], [200, 'notAccepted'], JSON.stringify(answer.body));
    });
  });
});
