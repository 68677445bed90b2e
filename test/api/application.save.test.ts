import { strict as assert } from 'node:assert';
import { Application, ApplicationPerson, ApplicationUnit, Section } from '../../db/models/application.ts';
import { Person } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import type { Call } from '../../db/models/call.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import { aDraft, aMember, completeAnswers, type Written } from '../support/application.ts';
import { auditOf } from '../support/asked.ts';
import { aPublishedCall } from '../support/call.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';

type Agent = Awaited<ReturnType<Product['signIn']>>;

describe('application.save', () => {
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

  const put = (key: string, version: number, answers: object, by = agent) =>
    by.put(`/api/applications/${written.application.id}/sections/${key}`).send({ version, answers });
  const stored = async (key: string) =>
    (await Section.findOne({ where: { applicationId: written.application.id, key }, rejectOnEmpty: true }))
      .answers;

  it('keeps the section, raises its version, and copies title and amount for lists', async () => {
    const { basic } = completeAnswers(written);
    const answer = await put('basic', 1, { ...basic, title: '䶮江𠮷滩盐碱地〇号样地研究' });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.version, 2);
    assert.equal(answer.body.applicationVersion, 2);
    const application = await Application.findByPk(written.application.id, { rejectOnEmpty: true });
    assert.equal(application.title, '䶮江𠮷滩盐碱地〇号样地研究');
    assert.equal(application.requestedFen, 10_000_000);
    assert.equal(application.state, 'draft');
    const [audit] = await auditOf('application.save', 'application', application.id);
    assert.equal(audit?.fromState, 'draft');
    assert.equal(audit?.after?.['title'], application.title);
  });

  it('refuses a stale version and offers what is stored now', async () => {
    await put('promises', 1, { aiUse: 'no' }).expect(200);
    const stale = await put('promises', 1, { aiUse: 'yes' });
    assert.equal(stale.status, 409);
    assert.equal(stale.body.error.code, 'staleVersion');
    assert.equal(stale.body.error.current.version, 2);
    assert.equal(stale.body.error.current.answers.aiUse, 'no');
    assert.equal((await stored('promises'))['aiUse'], 'no');
  });

  it('lets one of twenty parallel saves of the same version through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => put('promises', 1, { aiUse: 'yes', aiUseNote: `第${n}次` })),
    );
    assert.equal(answers.filter((each) => each.status === 200).length, 1);
    assert.equal(answers.filter((each) => each.status === 409).length, 19);
  });

  it('refuses what is malformed or over a limit, all at once, and stores nothing of it', async () => {
    const answer = await put('basic', 1, {
      title: '长'.repeat(41),
      requestedFen: 1.5,
      startsOn: '2026-02-30',
      titleEnglish: ['a'],
      direction: 'Z99',
      state: 'awarded',
      limitKey: null,
    });
    assert.equal(answer.status, 400);
    assert.deepEqual(
      answer.body.error.violations
        .map((each: { code: string; path: string[] }) => [each.code, ...each.path])
        .sort(),
      [
        ['form.notAnOption', 'basic', 'direction'],
        ['form.notDate', 'basic', 'startsOn'],
        ['form.notMoney', 'basic', 'requestedFen'],
        ['form.notText', 'basic', 'titleEnglish'],
        ['form.textTooLong', 'basic', 'title'],
        ['form.unknownField', 'basic'],
        ['form.unknownField', 'basic'],
      ],
    );
    assert.ok(
      answer.body.error.violations.every((each: { message: string }) => !each.message.startsWith('errors.')),
    );
    assert.equal((await stored('basic'))['title'], '');
  });

  it('takes forty characters beyond the basic plane as forty', async () => {
    await put('basic', 1, { title: '𠮷'.repeat(40) }).expect(200);
    await put('basic', 2, { title: '𠮷'.repeat(41) }).expect(400);
  });

  it('refuses a budget in a lump-sum application', async () => {
    const answer = await put('budget', 1, { lines: [{ category: 'business', grantFen: 1, ownFen: 0 }] });
    assert.equal(answer.status, 422);
    assert.equal(answer.body.error.violations[0].code, 'budget.lumpSumHasLines');
    await put('basic', 1, { lines: [] }).expect(400);
  });

  it('takes an identity number on the way in only, and answers it masked', async () => {
    const idNumber = makeIdNumber({ region: '370502', bornOn: '2000-02-29', sequence: 120 });
    const answer = await put('team', 1, {
      members: [aMember({ idNumber: ` ${idNumber} `, name: '古丽米热•艾比布力' })],
    });
    assert.equal(answer.status, 200);
    const [member] = answer.body.answers.members;
    assert.equal(member.idNumber, undefined);
    assert.match(member.idMasked, /^370502\*{8}\d{3}[\dX]$/);
    assert.deepEqual([member.bornOn, member.sex, member.name], ['2000-02-29', 'female', '古丽米热·艾比布力']);
    const person = await Person.findByPk(member.personId, { rejectOnEmpty: true });
    assert.equal(person.bornOn, '2000-02-29');
    const everything = JSON.stringify([
      await Section.findAll(),
      await ApplicationPerson.findAll(),
      await AuditEvent.findAll(),
      answer.body,
    ]);
    assert.ok(!everything.includes(idNumber), 'the identity number is stored in clear');
  });

  it('answers alike for a number that is known and one that is not', async () => {
    const known = await someone('expert', { name: '䶮先生', bornOn: '1970-01-01', title: 'senior' });
    const knownNumber = makeIdNumber({ region: '370502', bornOn: '1971-01-01', sequence: 7 });
    const { person } = await someone('expert', { name: '䶮先生', idNumber: knownNumber });
    const answer = await put('team', 1, {
      members: [aMember({ idNumber: knownNumber, name: '张三' }), aMember({ name: '李四' })],
    });
    const [first, second] = answer.body.answers.members as Record<string, unknown>[];
    assert.deepEqual(Object.keys(first ?? {}).sort(), Object.keys(second ?? {}).sort());
    assert.equal(first?.['name'], '张三');
    assert.equal(first?.['title'], 'intermediate');
    assert.equal((await person.reload()).name, '䶮先生');
    assert.notEqual(known.person.id, person.id);
  });

  it('knows a person only by a number typed here: ids of others are refused', async () => {
    const stranger = await someone('expert');
    const answer = await put('team', 1, {
      members: [{ personId: stranger.person.id, idMasked: 'x', name: '张三' }],
    });
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.body.error.violations[0].path, ['team', 'members', 0, 'idNumber']);
    const first = await put('team', 1, { members: [aMember()] });
    const [member] = first.body.answers.members;
    const again = await put('team', 2, {
      members: [{ ...member, bornOn: '1900-01-01', idMasked: '1', months: 3 }],
    });
    assert.equal(again.status, 200);
    assert.deepEqual(again.body.answers.members, [{ ...member, months: 3 }]);
  });

  it('refuses another person as leader, whatever is sent', async () => {
    const other = makeIdNumber({ region: '370502', bornOn: '1990-05-05', sequence: 11 });
    const typed = await put('lead', 1, { lead: { name: '张三', idNumber: other } });
    assert.equal(typed.status, 422);
    assert.equal(typed.body.error.violations[0].code, 'application.leadIsAnother');
    const stranger = await someone('applicant');
    await put('lead', 1, { lead: { name: '张三', personId: stranger.person.id } }).expect(422);
  });

  it('refuses a wrong check character at the number, and says nothing of the right one', async () => {
    const answer = await put('team', 1, { members: [aMember({ idNumber: '370502199005050011' })] });
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.body.error.violations, [
      {
        code: 'idNumber.check',
        path: ['team', 'members', 0, 'idNumber'],
        params: {},
        message: '身份证件号码有误，请核对。',
      },
    ]);
  });

  it('writes people and units as rows anew with every change', async () => {
    const partner = await anOrganisation({ name: '澜州大学' });
    await put('team', 1, { members: [aMember(), aMember({ name: '〇𠮷' })] }).expect(200);
    await put('partners', 1, { partners: [{ name: partner.name, uscc: partner.uscc.toLowerCase() }] }).expect(
      200,
    );
    const where = { applicationId: written.application.id };
    const people = await ApplicationPerson.findAll({ where, order: ['id'] });
    assert.deepEqual(
      people.map((each) => [each.part, each.name]),
      [
        ['lead', '欧阳 娜'],
        ['member', '古丽米热·艾比布力'],
        ['member', '〇𠮷'],
      ],
    );
    const units = await ApplicationUnit.findAll({ where, order: ['id'] });
    assert.deepEqual(
      units.map((each) => each.part),
      ['host', 'partner', 'member'],
    );
    assert.equal(units[1]?.uscc, partner.uscc);
    await put('team', 2, { members: [] }).expect(200);
    assert.equal(await ApplicationPerson.count({ where }), 1);
  });

  it('attaches no file: what is named must be what is there', async () => {
    const answer = await put('body', 1, {
      body: [{ fileId: 1, name: 'a.pdf', size: 1, sha256: '0'.repeat(64) }],
    });
    assert.equal(answer.status, 422);
    assert.equal(answer.body.error.violations[0].code, 'application.fileByUpload');
    await put('body', 1, { body: [] }).expect(200);
  });

  it('is the applicant’s alone, in time, and for sections that exist', async () => {
    const other = await someone('applicant', { organisationId: written.host.id });
    await put('promises', 1, { aiUse: 'no' }, await product.signIn(other.account.username)).expect(404);
    const officer = await someone('programmeOfficer');
    await put('promises', 1, { aiUse: 'no' }, await product.signIn(officer.account.username)).expect(403);
    await put('nothing', 1, {}).expect(404);
    await put('__proto__', 1, {}).expect(404);
    const id = written.application.id;
    await agent
      .put(`/api/applications/${id}abc/sections/basic`)
      .send({ version: 1, answers: {} })
      .expect(404);
    product.at(call.closesAt.toISOString());
    agent = await product.signIn(written.lead.account.username);
    const late = await put('promises', 1, { aiUse: 'no' });
    assert.equal(late.status, 409);
    assert.equal(late.body.error.params.reason, 'isInTime');
  });

  it('takes a long paste of Chinese text, and refuses what is beyond all measure without losing the session', async () => {
    await put('promises', 1, { aiUse: 'yes', aiUseNote: '字'.repeat(501) }).expect(400);
    const huge = await put('promises', 1, { aiUse: 'yes', aiUseNote: '字'.repeat(800_000) });
    assert.equal(huge.status, 413);
    assert.equal(huge.body.error.code, 'tooLarge');
    await put('promises', 1, { aiUse: 'no' }).expect(200);
  });
});
