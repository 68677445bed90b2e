// How the demo town comes to have offices and people: three administrators are there from installation, everybody else
// registers, is confirmed by who answers for them, and is given a desk.
import { Account, type Organisation } from '../models/identity.ts';
import { addDays } from '../../server/domain/calendar.ts';
import type { Role } from '../../server/domain/terms.ts';
import { confirm, register } from '../../server/features/identity/accounts/service.ts';
import { grant } from '../../server/features/identity/desks/service.ts';
import { create as createOrganisation } from '../../server/features/identity/organisations/service.ts';
import { builtInYear, read, set } from '../../server/features/platform/holidays/service.ts';
import { enterExpert } from '../../server/features/review/index.ts';
import { DEMO_PASSWORD, demoAccounts } from '../../server/start/demo.ts';
import { seedAdministrators } from './administrators.ts';
import { expertUnits, organisations } from './city.ts';
import { experts, officers, researchers, type SeedPerson } from './people.ts';
import { several, type Stage } from './stage.ts';

export interface Town {
  /** Id of an organisation by its key in city.ts; 'bureau' is the bureau. */
  organisation(key: string): number;
  uscc(key: string): string;
  nameOf(key: string): string;
  /** Id of the account of a person of people.ts. */
  account(person: Pick<SeedPerson, 'username'>): number;
  /** Id of the account that signs in as the role's demo account. */
  desk(role: Role): number;
  /** The host officer of a unit, by the unit's key. */
  hostOfficer(key: string): number;
  /** The recommender who serves a host unit. */
  recommender(hostKey: string): number;
  /** Ids of the experts, in the order of people.ts. */
  readonly experts: readonly number[];
}

const AT_ONCE = 6;

interface Founding {
  readonly stage: Stage;
  readonly units: Map<string, Organisation>;
  readonly accounts: Map<string, number>;
}

export async function foundTown(stage: Stage): Promise<Town> {
  const founding: Founding = {
    stage,
    units: new Map(),
    accounts: await seedAdministrators(stage.now()),
  };
  await setHolidays(founding);
  await createOrganisations(founding);
  await seatOfficers(founding);
  await admitResearchers(founding);
  const library = await enterExperts(founding);
  return townOf(founding, library);
}

const byRole = ({ accounts }: Founding, role: Role): number => present(accounts, demoAccounts[role]);

async function setHolidays(founding: Founding): Promise<void> {
  const { stage } = founding;
  const first = Number(addDays(stage.day(), -60).slice(0, 4));
  const last = new Date(stage.today.getTime() + 400 * 86_400_000).getUTCFullYear();
  for (let year = first; year <= last; year += 1) {
    if ((await read(year)).isComplete) continue;
    const actor = await stage.as(byRole(founding, 'systemAdmin'));
    await set(actor, builtInYear(year) ?? provisional(year));
  }
}

/** Until the yearly notice is out: the days that are the same every year. */
function provisional(year: number) {
  const days = (from: string, count: number, label: string) =>
    Array.from({ length: count }, (_, index) => ({ on: addDays(`${year}-${from}`, index), label }));
  return {
    year,
    isComplete: true,
    off: [
      ...days('01-01', 1, '元旦（暂定）'),
      ...days('05-01', 3, '劳动节（暂定）'),
      ...days('10-01', 7, '国庆节（暂定）'),
    ],
    makeUp: [],
  };
}

async function createOrganisations(founding: Founding): Promise<void> {
  const { stage, units } = founding;
  for (const { key, kind, uscc, name, parent, recommender, address } of organisations) {
    const recommenderId = recommender === null ? null : present(units, recommender).id;
    const actor = await stage.as(byRole(founding, 'systemAdmin'));
    units.set(
      key,
      await createOrganisation(actor, { kind, uscc, name, parentUscc: parent, recommenderId, address }),
    );
  }
}

/** Somebody asks for an account at a unit and is confirmed; `by` answers for that unit. */
async function admit(founding: Founding, person: SeedPerson, unit: string, by: number): Promise<number> {
  const { stage, accounts } = founding;
  const account = await askForAccount(stage, person, present(founding.units, unit).uscc);
  await confirm(await stage.as(by), { id: account.id, version: account.version });
  accounts.set(person.username, account.id);
  return account.id;
}

