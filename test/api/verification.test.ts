import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { Award } from '../../db/models/award.ts';
import { StoredFile } from '../../db/models/application.ts';
import { readStored } from '../../server/core/storage.ts';
import { verificationCode } from '../../server/domain/verificationCode.ts';
import { tick } from '../../server/jobs/tick.ts';
import { revokeAward } from '../../server/features/award/index.ts';
import { anAwardDocument, anIssuedDocument, type Awarded } from '../support/award.ts';
import { openProduct, type Product } from '../support/product.ts';

describe('verification', () => {
  let product: Product;
  let issued: Awarded;
  let award: Award;
  let pdf: Buffer;
  before(async () => {
    product = await openProduct();
    product.at('2026-06-20T02:00:00.000Z');
    issued = await anIssuedDocument();
    await tick(product.now(), product.config);
    award = await Award.findOne({ where: { documentId: issued.document.id }, rejectOnEmpty: true });
    const file = await StoredFile.findByPk(award.fileId!, { rejectOnEmpty: true });
    pdf = await readStored(file.storageKey);
  });
  beforeEach(() => product.at(new Date(product.now().getTime() + 3_600_000).toISOString()));
  after(() => product.close());

  const ask = (code: string) => product.agent().get(`/api/verify/${encodeURIComponent(code)}`);
  /** In form, and never given out. */
  const strange = verificationCode(new Uint8Array(10).fill(7));

  describe('award.verify', () => {
    it('says what is on the paper to whoever has the code, however it is typed', async () => {
      for (const typed of [
        award.verificationCode,
        award.verificationCode.toLowerCase(),
        award.verificationCode.replaceAll('-', ' '),
        award.verificationCode.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'),
      ]) {
        const answer = await ask(typed);
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.body, {
          status: 'valid',
          noticeNumber: award.noticeNumber,
          projectNumber: award.projectNumber,
          projectName: issued.applications[0]!.title,
          amountFen: award.amountFen,
          signedOn: '2026-06-10',
          revokedOn: null,
        });
      }
    });

    it('answers a wrong code, a mistyped one and nonsense alike, with nothing in it', async () => {
      const mistyped = award.verificationCode.replace(/.$/, (last) => (last === '0' ? '2' : '0'));
      const answers = await Promise.all(
        [strange, mistyped, '1abc', '欧阳', 'x'.repeat(200)].map((each) => ask(each)),
      );
      for (const answer of answers) {
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.body, answers[0]!.body);
        assert.equal(answer.headers['content-length'], answers[0]!.headers['content-length']);
      }
      assert.equal(answers[0]!.body.status, 'unknown');
      assert.deepEqual(
        Object.keys(answers[0]!.body),
        Object.keys((await ask(award.verificationCode)).body),
        'the shapes differ',
      );
      assert.ok(Object.values(answers[0]!.body).every((each) => each === null || each === 'unknown'));
    });

    it('knows nothing of an award that is not issued yet', async () => {
      const prepared = await anAwardDocument();
      const waiting = await Award.findOne({
        where: { documentId: prepared.document.id },
        rejectOnEmpty: true,
      });
      assert.equal((await ask(waiting.verificationCode)).body.status, 'unknown');
    });

    it('says revoked, and since when, once the award is', async () => {
      const other = await anIssuedDocument();
      const one = await Award.findOne({ where: { documentId: other.document.id }, rejectOnEmpty: true });
      await revokeAward(other.desks.leader.actor('2026-07-01T16:30:00.000Z'), {
        id: one.id,
        reason: '弄虚作假',
      });
      const { body } = await ask(one.verificationCode);
      assert.deepEqual([body.status, body.revokedOn], ['revoked', '2026-07-02']);
      assert.ok(!JSON.stringify(body).includes('弄虚作假'));
    });

    it('is refused beyond 60 questions a minute of one address, and answers again a minute later', async () => {
      const answers = await Promise.all(Array.from({ length: 61 }, () => ask(strange)));
      assert.deepEqual(answers.map((each) => each.status).sort(), [...Array<number>(60).fill(200), 429]);
      const refused = await ask(award.verificationCode);
      assert.equal(refused.status, 429);
      assert.equal(refused.headers['retry-after'], '60');
      const hash = await product
        .agent()
        .post(`/api/verify/${award.verificationCode}/hash`)
        .send({ sha256: '0'.repeat(64) });
      assert.equal(hash.status, 429);
      product.at(new Date(product.now().getTime() + 60_000).toISOString());
      await ask(strange).expect(200);
    });
  });

  describe('award.verifyFile', () => {
    const post = (code: string, sha256: string) =>
      product.agent().post(`/api/verify/${code}/hash`).send({ sha256 });

    it('tells the issued file from one in which a single byte was changed', async () => {
      const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
      const changed = Buffer.from(pdf);
      changed[changed.length - 10]! ^= 1;
      assert.deepEqual((await post(award.verificationCode, hash(pdf))).body, { result: 'same' });
      assert.deepEqual((await post(award.verificationCode, hash(pdf).toUpperCase())).body, {
        result: 'same',
      });
      assert.deepEqual((await post(award.verificationCode, hash(changed))).body, { result: 'changed' });
    });

    it('says nothing of a file to a wrong code, even when the file is genuine', async () => {
      assert.deepEqual((await post(strange, award.pdfSha256!)).body, { result: 'unknown' });
      const malformed = await post(award.verificationCode, 'abc');
      assert.equal(malformed.status, 400);
    });
  });

  describe('award.verifyUpload', () => {
    it('hashes on the server what a browser cannot, and keeps nothing', async () => {
      const files = await StoredFile.count();
      const send = (bytes: Buffer, code = award.verificationCode) =>
        product.agent().post(`/api/verify/${code}/file`).attach('file', bytes, '立项通知书.pdf');
      assert.deepEqual((await send(pdf)).body, { result: 'same' });
      assert.deepEqual((await send(Buffer.concat([pdf, Buffer.from(' ')]))).body, { result: 'changed' });
      assert.deepEqual((await send(pdf, strange)).body, { result: 'unknown' });
      assert.equal(await StoredFile.count(), files);
    });
  });
});
