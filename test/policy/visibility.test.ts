import { strict as assert } from 'node:assert';
import type { Role } from '../../server/domain/terms.ts';
import type { Actor, Subject } from '../../server/policy/subject.ts';
import {
  VISIBLE_SECTIONS,
  audiencesOf,
  maySee,
  shownState,
  type VisibleSection,
} from '../../server/policy/visibility.ts';

const HOST = 7;
const CALL = 3;

function actor(
  role: Role | null,
  more: Partial<Actor> & { organisationId?: number; callId?: number } = {},
): Actor {
  const { organisationId = null, callId = null, ...given } = more;
  return {
    kind: 'person',
    accountId: 100,
    personId: 100,
    name: '',
    desks: role === null ? [] : [{ role, organisationId, callId }],
    at: new Date('2026-03-04T02:00:00.000Z'),
    ip: null,
    requestId: null,
    mustChangePassword: false,
    ...given,
  };
}

function application(state: string, more: Partial<Subject> = {}): Subject {
  const record = { id: 1, state, version: 1 };
  return {
    type: 'application',
    record,
    application: {
      id: 1,
      state,
      leadAccountId: 1,
      leadPersonId: 1,
      hostOrganisationId: HOST,
      dueAt: null,
    },
    call: {
      id: CALL,
      state: 'published',
      opensAt: new Date(0),
      closesAt: new Date(1),
      rules: { blind: 'double' },
    },
    recommenderId: 8,
    memberIds: [55],
    ...more,
  };
}

const lead = actor('applicant', { accountId: 1, personId: 1 });
const host = actor('hostOfficer', { organisationId: HOST });
const officer = actor('programmeOfficer');
const agency = actor('agencyOfficer', { callId: CALL });
const expert = actor('expert');

const sectionsOf = (who: Actor, subject: Subject): VisibleSection[] =>
  VISIBLE_SECTIONS.filter((section) => maySee(section, who, subject));

/** The expert's task as the round has it. */
function task(state: string, round: string, blind: 'single' | 'double'): Subject {
  const whole = application('inReview');
  return {
    ...whole,
    type: 'assignment',
    record: { id: 9, state, version: 1 },
    round: { state: round, dueAt: new Date(1) },
    expertAccountId: 100,
    call: { ...whole.call!, rules: { blind } },
  };
}

