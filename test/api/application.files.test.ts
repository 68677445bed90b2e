import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoredFile } from '../../db/models/application.ts';
import type { Call } from '../../db/models/call.ts';
import { sha256 } from '../../server/core/secrets.ts';
import { aDraft, anApplicationHandedIn, type Written } from '../support/application.ts';
import { auditOf } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { aChinesePdf, aPdf } from '../support/pdf.ts';
import { someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';

type Agent = Awaited<ReturnType<Product['signIn']>>;

/** The smallest PNG: one grey point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('files of an application', function () {
  // Reading a PDF starts a thread, which takes seconds on a busy machine.
  this.timeout(60_000);
  let product: Product;
  let call: Call;
  let written: Written;
  let agent: Agent;
  before(async () => {
    product = await openProduct();
    call = await aPublishedCall();
  });
  after(() => product.close());
  beforeEach(async () => {
    product.at(START);
    written = await aDraft({ call });
    agent = await product.signIn(written.lead.account.username);
  });

  const address = () => `/api/applications/${written.application.id}/files`;
  const send = (field: string, bytes: Buffer, name: string, by = agent) =>
    by.post(address()).field('field', field).attach('file', bytes, name);
  const storedBytes = async () => {
    const files = await readdir(product.config.UPLOADS_DIR, { recursive: true, withFileTypes: true });
    return files.filter((each) => each.isFile()).length;
  };
  const temporary = () => readdir(path.join(tmpdir(), `keguan-uploads-${process.pid}`));

  describe('application.attach', () => {
    it('keeps the bytes as they came, under a name of its own, and says what the main text is', async () => {
      const bytes = await aPdf({ pages: 3 });
      const answer = await send('body', bytes, '附件一·𠮷（终稿）.pdf');
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const [file] = answer.body.files;
      assert.equal(file.name, '附件一·𠮷（终稿）.pdf');
      assert.equal(file.section, 'body');
      assert.equal(file.sha256, sha256(bytes));
      assert.deepEqual(file.facts, {
        pages: 3,
        allA4: true,
        fontsEmbedded: false,
        hasText: true,
        namesFound: [],
      });
      const row = await StoredFile.findByPk(file.fileId, { rejectOnEmpty: true });
      assert.ok(!row.storageKey.includes('𠮷'));
      assert.match(row.extractedText ?? '', /salt tolerance/);
      const [audit] = await auditOf('application.attach', 'application', written.application.id);
      assert.equal(audit?.accountId, written.lead.account.id);
      const fetched = await agent.get(`/api/files/${file.fileId}`).responseType('blob');
      assert.equal(fetched.status, 200);
      assert.equal(sha256(fetched.body as Buffer), sha256(bytes));
      assert.match(
        String(fetched.headers['content-disposition']),
        /^attachment; filename="[^"]*"; filename\*=UTF-8''%E9%99%84/,
      );
      assert.equal(fetched.headers['x-content-type-options'], 'nosniff');
      assert.equal(fetched.headers['content-type'], 'application/pdf');
      assert.equal(fetched.headers['cache-control'], 'no-store');
    });

    it('finds the names of the team in the text and in the properties of the file', async () => {
      const text = '本项目由欧阳娜主持，研究滨海盐碱地水稻耐盐的生理与分子机制，筛选耐盐材料。';
      const inText = await send('body', await aChinesePdf(text), '正文.pdf');
      assert.equal(inText.status, 200, JSON.stringify(inText.body));
      assert.deepEqual(inText.body.files[0].facts.namesFound, ['欧阳 娜']);
      assert.equal(inText.body.files[0].facts.fontsEmbedded, true);
      const inProperties = await send('body', await aPdf({ author: '欧阳 娜' }), '正文.pdf');
      assert.deepEqual(inProperties.body.files[0].facts.namesFound, ['欧阳 娜']);
    });

    it('tells pages of another size, and a scan without text', async () => {
      const letter = await send('body', await aPdf({ size: [612, 792] }), 'letter.pdf');
      assert.equal(letter.body.files[0].facts.allA4, false);
      const lying = await send('body', await aPdf({ size: [841.89, 595.28] }), 'lying.pdf');
      assert.equal(lying.body.files[0].facts.allA4, true);
      const scan = await send('body', await aPdf({ text: '' }), 'scan.pdf');
      assert.equal(scan.body.files[0].facts.hasText, false);
    });

    it('takes one main text: a new one takes the place of the old, whose row stays', async () => {
      await send('body', await aPdf(), 'first.pdf').expect(200);
      const second = await send('body', await aPdf({ pages: 1 }), 'second.pdf');
      assert.deepEqual(
        second.body.files.map((each: { name: string }) => each.name),
        ['second.pdf'],
      );
      const rows = await StoredFile.findAll({
        where: { recordType: 'application', recordId: written.application.id },
      });
      assert.deepEqual(rows.map((each) => each.removedAt !== null).sort(), [false, true]);
    });

    const refusals: [string, () => Promise<Buffer> | Buffer, string, number, string][] = [
      ['an encrypted PDF', () => aPdf({ password: 'geheim' }), 'a.pdf', 422, 'pdf.encrypted'],
      ['a PDF cut short', async () => (await aPdf()).subarray(0, 600), 'a.pdf', 415, 'file.truncated'],
      [
        'a page called PDF',
        () => Buffer.from('<html><script>alert(1)</script>'),
        'a.pdf',
        415,
        'file.otherContent',
      ],
      ['a picture called PDF', () => PNG, 'a.pdf', 415, 'file.otherContent'],
      [
        'a PDF that cannot be read',
        () => Buffer.from('%PDF-1.7\nnothing\n%%EOF'),
        'a.pdf',
        415,
        'pdf.unreadable',
      ],
    ];
    for (const [what, bytes, name, status, code] of refusals) {
      it(`refuses ${what}, and keeps nothing of it`, async () => {
        const before = await storedBytes();
        const answer = await send('body', await bytes(), name);
        assert.equal(answer.status, status);
        assert.equal(answer.body.error.violations[0].code, code);
        assert.ok(!answer.body.error.violations[0].message.startsWith('errors.'));
        assert.equal(await storedBytes(), before);
        assert.deepEqual(await temporary(), []);
        assert.equal(await StoredFile.count({ where: { recordId: written.application.id } }), 0);
      });
    }

    it('refuses other kinds of file and an empty one, naming what is allowed', async () => {
      const word = await send('body', PNG, '正文.docx');
      assert.equal(word.status, 415);
      assert.deepEqual(word.body.error.params.allowed, ['pdf']);
      const svg = await send(
        'otherAttachments',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        'a.svg',
      );
      assert.equal(svg.status, 415);
      const twice = await send('otherAttachments', PNG, 'a.png.exe');
      assert.equal(twice.status, 415);
      const empty = await send('otherAttachments', Buffer.alloc(0), 'a.png');
      assert.equal(empty.status, 400);
      assert.equal(empty.body.error.violations[0].code, 'file.empty');
      assert.equal(await StoredFile.count({ where: { recordId: written.application.id } }), 0);
      assert.deepEqual(await temporary(), []);
    });

    it('refuses what is larger than the field allows, naming the limit; one byte less is taken', async () => {
      const limitBytes = 10 * 1024 * 1024;
      const whole = (size: number) =>
        Buffer.concat([PNG.subarray(0, -12), Buffer.alloc(size - PNG.length), PNG.subarray(-12)]);
      const over = await send('ethicsApproval', whole(limitBytes + 1), '批件.png');
      assert.equal(over.status, 413);
      assert.deepEqual(over.body.error.params, { limitBytes });
      const exact = await send('ethicsApproval', whole(limitBytes), '批件.png');
      assert.equal(exact.status, 200);
      const far = await send('ethicsApproval', Buffer.alloc(50 * 1024 * 1024 + 1), '批件.png');
      assert.equal(far.status, 413);
      assert.deepEqual(await temporary(), []);
    });

    it('takes names that break software, and never as a path', async () => {
      const names: [string, string][] = [
        ['../../x.png', 'x.png'],
        ['C:\\fake\\con.png', 'con.png'],
        [`${'很'.repeat(300)}.png`, `${'很'.repeat(251)}.png`],
        ['a\u202egnp.png', 'agnp.png'],
        ['古丽米热·艾比布力的材料.PNG', '古丽米热·艾比布力的材料.PNG'],
      ];
      for (const [given, kept] of names) {
        const answer = await send('otherAttachments', PNG, given);
        assert.equal(answer.status, 200, given);
        assert.equal(answer.body.files.at(-1).name, kept);
      }
    });

    it('takes so many files and no more', async () => {
      for (let n = 0; n < 20; n += 1) await send('otherAttachments', PNG, `${n}.png`).expect(200);
      const answer = await send('otherAttachments', PNG, '20.png');
      assert.equal(answer.status, 422);
      assert.equal(answer.body.error.violations[0].code, 'file.tooMany');
    });

    it('leaves nothing behind when the upload breaks off', async () => {
      const server = product.app.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const cookie = await cookieOf(written.lead.account.username);
      const before = await storedBytes();
      const body = Buffer.concat([
        Buffer.from(
          '--kg\r\nContent-Disposition: form-data; name="field"\r\n\r\nbody\r\n' +
            '--kg\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
        ),
        Buffer.alloc(200_000, 'x'),
      ]);
      const sending = httpRequest({
        port: (server.address() as AddressInfo).port,
        host: '127.0.0.1',
        path: address(),
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'multipart/form-data; boundary=kg',
          'content-length': body.length + 100_000,
        },
      });
      const failed = once(sending, 'error');
      const connected = once(server, 'request') as Promise<[IncomingMessage]>;
      sending.write(body);
      const [received] = await connected;
      const closed = new Promise((resolve) => received.once('close', resolve));
      sending.destroy();
      await Promise.all([failed.catch(() => undefined), closed]);
      await new Promise((resolve) => server.close(resolve));
      await nothingTemporary();
      assert.equal(await storedBytes(), before);
      await agent.get('/api/session').expect(200);
    });

    it('answers a malformed form with a reason, and the product goes on', async () => {
      const broken = await agent
        .post(address())
        .set('Content-Type', 'multipart/form-data; boundary=kg')
        .send('--kg\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7');
      assert.equal(broken.status, 400);
      const twice = await agent
        .post(address())
        .field('field', 'body')
        .attach('file', PNG, 'a.png')
        .attach('other', PNG, 'b.png');
      assert.equal(twice.status, 400);
      const none = await agent.post(address()).field('field', 'body');
      assert.equal(none.status, 400);
      assert.equal(none.body.error.violations[0].code, 'input.fileMissing');
      const noField = await agent.post(address()).attach('file', PNG, 'a.png');
      assert.equal(noField.status, 400);
      const unknown = await send('title', PNG, 'a.png');
      assert.equal(unknown.body.error.violations[0].code, 'file.noSuchField');
      assert.deepEqual(await temporary(), []);
    });

    it('is the applicant’s alone, and ends with the call', async () => {
      const other = await someone('applicant', { organisationId: written.host.id });
      await send('otherAttachments', PNG, 'a.png', await product.signIn(other.account.username)).expect(404);
      const officer = await someone('hostOfficer', { organisationId: written.host.id });
      await send('otherAttachments', PNG, 'a.png', await product.signIn(officer.account.username)).expect(
        403,
      );
      product.at(call.closesAt.toISOString());
      agent = await product.signIn(written.lead.account.username);
      const late = await send('otherAttachments', PNG, 'a.png');
      assert.equal(late.status, 409);
      assert.equal(late.body.error.params.reason, 'isInTime');
      assert.equal(await StoredFile.count({ where: { recordId: written.application.id } }), 0);
    });

    async function cookieOf(username: string): Promise<string> {
      const answer = await product
        .agent()
        .post('/api/session')
        .send({ username, password: 'Keguan-demo-2026' });
      return String(answer.headers['set-cookie']).split(';')[0] ?? '';
    }

    /** The server cleans up after it has noticed; this waits for that, not for a time. */
    async function nothingTemporary(): Promise<void> {
      const giveUpAt = performance.now() + 5_000;
      while ((await temporary()).length > 0) {
        assert.ok(performance.now() < giveUpAt, 'an orphan is left in the temporary folder');
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  });

  describe('application.detach', () => {
    it('takes a file away; its row says when', async () => {
      const attached = await send('otherAttachments', PNG, 'a.png');
      const { fileId } = attached.body.files[0];
      const answer = await agent.delete(`${address()}/${fileId}`);
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.body.files, []);
      const row = await StoredFile.findByPk(fileId, { rejectOnEmpty: true });
      assert.equal(row.removedAt?.toISOString(), START);
      assert.equal((await auditOf('application.detach', 'application', written.application.id)).length, 1);
      await agent.delete(`${address()}/${fileId}`).expect(404);
      await agent.get(`/api/files/${fileId}`).expect(404);
    });

    it('takes no file of another application, even of the same applicant’s colleague', async () => {
      const attached = await send('otherAttachments', PNG, 'a.png');
      const { fileId } = attached.body.files[0];
      const other = await aDraft({ call, host: written.host });
      const otherAgent = await product.signIn(other.lead.account.username);
      await otherAgent.delete(`/api/applications/${other.application.id}/files/${fileId}`).expect(404);
      await otherAgent.delete(`${address()}/${fileId}`).expect(404);
      await agent.delete(`${address()}/1e0`).expect(404);
    });

    it('is refused once the application has been handed in, naming the state', async () => {
      const handed = await anApplicationHandedIn({ call });
      const by = await product.signIn(handed.lead.account.username);
      const [file] = handed.revision.files;
      const answer = await by.delete(`/api/applications/${handed.application.id}/files/${file?.fileId}`);
      assert.equal(answer.status, 409);
      assert.equal(answer.body.error.code, 'illegalTransition');
      assert.equal(answer.body.error.params.state, 'withHost');
      await by.get(`/api/files/${file?.fileId}`).expect(200);
    });
  });

  describe('file.read', () => {
    it('follows the application: who may not see it gets nothing', async () => {
      const attached = await send('otherAttachments', PNG, 'a.png');
      const { fileId } = attached.body.files[0];
      const host = await someone('hostOfficer', { organisationId: written.host.id });
      const stranger = await someone('hostOfficer', { organisationId: (await aDraft({ call })).host.id });
      for (const who of [host, stranger]) {
        const by = await product.signIn(who.account.username);
        await by.get(`/api/files/${fileId}`).expect(404);
      }
      await product.agent().get(`/api/files/${fileId}`).expect(401);
      const handed = await anApplicationHandedIn({ call, host: written.host });
      const body = handed.revision.files[0]?.fileId;
      await (await product.signIn(host.account.username)).get(`/api/files/${body}`).expect(200);
      await (await product.signIn(stranger.account.username)).get(`/api/files/${body}`).expect(404);
      for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin', 'officeClerk', 'expert'] as const) {
        const { account } = await someone(role);
        await (await product.signIn(account.username)).get(`/api/files/${body}`).expect(404);
      }
    });

    it('knows no file by a malformed number', async () => {
      for (const id of ['1abc', '01', '1.0', '-1', '9007199254740993', '%31%00']) {
        const answer = await agent.get(`/api/files/${id}`);
        assert.ok([400, 404].includes(answer.status), `${id}: ${answer.status}`);
      }
    });
  });
});
