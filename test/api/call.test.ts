// The officer opens a call of a programme, sets its rules and publishes it; everybody reads what is published.
import { strict as assert } from 'node:assert';
import { AuditEvent } from '../../db/models/oversight.ts';
import { Call, HolidayYear } from '../../db/models/call.ts';
import { auditOf } from '../support/asked.ts';
import { aDraftCall, aHolidayTable, aPublishedCall, CLOSES_AT, OPENS_AT } from '../support/call.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';
import { aSubmittedApplication } from '../support/submitted.ts';

type Found = { code: string; path: (string | number)[]; params: Record<string, unknown> };

describe('calls', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
    await aHolidayTable();
  });
  beforeEach(() => product.at(START));
  after(() => product.close());

  async function anOfficer() {
    const officer = await someone('programmeOfficer');
    return { officer, agent: await product.signIn(officer.account.username) };
  }

  /** A draft read back through the page, with what it takes to save it again. */
  async function anEditor(given: Parameters<typeof aDraftCall>[0] = {}) {
    const { officer, agent } = await anOfficer();
    const call = await aDraftCall({ ...given, officer });
    const read = await agent.get(`/api/calls/${call.id}`);
    assert.equal(read.status, 200, JSON.stringify(read.body));
    const { title, version, desk } = read.body;
    return { officer, agent, call, body: { title, version, settings: desk.settings } };
  }

  describe('call.create', () => {
    it('makes a draft with the rules of the programme, which nobody else knows of', async () => {
      const { agent, officer } = await anOfficer();
      const body = { programmeKey: 'demonstration', year: 2026, title: '2026年度示范工程申报指南' };
      const answer = await agent.post('/api/calls').send(body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const { id, state, phase, budgetMode, opensAt, desk, abilities } = answer.body;
      assert.deepEqual([state, phase, budgetMode, opensAt], ['draft', 'draft', 'itemised', null]);
      assert.equal(desk.settings.endorsement.recommender, true);
      assert.deepEqual(
        desk.problems.map((each: Found) => each.path.join('.')),
        ['opensAt', 'closesAt', 'directions'],
      );
      assert.deepEqual(
        abilities.map((each: { act: string; allowed: boolean }) => [each.act, each.allowed]),
        [
          ['call.edit', true],
          ['call.publish', true],
        ],
      );
      const [row] = await auditOf('call.create', 'call', id);
      assert.deepEqual([row?.accountId, row?.fromState, row?.toState], [officer.account.id, 'new', 'draft']);
      assert.equal((await product.agent().get(`/api/calls/${id}`)).status, 404);
    });

    it('knows only the programmes there are, and needs a title and a year', async () => {
      const { agent } = await anOfficer();
      const unknown = await agent
        .post('/api/calls')
        .send({ programmeKey: 'constructor', year: 2026, title: '不存在的计划' });
      assert.deepEqual(
        [unknown.status, unknown.body.error.violations[0].code],
        [422, 'call.programmeUnknown'],
      );
      const broken = await agent.post('/api/calls').send({ programmeKey: 7, year: '2026', title: ' ' });
      assert.equal(broken.status, 400);
      assert.deepEqual(
        broken.body.error.violations.map((each: Found) => each.path[0]),
        ['programmeKey', 'year', 'title'],
      );
    });

    it('is for programme officers', async () => {
      const body = { programmeKey: 'generalFund', year: 2026, title: '2026年度申报指南' };
      const applicant = await product.signIn((await someone('applicant')).account.username);
      assert.equal((await applicant.post('/api/calls').send(body)).status, 403);
      assert.equal((await product.agent().post('/api/calls').send(body)).status, 401);
      assert.equal((await applicant.get('/api/programmes')).status, 403);
      const { agent } = await anOfficer();
      const programmes = await agent.get('/api/programmes');
      assert.deepEqual(
        programmes.body.items.map((each: { key: string; budgetMode: string }) => [each.key, each.budgetMode]),
        [
          ['generalFund', 'lump_sum'],
          ['demonstration', 'itemised'],
        ],
      );
    });
  });

  describe('call.edit', () => {
    it('keeps the settings whole, and the form follows the limits', async () => {
      const { agent, call, body } = await anEditor();
      const settings = {
        ...body.settings,
        envelopeFen: 50_000_000,
        limits: { ...body.settings.limits, members: 4, avoidedExperts: 1 },
        directions: [{ code: '䶮01', title: '𠮷〇方向' }],
      };
      const answer = await agent.post(`/api/calls/${call.id}/edit`).send({ ...body, settings });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(answer.body.desk.settings, settings);
      assert.equal(answer.body.version, body.version + 1);
      const { rules } = await call.reload();
      const fields = rules.form.sections.flatMap((section) => section.fields);
      const limitOf = (key: string) => fields.find((field) => field.key === key) as { limit: object };
      assert.deepEqual(limitOf('members').limit, { max: 4, maxMonths: 10 });
      assert.deepEqual(limitOf('avoid').limit, { maxRows: 1 });
      assert.equal(rules.programme.key, 'generalFund');
      const rows = await auditOf('call.edit', 'call', call.id);
      assert.deepEqual(rows.at(-1)?.after, { rules: '***' });
    });

    it('takes an unfinished draft and tells what still keeps it from being published', async () => {
      const { agent, call, body } = await anEditor();
      const [first, ...others] = body.settings.rubric.criteria;
      const settings = {
        ...body.settings,
        opensAt: null,
        directions: [],
        rubric: { ...body.settings.rubric, criteria: [{ ...first, weight: first.weight + 1 }, ...others] },
      };
      const answer = await agent.post(`/api/calls/${call.id}/edit`).send({ ...body, settings });
      assert.equal(answer.status, 200);
      const problems: Found[] = answer.body.desk.problems;
      assert.deepEqual(
        problems.map((each) => [each.code, each.path.join('.')]),
        [
          ['callRules.dateMissing', 'opensAt'],
          ['callRules.noDirections', 'directions'],
          ['rubric.weights', 'rubric.criteria'],
        ],
      );
      assert.equal(problems[2]?.params['sum'], '101');
      const refused = await agent
        .post(`/api/calls/${call.id}/publish`)
        .send({ version: answer.body.version });
      assert.equal(refused.status, 422);
      assert.deepEqual(
        refused.body.error.violations.map((each: Found) => each.code),
        problems.map((each) => each.code),
      );
      assert.equal((await call.reload()).state, 'draft');
    });

    it('refuses what it cannot read, all at once, and saves nothing of it', async () => {
      const { agent, call, body } = await anEditor();
      const settings = {
        ...body.settings,
        envelopeFen: 1.5,
        closesAt: '2026-03-31',
        blind: 'triple',
        programme: { key: 'other' },
        attachments: [{ key: '__proto__' }],
      };
      const answer = await agent.post(`/api/calls/${call.id}/edit`).send({ ...body, settings });
      assert.equal(answer.status, 400);
      const paths = answer.body.error.violations.map((each: Found) => each.path.slice(0, 2).join('.'));
      for (const path of [
        'settings.envelopeFen',
        'settings.closesAt',
        'settings.blind',
        'settings.attachments',
      ])
        assert.ok(paths.includes(path), `${path} in ${paths.join(' ')}`);
      assert.ok(paths.includes('settings'), 'the programme cannot be changed');
      assert.equal((await call.reload()).version, body.version);
    });

    it('refuses a stale version: two officers do not overwrite each other', async () => {
      const { agent, call, body } = await anEditor();
      const answers = await Promise.all(
        ['甲的标题改动', '乙的标题改动'].map((title) =>
          agent.post(`/api/calls/${call.id}/edit`).send({ ...body, title }),
        ),
      );
      assert.deepEqual(answers.map((each) => each.status).sort(), [200, 409]);
      const stale = answers.find((each) => each.status === 409);
      assert.equal(stale?.body.error.code, 'staleVersion');
      assert.deepEqual(stale?.body.error.params, { expected: body.version, actual: body.version + 1 });
    });
  });

  describe('call.publish', () => {
    it('freezes the rules: nothing can be edited afterwards', async () => {
      const { agent, call, body, officer } = await anEditor();
      const answer = await agent.post(`/api/calls/${call.id}/publish`).send({ version: body.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.phase], ['published', 'open']);
      assert.equal(answer.body.publishedAt, START);
      const stored = await call.reload();
      assert.equal(stored.opensAt.toISOString(), new Date(OPENS_AT).toISOString());
      assert.equal(stored.closesAt.toISOString(), new Date(CLOSES_AT).toISOString());
      const [row] = await auditOf('call.publish', 'call', call.id);
      assert.deepEqual(
        [row?.accountId, row?.fromState, row?.toState],
        [officer.account.id, 'draft', 'published'],
      );
      const edit = await agent
        .post(`/api/calls/${call.id}/edit`)
        .send({ ...body, version: answer.body.version });
      assert.deepEqual([edit.status, edit.body.error.params.state], [409, 'published']);
    });

    it('refuses a call that has closed already, or whose year has no holiday notice', async () => {
      const { agent, call, body } = await anEditor();
      product.at(CLOSES_AT);
      const again = await product.signIn((await anOfficer()).officer.account.username);
      const late = await again.post(`/api/calls/${call.id}/publish`).send({ version: body.version });
      assert.deepEqual([late.status, late.body.error.violations[0].code], [422, 'call.closesInPast']);

      product.at(START);
      await HolidayYear.destroy({ where: { year: 2026 } });
      const unknown = await agent.post(`/api/calls/${call.id}/publish`).send({ version: body.version });
      await HolidayYear.create({ year: 2026 });
      assert.deepEqual(
        [unknown.status, unknown.body.error.violations[0].code],
        [422, 'calendar.yearUnknown'],
      );
    });

    it('happens once, and for officers only', async () => {
      const { agent, call, body } = await anEditor();
      const agency = await someone('agencyOfficer', { callId: call.id });
      const signedIn = await product.signIn(agency.account.username);
      const path = `/api/calls/${call.id}/publish`;
      assert.equal((await signedIn.post(path).send({ version: body.version })).status, 403);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => agent.post(path).send({ version: body.version })),
      );
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      assert.equal(await AuditEvent.count({ where: { act: 'call.publish', recordId: call.id } }), 1);
    });

    it('makes the call readable for everybody, without what its officers keep to themselves', async () => {
      const call = await aPublishedCall({ budgetMode: 'itemised', envelopeFen: 77_700_000_000 });
      const answer = await product.agent().get(`/api/calls/${call.id}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.body.desk, null);
      assert.deepEqual(answer.body.abilities, []);
      assert.equal(answer.body.application, null);
      assert.equal(answer.body.terms.criteria.length, 6);
      assert.equal(answer.body.terms.needsRecommender, true);
      for (const hidden of ['envelope', '77700000000', 'reviewersWanted', 'numberPattern'])
        assert.ok(!answer.text.includes(hidden), hidden);
    });

    it('opens and closes by the clock, the closing instant being late already', async () => {
      const call = await aPublishedCall();
      const phaseAt = async (instant: string) => {
        product.at(instant);
        return (await product.agent().get(`/api/calls/${call.id}`)).body.phase as string;
      };
      assert.deepEqual(
        [
          await phaseAt('2026-02-23T15:59:59.999Z'),
          await phaseAt('2026-02-23T16:00:00.000Z'),
          await phaseAt('2026-03-31T15:59:59.999Z'),
          await phaseAt('2026-03-31T16:00:00.000Z'),
        ],
        ['scheduled', 'open', 'open', 'closed'],
      );
    });

    it('says to an applicant whether an application may be started, and when', async () => {
      const call = await aPublishedCall();
      const applicant = await someone('applicant');
      const read = async (instant: string) => {
        product.at(instant);
        const agent = await product.signIn(applicant.account.username);
        return (await agent.get(`/api/calls/${call.id}`)).body.application;
      };
      assert.equal((await read(START)).allowed, true);
      const early = await read('2026-02-20T00:00:00.000Z');
      assert.deepEqual([early.allowed, early.reason], [false, 'callIsOpen']);
      assert.equal(early.params.opensAt, '2026-02-23T16:00:00.000Z');
    });
  });

  describe('call.archive', () => {
    it('puts a call away once it has closed, and not before', async () => {
      const call = await aPublishedCall();
      const { agent, officer } = await anOfficer();
      const path = `/api/calls/${call.id}/archive`;
      const early = await agent.post(path).send({ version: call.version });
      assert.deepEqual([early.status, early.body.error.params.reason], [409, 'callHasClosed']);
      product.at(CLOSES_AT);
      const later = await product.signIn(officer.account.username);
      const answer = await later.post(path).send({ version: call.version });
      assert.deepEqual([answer.status, answer.body.phase], [200, 'archived']);
      assert.equal((await auditOf('call.archive', 'call', call.id)).length, 1);
      const again = await later.post(path).send({ version: answer.body.version });
      assert.equal(again.status, 409);
      assert.equal((await product.agent().get(`/api/calls/${call.id}`)).status, 200);
    });
  });

  describe('call.list', () => {
    it('shows drafts to those whose desk serves the call, and pages by cursor', async () => {
      await Call.update({ state: 'archived' }, { where: {} });
      const before = (await product.agent().get('/api/calls')).body.total.exact as number;
      const own = await aDraftCall();
      await aDraftCall();
      const published = await aPublishedCall({ title: '2026年度面上项目申报指南（最新）' });
      const everybody = await product.agent().get('/api/calls?size=100');
      assert.equal(everybody.body.total.exact, before + 1);
      const agency = await someone('agencyOfficer', { callId: own.id });
      const agencyList = await (await product.signIn(agency.account.username)).get('/api/calls?size=100');
      assert.equal(agencyList.body.total.exact, before + 2);
      const { agent } = await anOfficer();
      const ids: number[] = [];
      let after: string | null = null;
      do {
        const page = await agent.get(`/api/calls?size=2${after === null ? '' : `&after=${after}`}`);
        assert.equal(page.status, 200);
        ids.push(...page.body.items.map((each: { id: number }) => each.id));
        after = page.body.next;
      } while (after !== null);
      assert.equal(ids.length, before + 3);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.includes(published.id));
      const broken = await agent.get('/api/calls?after=no-cursor');
      assert.deepEqual([broken.status, broken.body.error.violations[0].path], [400, ['after']]);
      const last = await agent.get('/api/calls?size=2');
      const second = await agent.get(`/api/calls?size=2&after=${last.body.next}`);
      const back = await agent.get(`/api/calls?size=2&before=${second.body.previous}`);
      assert.deepEqual(back.body.items, last.body.items);
    });

    it('knows no row for an id that is none', async () => {
      for (const id of ['1abc', '0', '-1', '1e0', '01', '999999999'])
        assert.equal((await product.agent().get(`/api/calls/${id}`)).status, 404, id);
    });
  });

  describe('call.figures', () => {
    it('counts by state and adds up the money of what was handed in', async () => {
      const call = await aPublishedCall({ envelopeFen: 30_000_000 });
      for (const state of ['draft', 'withdrawn', 'withHost', 'inCheck', 'inCheck'] as const)
        await aSubmittedApplication({ call, state });
      const { agent } = await anOfficer();
      const { body } = await agent.get(`/api/calls/${call.id}/figures`);
      const count = (state: string) =>
        body.states.find((each: { state: string }) => each.state === state).count as number;
      assert.deepEqual([count('draft'), count('withHost'), count('inCheck'), count('awarded')], [1, 1, 2, 0]);
      assert.equal(body.submitted, 3);
      assert.deepEqual(body.money, {
        envelopeFen: 30_000_000,
        requestedFen: 30_000_000,
        proposedFen: 0,
        awardedFen: 0,
      });
    });

    it('shows an agency the counts of its own call, no money, and no decision before it is public', async () => {
      const call = await aPublishedCall();
      for (const state of ['reviewed', 'proposed', 'notFunded'] as const)
        await aSubmittedApplication({ call, state });
      const agency = await someone('agencyOfficer', { callId: call.id });
      const agent = await product.signIn(agency.account.username);
      const { body } = await agent.get(`/api/calls/${call.id}/figures`);
      assert.equal(body.money, null);
      const counts = body.states.filter((each: { count: number }) => each.count > 0);
      assert.deepEqual(counts, [{ state: 'reviewed', count: 3 }]);
      const other = await aPublishedCall();
      assert.equal((await agent.get(`/api/calls/${other.id}/figures`)).status, 404);
    });

    it('is not for applicants or hosts', async () => {
      const call = await aPublishedCall();
      const host = await someone('hostOfficer', { organisationId: (await anOrganisation()).id });
      const agent = await product.signIn(host.account.username);
      assert.equal((await agent.get(`/api/calls/${call.id}/figures`)).status, 403);
    });
  });
});