export function askForAccount(stage: Stage, person: SeedPerson, uscc: string): Promise<Account> {
  const { name, idNumber, email, phone, title, degree, username } = person;
  return register(stage.anybody(), {
    uscc,
    name,
    idNumber,
    email,
    phone,
    title,
    degree,
    username,
    password: DEMO_PASSWORD,
  });
}

/** The agency's desk is given once its call is there. */
async function seatOfficers(founding: Founding): Promise<void> {
  const system = byRole(founding, 'systemAdmin');
  // A unit's officer comes before those for whom the officer answers.
  const finance = officers.filter((each) => each.roles.includes('hostFinance'));
  const others = officers.filter((each) => !each.roles.includes('hostFinance'));
  await several(others, AT_ONCE, async (each) => {
    const id = await admit(founding, each, each.unit, system);
    for (const role of each.roles) await seat(founding, id, role, each.unit);
  });
  for (const each of finance) {
    const id = await admit(founding, each, each.unit, officerOf(founding, each.unit));
    await seat(founding, id, 'hostFinance', each.unit);
  }
}

async function seat({ stage, units, accounts }: Founding, id: number, role: Role, unit: string) {
  if (role === 'agencyOfficer') return;
  const security = present(accounts, demoAccounts.securityAdmin);
  const organisationId = present(units, unit).id;
  await grantDesk(stage, security, { id, role, organisationId, callId: null, endsOn: null });
}

export async function grantDesk(
  stage: Stage,
  security: number,
  wanted: Omit<Parameters<typeof grant>[1], 'version'>,
): Promise<void> {
  const { version } = await Account.findByPk(wanted.id, { rejectOnEmpty: true });
  await grant(await stage.as(security), { ...wanted, version });
  stage.deskChanged();
}

function officerOf({ accounts }: Founding, unit: string): number {
  const officer = officers.find((each) => each.unit === unit && each.roles.includes('hostOfficer'));
  if (!officer) throw new Error(`nobody answers for ${unit}`);
  return present(accounts, officer.username);
}

async function admitResearchers(founding: Founding): Promise<void> {
  await several(researchers, AT_ONCE, (each) =>
    admit(founding, each, each.unit, officerOf(founding, each.unit)),
  );
}

/** Experts from outside come to the city through its review centre, the others through their own units. */
async function enterExperts(founding: Founding): Promise<number[]> {
  const { stage } = founding;
  await several(experts, AT_ONCE, (each) =>
    each.outside === null
      ? admit(founding, each, each.unit, officerOf(founding, each.unit))
      : admit(founding, each, 'agency', byRole(founding, 'systemAdmin')),
  );
  const ids: number[] = [];
  for (const { idNumber, name, disciplines, outside, unit } of experts) {
    const own = outside === null ? null : expertUnits[outside];
    const at = own ?? present(founding.units, unit);
    const entered = await enterExpert(await stage.as(byRole(founding, 'programmeOfficer')), {
      idNumber,
      name,
      uscc: at.uscc,
      unitName: at.name,
      disciplines,
      suspendedUntil: null,
      opensDesk: true,
    });
    ids.push(entered.id);
  }
  stage.deskChanged();
  return ids;
}

function townOf(founding: Founding, library: readonly number[]): Town {
  const { units, accounts } = founding;
  return {
    organisation: (key) => present(units, key).id,
    uscc: (key) => present(units, key).uscc,
    nameOf: (key) => present(units, key).name,
    account: ({ username }) => present(accounts, username),
    desk: (role) => byRole(founding, role),
    hostOfficer: (key) => officerOf(founding, key),
    recommender: (hostKey) => {
      const office = organisations.find((each) => each.key === hostKey)?.recommender;
      const officer = officers.find((each) => each.unit === office && each.roles.includes('recommender'));
      return present(accounts, officer?.username ?? '');
    },
    experts: library,
  };
}

function present<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the demo town has no ${key}`);
  return found;
}
