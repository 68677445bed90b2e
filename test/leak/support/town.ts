// The town of the leak test: two calls, four applications, six experts, and somebody at every desk, each marked with
// canaries. It is led through its life by the acts, over HTTP, so that what is looked at is what the product makes.
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { Expert } from '../../../db/models/review.ts';
import type { Call } from '../../../db/models/call.ts';
import type { Organisation } from '../../../db/models/identity.ts';
import type { Role } from '../../../server/domain/terms.ts';
import { makeUscc } from '../../../server/domain/uscc.ts';
import { decrypt } from '../../../server/core/secrets.ts';
import { answersOf } from '../../domain/anApplication.ts';
import { aPublishedCall } from '../../support/call.ts';
import { anOrganisation } from '../../support/people.ts';
import { openProduct, PASSWORD, type Product } from '../../support/product.ts';
import { aPdf } from './aPdf.ts';
import { marked, spreadIds, type Marked } from './canaries.ts';
import type { Secret } from './detector.ts';
import { visitor, type Visitor } from './visitor.ts';

/** Somebody who looks: a person at a desk, or a visitor without an account. */
export interface Eye extends Visitor {
  readonly key: string;
  readonly role: Role | 'public';
  readonly who: Marked | null;
  /** Goes and looks in every phase; the others are there to be found. */
  readonly looks: boolean;
}

export interface Project {
  readonly key: string;
  readonly id: number;
  readonly lead: Eye;
  readonly call: Call;
  readonly host: Organisation;
  readonly blind: 'single' | 'double';
  /** Who are asked to review it. */
  readonly experts: readonly string[];
}

export interface Town {
  readonly product: Product;
  readonly eyes: ReadonlyMap<string, Eye>;
  readonly eye: (key: string) => Eye;
  readonly projects: readonly Project[];
  /** Of experts: identity, unit, ids, and later the codes and words of their reviews. */
  readonly expertSecrets: Secret[];
  readonly applicantSecrets: Secret[];
  /** Who objected is told to those who decide on the objection. */
  readonly objectorSecrets: Secret[];
  close(): Promise<void>;
}

const EXPERTS = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'] as const;
const EXPERT_NAMES = ['鸬鹚甲·艾比布力', '鸬 鹚乙', '𠮷鸬鹚丙', '鸬鹚丁〇', '䶮鸬鹚戊', '鸬鹚己'];
/** Each has a double in another project: what they could see, the other sees. */
const ONLY_FOUND = ['leadD', 'hostD', 'hostFinanceB', 'hostFinanceD', 'recommender2', 'E2', 'E5'];
const NAMES: Readonly<Record<string, string>> = {
  leadA: '欧阳 白鹳',
  memberA: '古丽米热·白鹳',
  leadB: '䶮白鹳乙',
  leadD: '𠮷白鹳丁',
  idleApplicant: '白鹳闲人',
};

