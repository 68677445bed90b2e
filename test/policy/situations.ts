// Invented situations in which each act may be done, and the ways to spoil one in a single point.
import type { Act } from '../../server/domain/acts.ts';
import type { Role } from '../../server/domain/terms.ts';
import type { Actor, ActorDesk, ApplicationShape, Surroundings } from '../../server/policy/subject.ts';
import { mayDo } from './sentences.ts';

export interface Situation {
  readonly actor: Actor;
  readonly subject: Surroundings;
}

export const HOST = 7;
const COUNTY = 8;
export const ELSEWHERE = 99;
export const CALL = 3;
export const OPENS = new Date('2026-03-01T00:00:00.000Z');
export const CLOSES = new Date('2026-04-01T09:00:00.000Z');
export const DUE = new Date('2026-05-01T16:00:00.000Z');
const PUBLICITY_OVER = new Date('2026-06-10T16:00:00.000Z'); // the end of 10 June in China
export const before = (instant: Date): Date => new Date(instant.getTime() - 1);

/** Acts that wait for something, with the first instant at which they may be done. */
export const NOT_BEFORE: Partial<Record<Act, Date>> = {
  'call.archive': CLOSES,
  'round.create': CLOSES,
  'formalCheck.refuse': DUE,
  'publicity.conclude': PUBLICITY_OVER,
};
/** Acts that end, with the instant from which they may not be done any more. */
export const UNTIL: Partial<Record<Act, Date>> = {
  'application.create': CLOSES,
  'application.save': CLOSES,
  'application.attach': CLOSES,
  'application.detach': CLOSES,
  'application.submit': CLOSES,
  'application.withdraw': CLOSES,
  'endorsement.endorse': DUE,
  'endorsement.return': DUE,
  'recommendation.recommend': DUE,
  'recommendation.return': DUE,
  'objection.file': PUBLICITY_OVER,
};

const DESKS: Partial<Record<Role, Partial<ActorDesk>>> = {
  hostOfficer: { organisationId: HOST },
  recommender: { organisationId: COUNTY },
  agencyOfficer: { callId: CALL },
};

export const APPLICATION: ApplicationShape = {
  id: 1,
  state: 'inCheck',
  leadAccountId: 1,
  leadPersonId: 1,
  hostOrganisationId: HOST,
  dueAt: DUE,
};

/** Role by role, somebody who may do the act, on a record of which everything is as it should be. */
export function mayDoIt(act: Act, role: Role): Situation {
  const own = act.startsWith('application.') || act === 'account.changePassword';
  const actor: Actor = {
    kind: 'person',
    accountId: own ? 1 : 100,
    personId: own ? 1 : 100,
    name: '',
    desks: [{ role, organisationId: null, callId: null, ...DESKS[role] }],
    at: NOT_BEFORE[act] ?? (UNTIL[act] ? before(UNTIL[act]) : OPENS),
    ip: null,
    requestId: null,
    mustChangePassword: false,
  };
  const state = act === 'formalCheck.refuse' ? 'withHost' : own ? 'draft' : 'inCheck';
  return {
    actor,
    subject: {
      account: { id: 1, organisationId: HOST },
      accountDesks: [],
      accountHasOfficer: false,
      personOrganisationIds: [HOST],
      call: { id: CALL, state: 'published', opensAt: OPENS, closesAt: CLOSES },
      application: { ...APPLICATION, state },
      recommenderId: COUNTY,
      round: { state: 'open', dueAt: DUE },
      expertAccountId: 100,
      list: { id: 5, state: 'inPublicity', startsOn: '2026-06-03', endsOn: '2026-06-10' },
      frozenBy: 4,
      interests: { personIds: [1], organisationIds: [HOST] },
    },
  };
}

export const rolesOf = (act: Act): Role[] =>
  mayDo[act].flatMap((who) =>
    who === 'anybody' || who === 'everyone signed in'
      ? ['applicant' as const]
      : who === 'the clock alone'
        ? []
        : [who],
  );

export const withDesk =
  (change: Partial<ActorDesk>) =>
  ({ actor, subject }: Situation): Situation => ({
    actor: { ...actor, desks: actor.desks.map((desk) => ({ ...desk, ...change })) },
    subject,
  });
export const withActor =
  (change: Partial<Actor>) =>
  ({ actor, subject }: Situation): Situation => ({ actor: { ...actor, ...change }, subject });
export const withSubject =
  (change: Surroundings) =>
  ({ actor, subject }: Situation): Situation => ({ actor, subject: { ...subject, ...change } });
export const at =
  (moment: (act: Act) => Date) =>
  ({ actor, subject }: Situation, act: Act): Situation => ({ actor: { ...actor, at: moment(act) }, subject });
