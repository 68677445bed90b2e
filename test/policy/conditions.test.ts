// Act x condition: a situation in which the act may be done, spoilt in one point. What must then be refused is written
// from the field's rules, group by group, and not from the product's table. `hidden` answers 404, `notNow` 409.
import { strict as assert } from 'node:assert';
import { ACTS, type Act } from '../../server/domain/acts.ts';
import type { Role } from '../../server/domain/terms.ts';
import { decide } from '../../server/policy/authorize.ts';
import {
  APPLICATION,
  CALL,
  CLOSES,
  DUE,
  ELSEWHERE,
  HOST,
  NOT_BEFORE,
  OPENS,
  UNTIL,
  at,
  before,
  mayDoIt,
  rolesOf,
  withActor,
  withDesk,
  withSubject,
  type Situation,
} from './situations.ts';

interface Spoilt {
  readonly title: string;
  readonly acts: readonly Act[];
  /** Only somebody of these roles; everybody who may do the act where nothing is said. */
  readonly roles?: readonly Role[];
  readonly becomes: 'hidden' | 'notNow';
  readonly spoil: (situation: Situation, act: Act) => Situation;
}

const startsWith = (...words: readonly string[]): Act[] =>
  ACTS.filter((act) => words.some((word) => act.startsWith(word)));

const DONE_IN_A_CALL = startsWith(
  ...['call.', 'formalCheck.', 'round.', 'assignment.', 'decision.', 'publicity.', 'award.'],
  ...['awardDocument.', 'objection.uphold', 'objection.dismiss'],
).filter((act) => act !== 'call.create');
const BY_THE_LEAD = startsWith('application.').filter((act) => act !== 'application.create');
const OPINIONS = startsWith('endorsement.', 'recommendation.');
const DECIDES = startsWith('decision.', 'publicity.open', 'objection.uphold', 'objection.dismiss').concat(
  'award.prepare',
);
const REVIEWING = startsWith('review.');
const WRITES_APPLICATION = startsWith('application.');