export async function aTown(): Promise<Town> {
  const product = await openProduct();
  const server = await listening(product);
  await spreadIds(product.database.sequelize);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const eyes = new Map<string, Eye>([
    ['public', { key: 'public', role: 'public', who: null, looks: true, ...visitor(origin) }],
  ]);

  const counties = [
    await anOrganisation({ kind: 'county', name: '鹮湖区科学技术局' }),
    await anOrganisation({ kind: 'county', name: '鹬滩县科学技术局' }),
  ];
  const hosts = {
    A: await anOrganisation({ name: '白鹳农业研究院', recommenderId: counties[0]!.id }),
    B: await anOrganisation({ name: '白鹳第二大学', recommenderId: counties[1]!.id }),
    D: await anOrganisation({ name: '白鹳石化工程中心', recommenderId: counties[0]!.id }),
  };

  async function sit(key: string, role: Role, more: { organisationId?: number; callId?: number } = {}) {
    const name = NAMES[key] ?? EXPERT_NAMES[EXPERTS.indexOf(key as 'E1')] ?? `值守人${key}`;
    const who = await marked({ key, role, name, ...more });
    const eye: Eye = { key, role, who, looks: !ONLY_FOUND.includes(key), ...seated(product, origin, who) };
    eyes.set(key, eye);
    return who;
  }

  const officer = await sit('officer', 'programmeOfficer');
  const calls = {
    // Enough for one of the two that ask ten wan each.
    fund: await aPublishedCall({ officer, envelopeFen: 10_000_000 }),
    demonstration: await aPublishedCall({ officer, budgetMode: 'itemised', envelopeFen: 500_000_000 }),
  };
  for (const [key, role] of [
    ['leader', 'leader'],
    ['clerk', 'officeClerk'],
    ['finance', 'bureauFinance'],
    ['supervisor', 'supervisor'],
    ['systemAdmin', 'systemAdmin'],
    ['securityAdmin', 'securityAdmin'],
    ['auditAdmin', 'auditAdmin'],
  ] as const)
    await sit(key, role);
  await sit('agency', 'agencyOfficer', { callId: calls.fund.id });
  for (const [index, county] of counties.entries())
    await sit(`recommender${index + 1}`, 'recommender', { organisationId: county.id });
  for (const [letter, { id }] of Object.entries(hosts)) {
    await sit(`host${letter}`, 'hostOfficer', { organisationId: id });
    await sit(`hostFinance${letter}`, 'hostFinance', { organisationId: id });
  }
  const leads = {
    A: await sit('leadA', 'applicant', { organisationId: hosts.A.id }),
    B: await sit('leadB', 'applicant', { organisationId: hosts.B.id }),
    D: await sit('leadD', 'applicant', { organisationId: hosts.D.id }),
  };
  const member = await sit('memberA', 'applicant', { organisationId: hosts.A.id });
  const idle = await sit('idleApplicant', 'applicant', { organisationId: hosts.B.id });
  const experts = new Map<string, Marked>();
  for (const key of EXPERTS) experts.set(key, await sit(key, 'expert'));

  const eye = (key: string): Eye => {
    const found = eyes.get(key);
    if (!found) throw new Error(`nobody is called ${key}`);
    return found;
  };
  const applicantSecrets: Secret[] = [
    ...[leads.A, leads.B, leads.D, member, idle].flatMap((each) => each.secrets),
    ...Object.entries(hosts).flatMap(([letter, { id, name, uscc }]) =>
      unitSecrets(`lead${letter}`, { id, name, uscc }),
    ),
  ];
  const expertSecrets: Secret[] = [...experts.values()].flatMap((each) => each.secrets);
  const projects: Project[] = [];

  const town: Town = {
    product,
    eyes,
    eye,
    projects,
    expertSecrets,
    applicantSecrets,
    objectorSecrets: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await product.close();
    },
  };

  await enterExperts(town, experts);
  const asked = { A: ['E1', 'E2', 'E3', 'E4'], B: ['E1', 'E2', 'E3'], D: ['E3', 'E4', 'E5'] };
  for (const letter of ['A', 'B', 'D'] as const) {
    const call = letter === 'D' ? calls.demonstration : calls.fund;
    const id = await writeApplication(town, `lead${letter}`, call, letter === 'A' ? member : null);
    applicantSecrets.push(
      { kind: 'application id', of: `lead${letter}`, text: String(id) },
      { kind: 'title', of: `lead${letter}`, text: titleOf(`lead${letter}`) },
    );
    projects.push({
      key: letter,
      id,
      lead: eye(`lead${letter}`),
      call,
      host: hosts[letter],
      blind: call.rules.blind,
      experts: asked[letter],
    });
  }
  return town;
}

const SIGN_IN_AGAIN_MS = 20 * 60_000;

/** Signs in whenever the product's clock has moved on: a session does not last a phase. */
function seated(product: Product, origin: string, { account }: Marked): Visitor {
  const plain = visitor(origin);
  let since = -Infinity;
  const signIn = async (): Promise<void> => {
    since = product.now().getTime();
    await plain.signIn(account.username, PASSWORD);
  };
  const arrive = async (): Promise<void> => {
    if (Math.abs(product.now().getTime() - since) > SIGN_IN_AGAIN_MS) await signIn();
  };
  return {
    signIn,
    async fetch(endpoint, sent) {
      await arrive();
      return plain.fetch(endpoint, sent);
    },
    async ask(id, sent) {
      await arrive();
      return plain.ask(id, sent);
    },
  };
}

