// People and desks: units are entered, people register and are confirmed by who answers for them, desks are given, experts
// are entered.
import { strict as assert } from 'node:assert';
import { refused } from '../browser.ts';
import { addDays, dayOf } from '../days.ts';
import type { Named } from '../invented.ts';
import { eachOf, PASSWORD, type World } from '../world.ts';

const SYSTEM = { username: 'system.demo' };
const SECURITY = { username: 'security.demo' };
export const AUDITOR = { username: 'audit.demo' };

export interface Unit {
  readonly id: number;
  readonly name: string;
  readonly uscc: string;
}

export interface Host extends Unit {
  readonly officer: Named;
}

export interface Applicant extends Named {
  readonly host: Host;
  readonly title: string;
  readonly degree: string;
}

export interface Expert extends Named {
  readonly id: number;
  readonly uscc: string;
  readonly unitName: string;
}

export interface People {
  readonly officer: Named;
  readonly agency: Named;
  readonly clerk: Named;
  readonly leader: Named;
  /** Is named in the team of an application, and so may not decide on its list. */
  readonly leaderWithInterest: Named;
  readonly supervisor: Named;
  readonly recommender: Named;
  readonly hosts: readonly Host[];
  readonly applicants: readonly Applicant[];
  readonly experts: readonly Expert[];
  /** Works at the unit of the first applicant. */
  readonly localExpert: Expert;
  readonly agencyUnit: Unit;
}

const APPLICANTS = 40;
const EXPERTS_FROM_OUTSIDE = 11;

const OUTSIDE = ['海川大学', '东临理工大学', '北岭农业大学'];
const HOST_NAMES = ['学院', '石油化工大学', '农业科学研究院', '海洋研究所', '智能装备有限公司'];

export async function found(world: World): Promise<People> {
  await world.step('系统管理员补齐节假日表', () => completeHolidays(world));
  const units = await world.step('系统管理员登记局、县区、机构和依托单位', () => enterUnits(world));
  const bureauPeople = await world.step('局、县区、机构人员注册，经确认后分配岗位', () =>
    seatBureau(world, units),
  );
  const hosts = await world.step('依托单位管理员注册，经确认后分配岗位', () => seatHosts(world, units));
  const applicants = await world.step(`${APPLICANTS} 名申请人注册，由各自单位确认`, () =>
    admitApplicants(world, hosts),
  );
  const { experts, localExpert } = await world.step('专家注册并由业务科室入库', () =>
    enterExperts(world, { officer: bureauPeople.officer, agency: units.agency, hosts }),
  );
  await world.step('校验位错误的身份证号码、重复的用户名注册被拒绝', () =>
    refuseStrangers(world, applicants),
  );
  return { ...bureauPeople, hosts, applicants, experts, localExpert, agencyUnit: units.agency };
}

interface HolidayYear {
  isComplete: boolean;
  off: { on: string; label: string | null }[];
  makeUp: { on: string; label: string | null }[];
}

async function completeHolidays(world: World): Promise<void> {
  const system = await world.as(SYSTEM);
  const year = Number(dayOf(world.now()).slice(0, 4));
  for (const each of [year, year + 1, year + 2]) {
    const known = await system.get<HolidayYear & { suggestion: HolidayYear | null }>(`/api/holidays/${each}`);
    if (known.isComplete) continue;
    const { off, makeUp } = known.suggestion ?? provisional(each);
    await system.post(`/api/holidays/${each}`, { isComplete: true, off, makeUp });
  }
}

function provisional(year: number): Pick<HolidayYear, 'off' | 'makeUp'> {
  const days = ['01-01', ...Array.from({ length: 7 }, (_, index) => `10-0${index + 1}`)];
  return { off: days.map((each) => ({ on: `${year}-${each}`, label: null })), makeUp: [] };
}

interface Units {
  readonly bureau: Unit;
  readonly county: Unit;
  readonly agency: Unit;
  readonly hosts: readonly Unit[];
}

async function enterUnits(world: World): Promise<Units> {
  const system = await world.as(SYSTEM);
  const enter = (kind: string, name: string, sort: '11' | '12' | '91', recommenderId: number | null = null) =>
    system.post<Unit>('/api/organisations', { kind, name, uscc: world.invent.uscc(sort), recommenderId });
  const bureau = await enter('bureau', '澜州市科学技术局', '11');
  const county = await enter('county', '澜港区科学技术局', '11');
  const agency = await enter('agency', '澜州市科技项目评审中心', '12');
  const hosts: Unit[] = [];
  for (const name of HOST_NAMES)
    hosts.push(await enter('host', `澜州${name}`, name.endsWith('公司') ? '91' : '12', county.id));
  await refused(
    system.post('/api/organisations', { kind: 'host', name: '无此代码', uscc: '123799000000000XXX' }),
    422,
  );
  return { bureau, county, agency, hosts };
}

async function register(world: World, person: Named, uscc: string, more: Record<string, string> = {}) {
  const { username, name, idNumber } = person;
  await world.visitor.post('/api/accounts', {
    uscc,
    name,
    idNumber,
    email: `${username}@lanzhou-city.example`,
    phone: '19900001234',
    username,
    password: PASSWORD,
    ...more,
  });
}

interface AccountItem {
  readonly id: number;
  readonly version: number;
  readonly username: string;
  readonly abilities: readonly { act: string }[];
}

/** All that wait at the desk of whoever confirms. */
async function confirmAll(world: World, by: Pick<Named, 'username'>): Promise<number> {
  const browser = await world.as(by);
  const { items } = await browser.get<{ items: AccountItem[] }>('/api/accounts?state=pending&size=100');
  // The system administrator sees everybody's, and confirms where nobody at the unit does.
  const own = items.filter(({ abilities }) => abilities.some((each) => each.act === 'account.confirm'));
  for (const { id, version } of own) await browser.post(`/api/accounts/${id}/confirm`, { version });
  return own.length;
}

