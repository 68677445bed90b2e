import { strict as assert } from 'node:assert';
import { OutboxMessage } from '../../db/models/oversight.ts';
import { Session } from '../../db/models/identity.ts';
import type { Config } from '../../server/config.ts';
import { mailSecret, notify, orderDocument } from '../../server/core/outbox.ts';
import { clockActor } from '../../server/http/request.ts';
import type { DocumentMaker } from '../../server/jobs/documentMakers.ts';
import { makeDocuments } from '../../server/jobs/makeDocuments.ts';
import { sendMails } from '../../server/jobs/sendMails.ts';
import { tick, type Moment } from '../../server/jobs/tick.ts';
import { openMailSink, type MailSink } from '../support/mailSink.ts';
import { START, openProduct, type Product } from '../support/product.ts';
import { someone } from '../support/people.ts';

describe('the tick', () => {
  let product: Product;
  let sink: MailSink;
  const at = (minutes = 0) => new Date(Date.parse(START) + minutes * 60_000);
  const moment = (minutes = 0, more: Partial<Config> = {}): Moment => ({
    now: at(minutes),
    config: { ...product.config, BASE_URL: 'https://keji.lanzhou.example', ...more },
    clock: clockActor(at(minutes)),
  });
  beforeEach(async () => {
    product = await openProduct();
    sink = await openMailSink();
  });
  afterEach(async () => {
    await sink.close();
    await product.close();
  });
  const post = (minutes = 0) => sendMails(moment(minutes, { MAIL_URL: sink.url }));
  const aNotice = async (email: string) => {
    const { account } = await someone('hostOfficer', { email });
    await notify({
      template: 'account.registered',
      to: [account.id],
      record: { type: 'account', id: account.id },
      params: { name: '古丽米热·艾比布力' },
      at: at(),
    });
  };

  it('sends each mail once, to one recipient, with the sentence of its notice', async () => {
    await aNotice('guli@lanzhou.example');
    await aNotice('ouyang@lanzhou.example');
    await post();
    await post(1);
    assert.deepEqual(
      sink.mails.map((mail) => mail.to),
      [['guli@lanzhou.example'], ['ouyang@lanzhou.example']],
    );
    assert.match(sink.mails[0]!.text, /古丽米热·艾比布力 申请注册到贵单位/);
    assert.match(sink.mails[0]!.text, /https:\/\/keji\.lanzhou\.example/);
    assert.match(sink.mails[0]!.raw, /^message-id: <outbox-\d+@keji\.lanzhou\.example>/im);
  });

  it('sends a mail once when several processes tick at the same time', async () => {
    await aNotice('once@lanzhou.example');
    await Promise.all(Array.from({ length: 8 }, () => post()));
    assert.equal(sink.mails.length, 1);
  });

  it('tries a refused mail again later, and gives up in the end', async () => {
    await aNotice('later@lanzhou.example');
    sink.refuse(true);
    await post();
    const row = await OutboxMessage.findOne({ where: { kind: 'mail' }, rejectOnEmpty: true });
    assert.deepEqual([row.status, row.attempts], ['waiting', 1]);
    assert.match(row.lastError ?? '', /451/);
    await post();
    assert.equal((await row.reload()).attempts, 1, 'it was tried before its time');
    for (let n = 1; n <= 8; n++) await post(n * 60);
    assert.deepEqual([(await row.reload()).status, row.attempts], ['failed', 8]);
    sink.refuse(false);
    await post(1000);
    assert.equal(sink.mails.length, 0);
  });

  it('keeps the secret of a mail encrypted until it is sent, and not at all afterwards', async () => {
    await mailSecret({
      template: 'account.registered',
      to: 'secret@lanzhou.example',
      record: { type: 'account', id: 1 },
      secret: { name: 'https://keji.lanzhou.example/reset?code=ABCD' },
      bucket: '1',
      at: at(),
    });
    const row = await OutboxMessage.findOne({ where: { kind: 'mail' }, rejectOnEmpty: true });
    assert.doesNotMatch(JSON.stringify(row.params), /ABCD|lanzhou/);
    await post();
    assert.match(sink.mails[0]!.text, /code=ABCD/);
    assert.deepEqual((await row.reload()).params, {});
  });

  it('keeps no mail for later where no mail is set up', async () => {
    await aNotice('nobody@lanzhou.example');
    await sendMails(moment());
    await post(1);
    assert.equal(sink.mails.length, 0);
    const row = await OutboxMessage.findOne({ where: { kind: 'notice' }, rejectOnEmpty: true });
    assert.equal(row.status, 'done', 'the notice itself must stay');
  });

  it('makes each ordered document once, and a failed one again', async () => {
    const made: number[] = [];
    let broken = true;
    const makers: Record<string, DocumentMaker> = {
      sheet: async ({ recordId }) => {
        if (recordId === 2 && broken) throw new Error('no font');
        made.push(recordId);
      },
    };
    for (const id of [1, 2, 2])
      await orderDocument({ template: 'sheet', record: { type: 'award', id }, at: at() });
    await Promise.all([makeDocuments(moment(), makers), makeDocuments(moment(), makers)]);
    assert.deepEqual(made, [1]);
    broken = false;
    await makeDocuments(moment(5), makers);
    await makeDocuments(moment(9), makers);
    assert.deepEqual(made, [1, 2]);
  });

  it('goes on with the other steps when one fails, and names the one that failed', async () => {
    const ran: string[] = [];
    const steps = [
      { name: 'first', run: async () => Promise.reject(new Error('broken')) },
      { name: 'second', run: async () => ran.push('second') },
    ];
    await assert.rejects(
      tick(at(), product.config, steps),
      (error: AggregateError) => error.message === 'step first' && error.errors.length === 1,
    );
    assert.deepEqual(ran, ['second']);
  });

  it('runs all its steps on an empty product, and forgets sessions that are over', async () => {
    const { account } = await someone('applicant');
    const agent = await product.signIn(account.username);
    await tick(at(29), product.config);
    assert.equal(await Session.count(), 1);
    await tick(at(30), product.config);
    assert.equal(await Session.count(), 0);
    assert.equal((await agent.get('/api/session')).body.person, null);
  });
});
