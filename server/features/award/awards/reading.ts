// Awards for those they concern: the lead and the host see issued ones, the bureau's desks those of their calls.
import { Op, literal, type WhereOptions } from 'sequelize';
import { Award } from '../../../../db/models/award.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { subjectOf } from '../../../core/subjects.ts';
import type { Role, StateOf } from '../../../domain/terms.ts';
import { abilities, holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { callsServed } from '../scope.ts';
import { papersOf } from './papers.ts';
import { presentAward, presentAwardItem } from './presenter.ts';

/** Of the bureau; they see awards that are still being prepared too. */
export const AWARD_DESKS = [
  'programmeOfficer',
  'leader',
  'officeClerk',
  'bureauFinance',
  'supervisor',
] as const satisfies readonly Role[];

const ISSUED: StateOf<'award'>[] = ['valid', 'revoked'];

const around = [
  { association: 'application', include: ['host', 'lead', 'call'] },
  { association: 'document' },
];

/** The awards an actor may know of, as a condition of the query. */
export function awardsOf(actor: Actor): WhereOptions {
  if (holds(actor, ...AWARD_DESKS)) {
    const calls = callsServed(actor, AWARD_DESKS);
    if (calls === null) return {};
    return { [Op.or]: [inCalls(calls), ...ownAndHosted(actor)] };
  }
  return { [Op.or]: ownAndHosted(actor) };
}

function ownAndHosted(actor: Actor): WhereOptions[] {
  const hosts = actor.desks.flatMap(({ role, organisationId }) =>
    (role === 'hostOfficer' || role === 'hostFinance') && organisationId !== null ? [organisationId] : [],
  );
  const issued = { state: ISSUED };
  return [
    { leadPersonId: actor.personId ?? -1, ...issued },
    ...(hosts.length > 0 ? [{ ...applicationsWhere('host_organisation_id', hosts), ...issued }] : []),
  ];
}

const inCalls = (calls: readonly number[]): WhereOptions => applicationsWhere('call_id', calls);

/** Ids are numbers out of the actor's own desks. */
function applicationsWhere(column: 'call_id' | 'host_organisation_id', ids: readonly number[]): WhereOptions {
  const listed = ids.length === 0 ? 'NULL' : ids.map(Number).join(', ');
  return {
    applicationId: { [Op.in]: literal(`(SELECT id FROM applications WHERE ${column} IN (${listed}))`) },
  };
}

export async function list(actor: Actor, query: PageWanted) {
  const page = await keysetPage(
    Award,
    { where: awardsOf(actor), include: around },
    { by: 'id', direction: 'DESC' },
    query,
  );
  const paperOf = await papersOf('award', page.items);
  return { ...page, items: page.items.map((award) => presentAwardItem(award, paperOf(award.id))) };
}

export async function find(actor: Actor, id: number): Promise<Award> {
  const award = await Award.findOne({ where: { [Op.and]: [{ id }, awardsOf(actor)] }, include: around });
  if (!award) throw new NotFound();
  return award;
}

export async function read(actor: Actor, id: number) {
  const award = await find(actor, id);
  const [paperOf, subject] = await Promise.all([papersOf('award', [award]), subjectOf('award', award)]);
  return presentAward(award, { paper: paperOf(award.id), abilities: abilities(actor, subject) });
}
