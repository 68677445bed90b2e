// People who have not applied yet, and applications that lack nothing but the submitting: made over HTTP as their browsers
// would, so that a story can begin where it becomes interesting.
import { openBrowser, type Browser } from '../../journey/browser.ts';
import { pdf } from '../../journey/papers.ts';
import { DEMO_PASSWORD, theProduct } from './product.ts';

export interface Applicant {
  readonly username: string;
  readonly name: string;
  readonly idNumber: string;
  readonly unit: { readonly name: string; readonly uscc: string };
}

const NAMES = [
  '刘䶮',
  '古丽米热·艾比布力',
  '欧阳 娜',
  '秦〇',
  '田𠮷',
  '买买提·吐尔逊',
  '司徒静远',
  '白玛央金',
];
const REGION = '379900';
let serial = 600;

export async function signedIn(username: string): Promise<Browser> {
  const { origin } = await theProduct();
  const browser = openBrowser(origin);
  await browser.post('/api/session', { username, password: DEMO_PASSWORD });
  return browser;
}

/** GB 11643: the weighted sum modulo 11 gives the last character. All are born on 29 February 1984. */
export function inventIdNumber(): string {
  serial += 1;
  const first17 = `${REGION}19840229${serial}`;
  const sum = [...first17].reduce((total, each, index) => total + Number(each) * (2 ** (17 - index) % 11), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** Registers at 澜州学院 and is confirmed by its officer. */
export async function aNewApplicant(): Promise<Applicant> {
  const { origin } = await theProduct();
  const system = await signedIn('system.demo');
  const found = await system.get<{ items: { name: string; uscc: string }[] }>(
    `/api/organisations?text=${encodeURIComponent('澜州学院')}`,
  );
  const unit = found.items[0];
  if (!unit) throw new Error('the demo town has no 澜州学院');
  const idNumber = inventIdNumber();
  const username = `story${serial}.demo`;
  const name = NAMES[serial % NAMES.length] ?? '';
  await openBrowser(origin).post('/api/accounts', {
    uscc: unit.uscc,
    name,
    idNumber,
    email: `story${serial}@lanzhou-city.example`,
    phone: `19900009${serial}`,
    title: 'senior',
    degree: 'doctor',
    username,
    password: DEMO_PASSWORD,
  });
  const host = await signedIn('host.demo');
  const waiting = await host.get<{ items: { id: number; version: number; username: string }[] }>(
    '/api/accounts?state=pending&size=100',
  );
  const account = waiting.items.find((each) => each.username === username);
  if (!account) throw new Error(`${username} does not wait`);
  await host.post(`/api/accounts/${account.id}/confirm`, { version: account.version });
  return { username, name, idNumber, unit: { name: unit.name, uscc: unit.uscc } };
}

interface Section {
  readonly key: string;
  readonly version: number;
  readonly answers: Record<string, unknown>;
}

interface Read {
  readonly version: number;
  readonly state: string;
  readonly draft: { readonly sections: readonly Section[] } | null;
  readonly form: {
    readonly sections: readonly {
      readonly key: string;
      readonly fields: readonly { readonly key: string; readonly options?: readonly { value: string }[] }[];
    }[];
  };
}

/** The call of 面上项目 that is open today. */
export async function openCall(browser: Browser): Promise<{ id: number; title: string }> {
  const { items } = await browser.get<{
    items: { id: number; title: string; phase: string; budgetMode: string }[];
  }>('/api/calls?size=100');
  const call = items.find((each) => each.phase === 'open' && each.budgetMode === 'lump_sum');
  if (!call) throw new Error('no call is open');
  return call;
}

export function readApplication(browser: Browser, id: number): Promise<Read> {
  return browser.get<Read>(`/api/applications/${id}`);
}

/** A main text as an applicant exports it: A4, fonts embedded, nobody named. */
export function mainText() {
  return pdf('申请书正文.pdf', [
    '一、立项依据',
    '滨海盐碱地改良的机理尚不清楚，需要定位观测。',
    '二、研究方案',
  ]);
}

export async function aDraft(applicant: Pick<Applicant, 'username'>): Promise<number> {
  const browser = await signedIn(applicant.username);
  const { id } = await browser.post<{ id: number }>('/api/applications', {
    callId: (await openCall(browser)).id,
  });
  return id;
}

/** Nothing is missing any more; it is not submitted. */
export async function aWholeDraft(applicant: Applicant): Promise<number> {
  const browser = await signedIn(applicant.username);
  const id = await aDraft(applicant);
  const read = await readApplication(browser, id);
  for (const [key, answers] of answersOf(applicant, read)) {
    const version = read.draft?.sections.find((each) => each.key === key)?.version ?? 1;
    await browser.put(`/api/applications/${id}/sections/${key}`, { version, answers });
  }
  await browser.upload(`/api/applications/${id}/files`, { field: 'body' }, await mainText());
  return id;
}

function answersOf({ username }: Applicant, read: Read): [string, Record<string, unknown>][] {
  const optionOf = (section: string, field: string) =>
    read.form.sections.find((each) => each.key === section)?.fields.find((each) => each.key === field)
      ?.options?.[0]?.value;
  const known = read.draft?.sections.find((each) => each.key === 'lead')?.answers['lead'] as object;
  const year = new Date().getUTCFullYear() + 1;
  const endsOn = `${year + 2}-12-31`;
  return [
    [
      'basic',
      {
        title: `滨海湿地碳汇观测${username.replace(/\D/g, '')}号样地研究`,
        titleEnglish: 'Carbon sink of coastal wetlands',
        direction: optionOf('basic', 'direction'),
        discipline: optionOf('basic', 'discipline'),
        keywords: '湿地；碳汇；观测',
        startsOn: `${year}-01-01`,
        endsOn,
        requestedFen: 10_000_000,
        abstract: '在滨海湿地布设定位观测样地，量化潮汐与盐度对碳汇的影响，形成可复核的数据集。',
      },
    ],
    ['lead', { lead: { ...known, months: 8, email: 'story@lanzhou-city.example' }, recommenders: [] }],
    ['indicators', { indicators: [{ name: '学术论文', unit: '篇', target: 3, dueOn: endsOn }] }],
    ['promises', { integrity: 'agreed', secrets: 'agreed', aiUse: 'no', ethics: 'no' }],
  ];
}
