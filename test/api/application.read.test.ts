import { strict as assert } from 'node:assert';
import type { Revision } from '../../db/models/application.ts';
import { Application } from '../../db/models/application.ts';
import type { Call } from '../../db/models/call.ts';
import type { Organisation } from '../../db/models/identity.ts';
import type { Role, StateOf } from '../../server/domain/terms.ts';
import { endorse } from '../../server/features/application/endorsement/service.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import { submit } from '../../server/features/application/index.ts';
import {
  aDraft,
  aFilledDraft,
  aMember,
  anApplicationHandedIn,
  type Written,
} from '../support/application.ts';
import { aPublishedCall } from '../support/call.ts';
import { anOrganisation, someone, type Someone } from '../support/people.ts';
import { openProduct, START, type Product } from '../support/product.ts';

describe('reading applications', function () {
  this.timeout(120_000);
  let product: Product;
  let call: Call;
  let county: Organisation;
  let host: Organisation;
  let handed: Written & { revision: Revision };
  before(async () => {
    product = await openProduct();
    call = await aPublishedCall();
    county = await anOrganisation({ kind: 'county' });
    host = await anOrganisation({ name: '澜州盐碱地研究所', recommenderId: county.id });
    handed = await anApplicationHandedIn({ call, host });
  });
  after(() => product.close());
  beforeEach(() => product.at(START));

  const as = ({ account }: Someone) => product.signIn(account.username);
  const read = async (who: Someone, id = handed.application.id) =>
    (await as(who)).get(`/api/applications/${id}`);
  /** For what only later acts bring about, which have tests of their own. */
  const put = async (state: StateOf<'application'>) => {
    await Application.update({ state }, { where: { id: handed.application.id } });
  };
  const deskOf = (role: Role): Promise<Someone> => {
    if (role === 'hostOfficer' || role === 'hostFinance') return someone(role, { organisationId: host.id });
    if (role === 'recommender') return someone(role, { organisationId: county.id });
    return someone(role, role === 'agencyOfficer' ? { callId: call.id } : {});
  };

  describe('application.read', () => {
    afterEach(() => put('withHost'));

    it('gives its applicant the draft with the version of each section, and what may be done', async () => {
      const written = await aDraft({ call });
      const answer = await read(written.lead, written.application.id);
      assert.equal(answer.status, 200);
      assert.equal(answer.body.state, 'draft');
      assert.equal(answer.body.isMine, true);
      assert.deepEqual(
        answer.body.draft.sections.map((each: { key: string; version: number }) => [each.key, each.version]),
        call.rules.form.sections.map((each) => [each.key, 1]),
      );
      assert.equal(answer.body.revision, null);
      assert.deepEqual(
        answer.body.abilities.map((each: { act: string; allowed: boolean }) => [each.act, each.allowed]),
        [
          ['application.save', true],
          ['application.attach', true],
          ['application.detach', true],
          ['application.submit', true],
        ],
      );
      product.at(call.closesAt.toISOString());
      const late = await read(written.lead, written.application.id);
      const [save] = late.body.abilities;
      assert.deepEqual([save.allowed, save.reason], [false, 'isInTime']);
    });

    it('shows a draft to nobody else', async () => {
      const written = await aDraft({ call, host });
      for (const role of [
        'hostOfficer',
        'recommender',
        'programmeOfficer',
        'agencyOfficer',
        'leader',
      ] as const) {
        assert.equal((await read(await deskOf(role), written.application.id)).status, 404, role);
      }
    });

    it('shows what was handed in to host, bureau and agency; to the recommender after the endorsement', async () => {
      const seen = async (role: Role) => (await read(await deskOf(role))).status;
      assert.equal(await seen('hostOfficer'), 200);
      assert.equal(await seen('programmeOfficer'), 200);
      assert.equal(await seen('agencyOfficer'), 200);
      assert.equal(await seen('supervisor'), 200);
      assert.equal(await seen('recommender'), 404);
      await put('withRecommender');
      assert.equal(await seen('recommender'), 200);
      for (const role of [
        'systemAdmin',
        'securityAdmin',
        'auditAdmin',
        'expert',
        'officeClerk',
        'bureauFinance',
      ] as const)
        assert.equal(await seen(role), 404, role);
      assert.equal((await read(await someone('hostOfficer', { organisationId: county.id }))).status, 404);
      const other = await aPublishedCall();
      assert.equal((await read(await someone('agencyOfficer', { callId: other.id }))).status, 404);
      assert.equal((await product.agent().get(`/api/applications/${handed.application.id}`)).status, 401);
    });

    it('gives the agency no identity number, the host no list of avoided experts, nobody the id of a person', async () => {
      const parts = async (role: Role) => {
        const { answers } = (await read(await deskOf(role))).body.revision;
        return {
          hasIdentity: JSON.stringify(answers).includes('idMasked'),
          hasBirth: JSON.stringify(answers).includes('bornOn'),
          hasAvoided: answers.avoid !== undefined,
          hasPersonId: JSON.stringify(answers).includes('personId'),
          hasMail: JSON.stringify(answers).includes('na@example.org'),
        };
      };
      const common = { hasPersonId: false, hasMail: true };
      assert.deepEqual(await parts('programmeOfficer'), {
        hasIdentity: true,
        hasBirth: true,
        hasAvoided: true,
        ...common,
      });
      assert.deepEqual(await parts('agencyOfficer'), {
        hasIdentity: false,
        hasBirth: false,
        hasAvoided: true,
        ...common,
      });
      assert.deepEqual(await parts('hostOfficer'), {
        hasIdentity: true,
        hasBirth: true,
        hasAvoided: false,
        ...common,
      });
    });

    it('shows a member what was handed in, without identity numbers and contacts', async () => {
      const idNumber = makeIdNumber({ region: '370502', bornOn: '1996-05-15', sequence: 17 });
      const member = await someone('applicant', { organisationId: county.id, name: '〇𠮷', idNumber });
      const lead = await someone('applicant', { organisationId: host.id, email: 'lead@example.org' });
      const answers = { team: { members: [aMember({ idNumber, name: '〇𠮷' })] } };
      const draft = await aFilledDraft({ call, host, lead, answers });
      assert.equal((await read(member, draft.application.id)).status, 404);
      await submit(lead.actor(), { id: draft.application.id });
      const answer = await read(member, draft.application.id);
      assert.equal(answer.status, 200);
      assert.equal(answer.body.draft, null);
      assert.deepEqual(answer.body.abilities, []);
      const text = JSON.stringify(answer.body);
      assert.ok(text.includes('〇𠮷'));
      for (const secret of ['idMasked', 'bornOn', 'example.org']) assert.ok(!text.includes(secret), secret);
    });

    it('hides the result until it is public: the state reads "in review" and nothing else changes', async () => {
      await put('inReview');
      const lead = handed.lead;
      const officer = await deskOf('hostOfficer');
      const agency = await deskOf('agencyOfficer');
      const before = (await read(lead)).body;
      for (const state of ['reviewed', 'proposed', 'notFunded'] as const) {
        await put(state);
        assert.deepEqual((await read(lead)).body, before, state);
        assert.equal((await read(officer)).body.state, 'inReview');
        assert.equal((await read(agency)).body.state, 'reviewed');
        assert.equal((await read(await deskOf('programmeOfficer'))).body.state, state);
      }
      await put('inPublicity');
      assert.equal((await read(lead)).body.state, 'inPublicity');
    });

    it('shows an officer who leads it what an applicant sees', async () => {
      await put('proposed');
      const both = await someone('programmeOfficer', { person: handed.lead.person });
      assert.equal((await read(both)).body.state, 'inReview');
      assert.equal((await read(both)).body.draft, null);
    });

    it('tells the way it went, with the desk and not the officer’s name for the applicant', async () => {
      const going = await anApplicationHandedIn({ call, host });
      const officer = await someone('hostOfficer', { organisationId: host.id, name: '䶮主任' });
      await endorse(officer.actor(), {
        id: going.application.id,
        revisionId: going.revision.id,
        opinion: '同意推荐。',
      });
      const forLead = (await read(going.lead, going.application.id)).body;
      assert.deepEqual(
        forLead.history.map((each: { act: string; role: string; state: string }) => [
          each.act,
          each.role,
          each.state,
        ]),
        [
          ['application.create', 'applicant', 'draft'],
          ['application.submit', 'applicant', 'withHost'],
          ['endorsement.endorse', 'hostOfficer', 'inCheck'],
        ],
      );
      assert.deepEqual(
        forLead.opinions.map((each: { text: string; by: string | null }) => [each.text, each.by]),
        [['同意推荐。', null]],
      );
      const forOfficer = (await read(await deskOf('programmeOfficer'), going.application.id)).body;
      assert.equal(forOfficer.opinions[0].by, '䶮主任');
      assert.ok(!JSON.stringify(forLead).includes('䶮主任'));
    });

    it('answers one and the same to what is not there and what is not yours', async () => {
      const stranger = await someone('applicant', { organisationId: host.id });
      const hidden = await read(stranger);
      const missing = await read(stranger, 999_999);
      const strip = (body: { error: { requestId?: string } }) => ({ ...body.error, requestId: '' });
      assert.equal(hidden.status, 404);
      assert.deepEqual(strip(hidden.body), strip(missing.body));
      const agent = await as(stranger);
      for (const id of ['1abc', '01', '1.0', '1e0', '-1', 'NaN', '9007199254740993'])
        await agent.get(`/api/applications/${id}`).expect(404);
    });
  });

  describe('application.list', () => {
    const list = async (who: Someone, query: Record<string, string | number> = {}) =>
      (await as(who)).get('/api/applications').query(query);
    const ids = (answer: { body: { items: { id: number }[] } }) => answer.body.items.map((each) => each.id);

    it('lists what I lead, drafts among them, and nothing of anybody else', async () => {
      const written = await aDraft({ call });
      const answer = await list(written.lead);
      assert.deepEqual(ids(answer), [written.application.id]);
      assert.deepEqual(answer.body.total, { exact: 1 });
      assert.deepEqual(ids(await list(await someone('applicant', { organisationId: host.id }))), []);
    });

    it('lists for each desk what is its own, without drafts', async () => {
      const draft = await aDraft({ call, host });
      const elsewhere = await anApplicationHandedIn({ call });
      const own = async (role: Role) => ids(await list(await deskOf(role), { scope: 'desk', size: 100 }));
      const atHost = await own('hostOfficer');
      assert.ok(atHost.includes(handed.application.id));
      assert.ok(!atHost.includes(elsewhere.application.id) && !atHost.includes(draft.application.id));
      const atBureau = await own('programmeOfficer');
      assert.ok(atBureau.includes(elsewhere.application.id) && atBureau.includes(handed.application.id));
      assert.ok(!atBureau.includes(draft.application.id));
      assert.ok(!(await own('recommender')).includes(handed.application.id));
      await put('withRecommender');
      assert.ok((await own('recommender')).includes(handed.application.id));
      await put('withHost');
      for (const role of ['expert', 'systemAdmin', 'auditAdmin', 'officeClerk', 'bureauFinance'] as const)
        assert.deepEqual(await own(role), [], role);
      const other = await aPublishedCall();
      const agency = await someone('agencyOfficer', { callId: other.id });
      assert.deepEqual(ids(await list(agency, { scope: 'desk' })), []);
    });

    it('pages onward and back without repeating or losing a row', async () => {
      const lead = await someone('applicant', { organisationId: host.id });
      for (let n = 0; n < 5; n += 1) {
        await Application.create({
          state: 'draft',
          callId: call.id,
          leadAccountId: lead.account.id,
          leadPersonId: lead.person.id,
          hostOrganisationId: host.id,
          title: `第${n}项`,
          stateSince: new Date(START),
          createdAt: new Date(START),
        });
      }
      const all = ids(await list(lead));
      const first = await list(lead, { size: 2 });
      const second = await list(lead, { size: 2, after: first.body.next });
      const third = await list(lead, { size: 2, after: second.body.next });
      assert.deepEqual([...ids(first), ...ids(second), ...ids(third)], all);
      assert.equal(third.body.next, null);
      const back = await list(lead, { size: 2, before: third.body.previous });
      assert.deepEqual(ids(back), ids(second));
    });

    it('takes a percent sign as a percent sign, and refuses cursors and sizes that are none', async () => {
      const officer = await deskOf('programmeOfficer');
      assert.deepEqual(ids(await list(officer, { scope: 'desk', text: '%' })), []);
      assert.deepEqual(ids(await list(officer, { scope: 'desk', text: '_' })), []);
      const found = await list(officer, { scope: 'desk', text: handed.application.receiptNumber ?? '' });
      assert.deepEqual(ids(found), [handed.application.id]);
      const wrong = [{ size: 1_000_000 }, { after: 'x' }, { callId: '1 OR 1=1' }, { state: 'everything' }];
      for (const query of wrong) assert.equal((await list(officer, query as never)).status, 400);
    });

    it('is no way to ask for a result before it is public', async () => {
      await put('notFunded');
      const officer = await deskOf('hostOfficer');
      const [row] = (await list(officer, { scope: 'desk', text: handed.application.receiptNumber ?? '' }))
        .body.items;
      assert.equal(row.state, 'inReview');
      for (const state of ['inReview', 'reviewed', 'proposed', 'notFunded', 'awarded']) {
        for (const who of [officer, handed.lead, await deskOf('agencyOfficer')]) {
          const answer = await list(who, { scope: who === handed.lead ? 'mine' : 'desk', state });
          assert.equal(answer.status, 400, state);
        }
      }
      const bureau = await list(await deskOf('programmeOfficer'), { scope: 'desk', state: 'notFunded' });
      assert.deepEqual(ids(bureau), [handed.application.id]);
      const both = await someone('programmeOfficer', { person: handed.lead.person });
      assert.deepEqual(ids(await list(both, { scope: 'desk', state: 'notFunded' })), []);
      await put('withHost');
    });
  });
});