async function seat(
  world: World,
  person: Named,
  desk: { role: string; organisationId: number | null; callId?: number; endsOn?: string },
): Promise<void> {
  const security = await world.as(SECURITY);
  const found = await security.get<{ items: AccountItem[] }>(`/api/accounts?text=${person.username}`);
  const account = found.items.find((each) => each.username === person.username);
  assert.ok(account, `${person.username} is not in the security administrator's list`);
  await security.post(`/api/accounts/${account.id}/desks`, { version: account.version, ...desk });
}

async function seatBureau(world: World, { bureau, county, agency }: Units) {
  const people = {
    officer: world.invent.person(),
    clerk: world.invent.person(),
    leader: world.invent.person(),
    leaderWithInterest: world.invent.person(),
    supervisor: world.invent.person(),
    recommender: world.invent.person(),
    agency: world.invent.person(),
  };
  const at = { recommender: county, agency };
  await eachOf(Object.entries(people), ([seatName, person]) =>
    register(world, person, (at[seatName as keyof typeof at] ?? bureau).uscc),
  );
  assert.equal(await confirmAll(world, SYSTEM), 7);
  const bureauDesk = (person: Named, role: string) =>
    seat(world, person, { role, organisationId: bureau.id });
  await bureauDesk(people.officer, 'programmeOfficer');
  await bureauDesk(people.clerk, 'officeClerk');
  await bureauDesk(people.leader, 'leader');
  await bureauDesk(people.leaderWithInterest, 'leader');
  await bureauDesk(people.supervisor, 'supervisor');
  await seat(world, people.recommender, { role: 'recommender', organisationId: county.id });
  await refused(seat(world, people.officer, { role: 'auditAdmin', organisationId: null }), 422);
  return people;
}

/** The agency works on a contract: for one call, until a day. */
export async function seatAgency(world: World, people: People, callId: number): Promise<void> {
  await seat(world, people.agency, {
    role: 'agencyOfficer',
    organisationId: people.agencyUnit.id,
    callId,
    endsOn: addDays(dayOf(world.now()), 300),
  });
}

async function seatHosts(world: World, { hosts }: Units): Promise<Host[]> {
  const seated = hosts.map((unit): Host => ({ ...unit, officer: world.invent.person() }));
  await eachOf(seated, ({ officer, uscc }) => register(world, officer, uscc));
  assert.equal(await confirmAll(world, SYSTEM), hosts.length);
  for (const { officer, id } of seated)
    await seat(world, officer, { role: 'hostOfficer', organisationId: id });
  return seated;
}

async function admitApplicants(world: World, hosts: readonly Host[]): Promise<Applicant[]> {
  const { dice, invent } = world;
  const applicants = Array.from({ length: APPLICANTS }, (_, index): Applicant => ({
    ...invent.person(),
    host: hosts[index % hosts.length]!,
    title: dice.pick(['senior', 'associateSenior', 'intermediate']),
    degree: 'doctor',
  }));
  await eachOf(applicants, (each) =>
    register(world, each, each.host.uscc, { title: each.title, degree: each.degree }),
  );
  // A pending account opens nothing.
  await refused(
    world.visitor.post('/api/session', { username: applicants[0]!.username, password: PASSWORD }),
    401,
  );
  const confirmed = await eachOf(hosts, ({ officer }) => confirmAll(world, officer));
  assert.equal(
    confirmed.reduce((sum, each) => sum + each, 0),
    APPLICANTS,
  );
  return applicants;
}

async function enterExperts(
  world: World,
  { officer, agency, hosts }: { officer: Named; agency: Unit; hosts: readonly Host[] },
): Promise<{ experts: Expert[]; localExpert: Expert }> {
  const home = hosts[0]!;
  const outside = OUTSIDE.map((name) => ({ unitName: name, uscc: world.invent.uscc('12') }));
  const people = Array.from({ length: EXPERTS_FROM_OUTSIDE }, (_, index) => ({
    ...world.invent.person(),
    ...outside[index % outside.length]!,
  }));
  const local = { ...world.invent.person(), unitName: home.name, uscc: home.uscc };
  await eachOf(people, (each) => register(world, each, agency.uscc));
  await register(world, local, home.uscc);
  assert.equal(await confirmAll(world, SYSTEM), EXPERTS_FROM_OUTSIDE);
  assert.equal(await confirmAll(world, home.officer), 1);
  const browser = await world.as(officer);
  const enter = async (each: Omit<Expert, 'id'>): Promise<Expert> => {
    const { idNumber, name, uscc, unitName } = each;
    const { id } = await browser.post<{ id: number }>('/api/experts', {
      idNumber,
      name,
      uscc,
      unitName,
      disciplines: ['210', '480', '530'],
      suspendedUntil: null,
    });
    return { ...each, id };
  };
  const experts: Expert[] = [];
  for (const each of people) experts.push(await enter(each));
  return { experts, localExpert: await enter(local) };
}

async function refuseStrangers(world: World, [first]: readonly Applicant[]): Promise<void> {
  const { host } = first!;
  const stranger = world.invent.person();
  const broken = stranger.idNumber.slice(0, 17) + (stranger.idNumber.endsWith('0') ? '1' : '0');
  await refused(register(world, { ...stranger, idNumber: broken }, host.uscc), 422, 'idNumber.check');
  await refused(
    register(world, { ...stranger, username: first!.username }, host.uscc),
    422,
    'account.usernameTaken',
  );
}
