import { strict as assert } from 'node:assert';
import { Application, Revision, Section } from '../../db/models/application.ts';
import { Sanction } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import type { Call } from '../../db/models/call.ts';
import { checkIdNumber } from '../../server/domain/idNumber.ts';
import { canonicalJson } from '../../server/domain/canonicalJson.ts';
import { sha256 } from '../../server/core/secrets.ts';
import { returnToApplicant } from '../../server/features/application/endorsement/service.ts';
import { save } from '../../server/features/application/index.ts';
import {
  aBody,
  aDraft,
  aFilledDraft,
  anApplicationHandedIn,
  type GivenApplication,
  type Written,
} from '../support/application.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aPublishedCall, CLOSES_AT } from '../support/call.ts';
import { aPdf } from '../support/pdf.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';

type Agent = Awaited<ReturnType<Product['signIn']>>;

describe('handing an application in', function () {
  this.timeout(120_000);
  let product: Product;
  let call: Call;
  before(async () => {
    product = await openProduct();
    call = await aPublishedCall();
  });
  after(() => product.close());
  beforeEach(() => product.at(START));

  const agentOf = (written: Written): Promise<Agent> => product.signIn(written.lead.account.username);
  const submit = (agent: Agent, { id, version }: { id: number; version: number }) =>
    agent.post(`/api/applications/${id}/submit`).send({ version });

  async function ready(given: GivenApplication = {}): Promise<{ written: Written; agent: Agent }> {
    const written = await aFilledDraft({ call, ...given });
    return { written, agent: await agentOf(written) };
  }

  describe('application.submit', () => {
    it('gives a receipt number, freezes a revision with its hash, and puts it before the host', async () => {
      const { written, agent } = await ready();
      const officer = await someone('hostOfficer', { organisationId: written.host.id });
      const answer = await submit(agent, written.application);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.match(answer.body.receiptNumber, /^2026-ZR-\d{6}$/);
      assert.equal(answer.body.state, 'withHost');
      // Five working days from 31 March, the last day of the call.
      assert.equal(answer.body.dueAt, '2026-04-07T16:00:00.000Z');
      const application = await Application.findByPk(answer.body.id, { rejectOnEmpty: true });
      assert.deepEqual(
        [application.state, application.draftKey, application.limitKey, application.version],
        ['withHost', null, `${call.id}:${written.lead.person.id}`, written.application.version + 1],
      );
      const revision = await Revision.findByPk(application.revisionId ?? 0, { rejectOnEmpty: true });
      const { applicationId, number, answers, files } = revision;
      assert.equal(revision.sha256, sha256(canonicalJson({ applicationId, number, answers, files })));
      assert.equal(answer.body.revision.sha256, revision.sha256);
      assert.equal(answer.body.revision.code, revision.code);
      assert.deepEqual(
        files.map((each) => [each.slot, each.name]),
        [['body', '申请书正文.pdf']],
      );
      const [audit] = await auditOf('application.submit', 'application', application.id);
      assert.deepEqual([audit?.fromState, audit?.toState], ['draft', 'withHost']);
      assert.deepEqual(await noticesTo(officer.account.id), ['application.submitted']);
      assert.deepEqual(await noticesTo(written.lead.account.id), ['application.received']);
    });

    it('refuses everything that is missing or wrong at once, as the list beside the form says', async () => {
      const written = await aDraft({ call });
      const agent = await agentOf(written);
      const list = await agent.get(`/api/applications/${written.application.id}/completeness`);
      const answer = await submit(agent, written.application);
      assert.equal(answer.status, 422);
      assert.equal(answer.body.error.code, 'ruleViolation');
      const paths = (items: { code: string; path: unknown[] }[]) =>
        items.map((each) => `${each.code} ${each.path.join('.')}`).sort();
      assert.deepEqual(
        paths(answer.body.error.violations),
        paths(list.body.items.filter((each: { severity: string }) => each.severity !== 'notice')),
      );
      const said = paths(answer.body.error.violations);
      for (const wanted of [
        'form.required basic.title',
        'form.required body.body',
        'form.required promises.integrity',
        'form.required indicators.indicators',
      ]) {
        assert.ok(said.includes(wanted), `${wanted} is not among ${said.join(', ')}`);
      }
      assert.ok(
        answer.body.error.violations.every(
          (each: { message: string }) => !each.message.startsWith('errors.'),
        ),
      );
      assert.equal((await written.application.reload()).state, 'draft');
      assert.equal(await Revision.count({ where: { applicationId: written.application.id } }), 0);
    });

    it('answers a double click with the receipt of the first, and does it once', async () => {
      const { written, agent } = await ready();
      const answers = await Promise.all(Array.from({ length: 10 }, () => submit(agent, written.application)));
      assert.deepEqual([...new Set(answers.map((each) => each.status))], [200]);
      assert.equal(new Set(answers.map((each) => each.body.receiptNumber)).size, 1);
      assert.equal(await Revision.count({ where: { applicationId: written.application.id } }), 1);
      assert.equal((await auditOf('application.submit', 'application', written.application.id)).length, 1);
      assert.deepEqual(await noticesTo(written.lead.account.id), ['application.received']);
    });

    it('refuses one who saw another version, and a second submission of what is handed in', async () => {
      const { written, agent } = await ready();
      const { id, version } = written.application;
      const stale = await submit(agent, { id, version: version - 1 });
      assert.equal(stale.status, 409);
      assert.equal(stale.body.error.code, 'staleVersion');
      await submit(agent, { id, version }).expect(200);
      const again = await submit(agent, { id, version: version + 1 });
      assert.equal(again.status, 409);
      assert.deepEqual(
        [again.body.error.code, again.body.error.params.state],
        ['illegalTransition', 'withHost'],
      );
      await agent.post(`/api/applications/${id}/submit`).send({ version: 'x' }).expect(400);
    });

    it('lets one of twenty parallel submissions of a person through two accounts and units pass', async () => {
      const ours = await aPublishedCall({ title: '同一年度另一批次' });
      const first = await ready();
      const host = await anOrganisation({ name: '澜州第二人民医院' });
      const lead = await someone('applicant', {
        organisationId: host.id,
        person: first.written.lead.person,
        email: 'second@example.org',
      });
      const second = await ready({ host, lead });
      const third = await ready({ call: ours, host, lead });
      const all = [first, second, third];
      const answers = await Promise.all(
        Array.from({ length: 21 }, (_, n) => {
          const each = all[n % 3]!;
          return submit(each.agent, each.written.application);
        }),
      );
      const handedIn = await Application.findAll({
        where: { leadPersonId: lead.person.id, state: 'withHost' },
      });
      assert.equal(handedIn.length, 1);
      const refused = answers.filter((each) => each.status === 422);
      assert.equal(refused.length, 14, answers.map((each) => each.status).join());
      const [won] = handedIn;
      const said = refused[0]?.body.error.violations.find(
        (each: { code: string }) => each.code === 'eligibility.L1',
      );
      assert.deepEqual(said.params.counted, [`${won?.title}（${won?.receiptNumber}）`]);
      assert.match(said.message, /2026 年已提交 1 项同类申请（每人限 1 项）/);
    });

    it('decides on the receipt of the request: a millisecond before the deadline is in time, the deadline is not', async () => {
      const early = await ready();
      const late = await ready();
      product.at(new Date(Date.parse(CLOSES_AT) - 1).toISOString());
      await submit(await agentOf(early.written), early.written.application).expect(200);
      product.at(new Date(Date.parse(CLOSES_AT)).toISOString());
      const answer = await submit(await agentOf(late.written), late.written.application);
      assert.equal(answer.status, 409);
      assert.equal(answer.body.error.params.reason, 'isInTime');
      assert.equal((await late.written.application.reload()).state, 'draft');
    });

    it('names what it counted for L2, L5, L6, L7 and L9', async () => {
      const narrow = await aPublishedCall({
        rules: { ageRule: { limits: { male: 35, female: 40 } } },
      });
      const host = await anOrganisation({ name: '被暂停单位' });
      const lead = await someone('applicant', {
        organisationId: host.id,
        name: '䶮先生',
        bornOn: '1990-12-31',
        sex: 'male',
        email: 'yan@example.org',
      });
      const sanctions = [
        { kind: 'integrity', uscc: host.uscc, source: '澜科监〔2026〕1号' },
        { kind: 'overdue', personId: lead.person.id, uscc: host.uscc, source: '逾期项目甲' },
      ];
      await Sanction.bulkCreate(
        sanctions.map((each) => ({
          ...each,
          state: 'active',
          startsOn: '2026-01-01',
          endsOn: '2027-01-01',
        })) as never,
      );
      const { written, agent } = await ready({ call: narrow, host, lead });
      const { id } = written.application;
      const section = await Section.findOne({
        where: { applicationId: id, key: 'lead' },
        rejectOnEmpty: true,
      });
      const answers = section.answers as { lead: Record<string, unknown> };
      await save(lead.actor(), {
        id,
        key: 'lead',
        version: section.version,
        answers: { ...answers, lead: { ...answers.lead, title: 'junior', degree: 'master' } },
      });
      const answer = await submit(agent, await written.application.reload());
      assert.equal(answer.status, 422);
      const said = new Map<string, { params: Record<string, unknown>; message: string }>(
        answer.body.error.violations.map((each: { code: string }) => [each.code, each]),
      );
      assert.deepEqual(said.get('eligibility.L6')?.params['counted'], ['被暂停单位']);
      assert.equal(said.get('eligibility.L7')?.params['earliest'], '1991-01-01');
      assert.match(said.get('eligibility.L7')?.message ?? '', /出生于 1990-12-31/);
      assert.ok(
        [...said.keys()].some((code) => code.startsWith('eligibility.L9')),
        [...said.keys()].join(),
      );
      assert.match(String(said.get('eligibility.L5')?.params['counted']), /逾期项目甲/);
    });

    it('refuses a leader who is not of the host, and a main text that is too long', async () => {
      const { written, agent } = await ready();
      const { id } = written.application;
      const section = await Section.findOne({
        where: { applicationId: id, key: 'lead' },
        rejectOnEmpty: true,
      });
      const answers = section.answers as { lead: Record<string, unknown> };
      const other = await anOrganisation();
      await save(written.lead.actor(), {
        id,
        key: 'lead',
        version: section.version,
        answers: { ...answers, lead: { ...answers.lead, uscc: other.uscc } },
      });
      await aBody(written, { bytes: await aPdf({ pages: 31 }) });
      const answer = await submit(agent, await written.application.reload());
      const codes = answer.body.error.violations.map((each: { code: string }) => each.code);
      assert.deepEqual(codes.sort(), ['application.leadUnit', 'completeness.bodyPages']);
    });

    it('refuses a budget line that somebody slipped into a lump-sum application', async () => {
      const { written, agent } = await ready();
      await Section.create({
        applicationId: written.application.id,
        key: 'budget',
        answers: { lines: [{ category: 'business', grantFen: 100, ownFen: 0 }] },
        savedAt: new Date(START),
        savedBy: written.lead.account.id,
      });
      const answer = await submit(agent, written.application);
      assert.equal(answer.status, 422);
      assert.deepEqual(
        answer.body.error.violations.map((each: { code: string }) => each.code),
        ['budget.lumpSumHasLines'],
      );
    });

    it('takes an itemised application with its budget, and refuses one fen over the indirect cap', async () => {
      const itemised = await aPublishedCall({ budgetMode: 'itemised' });
      const host = await anOrganisation({ recommenderId: (await anOrganisation({ kind: 'county' })).id });
      const good = await ready({ call: itemised, host });
      await submit(good.agent, good.written.application).expect(200);
      const WAN = 1_000_000;
      const line = (category: string, grantFen: number, ownFen: number) => ({
        category,
        grantFen,
        ownFen,
        quantity: null,
        note: '',
      });
      const indirect = Math.floor((100 * WAN * 3) / 13 / 10_000) * 10_000;
      const over = await ready({
        call: itemised,
        host,
        answers: {
          budget: {
            lines: [
              line('business', 100 * WAN - indirect - 10_000, 100 * WAN),
              line('indirect', indirect + 10_000, 0),
            ],
          },
        },
      });
      const answer = await submit(over.agent, over.written.application);
      assert.equal(answer.status, 422);
      assert.deepEqual(
        answer.body.error.violations.map((each: { code: string }) => each.code),
        ['budget.indirectCap'],
      );
    });

    it('gives rising receipt numbers, and keeps the number when it is handed in again', async () => {
      const first = await anApplicationHandedIn({ call });
      const second = await anApplicationHandedIn({ call });
      const [one, two] = [first, second].map((each) => each.application.receiptNumber ?? '');
      assert.ok(one! < two!, `${one} ${two}`);
      const officer = await someone('hostOfficer', { organisationId: first.host.id });
      await returnToApplicant(officer.actor(), {
        id: first.application.id,
        revisionId: first.revision.id,
        reason: '请补充合作单位意见。',
      });
      const agent = await agentOf(first);
      const again = await submit(agent, await first.application.reload());
      assert.equal(again.status, 200, JSON.stringify(again.body));
      assert.equal(again.body.receiptNumber, one);
      assert.equal(again.body.revision.number, 2);
      assert.notEqual(again.body.revision.code, first.revision.code);
      assert.deepEqual(
        (await auditOf('application.submit', 'application', first.application.id)).map(
          (each) => each.fromState,
        ),
        ['draft', 'returned'],
      );
    });

    it('is the applicant’s alone', async () => {
      const { written } = await ready();
      const other = await someone('applicant', { organisationId: written.host.id });
      await submit(await product.signIn(other.account.username), written.application).expect(404);
      const officer = await someone('hostOfficer', { organisationId: written.host.id });
      await submit(await product.signIn(officer.account.username), written.application).expect(403);
      await submit(product.agent() as Agent, written.application).expect(401);
      assert.equal((await written.application.reload()).state, 'draft');
    });

    it('closes the sections: an autosave that comes late changes nothing', async () => {
      const { written, agent } = await ready();
      const { id } = written.application;
      const section = await Section.findOne({
        where: { applicationId: id, key: 'basic' },
        rejectOnEmpty: true,
      });
      await submit(agent, written.application).expect(200);
      const late = await agent
        .put(`/api/applications/${id}/sections/basic`)
        .send({ version: section.version, answers: { ...section.answers, title: '事后改的题目' } });
      assert.equal(late.status, 409);
      assert.equal(late.body.error.params.state, 'withHost');
      const application = await written.application.reload();
      assert.notEqual(application.title, '事后改的题目');
    });

    it('writes no identity number anywhere in clear', async () => {
      const handed = await anApplicationHandedIn({ call });
      const all = JSON.stringify([handed.revision, await AuditEvent.findAll(), await Section.findAll()]);
      const candidates = [...all.matchAll(/(?=([1-9]\d{16}[\dX]))/g)].map((match) => match[1] ?? '');
      assert.deepEqual(
        candidates.filter((each) => checkIdNumber(each).length === 0),
        [],
      );
    });
  });

  describe('application.completeness', () => {
    it('says what is missing with the path of the field, and what each rule counted', async () => {
      const { written, agent } = await ready();
      const answer = await agent.get(`/api/applications/${written.application.id}/completeness`);
      assert.equal(answer.status, 200);
      assert.deepEqual(
        answer.body.items.map((each: { severity: string; code: string; path: unknown[] }) => [
          each.severity,
          each.code,
          ...each.path,
        ]),
        [['notice', 'completeness.bodyFonts', 'body', 'body', 0]],
      );
      assert.deepEqual(
        answer.body.rules.map((each: { rule: string; verdict: string }) => [each.rule, each.verdict]),
        [
          ['L1', 'pass'],
          ['L2', 'pass'],
          ['L5', 'pass'],
          ['L6', 'pass'],
          ['L7', 'pass'],
          ['L9', 'pass'],
          ['L15', 'pass'],
        ],
      );
    });

    it('is the applicant’s alone', async () => {
      const { written } = await ready();
      const address = `/api/applications/${written.application.id}/completeness`;
      const other = await someone('applicant', { organisationId: written.host.id });
      await (await product.signIn(other.account.username)).get(address).expect(404);
      await product.agent().get(address).expect(401);
      const officer = await someone('programmeOfficer');
      await (await product.signIn(officer.account.username)).get(address).expect(403);
    });
  });
});
