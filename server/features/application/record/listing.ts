// Which applications a person sees in a list: their own, or those of their desks. The scope is in the query, so that a
// count and a filter tell nothing that the rows do not.
import { Op, fn, col, where as compare, type WhereOptions } from 'sequelize';
import { Application, ApplicationPerson } from '../../../../db/models/application.ts';
import { Organisation } from '../../../../db/models/identity.ts';
import { InvalidInput } from '../../../core/errors.ts';
import { keysetPage, type KeysetPage, type PageWanted } from '../../../core/keyset.ts';
import { STATES_WITHOUT_RESULT, type StateOf } from '../../../domain/terms.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor, ActorDesk, Subject } from '../../../policy/subject.ts';
import { BEFORE_ENDORSEMENT, PUBLIC } from '../../../policy/visibility.ts';
import { publishedAmong } from './reading.ts';

type State = StateOf<'application'>;

export interface ListQuery extends PageWanted {
  readonly scope: 'mine' | 'desk';
  readonly state?: State | undefined;
  readonly callId?: number | undefined;
  readonly text?: string | undefined;
}

export interface ListedApplication {
  readonly application: Application;
  readonly subject: Subject;
}

const tellsNoResult = (state: State): boolean => (STATES_WITHOUT_RESULT as readonly State[]).includes(state);

export async function list(
  actor: Actor,
  { scope, state, callId, text, ...wanted }: ListQuery,
): Promise<KeysetPage<ListedApplication>> {
  const knowsResults = scope === 'desk' && actor.desks.every(knowsEverything) && actor.desks.length > 0;
  if (state !== undefined && !knowsResults && !tellsNoResult(state)) {
    throw new InvalidInput([violation('input.invalid_value', ['state'])]);
  }
  const conditions: WhereOptions[] = [
    scope === 'mine' ? { leadAccountId: actor.accountId ?? -1 } : await ofDesks(actor),
    ...(state === undefined ? [] : [{ state }]),
    ...(callId === undefined ? [] : [{ callId }]),
    ...(text === undefined || text === '' ? [] : [holding(text)]),
  ];
  const page = await keysetPage(
    Application,
    { where: { [Op.and]: conditions }, include: ['call', 'lead', 'host'] },
    { by: 'id', direction: 'DESC' },
    wanted,
  );
  const published = await publishedAmong(page.items);
  return { ...page, items: page.items.map((each) => listed(each, published)) };
}

function listed(application: Application, published: ReadonlySet<number>): ListedApplication {
  const { call, host } = application;
  const subject: Subject = {
    type: 'application',
    record: application,
    application,
    ...(call && { call }),
    recommenderId: host?.recommenderId ?? null,
    resultWasPublished: published.has(application.id),
  };
  return { application, subject };
}

/** INSTR, not LIKE: a `%` that somebody types is a percent sign. */
function holding(text: string): WhereOptions {
  const holds = (column: string) => compare(fn('INSTR', col(`Application.${column}`), text), Op.gt, 0);
  return { [Op.or]: [holds('title'), holds('receipt_number')] };
}

const knowsEverything = ({ role }: ActorDesk): boolean =>
  role === 'programmeOfficer' || role === 'leader' || role === 'supervisor';

async function ofDesks(actor: Actor): Promise<WhereOptions> {
  const places = await Promise.all(actor.desks.map(ofDesk));
  const there = places.filter((each) => each !== null);
  if (there.length === 0) return { id: -1 };
  return { [Op.and]: [{ [Op.or]: there }, await notOwn(actor)] };
}

async function ofDesk({ role, organisationId, callId }: ActorDesk): Promise<WhereOptions | null> {
  const ofCall = callId === null ? {} : { callId };
  const host = { hostOrganisationId: organisationId ?? -1 };
  switch (role) {
    case 'hostOfficer':
      return { ...host, state: { [Op.ne]: 'draft' } };
    case 'hostFinance':
      return { ...host, state: 'awarded' };
    case 'recommender':
      return {
        hostOrganisationId: await hostsOf(organisationId),
        state: { [Op.notIn]: [...BEFORE_ENDORSEMENT] },
      };
    case 'programmeOfficer':
    case 'leader':
    case 'supervisor':
      return { ...ofCall, state: { [Op.ne]: 'draft' } };
    case 'agencyOfficer':
      return { callId: callId ?? -1, state: { [Op.ne]: 'draft' } };
    case 'officeClerk':
      return { ...ofCall, state: [...PUBLIC] };
    case 'bureauFinance':
      return { ...ofCall, state: 'awarded' };
    case 'applicant':
    case 'expert':
    case 'systemAdmin':
    case 'securityAdmin':
    case 'auditAdmin':
      return null;
  }
}

async function hostsOf(recommenderId: number | null): Promise<number[]> {
  const hosts = await Organisation.findAll({
    where: { recommenderId: recommenderId ?? -1 },
    attributes: ['id'],
  });
  return hosts.map((each) => each.id);
}

/** What one leads or takes part in is under "mine", and never seen with the eyes of a desk. */
async function notOwn({ accountId, personId }: Actor): Promise<WhereOptions> {
  const taken = await ApplicationPerson.findAll({
    where: { personId: personId ?? -1, part: ['lead', 'member'] },
    attributes: ['applicationId'],
  });
  return {
    leadAccountId: { [Op.ne]: accountId ?? -1 },
    leadPersonId: { [Op.ne]: personId ?? -1 },
    id: { [Op.notIn]: [0, ...taken.map((each) => each.applicationId)] },
  };
}