const RULES: readonly Spoilt[] = [
  {
    title: 'who serves another call does nothing in this one',
    acts: DONE_IN_A_CALL,
    becomes: 'hidden',
    spoil: withDesk({ callId: ELSEWHERE }),
  },
  {
    title: 'an agency without a contract for a call does nothing in it',
    acts: DONE_IN_A_CALL,
    roles: ['agencyOfficer'],
    becomes: 'hidden',
    spoil: withDesk({ callId: null }),
  },
  {
    title: 'an application is written, handed in and withdrawn by who leads it alone',
    acts: BY_THE_LEAD,
    becomes: 'hidden',
    spoil: withActor({ accountId: 2, personId: 2 }),
  },
  {
    title: 'a host endorses its own people’s applications only',
    acts: startsWith('endorsement.'),
    becomes: 'hidden',
    spoil: withDesk({ organisationId: ELSEWHERE }),
  },
  {
    title: 'a county or department recommends what its own hosts endorsed',
    acts: startsWith('recommendation.'),
    becomes: 'hidden',
    spoil: withDesk({ organisationId: ELSEWHERE }),
  },
  {
    title: 'nobody endorses, recommends or checks what their own account leads',
    acts: [...OPINIONS, ...startsWith('formalCheck.')],
    becomes: 'hidden',
    spoil: withActor({ accountId: 1 }),
  },
  {
    title: 'nor what they lead from another account: a person is one person',
    acts: [...OPINIONS, ...startsWith('formalCheck.')],
    becomes: 'hidden',
    spoil: withActor({ personId: 1 }),
  },
  {
    title: 'an expert reads and scores what they were asked for, nothing else',
    acts: REVIEWING,
    becomes: 'hidden',
    spoil: withActor({ accountId: 2 }),
  },
  {
    title: 'what nobody was asked for is reviewed by nobody',
    acts: REVIEWING,
    becomes: 'hidden',
    spoil: withSubject({ expertAccountId: null }),
  },
  {
    title: 'nobody disables, enables or grants desks to themselves, or issues themselves a code',
    acts: ['account.disable', 'account.enable', 'account.issueCode', 'desk.grant', 'desk.end'],
    becomes: 'hidden',
    spoil: withActor({ accountId: 1 }),
  },
  {
    title: 'a password is changed by its owner alone',
    acts: ['account.changePassword'],
    becomes: 'hidden',
    spoil: withActor({ accountId: 2 }),
  },
  {
    title: 'a host officer answers for the unit’s own people only',
    acts: ['account.confirm', 'account.refuse', 'account.issueCode'],
    roles: ['hostOfficer'],
    becomes: 'hidden',
    spoil: withDesk({ organisationId: ELSEWHERE }),
  },
  {
    title: 'a host officer issues no code to who sits elsewhere too',
    acts: ['account.issueCode'],
    roles: ['hostOfficer'],
    becomes: 'hidden',
    spoil: withSubject({ accountDesks: [{ role: 'expert', organisationId: null }] }),
  },
  {
    title: 'the system administrator confirms only where no host officer can',
    acts: ['account.confirm', 'account.refuse'],
    roles: ['systemAdmin'],
    becomes: 'hidden',
    spoil: withSubject({ accountHasOfficer: true }),
  },
  {
    title: 'a host officer sees no identity number of a stranger to the unit',
    acts: ['person.reveal'],
    roles: ['hostOfficer'],
    becomes: 'hidden',
    spoil: withSubject({ personOrganisationIds: [ELSEWHERE] }),
  },
  {
    title: 'who also works for an agency sees no identity number',
    acts: ['person.reveal'],
    becomes: 'hidden',
    spoil: ({ actor, subject }) => ({
      actor: {
        ...actor,
        desks: [...actor.desks, { role: 'agencyOfficer', organisationId: null, callId: CALL }],
      },
      subject,
    }),
  },
  {
    title: 'nobody acts on a list that holds a project of their own',
    acts: DECIDES,
    becomes: 'notNow',
    spoil: withActor({ personId: 1 }),
  },
  {
    title: 'nobody acts on a list that holds a project of their unit',
    acts: DECIDES,
    becomes: 'notNow',
    spoil: withDesk({ organisationId: HOST }),
  },
  {
    title: 'who froze a list does not approve it',
    acts: ['decision.approve'],
    becomes: 'notNow',
    spoil: withSubject({ frozenBy: 100 }),
  },
  {
    title: 'what waits for a date is not done a millisecond before it',
    acts: Object.keys(NOT_BEFORE) as Act[],
    becomes: 'notNow',
    spoil: at((act) => before(NOT_BEFORE[act]!)),
  },
  {
    title: 'what has no date where it is cannot be late there',
    acts: ['formalCheck.refuse'],
    becomes: 'notNow',
    spoil: withSubject({ application: { ...APPLICATION, state: 'withHost', dueAt: null } }),
  },
  {
    title: 'what ends is not done at its instant any more',
    acts: Object.keys(UNTIL) as Act[],
    becomes: 'notNow',
    spoil: at((act) => UNTIL[act]!),
  },
  {
    title: 'nothing is written before the call opens',
    acts: WRITES_APPLICATION,
    becomes: 'notNow',
    spoil: at(() => before(OPENS)),
  },
  {
    title: 'nothing is written for a call that is not published',
    acts: WRITES_APPLICATION,
    becomes: 'notNow',
    spoil: withSubject({ call: { id: CALL, state: 'archived', opensAt: OPENS, closesAt: CLOSES } }),
  },
  {
    title: 'what was sent back has its own date, whatever the call says',
    acts: BY_THE_LEAD,
    becomes: 'notNow',
    spoil: withSubject({ application: { ...APPLICATION, state: 'correcting', dueAt: OPENS } }),
  },
  {
    title: 'experts read and write while the round is open, and not before',
    acts: REVIEWING,
    becomes: 'notNow',
    spoil: withSubject({ round: { state: 'preparing', dueAt: DUE } }),
  },
  {
    title: 'experts read and write while the round is open, and not afterwards',
    acts: REVIEWING,
    becomes: 'notNow',
    spoil: withSubject({ round: { state: 'closed', dueAt: DUE } }),
  },
  {
    title: 'once the round has closed nobody is assigned or struck out any more',
    acts: ['assignment.assign', 'assignment.void'],
    becomes: 'notNow',
    spoil: withSubject({ round: { state: 'closed', dueAt: DUE } }),
  },
  {
    title: 'an objection needs a list in publicity',
    acts: ['objection.file'],
    becomes: 'notNow',
    spoil: withSubject({ list: { id: 5, state: 'approved', startsOn: null, endsOn: null } }),
  },
];

describe('act x condition', () => {
  for (const { title, acts, roles, becomes, spoil } of RULES) {
    for (const act of acts) {
      it(`${act}: ${title}`, () => {
        const whose = rolesOf(act).filter((role) => roles === undefined || roles.includes(role));
        if (roles === undefined) assert.ok(whose.length > 0, 'nobody may do it at all');
        for (const role of whose) {
          const fine = mayDoIt(act, role);
          const allowed = decide(fine.actor, act, fine.subject);
          assert.ok(allowed.allowed, `${role} may not even when all is well: ${JSON.stringify(allowed)}`);
          const { actor, subject } = spoil(fine, act);
          const refused = decide(actor, act, subject);
          assert.ok(!refused.allowed, `${role} may`);
          assert.equal(refused.why, becomes === 'hidden' ? 'relation' : 'moment', role);
        }
      });
    }
  }

  it('what was sent back may be handed in after the call has closed, until its own date', () => {
    const { actor, subject } = mayDoIt('application.submit', 'applicant');
    const sentBack = { ...subject, application: { ...APPLICATION, state: 'correcting' } };
    assert.ok(decide({ ...actor, at: before(DUE) }, 'application.submit', sentBack).allowed);
    assert.ok(!decide({ ...actor, at: DUE }, 'application.submit', sentBack).allowed);
  });
});
