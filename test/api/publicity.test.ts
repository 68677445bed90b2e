import { strict as assert } from 'node:assert';
import { Holiday, HolidayYear } from '../../db/models/call.ts';
import { tick } from '../../server/jobs/tick.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { afterPublicity, anApprovedList, aPublicList, DECIDING } from '../support/award.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('publicity', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  beforeEach(() => product.at(DECIDING));
  after(() => product.close());

  const as = (who: Someone) => product.signIn(who.account.username);
  const codes = (body: { error: { violations: { code: string }[] } }) =>
    body.error.violations.map((each) => each.code);

  describe('publicity.open', () => {
    it('puts the list before the public for five working days and tells every applicant the result', async () => {
      const listed = await anApprovedList();
      const answer = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/open-publicity`)
        .send({ version: listed.list.version, startsOn: '2026-06-01' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'inPublicity');
      assert.deepEqual(
        [answer.body.publicity.startsOn, answer.body.publicity.endsOn],
        ['2026-06-01', '2026-06-08'],
      );
      const states = await Promise.all(listed.applications.map((each) => each.reload()));
      assert.deepEqual(
        states.map((each) => each.state),
        ['inPublicity', 'inPublicity', 'notFunded'],
      );
      assert.deepEqual(await noticesTo(listed.submitted[0]!.lead.account.id), ['publicity.opened']);
      assert.deepEqual(await noticesTo(listed.submitted[2]!.lead.account.id), ['application.notFunded']);
      const [row] = await auditOf('publicity.open', 'application', listed.applications[0]!.id);
      assert.deepEqual([row?.fromState, row?.toState], ['proposed', 'inPublicity']);
    });

    it('counts from 2022-09-29 over the National Day to 2022-10-11', async () => {
      await HolidayYear.bulkCreate([{ year: 2022 }], { ignoreDuplicates: true });
      await Holiday.bulkCreate(
        [
          ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
            onDay: `2022-10-${day}`,
            kind: 'off' as const,
          })),
          ...['08', '09'].map((day) => ({ onDay: `2022-10-${day}`, kind: 'makeUp' as const })),
        ],
        { ignoreDuplicates: true },
      );
      const listed = await anApprovedList();
      product.at('2022-09-29T01:00:00.000Z');
      const answer = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/open-publicity`)
        .send({ version: listed.list.version, startsOn: '2022-09-29' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.publicity.endsOn, '2022-10-11');
    });

    it('is refused where the holiday table does not know the year, and for a day that is over', async () => {
      const listed = await anApprovedList();
      const path = `/api/decisions/${listed.list.id}/open-publicity`;
      product.at('2027-12-30T01:00:00.000Z');
      const unknown = await (
        await as(listed.desks.officer)
      )
        .post(path)
        .send({ version: listed.list.version, startsOn: '2027-12-30' });
      assert.equal(unknown.status, 422);
      assert.deepEqual(codes(unknown.body), ['calendar.yearUnknown']);
      assert.match(unknown.body.error.violations[0].message, /2028/);
      product.at(DECIDING);
      const past = await (
        await as(listed.desks.officer)
      )
        .post(path)
        .send({ version: listed.list.version, startsOn: '2026-05-31' });
      assert.deepEqual(codes(past.body), ['publicity.startsInPast']);
      assert.equal((await listed.list.reload()).state, 'approved');
    });

    it('is for the officer without an interest, on an approved list of the version seen', async () => {
      const host = await anOrganisation();
      const listed = await anApprovedList({ hosts: [host] });
      const path = `/api/decisions/${listed.list.id}/open-publicity`;
      const body = { version: listed.list.version, startsOn: '2026-06-01' };
      await (await as(listed.desks.leader)).post(path).send(body).expect(403);
      const own = await someone('programmeOfficer', { organisationId: host.id });
      const refused = await (await as(own)).post(path).send(body);
      assert.deepEqual([refused.status, refused.body.error.params.reason], [409, 'hasNoInterest']);
      const agent = await as(listed.desks.officer);
      const stale = await agent.post(path).send({ ...body, version: 1 });
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
      await agent.post(path).send(body).expect(200);
      const again = await agent.post(path).send({ ...body, version: listed.list.version + 1 });
      assert.deepEqual([again.status, again.body.error.params.state], [409, 'inPublicity']);
    });
  });

  describe('publicity.read', () => {
    it('shows anybody the numbers, names, units and amounts, and nothing of a person', async () => {
      const listed = await aPublicList();
      const code = listed.list.publicCode!;
      const answer = await product.agent().get(`/api/publicity/${code}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.body.isOpen, true);
      assert.equal(answer.body.bureau, '澜州市科学技术局');
      assert.deepEqual(Object.keys(answer.body.items[0]).sort(), [
        'amountFen',
        'receiptNumber',
        'title',
        'unit',
      ]);
      assert.deepEqual(
        answer.body.items.map((each: { receiptNumber: string }) => each.receiptNumber),
        listed.applications.slice(0, 2).map((each) => each.receiptNumber),
      );
      const text = JSON.stringify(answer.body);
      for (const { lead } of listed.submitted) {
        assert.ok(!text.includes(lead.person.name), 'a person is named');
        assert.ok(!text.includes(lead.person.identityMasked!));
      }
      assert.ok(!/mean|rank|9000|sha256/.test(text));
      const list = await product.agent().get('/api/publicity');
      assert.ok(list.body.items.some((each: { code: string }) => each.code === code));
    });

    it('is not there before its first day, under another code, or for a list that is not public', async () => {
      const listed = await anApprovedList();
      const opened = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/open-publicity`)
        .send({ version: listed.list.version, startsOn: '2026-06-03' });
      const { code } = opened.body.publicity as { code: string };
      await product.agent().get(`/api/publicity/${code}`).expect(404);
      product.at('2026-06-02T16:00:00.000Z'); // midnight in Shanghai
      await product.agent().get(`/api/publicity/${code}`).expect(200);
      await product
        .agent()
        .get(`/api/publicity/${'0'.repeat(16)}`)
        .expect(404);
      await product.agent().get('/api/publicity/1').expect(404);
    });

    it('stays readable afterwards and says that the period is over', async () => {
      const listed = await aPublicList();
      product.at(afterPublicity(listed.list));
      const answer = await product.agent().get(`/api/publicity/${listed.list.publicCode}`);
      assert.equal(answer.body.isOpen, false);
      const list = await product.agent().get('/api/publicity');
      assert.ok(!list.body.items.some((each: { code: string }) => each.code === listed.list.publicCode));
    });
  });

  describe('publicity.conclude', () => {
    it('waits for the end of the last day, to the millisecond', async () => {
      const listed = await aPublicList(); // until 2026-06-08
      const path = `/api/decisions/${listed.list.id}/conclude-publicity`;
      product.at('2026-06-08T15:59:59.999Z');
      const early = await (await as(listed.desks.officer)).post(path).send({ version: listed.list.version });
      assert.equal(early.status, 409);
      assert.deepEqual(
        [early.body.error.params.reason, early.body.error.params.endsOn],
        ['publicityHasEnded', '2026-06-08'],
      );
      product.at('2026-06-08T16:00:00.000Z');
      const answer = await (await as(listed.desks.officer)).post(path).send({ version: listed.list.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.preparable], ['concluded', 2]);
      assert.ok(answer.body.abilities.some((each: { act: string }) => each.act === 'award.prepare'));
      assert.equal((await listed.applications[0]!.reload()).state, 'publicised');
      assert.ok((await noticesTo(listed.desks.officer.account.id)).includes('publicity.concluded'));
    });

    it('is done by the clock on the day after, once, though two machines have the same thought', async () => {
      const listed = await aPublicList();
      const step = (now: string) => tick(new Date(now), product.config);
      await step('2026-06-08T15:59:59.999Z');
      assert.equal((await listed.list.reload()).state, 'inPublicity');
      await Promise.allSettled([step('2026-06-08T16:00:00.000Z'), step('2026-06-08T16:00:00.000Z')]);
      assert.equal((await listed.list.reload()).state, 'concluded');
      const rows = await auditOf('publicity.conclude', 'decisionList', listed.list.id);
      assert.deepEqual(
        rows.map((each) => [each.role, each.accountId]),
        [['clock', null]],
      );
    });
  });
});
