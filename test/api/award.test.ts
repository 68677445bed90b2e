import { strict as assert } from 'node:assert';
import { retryable } from '../../db/connection.ts';
import { Award, AwardDocument, Counter, DecisionItem } from '../../db/models/award.ts';
import { OutboxMessage } from '../../db/models/oversight.ts';
import { StoredFile } from '../../db/models/application.ts';
import { nextNumber } from '../../server/core/counter.ts';
import { readStored } from '../../server/core/storage.ts';
import { fen, parseUppercaseAmount, parseWan, parseYuan } from '../../server/domain/money.ts';
import { dismissObjection, fileObjection, prepareAwards } from '../../server/features/award/index.ts';
import { makeAwardNotice } from '../../server/features/issuance/index.ts';
import { clockActor, visitor } from '../../server/http/request.ts';
import { tick } from '../../server/jobs/tick.ts';
import { readPdf, textOf } from '../documents/support/readPdf.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import {
  aConcludedList,
  aNumberedDocument,
  anAwardDocument,
  anIssuedDocument,
  aPublicList,
  bureauDesks,
  DECIDING,
} from '../support/award.ts';
import { aPublishedCall } from '../support/call.ts';
import { anEvidence } from '../support/evidence.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';

const WAN = 1_000_000;
/** On no plane of any face that is looked for: a private-use character. */
const NO_FACE = '\u{F0000}';

