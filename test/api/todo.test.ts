import { strict as assert } from 'node:assert';
import { Application } from '../../db/models/application.ts';
import { aFrozenList, aPublicList, bureauDesks, DECIDING } from '../support/award.ts';
import { aDraft } from '../support/application.ts';
import { aPublishedCall } from '../support/call.ts';
import { aPendingAccount } from '../support/identity.ts';
import { START, openProduct, type Product } from '../support/product.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { aRound, REVIEW_AT, REVIEW_DUE } from '../support/review.ts';
import { aSubmittedApplication } from '../support/submitted.ts';

interface Item {
  record: string;
  id: number | null;
  state: string;
  title: string;
  detail: string | null;
  call: { id: number; title: string } | null;
  count: number;
  since: string | null;
  due: string | null;
  isOverdue: boolean;
  acts: string[];
}

describe('the to-do list', () => {
  let product: Product;
  beforeEach(async () => {
    product = await openProduct();
  });
  afterEach(() => product.close());
  const todoOf = async (who: Someone, query: object = {}) => {
    const agent = await product.signIn(who.account.username);
    const answer = await agent.get('/api/todo').query(query);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body as { items: Item[]; counts: { state: string; count: number }[]; total: number };
  };
  const brief = (items: Item[]) => items.map((item) => [item.record, item.state, item.id]);

  it('of a host officer holds the own registrations and applications, by date, with what can be done', async () => {
    const [host, other] = [await anOrganisation(), await anOrganisation()];
    const officer = await someone('hostOfficer', { organisationId: host.id });
    const pending = await aPendingAccount(product, host.uscc);
    await aPendingAccount(product, other.uscc);
    const call = await aPublishedCall();
    const later = await aSubmittedApplication({ call, host, dueAt: '2026-04-20T16:00:00.000Z' });
    const sooner = await aSubmittedApplication({ call, host, dueAt: '2026-04-09T16:00:00.000Z' });
    await aSubmittedApplication({ call, host: other });
    await aSubmittedApplication({ call, host, state: 'inCheck' });
    const { items, counts, total } = await todoOf(officer);
    assert.deepEqual(brief(items), [
      ['application', 'withHost', sooner.application.id],
      ['application', 'withHost', later.application.id],
      ['account', 'pending', pending.id],
    ]);
    assert.deepEqual(items[0]!.acts, ['endorsement.endorse', 'endorsement.return']);
    assert.deepEqual(
      [items[0]!.since, items[0]!.due, items[0]!.isOverdue],
      [START, '2026-04-09T16:00:00.000Z', false],
    );
    assert.deepEqual(
      [items[2]!.title, items[2]!.detail, items[2]!.due],
      ['古丽米热·艾比布力', host.name, null],
    );
    assert.deepEqual(items[2]!.acts, ['account.confirm', 'account.refuse']);
    assert.equal(total, 3);
    assert.deepEqual(counts.map((each) => [each.state, each.count]).sort(), [
      ['pending', 1],
      ['withHost', 2],
    ]);
  });

  it('says what is overdue, and offers no act whose time is over', async () => {
    const host = await anOrganisation();
    const officer = await someone('hostOfficer', { organisationId: host.id });
    await aSubmittedApplication({ host, dueAt: '2026-04-09T16:00:00.000Z' });
    product.at('2026-04-09T15:59:59.999Z');
    assert.equal((await todoOf(officer)).items[0]!.isOverdue, false);
    product.at('2026-04-09T16:00:00.000Z');
    const [item] = (await todoOf(officer)).items;
    assert.deepEqual([item!.isOverdue, item!.acts], [true, []]);
  });

  it('of a programme officer holds what others let lapse, from its date on', async () => {
    const officer = await someone('programmeOfficer');
    const dueAt = '2026-04-09T16:00:00.000Z';
    const call = await aPublishedCall({ officer });
    const states = ['correcting', 'withHost', 'withRecommender'] as const;
    const left: number[] = [];
    for (const state of states)
      left.push((await aSubmittedApplication({ call, state, dueAt })).application.id);
    await aSubmittedApplication({ call, state: 'returned', dueAt });
    const ofCall = async () =>
      (await todoOf(officer, { record: 'application' })).items.filter((each) => left.includes(each.id ?? 0));
    product.at('2026-04-09T15:59:59.999Z');
    assert.deepEqual(await ofCall(), []);
    product.at(dueAt);
    const items = await ofCall();
    assert.deepEqual(
      brief(items),
      states.map((state, index) => ['application', state, left[index]]),
    );
    assert.ok(items.every((each) => each.isOverdue && each.acts.join() === 'formalCheck.refuse'));
  });

  it('of a host officer leaves out the own application: somebody else has to endorse it', async () => {
    const host = await anOrganisation();
    const officer = await someone('hostOfficer', { organisationId: host.id });
    await aSubmittedApplication({ host, lead: officer });
    assert.deepEqual((await todoOf(officer)).items, []);
  });

  it('of an applicant holds what was withdrawn while it can be handed in again', async () => {
    const { application, lead } = await aSubmittedApplication({ state: 'withdrawn', dueAt: null });
    const { items } = await todoOf(lead);
    assert.deepEqual(brief(items), [['application', 'withdrawn', application.id]]);
    assert.equal(items[0]!.due, '2026-03-31T16:00:00.000Z');
    product.at('2026-03-31T16:00:00.000Z');
    assert.deepEqual((await todoOf(lead)).items, []);
  });

  it('of an applicant holds the draft while the call is open, and what was sent back', async () => {
    const { application, lead } = await aDraft();
    const back = await aSubmittedApplication({
      lead,
      state: 'correcting',
      dueAt: '2026-05-01T16:00:00.000Z',
    });
    await aSubmittedApplication({ state: 'correcting' });
    const { items } = await todoOf(lead);
    assert.deepEqual(brief(items), [
      ['application', 'draft', application.id],
      ['application', 'correcting', back.application.id],
    ]);
    assert.deepEqual([items[0]!.due, items[0]!.acts], ['2026-03-31T16:00:00.000Z', ['application.submit']]);
    product.at('2026-03-31T16:00:00.000Z');
    const after = await todoOf(lead);
    assert.deepEqual([brief(after.items).length, after.total], [1, 1]);
  });

  it('of a recommender holds what the hosts below have endorsed', async () => {
    const county = await anOrganisation({ kind: 'county' });
    const host = await anOrganisation({ recommenderId: county.id });
    const recommender = await someone('recommender', { organisationId: county.id });
    const mine = await aSubmittedApplication({ host, state: 'withRecommender' });
    await aSubmittedApplication({ state: 'withRecommender' });
    await aSubmittedApplication({ host, state: 'withHost' });
    assert.deepEqual(brief((await todoOf(recommender)).items), [
      ['application', 'withRecommender', mine.application.id],
    ]);
  });

  it('of an agency holds its own call only', async () => {
    const call = await aPublishedCall();
    const agency = await someone('agencyOfficer', { callId: call.id });
    const mine = await aSubmittedApplication({ call, state: 'inCheck' });
    await aSubmittedApplication({ state: 'inCheck' });
    const { items } = await todoOf(agency);
    assert.deepEqual(brief(items), [['application', 'inCheck', mine.application.id]]);
  });

  it('of a programme officer tells applications that wait for their round as one line a call', async () => {
    const officer = await someone('programmeOfficer');
    const call = await aPublishedCall({ officer });
    for (let n = 0; n < 3; n++) await aSubmittedApplication({ call, state: 'accepted' });
    const { items } = await todoOf(officer, { record: 'application' });
    assert.equal(items.length, 1);
    assert.deepEqual(
      [items[0]!.state, items[0]!.id, items[0]!.count, items[0]!.title, items[0]!.since],
      ['accepted', null, 3, call.title, START],
    );
    const all = await todoOf(officer);
    assert.deepEqual(
      all.items.filter((item) => item.record === 'call').map((item) => [item.id, item.acts]),
      [[call.id, []]],
    );
    product.at('2026-04-01T00:00:00.000Z');
    const [closed] = (await todoOf(officer, { record: 'call' })).items;
    assert.deepEqual([closed!.due, closed!.isOverdue, closed!.acts], [null, false, ['call.archive']]);
  });

  it('of an expert begins with the open round, names the code, and the title after the pledge', async () => {
    product.at(REVIEW_AT);
    const preparing = await aRound({ state: 'preparing', experts: 1 });
    assert.deepEqual((await todoOf(preparing.experts[0]!.who)).items, []);
    const { experts, call, officer, assignment } = await aRound({ experts: 3 });
    const [item] = (await todoOf(experts[0]!.who)).items;
    const mine = await assignment(0, 0);
    assert.deepEqual(
      [item!.record, item!.id, item!.title, item!.detail, item!.due],
      ['assignment', mine.id, call.title, mine.code, REVIEW_DUE],
    );
    assert.ok(item!.acts.includes('review.pledge') && item!.acts.includes('review.refuse'));
    await mine.update({ state: 'pledged', pledgedAt: new Date(REVIEW_AT) });
    const [pledged] = (await todoOf(experts[0]!.who)).items;
    const title = (await Application.findByPk(mine.applicationId))?.title;
    assert.deepEqual([pledged!.title, pledged!.since], [title, REVIEW_AT]);
    const groups = (await todoOf(officer, { state: 'inReview' })).items;
    assert.deepEqual([groups[0]!.count, groups[0]!.due], [1, REVIEW_DUE]);
  });

  it('of a leader holds the frozen list, and of the clerk the document without a number', async () => {
    const desks = await bureauDesks();
    product.at(DECIDING);
    const { list } = await aFrozenList({ desks });
    const { items } = await todoOf(desks.leader);
    assert.deepEqual(brief(items), [['decisionList', 'frozen', list.id]]);
    assert.deepEqual(items[0]!.acts, ['decision.approve', 'decision.sendBack']);
    assert.equal(items[0]!.since, DECIDING, 'since when it is frozen stands in the audit');
    assert.deepEqual((await todoOf(desks.clerk)).items, []);
  });

  it('tells until when a publicity runs', async () => {
    const desks = await bureauDesks();
    product.at(DECIDING);
    const { list } = await aPublicList({ desks });
    const { items } = await todoOf(desks.officer, { state: 'inPublicity' });
    const ends = new Date(Date.parse(`${list.endsOn}T16:00:00.000Z`)).toISOString();
    assert.deepEqual(
      items.map((item) => [item.record, item.due]),
      [
        ['application', ends],
        ['decisionList', ends],
      ],
    );
  });

  it('shows at most a hundred and counts all', async () => {
    const host = await anOrganisation();
    const officer = await someone('hostOfficer', { organisationId: host.id });
    const { application } = await aSubmittedApplication({ host });
    const { id: _, ...values } = application.get() as Record<string, unknown>;
    await Application.bulkCreate(
      Array.from({ length: 120 }, (_each, n) => ({
        ...(values as object),
        limitKey: `copy ${n}`,
        receiptNumber: `copy ${n}`,
      })) as never[],
    );
    const { items, total } = await todoOf(officer);
    assert.deepEqual([items.length, total], [100, 121]);
  });

  it('is nobody else’s: refused without a session, empty without a desk', async () => {
    await product.agent().get('/api/todo').expect(401);
    await aSubmittedApplication();
    assert.deepEqual(await todoOf(await someone(null)), { items: [], counts: [], total: 0 });
    const agent = await product.signIn((await someone('supervisor')).account.username);
    await agent.get('/api/todo').query({ record: 'passwords' }).expect(400);
  });
});