function unitSecrets(of: string, unit: { id?: number; name: string; uscc: string }): Secret[] {
  return [
    { kind: 'unit', of, text: unit.name },
    { kind: 'unit code', of, text: unit.uscc },
    ...(unit.id === undefined ? [] : [{ kind: 'unit id', of, text: String(unit.id) }]),
  ];
}

function listening({ app }: Product): Promise<Server> {
  const server = createServer(app);
  // A loaded machine takes longer between two requests than the usual five seconds.
  server.keepAliveTimeout = 300_000;
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function enterExperts(town: Town, experts: ReadonlyMap<string, Marked>): Promise<void> {
  for (const [key, { person }] of experts) {
    const index = EXPERTS.indexOf(key as 'E1') + 1;
    const unit = { name: `鸬鹚大学第${index}学部`, uscc: makeUscc(`1237880077000000${index}`) };
    await town.eye('officer').ask('expert.enter', {
      body: {
        idNumber: decrypt(person.identityCipher!),
        name: person.name,
        uscc: unit.uscc,
        unitName: unit.name,
        disciplines: ['210'],
        suspendedUntil: null,
        opensDesk: true,
      },
    });
    const expert = await Expert.findOne({ where: { personId: person.id }, rejectOnEmpty: true });
    town.expertSecrets.push(...unitSecrets(key, unit), {
      kind: 'expert id',
      of: key,
      text: String(expert.id),
    });
  }
}

const titleOf = (leadKey: string): string => `滨海盐碱地耐盐机制研究之${leadKey.slice(-1)}`;

/** Written section by section, with a text whose file name and description name the applicant. */
async function writeApplication(
  town: Town,
  leadKey: string,
  call: Call,
  member: Marked | null,
): Promise<number> {
  const lead = town.eye(leadKey);
  const { id } = (await lead.ask('application.create', { body: { callId: call.id } })) as unknown as {
    id: number;
  };
  const params = { id };
  const complete = answersOf(call.rules.budgetMode === 'lump_sum' ? 'lumpSum' : 'itemised');
  const draft = await draftOf(lead, id);
  for (const { key, version, answers } of draft.sections) {
    const given: Record<string, unknown> = { ...complete[key] };
    if (key === 'basic') given['title'] = titleOf(leadKey);
    if (key === 'lead')
      given['lead'] = { ...(answers['lead'] as object), months: 6, title: 'senior', degree: 'doctor' };
    if (key === 'team') given['members'] = member ? [memberAnswer(member)] : [];
    if (key === 'body' || key === 'attachments') continue;
    await lead.ask('application.save', { params: { id, key }, body: { version, answers: given } });
  }
  const { name } = lead.who!.person;
  const text = '研究滨海盐碱地水稻耐盐的生理与分子机制，筛选耐盐材料，提出栽培方案。'.repeat(6);
  const bytes = await aPdf({ text, author: name });
  await lead.ask('application.attach', {
    params,
    body: { field: 'body' },
    file: { name: `${name}申请书.pdf`, bytes },
  });
  await lead.ask('application.attach', {
    params,
    body: { field: call.rules.budgetMode === 'lump_sum' ? 'otherAttachments' : 'ownFundsProof' },
    file: { name: `${name}附件.pdf`, bytes: await aPdf({ text: `${name}的证明材料`, author: name }) },
  });
  return id;
}

interface Draft {
  readonly sections: readonly { key: string; version: number; answers: Record<string, unknown> }[];
}

async function draftOf(lead: Eye, id: number): Promise<Draft> {
  const { draft } = (await lead.ask('application.read', { params: { id } })) as unknown as { draft: Draft };
  return draft;
}

function memberAnswer({ person }: Marked): Record<string, unknown> {
  return {
    name: person.name,
    idNumber: decrypt(person.identityCipher!),
    title: 'senior',
    degree: 'doctor',
    organisationName: '白鹳农业研究院',
    uscc: makeUscc('123705004910000019'.slice(0, 17)),
    months: 6,
    task: '田间试验',
  };
}