describe('who sees what of an application', () => {
  it('a draft is its applicant’s alone', () => {
    const draft = application('draft');
    assert.ok(maySee('answers', lead, draft) && maySee('identity', lead, draft));
    for (const who of [host, officer, agency, expert, actor('leader'), actor('supervisor'), actor(null)])
      assert.deepEqual(sectionsOf(who, draft), []);
  });

  it('the administrators see nothing, in whatever state', () => {
    for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const)
      for (const state of ['withHost', 'inReview', 'notFunded'])
        assert.deepEqual(sectionsOf(actor(role), application(state)), []);
  });

  it('a host sees its own applications only, and neither avoided experts nor anything of the review', () => {
    const seen = sectionsOf(host, application('reviewed'));
    assert.ok(seen.includes('answers') && seen.includes('opinions'));
    for (const hidden of [
      'avoidedExperts',
      'reviewerIdentity',
      'scores',
      'comments',
      'ranking',
      'decision',
      'formalCheck',
    ] as const)
      assert.ok(!seen.includes(hidden), hidden);
    assert.deepEqual(sectionsOf(actor('hostOfficer', { organisationId: 99 }), application('reviewed')), []);
  });

  it('a recommender sees it from the endorsement on', () => {
    const recommender = actor('recommender', { organisationId: 8 });
    assert.deepEqual(sectionsOf(recommender, application('withHost')), []);
    assert.ok(maySee('body', recommender, application('withRecommender')));
  });

  it('an agency sees the call of its contract, never an identity number, never a decision before it is public', () => {
    for (const state of ['withHost', 'inCheck', 'reviewed', 'awarded'])
      assert.ok(!maySee('identity', agency, application(state)), state);
    assert.ok(maySee('scores', agency, application('reviewed')));
    assert.ok(!maySee('decision', agency, application('proposed')));
    assert.deepEqual(sectionsOf(actor('agencyOfficer', { callId: 99 }), application('inCheck')), []);
  });

  it('an expert sees the packet after the pledge and while the round is open, without names where it is double blind', () => {
    const blind = ['cover', 'discipline', 'answers', 'budget', 'body'];
    assert.deepEqual(sectionsOf(expert, task('pledged', 'open', 'double')), blind);
    assert.deepEqual(
      sectionsOf(expert, task('pledged', 'open', 'single')).filter((each) => !blind.includes(each)),
      ['people', 'attachments'],
    );
    assert.deepEqual(sectionsOf(expert, task('invited', 'open', 'single')), ['discipline']);
    for (const [state, round] of [
      ['refused', 'open'],
      ['recused', 'open'],
      ['void', 'open'],
      ['pledged', 'closed'],
      ['submitted', 'closed'],
    ] as const)
      assert.deepEqual(sectionsOf(expert, task(state, round, 'single')), [], `${state} ${round}`);
    assert.deepEqual(sectionsOf(actor('expert', { accountId: 101 }), task('pledged', 'open', 'single')), []);
  });

  it('who was not chosen is told to their own side, and neither to the public nor to the office that seals', () => {
    const refused = application('notFunded', { resultWasPublished: true });
    for (const who of [actor(null), actor('officeClerk'), actor('bureauFinance'), expert])
      assert.deepEqual(sectionsOf(who, refused), []);
    for (const who of [lead, host, agency]) assert.ok(maySee('decision', who, refused));
    assert.deepEqual(sectionsOf(actor(null), application('inPublicity')), ['cover', 'decision']);
  });

  it('scores and ranking come after the round; the applicant never sees either', () => {
    assert.ok(!maySee('scores', officer, application('inReview')));
    assert.ok(
      maySee('scores', officer, application('reviewed')) &&
        maySee('ranking', officer, application('reviewed')),
    );
    for (const state of ['reviewed', 'inPublicity', 'awarded', 'notFunded'])
      for (const section of ['scores', 'ranking', 'reviewerIdentity'] as const)
        assert.ok(
          !maySee(section, lead, application(state, { resultWasPublished: true })),
          `${section} ${state}`,
        );
  });

  it('a result is told with the publicity and not before', () => {
    const shown = (state: string, more: Partial<Subject> = {}) => shownState(lead, application(state, more));
    assert.deepEqual(
      ['reviewed', 'proposed', 'notFunded'].map((each) => shown(each)),
      ['inReview', 'inReview', 'inReview'],
    );
    assert.equal(shown('notFunded', { resultWasPublished: true }), 'notFunded');
    assert.equal(shown('inPublicity'), 'inPublicity');
    assert.equal(shownState(agency, application('notFunded')), 'reviewed');
    assert.equal(shownState(officer, application('notFunded')), 'notFunded');
    assert.ok(
      !maySee('comments', lead, application('proposed')) &&
        maySee('comments', lead, application('inPublicity')),
    );
  });

  it('whoever leads it or takes part sees it as that only, whatever desk they hold besides', () => {
    const asLead = actor('programmeOfficer', { accountId: 1, personId: 1 });
    assert.deepEqual(audiencesOf(asLead, application('inReview')), ['lead', 'public']);
    assert.equal(shownState(asLead, application('proposed')), 'inReview');
    const asMember = actor('leader', { personId: 55 });
    assert.deepEqual(audiencesOf(asMember, application('inReview')), ['member', 'public']);
    assert.ok(!maySee('identity', asMember, application('inReview')));
    const otherAccount = actor('programmeOfficer', { accountId: 200, personId: 1 });
    assert.deepEqual(audiencesOf(otherAccount, application('inReview')), ['lead', 'public']);
  });

  it('the public sees the cover and the decision, once public', () => {
    const visitor: Actor = { ...actor(null), kind: 'public', accountId: null, personId: null };
    assert.deepEqual(sectionsOf(visitor, application('reviewed')), []);
    assert.deepEqual(sectionsOf(visitor, application('inPublicity')), ['cover', 'decision']);
  });
});
