// Loads a record with what surrounds it, so that policy and rules can look at it; locks it when an act is to change it.
import { Op, type Model, type ModelStatic } from 'sequelize';
import { Application, ApplicationPerson, ApplicationUnit } from '../../db/models/application.ts';
import { Award, AwardDocument, DecisionItem, DecisionList, Objection } from '../../db/models/award.ts';
import { Call } from '../../db/models/call.ts';
import { Account, Desk, Organisation, Sanction } from '../../db/models/identity.ts';
import { Assignment, Expert, Round } from '../../db/models/review.ts';
import type { RecordType } from '../domain/terms.ts';
import { now } from './clock.ts';
import type { Subject } from '../policy/subject.ts';

export interface RecordMap {
  account: Account;
  sanction: Sanction;
  call: Call;
  application: Application;
  round: Round;
  assignment: Assignment;
  decisionList: DecisionList;
  objection: Objection;
  awardDocument: AwardDocument;
  award: Award;
}

export const models: { readonly [T in RecordType]: ModelStatic<RecordMap[T]> } = {
  account: Account,
  sanction: Sanction,
  call: Call,
  application: Application,
  round: Round,
  assignment: Assignment,
  decisionList: DecisionList,
  objection: Objection,
  awardDocument: AwardDocument,
  award: Award,
};

/** A subject whose record is known by type, with the rows around it. */
export interface SubjectOf<T extends RecordType> extends Omit<
  Subject,
  'call' | 'application' | 'list' | 'account'
> {
  readonly type: T;
  readonly record: RecordMap[T];
  readonly call?: Call;
  readonly application?: Application;
  readonly list?: DecisionList;
  readonly account?: Account;
}

type Surroundings = Partial<Omit<SubjectOf<RecordType>, 'type' | 'record'>>;

/** States of an application in which a decision list holds it. */
const ON_A_LIST: readonly string[] = ['proposed', 'inPublicity', 'objected', 'publicised', 'awarded'];

const around: { readonly [T in RecordType]: (record: RecordMap[T]) => Promise<Surroundings> } = {
  account: (account) => aroundAccount(account),
  sanction: async () => ({}),
  call: async (call) => ({ call }),
  application: (application) => aroundApplication(application),
  round: async (round) => ({
    round,
    ...(await aroundCall(round.callId)),
    // Once it is ranked, a decision list can be made of it, and then own projects matter.
    ...(round.ranking && {
      interests: await interestsIn(round.ranking.map((each) => each.applicationId)),
    }),
  }),
  assignment: async (assignment) => {
    const [application, round, expert] = await Promise.all([
      Application.findByPk(assignment.applicationId),
      Round.findByPk(assignment.roundId),
      Expert.findByPk(assignment.expertId),
    ]);
    const call = await aroundCall(present(round).callId);
    return {
      ...call,
      application: present(application),
      round: present(round),
      expertAccountId: present(expert).accountId,
    };
  },
  decisionList: (list) => aroundList(list),
  objection: async (objection) => {
    const [application, list] = await Promise.all([
      Application.findByPk(objection.applicationId),
      DecisionList.findByPk(objection.listId),
    ]);
    return { ...(await aroundList(present(list))), application: present(application) };
  },
  awardDocument: async (document) => aroundList(present(await DecisionList.findByPk(document.listId))),
  award: async (award) => {
    const application = present(await Application.findByPk(award.applicationId));
    return { ...(await aroundCall(application.callId)), application };
  },
};

async function aroundAccount(account: Account): Promise<Surroundings> {
  const inForce = { endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: now() }] } };
  const [accountDesks, officers] = await Promise.all([
    Desk.findAll({ where: { accountId: account.id, ...inForce }, attributes: ['role', 'organisationId'] }),
    account.organisationId === null
      ? 0
      : Desk.count({
          where: { role: 'hostOfficer', organisationId: account.organisationId, ...inForce },
        }),
  ]);
  return { account, accountDesks, accountHasOfficer: officers > 0 };
}

async function aroundCall(callId: number): Promise<Surroundings> {
  return { call: present(await Call.findByPk(callId)) };
}

async function aroundApplication(application: Application): Promise<Surroundings> {
  const [call, host] = await Promise.all([
    Call.findByPk(application.callId),
    Organisation.findByPk(application.hostOrganisationId),
  ]);
  const onAList = ON_A_LIST.includes(application.state);
  const item = onAList
    ? await DecisionItem.findOne({
        where: { applicationId: application.id, isProposed: true },
        order: [['id', 'DESC']],
        include: ['list'],
      })
    : null;
  const list = (item as (DecisionItem & { list?: DecisionList }) | null)?.list;
  return {
    call: present(call),
    application,
    recommenderId: present(host).recommenderId,
    ...(list && { list }),
  };
}

async function aroundList(list: DecisionList): Promise<Surroundings> {
  const items = await DecisionItem.findAll({ where: { listId: list.id }, attributes: ['applicationId'] });
  return {
    ...(await aroundCall(list.callId)),
    list,
    frozenBy: list.frozenBy,
    interests: await interestsIn(items.map((item) => item.applicationId)),
  };
}

/** Whose projects these are: leads and members, hosts and partners. */
async function interestsIn(applicationIds: number[]): Promise<NonNullable<Subject['interests']>> {
  const of = { applicationId: applicationIds };
  const [applications, people, units] = await Promise.all([
    Application.findAll({
      where: { id: applicationIds },
      attributes: ['id', 'leadPersonId', 'hostOrganisationId'],
    }),
    ApplicationPerson.findAll({
      where: { ...of, part: ['lead', 'member'] },
      attributes: ['personId'],
    }),
    ApplicationUnit.findAll({ where: { ...of, part: ['host', 'partner'] }, attributes: ['uscc'] }),
  ]);
  const organisations = await Organisation.findAll({
    where: { uscc: units.map((each) => each.uscc) },
    attributes: ['id'],
  });
  return {
    personIds: [...applications.map((each) => each.leadPersonId), ...people.map((each) => each.personId)],
    organisationIds: [
      ...applications.map((each) => each.hostOrganisationId),
      ...organisations.map((each) => each.id),
    ],
  };
}

function present<T>(row: T | null): T {
  if (row === null) throw new Error('a record points to a row that is not there');
  return row;
}

/** The record with its surroundings, or null. */
export async function loadSubject<T extends RecordType>(
  type: T,
  id: number,
  options: { lock?: boolean } = {},
): Promise<SubjectOf<T> | null> {
  const model = models[type] as unknown as ModelStatic<Model>;
  const record = (await model.findOne({
    where: { id: { [Op.eq]: id } },
    ...(options.lock && { lock: true }),
  })) as RecordMap[T] | null;
  return record === null ? null : subjectOf(type, record);
}

/** Puts its surroundings around a record that is already loaded. */
export async function subjectOf<T extends RecordType>(type: T, record: RecordMap[T]): Promise<SubjectOf<T>> {
  return { type, record, ...(await around[type](record)) } as SubjectOf<T>;
}
