// Reads what conflicts rest on: experts with their units, applications with their people and units, and what was stated.
import { Op } from 'sequelize';
import {
  Application,
  type ApplicationPerson,
  type ApplicationUnit,
  type Revision,
} from '../../../../db/models/application.ts';
import { Organisation, type Account, type Person } from '../../../../db/models/identity.ts';
import { DeclaredConflict, Expert } from '../../../../db/models/review.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import { dayOf } from '../../../domain/calendar.ts';
import {
  findConflicts,
  mergeConflicts,
  type Conflict,
  type ConflictApplication,
  type ConflictExpert,
  type ConflictFacts,
  type PartyPerson,
  type PartyUnit,
} from '../../../domain/conflict.ts';

/** Who must keep away from what, among the experts and applications it was read for. */
export interface ConflictTable {
  between(expertId: number, applicationId: number): Conflict[];
  readonly applications: ReadonlyMap<number, ConflictApplication>;
}

type ParentOf = (uscc: string | null) => string | null;

/** @param expertIds all experts of the library when left out */
export async function readConflicts(
  callId: number,
  wanted: { applicationIds: readonly number[]; expertIds?: readonly number[]; at: Date },
): Promise<ConflictTable> {
  const [experts, applications, applicants, parentOf] = await Promise.all([
    loadExperts(wanted.expertIds),
    loadApplications(wanted.applicationIds),
    loadApplicants(callId),
    loadParents(),
  ]);
  const facts: ConflictFacts = {
    on: dayOf(wanted.at),
    applicantsInCall: applicants,
    stated: await loadStated(wanted.applicationIds),
  };
  const seats = new Map(experts.map((expert) => [expert.id, seatsOf(expert, parentOf)]));
  const parties = new Map(
    applications.map((application) => [application.id, partyOf(application, parentOf)]),
  );
  return {
    applications: parties,
    between(expertId, applicationId) {
      const application = parties.get(applicationId);
      const own = seats.get(expertId);
      if (!application || !own) throw new Error('conflicts were not read for this pair');
      return mergeConflicts(...own.map((seat) => findConflicts(seat, application, facts)));
    },
  };
}

type LoadedExpert = Expert & {
  person: Person & { organisation?: Organisation | null };
  account?: (Account & { organisation?: Organisation | null }) | null;
};

async function loadExperts(ids: readonly number[] | undefined): Promise<LoadedExpert[]> {
  return (await Expert.findAll({
    ...(ids && { where: { id: [...ids] } }),
    include: [
      { association: 'person', include: ['organisation'] },
      { association: 'account', include: ['organisation'] },
    ],
  })) as LoadedExpert[];
}

/** The library's unit, and the units under which the same person is known elsewhere in the product. */
function seatsOf(expert: LoadedExpert, parentOf: ParentOf): ConflictExpert[] {
  const units = [
    { uscc: expert.uscc, name: expert.unitName },
    ...[expert.person.organisation, expert.account?.organisation].flatMap((each) =>
      each ? [{ uscc: each.uscc, name: each.name }] : [],
    ),
  ];
  const distinct = new Map(units.reverse().map((unit) => [unit.uscc, unit]));
  return [...distinct.values()].map((unit) => ({
    expertId: expert.id,
    personKey: expert.person.identityKey,
    name: expert.person.name,
    uscc: unit.uscc,
    parentUscc: parentOf(unit.uscc),
    organisationName: unit.name,
    suspendedUntil: expert.suspendedUntil,
  }));
}

type LoadedApplication = Omit<Application, 'people'> & {
  lead: Person;
  host: Organisation;
  revision?: Revision | null;
  people: (ApplicationPerson & { person?: Person })[];
  units: ApplicationUnit[];
};

async function loadApplications(ids: readonly number[]): Promise<LoadedApplication[]> {
  return (await Application.findAll({
    where: { id: [...ids] },
    include: [
      'lead',
      'host',
      'revision',
      { association: 'people', separate: true, include: ['person'] },
      { association: 'units', separate: true },
    ],
  })) as unknown as LoadedApplication[];
}

function partyOf(application: LoadedApplication, parentOf: ParentOf): ConflictApplication {
  const answers = readApplication(application.revision?.answers ?? {});
  const unit = (uscc: string, name: string): PartyUnit => ({ uscc, name, parentUscc: parentOf(uscc) });
  const person = (personKey: string | null, name: string, uscc: string | null): PartyPerson => ({
    personKey,
    name,
    uscc,
    parentUscc: parentOf(uscc),
  });
  const rows = application.people.filter((each) => each.part !== 'avoided');
  const members = rows
    .filter((each) => each.part === 'member')
    .map((each) => person(each.person?.identityKey ?? null, each.name, each.uscc));
  const leadUscc = rows.find((each) => each.part === 'lead')?.uscc ?? null;
  return {
    applicationId: application.id,
    lead: person(application.lead.identityKey, application.lead.name, leadUscc ?? application.host.uscc),
    members: [
      ...members,
      // What was written down of a member is heeded too, whatever the register made of it.
      ...answers.members.map((each) => person(null, each.name ?? '', each.uscc ?? null)),
    ],
    host: unit(application.host.uscc, application.host.name),
    partners: [
      ...application.units
        .filter((each) => each.part === 'partner' || isOnlyUnit(each, rows))
        .map((each) => unit(each.uscc, each.name)),
      ...answers.partners.map((each) => unit(each.uscc ?? '', each.name ?? '')),
    ].filter((each) => each.uscc !== ''),
    avoid: [
      ...answers.avoid,
      ...application.people
        .filter((each) => each.part === 'avoided')
        .map((each) => ({ name: each.name, organisationName: '', uscc: each.uscc, reason: '' })),
    ],
  };
}

/** A unit of a member that no member's own row names. */
function isOnlyUnit(unit: ApplicationUnit, rows: LoadedApplication['people']): boolean {
  return unit.part === 'member' && !rows.some((each) => each.uscc === unit.uscc);
}

/** Whoever has handed in an application of the call (R2); a draft that never was handed in binds nobody. */
async function loadApplicants(callId: number): Promise<PartyPerson[]> {
  const rows = await Application.findAll({
    where: { callId, submittedAt: { [Op.not]: null } },
    attributes: ['id'],
    include: [
      { association: 'lead', attributes: ['identityKey', 'name'] },
      { association: 'host', attributes: ['uscc'] },
    ],
  });
  return rows.map(({ lead, host }) => ({
    personKey: lead?.identityKey ?? null,
    name: lead?.name ?? '',
    uscc: host?.uscc ?? null,
  }));
}

async function loadStated(applicationIds: readonly number[]): Promise<ConflictFacts['stated']> {
  const rows = await DeclaredConflict.findAll({ where: { applicationId: [...applicationIds] } });
  return rows.map(({ expertId, applicationId, kind, reason }) => ({ expertId, applicationId, kind, reason }));
}

async function loadParents(): Promise<ParentOf> {
  const rows = await Organisation.findAll({ attributes: ['uscc', 'parentUscc'] });
  const parents = new Map(rows.map((each) => [each.uscc, each.parentUscc]));
  return (uscc) => (uscc === null ? null : (parents.get(uscc) ?? null));
}
