import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { StoredFile } from '../../db/models/application.ts';
import { Objection } from '../../db/models/award.ts';
import {
  concludeEndedPublicity,
  dismissObjection,
  fileObjection,
} from '../../server/features/award/index.ts';
import { clockActor, visitor } from '../../server/http/request.ts';
import { auditOf, noticesTo } from '../support/asked.ts';
import { aConcludedList, afterPublicity, aPublicList, DECIDING, type Listed } from '../support/award.ts';
import { anEvidence } from '../support/evidence.ts';
import { someone, type Someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';

const PDF = Buffer.from('%PDF-1.7\n% evidence\n%%EOF\n');
const PHONE = '13805551234';

describe('objections', () => {
  let product: Product;
  before(async () => {
    product = await openProduct();
  });
  beforeEach(() => product.at(DECIDING));
  after(() => product.close());

  const as = (who: Someone) => product.signIn(who.account.username);
  const codes = (body: { error: { violations: { code: string }[] } }) =>
    body.error.violations.map((each) => each.code);

  interface Given {
    receiptNumber?: string;
    file?: Buffer | null;
    fileName?: string;
    fields?: Record<string, string>;
  }

  /** As a visitor's browser sends it. */
  function posted(listed: Listed, given: Given = {}) {
    const fields = {
      receiptNumber: given.receiptNumber ?? listed.applications[0]!.receiptNumber!,
      name: '欧阳 娜',
      contact: PHONE,
      facts: '该项目与已结题项目的研究内容高度重复，附对照材料，请予核实。',
      ...given.fields,
    };
    let sending = product.agent().post(`/api/publicity/${listed.list.publicCode}/objections`);
    for (const [name, value] of Object.entries(fields)) sending = sending.field(name, value);
    const file = given.file === undefined ? PDF : given.file;
    return file === null ? sending : sending.attach('file', file, given.fileName ?? '对照材料.pdf');
  }

  /** As one that the tests of objection.file have seen arrive. */
  async function filed(listed: Listed): Promise<Objection> {
    return fileObjection(visitor(product.now(), '10.0.0.1', null), {
      code: listed.list.publicCode!,
      receiptNumber: listed.applications[0]!.receiptNumber!,
      name: '欧阳 娜',
      contact: PHONE,
      facts: '该项目与已结题项目的研究内容高度重复，附对照材料，请予核实。',
      file: await anEvidence(PDF, '对照材料.pdf'),
    });
  }

  const ANSWER = '经核查，两项目研究对象与方法不同，异议不成立。';

  describe('objection.file', () => {
    it('holds its own project only, is due after 15 working days, and its officers are told', async () => {
      const listed = await aPublicList();
      const answer = await posted(listed);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(Object.keys(answer.body).sort(), ['dueAt', 'filedAt']);
      assert.equal(answer.body.dueAt, '2026-06-22T16:00:00.000Z');
      const states = await Promise.all(listed.applications.map((each) => each.reload()));
      assert.deepEqual(
        states.map((each) => each.state),
        ['objected', 'inPublicity', 'notFunded'],
      );
      const objection = await Objection.findOne({ order: [['id', 'DESC']], rejectOnEmpty: true });
      assert.ok(!objection.contactCipher.includes(PHONE), 'the contact can be read in the database');
      const file = await StoredFile.findByPk(objection.fileId!, { rejectOnEmpty: true });
      assert.deepEqual(
        [file.name, file.mediaType, file.size],
        ['对照材料.pdf', 'application/pdf', PDF.length],
      );
      assert.ok((await noticesTo(listed.desks.officer.account.id)).includes('objection.filed'));
      assert.ok(!(await noticesTo(listed.submitted[0]!.lead.account.id)).includes('objection.filed'));
      const [row] = await auditOf('objection.file', 'objection', objection.id);
      assert.deepEqual([row?.role, row?.toState, row?.accountId], ['public', 'filed', null]);
      assert.ok(!JSON.stringify(row).includes('高度重复'), 'the facts stand in the audit');
    });

    it('needs name, contact, facts and a file, all named at once', async () => {
      const listed = await aPublicList();
      const empty = await posted(listed, { fields: { name: ' ', contact: '1', facts: '不公平' } });
      assert.equal(empty.status, 400);
      assert.deepEqual(
        empty.body.error.violations.map((each: { path: string[] }) => each.path[0]),
        ['name', 'contact', 'facts'],
      );
      const without = await posted(listed, { file: null });
      assert.equal(without.status, 400);
      assert.deepEqual(codes(without.body), ['input.fileMissing']);
      assert.equal((await listed.applications[0]!.reload()).state, 'inPublicity');
    });

    it('takes a file for what its bytes are, and keeps nothing of a refused one', async () => {
      const listed = await aPublicList();
      const before = await filesKept();
      const wrong = await posted(listed, {
        file: Buffer.from('<script>alert(1)</script>'),
        fileName: '证据.pdf',
      });
      assert.equal(wrong.status, 422);
      assert.deepEqual(codes(wrong.body), ['objection.fileType']);
      const unknown = await posted(listed, { receiptNumber: '2026-ZR-999999' });
      assert.deepEqual(codes(unknown.body), ['objection.unknownProject']);
      const offTheList = await posted(listed, { receiptNumber: listed.applications[2]!.receiptNumber! });
      assert.deepEqual(codes(offTheList.body), ['objection.unknownProject']);
      product.at(afterPublicity(listed.list));
      const late = await posted(listed);
      assert.deepEqual([late.status, late.body.error.params.reason], [409, 'publicityIsOpen']);
      assert.equal(await filesKept(), before, 'a file of a refused objection was kept');
    });

    it('is in time until the last millisecond of the last day', async () => {
      const listed = await aPublicList();
      product.at('2026-06-08T15:59:59.999Z');
      await posted(listed).expect(200);
      product.at('2026-06-08T16:00:00.000Z');
      await posted(listed).expect(409);
    });

    it('may come from several people about one project, also at the same moment', async () => {
      const listed = await aPublicList();
      const answers = await Promise.all(Array.from({ length: 6 }, () => posted(listed)));
      assert.deepEqual(new Set(answers.map((each) => each.status)), new Set([200]));
      assert.equal(await Objection.count({ where: { listId: listed.list.id, state: 'filed' } }), 6);
    });
  });

  /** Folders stay; what counts is the files. */
  async function filesKept(): Promise<number> {
    const entries = await readdir(product.config.UPLOADS_DIR, { recursive: true, withFileTypes: true });
    return entries.filter((each) => each.isFile()).length;
  }

  describe('objection.dismiss', () => {
    it('puts the project back into publicity while the period lasts', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      const answer = await (
        await as(listed.desks.officer)
      )
        .post(`/api/objections/${objection.id}/dismiss`)
        .send({ version: objection.version, answer: ANSWER });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual([answer.body.state, answer.body.answer], ['dismissed', ANSWER]);
      assert.equal((await listed.applications[0]!.reload()).state, 'inPublicity');
      const again = await (
        await as(listed.desks.officer)
      )
        .post(`/api/objections/${objection.id}/dismiss`)
        .send({ version: objection.version + 1, answer: ANSWER });
      assert.deepEqual([again.status, again.body.error.code], [409, 'illegalTransition']);
    });

    it('publicises the project when the period is over, concluded or not', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      product.at(afterPublicity(listed.list));
      await (
        await as(listed.desks.officer)
      )
        .post(`/api/objections/${objection.id}/dismiss`)
        .send({ version: objection.version, answer: ANSWER })
        .expect(200);
      assert.equal((await listed.applications[0]!.reload()).state, 'publicised');
    });

    it('keeps the project held while another objection is open', async () => {
      const listed = await aPublicList();
      const [first, second] = [await filed(listed), await filed(listed)];
      const officer = listed.desks.officer.actor(DECIDING);
      await dismissObjection(officer, { id: first.id, answer: ANSWER });
      assert.equal((await listed.applications[0]!.reload()).state, 'objected');
      await dismissObjection(officer, { id: second.id, answer: ANSWER });
      assert.equal((await listed.applications[0]!.reload()).state, 'inPublicity');
    });

    it('leaves nothing held when the last objections are dismissed at the same moment', async () => {
      const listed = await aPublicList();
      const objections = [];
      for (let index = 0; index < 4; index += 1) objections.push(await filed(listed));
      const officer = listed.desks.officer.actor(DECIDING);
      await Promise.all(objections.map(({ id }) => dismissObjection(officer, { id, answer: ANSWER })));
      assert.equal((await listed.applications[0]!.reload()).state, 'inPublicity');
    });

    it('leaves no project behind when the period ends at the same moment', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      const officer = listed.desks.officer.actor('2026-06-08T15:59:59.999Z');
      await Promise.all([
        dismissObjection(officer, { id: objection.id, answer: ANSWER }),
        concludeEndedPublicity(clockActor(new Date('2026-06-08T16:00:00.000Z'))),
      ]);
      assert.equal((await listed.list.reload()).state, 'concluded');
      assert.equal((await listed.applications[0]!.reload()).state, 'publicised');
    });
  });

  describe('objection.uphold', () => {
    it('declines the project and tells its lead, and only then', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      const other = await filed(listed);
      const agent = await as(listed.desks.officer);
      const answer = await agent
        .post(`/api/objections/${objection.id}/uphold`)
        .send({ version: objection.version, answer: '经核查，内容重复属实，异议成立。' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal((await listed.applications[0]!.reload()).state, 'declined');
      assert.ok((await noticesTo(listed.submitted[0]!.lead.account.id)).includes('objection.upheld'));
      // The other objection to the same project is still answered; the project stays declined.
      await agent
        .post(`/api/objections/${other.id}/dismiss`)
        .send({ version: other.version, answer: ANSWER })
        .expect(200);
      assert.equal((await listed.applications[0]!.reload()).state, 'declined');
    });

    it('is not for a leader, an agency, or an officer with a project on the list, who does not even see it', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      const body = { version: objection.version, answer: ANSWER };
      await (
        await as(listed.desks.leader)
      )
        .post(`/api/objections/${objection.id}/uphold`)
        .send(body)
        .expect(403);
      const own = await someone('programmeOfficer', { person: listed.submitted[1]!.lead.person });
      const agent = await as(own);
      const refused = await agent.post(`/api/objections/${objection.id}/uphold`).send(body);
      assert.deepEqual([refused.status, refused.body.error.params.reason], [409, 'hasNoInterest']);
      await agent.get(`/api/objections/${objection.id}`).expect(404);
      await agent.get(`/api/objections/${objection.id}/file`).expect(404);
      await agent.post(`/api/objections/${objection.id}/contact`).send({ reason: '想知道是谁' }).expect(404);
      const list = await agent.get('/api/objections');
      assert.ok(!list.body.items.some((each: { id: number }) => each.id === objection.id));
    });
  });

  describe('objection.read', () => {
    it('masks the contact; the whole of it needs a reason and leaves a trace', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      const agent = await as(listed.desks.officer);
      const answer = await agent.get(`/api/objections/${objection.id}`);
      assert.equal(answer.body.contactMasked, '138****34');
      assert.ok(!JSON.stringify(answer.body).includes(PHONE));
      await agent.post(`/api/objections/${objection.id}/contact`).send({ reason: '' }).expect(400);
      const told = await agent
        .post(`/api/objections/${objection.id}/contact`)
        .send({ reason: '电话核实情况' });
      assert.equal(told.body.contact, PHONE);
      const [row] = await auditOf('person.reveal', 'objection' as never, objection.id);
      assert.deepEqual([row?.reason, row?.accountId], ['电话核实情况', listed.desks.officer.account.id]);
    });

    it('gives the evidence under its own name, as a download', async () => {
      const listed = await aPublicList();
      const objection = await filed(listed);
      const answer = await (await as(listed.desks.officer)).get(`/api/objections/${objection.id}/file`);
      assert.equal(answer.status, 200);
      assert.match(answer.headers['content-disposition']!, /^attachment;.*filename\*=UTF-8''%E5%AF%B9/);
      assert.deepEqual(answer.body, PDF);
      await product.agent().get(`/api/objections/${objection.id}/file`).expect(401);
      await (await as(listed.submitted[0]!.lead)).get(`/api/objections/${objection.id}`).expect(403);
    });
  });

  describe('an objection outside its period', () => {
    it('finds no project of a concluded list', async () => {
      const listed = await aConcludedList();
      product.at(afterPublicity(listed.list));
      await assert.rejects(
        fileObjection(visitor(product.now(), null, null), {
          code: listed.list.publicCode!,
          receiptNumber: listed.applications[0]!.receiptNumber!,
          name: '欧阳 娜',
          contact: PHONE,
          facts: '过期的异议',
          file: await anEvidence(PDF),
        }),
      );
      assert.equal((await listed.applications[0]!.reload()).state, 'publicised');
    });
  });
});
