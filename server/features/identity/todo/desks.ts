// Which records wait at which of a person's desks, as conditions of a query. The states and roles are those of the
// table in domain/workflow.ts; here stands only where a role looks.
import { Op, type WhereOptions } from 'sequelize';
import { Application } from '../../../../db/models/application.ts';
import { DecisionList } from '../../../../db/models/award.ts';
import { Call } from '../../../../db/models/call.ts';
import { Desk, Organisation } from '../../../../db/models/identity.ts';
import { Expert, Round } from '../../../../db/models/review.ts';
import { ACTS, type Act } from '../../../domain/acts.ts';
import { NOT_HANDED_IN, ROLES, type RecordType, type Role } from '../../../domain/terms.ts';
import { actsFrom, rowsOf, waiting, type Due } from '../../../domain/workflow.ts';
import { holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { policy } from '../../../policy/table.ts';
import { inForce } from '../accounts/reads.ts';

type Scope = (actor: Actor, role: Role) => Promise<WhereOptions | null>;

/** Nothing at all: an empty IN matches no row. */
const NONE = { id: [] as number[] };

const unitsOf = (actor: Actor, role: Role): number[] =>
  actor.desks.flatMap((desk) => (desk.role === role ? (desk.organisationId ?? []) : []));

/** A desk without a call serves all of them, except an agency's. */
function callsOf(actor: Actor, role: Role): number[] | 'all' {
  const desks = actor.desks.filter((desk) => desk.role === role);
  if (role !== 'agencyOfficer' && desks.some((desk) => desk.callId === null)) return 'all';
  return desks.flatMap((desk) => desk.callId ?? []);
}

const byCall: Scope = async (actor, role) => {
  const calls = callsOf(actor, role);
  return calls === 'all' ? {} : { callId: calls };
};

async function accountsOf(actor: Actor, role: Role): Promise<WhereOptions> {
  if (role === 'hostOfficer') return { organisationId: unitsOf(actor, role) };
  // The system administrator stands in where a unit has nobody yet.
  const officers = await Desk.findAll({
    where: { role: 'hostOfficer', organisationId: { [Op.not]: null }, ...inForce(actor.at) },
    attributes: ['organisationId'],
  });
  return { organisationId: { [Op.notIn]: [0, ...officers.map((desk) => desk.organisationId ?? 0)] } };
}

async function applicationsOf(actor: Actor, role: Role): Promise<WhereOptions> {
  const notOwn = { leadPersonId: { [Op.ne]: actor.personId ?? 0 } };
  if (role === 'applicant') {
    // What could be handed in until its call closed waits for nothing any more.
    const closed = await Call.findAll({ where: { closesAt: { [Op.lte]: actor.at } }, attributes: ['id'] });
    return {
      leadAccountId: actor.accountId,
      [Op.not]: { state: [...NOT_HANDED_IN], callId: [0, ...closed.map((call) => call.id)] },
    };
  }
  if (role === 'hostOfficer') return { hostOrganisationId: unitsOf(actor, role), ...notOwn };
  if (role === 'recommender') {
    const hosts = await Organisation.findAll({
      where: { recommenderId: unitsOf(actor, role) },
      attributes: ['id'],
    });
    return { hostOrganisationId: hosts.map((host) => host.id), ...notOwn };
  }
  return { ...(await byCall(actor, role)), ...notOwn };
}

/** An expert has something to do while the round is open; before, nobody has been asked yet. */
async function assignmentsOf(actor: Actor): Promise<WhereOptions> {
  const [experts, rounds] = await Promise.all([
    Expert.findAll({ where: { accountId: actor.accountId ?? 0 }, attributes: ['id'] }),
    Round.findAll({ where: { state: 'open' }, attributes: ['id'] }),
  ]);
  return { expertId: experts.map((expert) => expert.id), roundId: rounds.map((round) => round.id) };
}

const scopes: Readonly<Record<RecordType, Scope>> = {
  account: accountsOf,
  sanction: async () => null,
  call: async (actor, role) => {
    const calls = callsOf(actor, role);
    return calls === 'all' ? {} : { id: calls };
  },
  application: applicationsOf,
  round: byCall,
  assignment: assignmentsOf,
  decisionList: byCall,
  awardDocument: byCall,
  objection: async (actor, role) => {
    const calls = callsOf(actor, role);
    if (calls === 'all') return {};
    const lists = await DecisionList.findAll({ where: { callId: calls }, attributes: ['id'] });
    return { listId: lists.map((list) => list.id) };
  },
  award: async (actor, role) => {
    const calls = callsOf(actor, role);
    if (calls === 'all') return {};
    const applications = await Application.findAll({ where: { callId: calls }, attributes: ['id'] });
    return { applicationId: applications.map((application) => application.id) };
  },
};

export interface Waits {
  readonly record: RecordType;
  readonly state: string;
  /** My roles that have it, and those that have it once its date has passed. */
  readonly roles: readonly Role[];
  readonly lateRoles: readonly Role[];
  readonly due: Due;
  /** Acts of mine that take it out of this state; none where it goes along with another record. */
  readonly acts: readonly Act[];
}

/** Of the table of who has what: the rows at my desks. */
export function waitsFor(actor: Actor): Waits[] {
  const mine = ROLES.filter((role) => holds(actor, role));
  return waiting.flatMap(({ record, state, on, due, late = [] }) => {
    const roles = on.filter((role) => mine.includes(role));
    const lateRoles = late.filter((role) => mine.includes(role));
    const all = [...roles, ...lateRoles];
    return all.length === 0
      ? []
      : [{ record, state, roles, lateRoles, due, acts: actsOf(record, state, all) }];
  });
}

function actsOf(record: RecordType, state: string, roles: readonly Role[]): Act[] {
  const possible = actsFrom(record, state);
  return ACTS.filter(
    (act) =>
      possible.includes(act) &&
      rowsOf(record, act).some((row) => row.carriedBy === undefined && row.to !== 'same') &&
      roles.some((role) => (policy[act].by as readonly string[]).includes(role)),
  );
}

/** Where the records of these rows are mine. */
export async function conditionOf(
  actor: Actor,
  record: RecordType,
  rows: readonly Waits[],
): Promise<WhereOptions> {
  const roles = [...new Set(rows.flatMap((row) => [...row.roles, ...row.lateRoles]))];
  const parts = await Promise.all(
    roles.map(async (role) => {
      const scope = await scopes[record](actor, role);
      const states = rows.filter((row) => row.roles.includes(role)).map((row) => row.state);
      const lateStates = rows.filter((row) => row.lateRoles.includes(role)).map((row) => row.state);
      const isLate = { state: lateStates, dueAt: { [Op.lte]: actor.at } };
      const here = lateStates.length > 0 ? { [Op.or]: [{ state: states }, isLate] } : { state: states };
      return scope === null ? NONE : { [Op.and]: [scope, here] };
    }),
  );
  return { [Op.or]: [NONE, ...parts] };
}