describe('awards', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  beforeEach(() => product.at('2026-06-20T02:00:00.000Z'));
  after(() => product.close());

  const as = (who: Someone) => product.signIn(who.account.username);
  const codes = (body: { error: { violations: { code: string }[] } }) =>
    body.error.violations.map((each) => each.code);
  const makePapers = () => tick(product.now(), product.config);

  /** The sequence numbers at the end, in order. */
  const sequences = (numbers: readonly string[]) =>
    numbers.map((each) => Number(/\d+$/.exec(each)![0].slice(-4))).sort((a, b) => a - b);
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  /** A call with a series of numbers of its own. */
  const callWithSeries = (letters: string) =>
    aPublishedCall({
      envelopeFen: 500 * WAN,
      rules: { numberPattern: `${letters}{YYYY}{T}{NNNN}` },
    });

  describe('award.prepare', () => {
    it('gives numbers in the order of the ranking, a code and a term, and asks the clerk for the number', async () => {
      const call = await callWithSeries('AA');
      const listed = await aConcludedList({ call, means: [9000, 8500] });
      const answer = await (
        await as(listed.desks.officer)
      )
        .post(`/api/decisions/${listed.list.id}/prepare-awards`)
        .send({ version: listed.list.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.preparable, answer.body.documents.length], [0, 1]);
      const awards = await Award.findAll({
        where: { documentId: answer.body.documents[0].id },
        order: [['id', 'ASC']],
      });
      assert.deepEqual(
        awards.map((each) => [each.projectNumber, each.applicationId, each.state, each.amountFen]),
        [
          ['AA2026M0001', listed.applications[0]!.id, 'prepared', 10 * WAN],
          ['AA2026M0002', listed.applications[1]!.id, 'prepared', 10 * WAN],
        ],
      );
      assert.match(awards[0]!.noticeNumber, /^2026-ZR-TZ-\d{4}$/);
      assert.match(awards[0]!.verificationCode, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      assert.ok(!awards[0]!.verificationKey.includes(awards[0]!.verificationCode.slice(0, 4)));
      assert.ok(awards[0]!.startsOn < awards[0]!.endsOn);
      assert.equal((await listed.applications[0]!.reload()).state, 'awarded');
      assert.ok((await noticesTo(listed.desks.clerk.account.id)).includes('award.prepared'));
      const [row] = await auditOf('award.prepare', 'application', listed.applications[0]!.id);
      assert.deepEqual([row?.fromState, row?.toState], ['publicised', 'awarded']);
    });

    it('leaves out what is under objection, which follows in a document of its own', async () => {
      const call = await callWithSeries('AB');
      const listed = await aPublicList({ call, means: [9000, 8500] });
      const held = await fileObjection(visitor(new Date(DECIDING), null, null), {
        code: listed.list.publicCode!,
        receiptNumber: listed.applications[0]!.receiptNumber!,
        name: '欧阳 娜',
        contact: '13800000000',
        facts: '研究内容与他人项目重复，附对照材料，请核实。',
        file: await anEvidence(Buffer.from('%PDF-1.7\n%%EOF\n')),
      });
      await makePapers(); // the clock ends the publicity
      const officer = listed.desks.officer.actor('2026-06-20T02:00:00.000Z');
      const first = await prepareAwards(officer, { id: listed.list.id });
      await dismissObjection(officer, { id: held.id, answer: '经核查，研究内容不同，异议不成立。' });
      const second = await prepareAwards(officer, { id: listed.list.id });
      const numbersOf = async (document: AwardDocument) =>
        (await Award.findAll({ where: { documentId: document.id } })).map((each) => [
          each.applicationId,
          each.projectNumber,
        ]);
      assert.deepEqual(await numbersOf(first), [[listed.applications[1]!.id, 'AB2026M0001']]);
      assert.deepEqual(await numbersOf(second), [[listed.applications[0]!.id, 'AB2026M0002']]);
      assert.match(second.title, /（补充1）$/);
    });

    it('is refused where nothing is left, where an amount was changed, and for whoever has an interest', async () => {
      const host = await anOrganisation();
      const listed = await aConcludedList({ hosts: [host] });
      const path = `/api/decisions/${listed.list.id}/prepare-awards`;
      const body = { version: listed.list.version };
      const own = await someone('programmeOfficer', { organisationId: host.id });
      const refused = await (await as(own)).post(path).send(body);
      assert.deepEqual([refused.status, refused.body.error.params.reason], [409, 'hasNoInterest']);
      await (await as(listed.desks.clerk)).post(path).send(body).expect(403);

      const where = { listId: listed.list.id, applicationId: listed.applications[0]!.id };
      await DecisionItem.update({ amountFen: 15 * WAN }, { where });
      const agent = await as(listed.desks.officer);
      const changed = await agent.post(path).send(body);
      assert.deepEqual([changed.status, codes(changed.body)], [422, ['decision.hash']]);
      await DecisionItem.update({ amountFen: 10 * WAN }, { where });
      const stale = await agent.post(path).send({ version: 1 });
      assert.deepEqual([stale.status, stale.body.error.code], [409, 'staleVersion']);
      await agent.post(path).send(body).expect(200);
      const again = await agent.post(path).send(body);
      assert.deepEqual([again.status, codes(again.body)], [422, ['award.nothingToPrepare']]);
    });

    it('numbers 50 awards of 25 documents prepared at once without a gap and without a double', async function () {
      this.timeout(180_000);
      const call = await callWithSeries('AC');
      const desks = await bureauDesks();
      const lists = [];
      for (let index = 0; index < 25; index += 1) {
        lists.push((await aConcludedList({ call, desks, means: [9000, 8500] })).list);
      }
      const officer = desks.officer.actor('2026-06-20T02:00:00.000Z');
      await Promise.all(lists.map(({ id }) => prepareAwards(officer, { id })));
      const awards = await Award.findAll({ where: { programmeKey: 'generalFund' } });
      const ours = awards.filter((each) => each.projectNumber.startsWith('AC'));
      assert.equal(ours.length, 50);
      assert.deepEqual(sequences(ours.map((each) => each.projectNumber)), upTo(50));
      assert.equal(new Set(awards.map((each) => each.verificationKey)).size, awards.length);
      assert.deepEqual(
        sequences(awards.map((each) => each.noticeNumber)),
        upTo(awards.length),
        'the notices have a gap',
      );
    });

    it('leaves no gap when a document fails after its numbers were drawn', async () => {
      const call = await callWithSeries('AD');
      const desks = await bureauDesks();
      const [bad, good] = [
        await aConcludedList({ call, desks, means: [9000, 8500] }),
        await aConcludedList({ call, desks, means: [9000] }),
      ];
      // The second award of the list cannot be made: the first has drawn a number by then.
      await bad.submitted[1]!.application.update({ revisionId: null });
      const officer = desks.officer.actor('2026-06-20T02:00:00.000Z');
      await assert.rejects(prepareAwards(officer, { id: bad.list.id }), /award.termMissing/);
      assert.equal(await Award.count({ where: { applicationId: bad.applications[0]!.id } }), 0);
      assert.equal((await bad.applications[0]!.reload()).state, 'publicised');
      const document = await prepareAwards(officer, { id: good.list.id });
      const [award] = await Award.findAll({ where: { documentId: document.id } });
      assert.equal(award?.projectNumber, 'AD2026M0001');
    });

    it('awards once, however often it is asked at once', async () => {
      const call = await callWithSeries('AE');
      const listed = await aConcludedList({ call });
      const agent = await as(listed.desks.officer);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          agent
            .post(`/api/decisions/${listed.list.id}/prepare-awards`)
            .send({ version: listed.list.version }),
        ),
      );
      assert.equal(answers.filter((each) => each.status === 200).length, 1);
      assert.ok(answers.every((each) => [200, 409, 422].includes(each.status)));
      assert.equal(await AwardDocument.count({ where: { listId: listed.list.id } }), 1);
    });
  });

  describe('nextNumber', () => {
    it('counts 1, 2, 3 for each key, 40 transactions at once from the first on', async () => {
      const drawn = await Promise.all(
        Array.from({ length: 40 }, () =>
          retried(() => product.database.transaction(() => nextNumber('test:many'))),
        ),
      );
      assert.deepEqual(
        [...drawn].sort((a, b) => a - b),
        upTo(40),
      );
      assert.equal((await Counter.findOne({ where: { key: 'test:many' }, rejectOnEmpty: true })).value, 40);
    });

    it('gives a number back when its transaction is undone, and draws none outside of one', async () => {
      const draw = () => product.database.transaction(() => nextNumber('test:back'));
      await draw();
      await assert.rejects(
        product.database.transaction(async () => {
          await nextNumber('test:back');
          throw new Error('undone');
        }),
        /undone/,
      );
      assert.equal(await draw(), 2);
      await assert.rejects(nextNumber('test:back'), /inside the transaction/);
    });
  });

  describe('awardDocument.number', () => {
    it('takes the number of the register once, and lets the clerk correct it until it is sealed', async () => {
      const made = await anAwardDocument();
      const agent = await as(made.desks.clerk);
      const path = `/api/award-documents/${made.document.id}/number`;
      const signedOn = '2026-06-18';
      const wrong = await agent
        .post(path)
        .send({ version: made.document.version, dispatchNumber: '澜科字[2026]第012号', signedOn });
      assert.equal(wrong.status, 422);
      assert.deepEqual(codes(wrong.body), [
        'dispatchNumber.brackets',
        'dispatchNumber.ordinal',
        'dispatchNumber.leadingZero',
      ]);
      const answer = await agent
        .post(path)
        .send({ version: made.document.version, dispatchNumber: '澜科字〔2026〕901号', signedOn });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.mayPrint], ['numbered', true]);
      const corrected = await agent
        .post(path)
        .send({ version: answer.body.version, dispatchNumber: '澜科字〔2026〕902号', signedOn });
      assert.equal(corrected.body.dispatchNumber, '澜科字〔2026〕902号');
      const rows = await auditOf('awardDocument.number', 'awardDocument', made.document.id);
      assert.deepEqual(
        rows.map((each) => each.after?.['dispatchNumber']),
        ['澜科字〔2026〕901号', '澜科字〔2026〕902号'],
      );

      const other = await anAwardDocument({ desks: made.desks });
      const taken = await agent
        .post(`/api/award-documents/${other.document.id}/number`)
        .send({ version: other.document.version, dispatchNumber: '澜科字〔2026〕902号', signedOn });
      assert.deepEqual([taken.status, codes(taken.body)], [422, ['dispatchNumber.taken']]);
      assert.equal((await other.document.reload()).state, 'awaitingNumber');
    });

    it('is the clerk’s alone, on a day between the end of the publicity and today', async () => {
      const made = await anAwardDocument();
      const path = `/api/award-documents/${made.document.id}/number`;
      const body = { version: made.document.version, dispatchNumber: '澜科字〔2026〕910号' };
      for (const who of [made.desks.officer, made.desks.leader]) {
        await (
          await as(who)
        )
          .post(path)
          .send({ ...body, signedOn: '2026-06-18' })
          .expect(403);
      }
      const agent = await as(made.desks.clerk);
      const early = await agent.post(path).send({ ...body, signedOn: '2026-06-08' });
      assert.deepEqual(codes(early.body), ['awardDocument.signedBeforePublicity']);
      const late = await agent.post(path).send({ ...body, signedOn: '2026-06-21' });
      assert.deepEqual(codes(late.body), ['awardDocument.signedInFuture']);
    });
  });

  describe('awardDocument.issue', () => {
    it('makes the awards valid and tells lead and host; the papers follow after the commit', async () => {
      const numbered = await aNumberedDocument({ titles: ['䶮州湿地修复研究'] });
      const host = await someone('hostOfficer', { organisationId: numbered.submitted[0]!.host.id });
      const agent = await as(numbered.desks.clerk);
      const answer = await agent
        .post(`/api/award-documents/${numbered.document.id}/issue`)
        .send({ version: numbered.document.version });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.state, 'issued');
      assert.deepEqual(
        [answer.body.paper, ...answer.body.awards.map((each: { notice: string }) => each.notice)],
        ['making', 'making', 'making'],
      );
      const [award] = await Award.findAll({
        where: { documentId: numbered.document.id },
        order: [['id', 'ASC']],
      });
      assert.equal(award!.state, 'valid');
      for (const { account } of [numbered.submitted[0]!.lead, host]) {
        assert.ok((await noticesTo(account.id)).includes('award.issued'));
      }
      await makePapers();
      const after = await agent.get(`/api/award-documents/${numbered.document.id}`);
      assert.deepEqual(
        [after.body.paper, ...after.body.awards.map((each: { notice: string }) => each.notice)],
        ['ready', 'ready', 'ready'],
      );
    });

    it('refuses to issue what no typeface has, naming the characters', async () => {
      const numbered = await aNumberedDocument({ titles: [`名称含${NO_FACE}的项目`] });
      const answer = await (
        await as(numbered.desks.clerk)
      )
        .post(`/api/award-documents/${numbered.document.id}/issue`)
        .send({ version: numbered.document.version });
      assert.equal(answer.status, 422);
      assert.deepEqual(codes(answer.body), ['document.unprintable']);
      assert.deepEqual(answer.body.error.violations[0].params.characters, [NO_FACE]);
      assert.equal((await numbered.document.reload()).state, 'numbered');
    });

    it('is not done by the officer, nor before there is a number', async () => {
      const made = await anAwardDocument();
      const path = `/api/award-documents/${made.document.id}/issue`;
      await (await as(made.desks.officer)).post(path).send({ version: made.document.version }).expect(403);
      const early = await (await as(made.desks.clerk)).post(path).send({ version: made.document.version });
      assert.deepEqual([early.status, early.body.error.params.state], [409, 'awaitingNumber']);
    });
  });

  describe('issuance.store', () => {
    it('stores the notice with its hash in the audit; a second order of it changes nothing', async () => {
      const issued = await anIssuedDocument();
      await makePapers();
      const [award] = await Award.findAll({
        where: { documentId: issued.document.id },
        order: [['id', 'ASC']],
      });
      const file = await StoredFile.findByPk(award!.fileId!, { rejectOnEmpty: true });
      assert.equal(file.sha256, award!.pdfSha256);
      const [row] = await auditOf('issuance.store', 'award', award!.id);
      assert.deepEqual([row?.role, row?.after?.['pdfSha256']], ['clock', file.sha256]);
      const moment = { clock: clockActor(product.now()), config: product.config };
      await Promise.all([1, 2, 3].map(() => makeAwardNotice({ recordId: award!.id }, moment)));
      assert.equal(await StoredFile.count({ where: { recordType: 'award', recordId: award!.id } }), 1);
    });

    it('is done once by three that make the same notice at the same moment', async () => {
      const issued = await anIssuedDocument();
      const [award] = await Award.findAll({ where: { documentId: issued.document.id } });
      const moment = { clock: clockActor(product.now()), config: product.config };
      await Promise.all([1, 2, 3].map(() => makeAwardNotice({ recordId: award!.id }, moment)));
      assert.equal(await StoredFile.count({ where: { recordType: 'award', recordId: award!.id } }), 1);
      assert.equal((await auditOf('issuance.store', 'award', award!.id)).length, 1);
    });

    it('names what no typeface has to the clerk, and succeeds once the characters can be printed', async () => {
      const issued = await anIssuedDocument();
      const application = issued.applications[0]!;
      const title = application.title;
      await application.update({ title: `${title}${NO_FACE}` });
      await makePapers();
      const agent = await as(issued.desks.clerk);
      const path = `/api/award-documents/${issued.document.id}`;
      const failed = await agent.get(path);
      const problems = failed.body.awards.map((each: { notice: string; problem: unknown }) => [
        each.notice,
        each.problem,
      ]);
      assert.deepEqual(problems, [
        ['failed', { characters: [NO_FACE] }],
        ['ready', null],
      ]);
      const [award] = await Award.findAll({ where: { applicationId: application.id } });
      assert.deepEqual([award!.state, award!.fileId], ['valid', null]);

      await application.update({ title });
      const retried = await agent.post(`${path}/retry`).send({});
      assert.equal(retried.status, 200);
      await makePapers();
      assert.ok((await award!.reload()).fileId !== null);
      const orders = await OutboxMessage.findAll({
        where: { kind: 'document', recordId: award!.id, recordType: 'award' },
      });
      assert.deepEqual(
        orders.map((each) => [each.status, each.lastError]),
        [['done', null]],
      );
    });
  });

  describe('award.notice', () => {
    it('says the amount in 万元, 元 and 大写, which all read back to the same fen', async () => {
      const issued = await anIssuedDocument({ requestedWan: 12.3 });
      await makePapers();
      const [award] = await Award.findAll({ where: { documentId: issued.document.id } });
      const lead = issued.submitted[0]!.lead;
      const answer = await (await as(lead)).get(`/api/awards/${award!.id}/notice`).buffer(true);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-type'], 'application/pdf');
      assert.equal(
        answer.headers['content-disposition'],
        `attachment; filename="?????-${award!.projectNumber}.pdf"; ` +
          `filename*=UTF-8''${encodeURIComponent('立项通知书')}-${award!.projectNumber}.pdf`,
      );
      const file = await StoredFile.findByPk(award!.fileId!, { rejectOnEmpty: true });
      const text = textOf(await readPdf(await readStored(file.storageKey)));
      const said = /资助经费：([\d.]+)万元（([\d,.]+)元）/.exec(text);
      const upper = /大写金额：人民币(\S+)/.exec(text);
      assert.equal(parseWan(said?.[1] ?? ''), award!.amountFen);
      assert.equal(parseYuan((said?.[2] ?? '').replaceAll(',', '')), award!.amountFen);
      assert.equal(parseUppercaseAmount(upper?.[1] ?? ''), award!.amountFen);
      assert.equal(fen(award!.amountFen), 12.3 * WAN);
      for (const wanted of [
        award!.projectNumber,
        award!.noticeNumber,
        award!.verificationCode,
        '澜州市科学技术局',
      ]) {
        assert.ok(text.includes(wanted), `${wanted} is not on the notice`);
      }
    });

    it('is printed by the clerk before it is sealed, and is the same file afterwards', async () => {
      const numbered = await aNumberedDocument();
      const [award] = await Award.findAll({ where: { documentId: numbered.document.id } });
      const clerk = await as(numbered.desks.clerk);
      const draft = await clerk.get(`/api/awards/${award!.id}/notice`).buffer(true).parse(asBytes);
      assert.equal(draft.status, 200);
      for (const who of [numbered.desks.officer, numbered.submitted[0]!.lead]) {
        await (await as(who)).get(`/api/awards/${award!.id}/notice`).expect(404);
      }
      await clerk.get(`/api/award-documents/${numbered.document.id}/file`).expect(200);
      await clerk
        .post(`/api/award-documents/${numbered.document.id}/issue`)
        .send({ version: numbered.document.version })
        .expect(200);
      await makePapers();
      const final = await clerk.get(`/api/awards/${award!.id}/notice`).buffer(true).parse(asBytes);
      assert.ok(Buffer.isBuffer(draft.body) && draft.body.length > 1000);
      assert.ok(
        (final.body as Buffer).equals(draft.body as Buffer),
        'the sealed and the stored paper differ',
      );
    });

    it('is fetched by lead, host and bureau, and by no other applicant or unit', async () => {
      const issued = await anIssuedDocument();
      await makePapers();
      const [award] = await Award.findAll({
        where: { documentId: issued.document.id },
        order: [['id', 'ASC']],
      });
      const path = `/api/awards/${award!.id}/notice`;
      const { lead, host } = issued.submitted[0]!;
      const hostOfficer = await someone('hostOfficer', { organisationId: host.id });
      for (const who of [lead, hostOfficer, issued.desks.officer, issued.desks.clerk, issued.desks.leader]) {
        await (await as(who)).get(path).expect(200);
      }
      const otherHost = await someone('hostOfficer', { organisationId: (await anOrganisation()).id });
      const otherLead = issued.submitted[1]!.lead;
      for (const who of [otherLead, otherHost, await someone('expert'), await someone('systemAdmin')]) {
        await (await as(who)).get(path).expect(404);
      }
      await product.agent().get(path).expect(401);
    });
  });

  describe('award.read', () => {
    it('shows lead and host what is issued, and prepared ones to the bureau only', async () => {
      const made = await anAwardDocument();
      const [award] = await Award.findAll({
        where: { documentId: made.document.id },
        order: [['id', 'ASC']],
      });
      const { lead } = made.submitted[0]!;
      await (await as(lead)).get(`/api/awards/${award!.id}`).expect(404);
      assert.deepEqual((await (await as(lead)).get('/api/awards')).body.items, []);
      const seen = await (await as(made.desks.officer)).get(`/api/awards/${award!.id}`);
      assert.deepEqual([seen.status, seen.body.state], [200, 'prepared']);

      const issued = await anIssuedDocument();
      const own = await (await as(issued.submitted[0]!.lead)).get('/api/awards');
      assert.equal(own.body.items.length, 1);
      assert.equal(own.body.items[0].title, issued.applications[0]!.title);
      assert.deepEqual(own.body.total, { exact: 1 });
    });
  });

  describe('award.revoke', () => {
    it('is a leader’s act with a reason; the notice is then shown as revoked', async () => {
      const issued = await anIssuedDocument();
      const [award] = await Award.findAll({ where: { documentId: issued.document.id } });
      const path = `/api/awards/${award!.id}/revoke`;
      const body = { version: award!.version, reason: '项目负责人放弃立项' };
      await (await as(issued.desks.officer)).post(path).send(body).expect(403);
      const agent = await as(issued.desks.leader);
      await agent.post(path).send({ version: award!.version, reason: ' ' }).expect(400);
      const answer = await agent.post(path).send(body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.revocationReason], ['revoked', '项目负责人放弃立项']);
      const [row] = await auditOf('award.revoke', 'award', award!.id);
      assert.equal(row?.reason, '项目负责人放弃立项');
      const lead = issued.submitted.find(({ application }) => application.id === award!.applicationId)!.lead;
      assert.ok((await noticesTo(lead.account.id)).includes('award.revoked'));
      const again = await agent.post(path).send({ ...body, version: answer.body.version });
      assert.deepEqual([again.status, again.body.error.params.state], [409, 'revoked']);
    });
  });
});

/** As the door does around a whole act: the first numbers of a series may meet in a deadlock. */
async function retried<T>(work: () => Promise<T>, left = 8): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (left === 0 || !retryable(error)) throw error;
    return retried(work, left - 1);
  }
}

/** superagent hands over the raw response; its types say a string. */
function asBytes(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
