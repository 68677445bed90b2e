// Awards: numbers without gaps, a document that waits for the register's number, notices that anybody can verify by code and
// by their bytes.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { refused } from '../browser.ts';
import { dayOf } from '../days.ts';
import { fromUppercase, inUppercase, inWan, inYuan } from '../money.ts';
import { textOf } from '../papers.ts';
import { eachOf, until, type World } from '../world.ts';
import type { Application } from './apply.ts';
import { readDecision, type Decided, type DecisionView } from './decide.ts';
import type { People } from './found.ts';

interface AwardItem {
  id: number;
  state: string;
  projectNumber: string;
  noticeNumber: string;
  title: string;
  amountFen: number;
  notice: string;
}

interface AwardView extends AwardItem {
  version: number;
  dispatchNumber: string | null;
  verificationCode: string;
  pdfSha256: string | null;
}

interface DocumentView {
  id: number;
  version: number;
  state: string;
  paper: string;
  awards: AwardItem[];
}

let register = 30;

/** From what is publicised to issued notices. @returns how many awards the document carries */
export async function award(world: World, people: People, decided: Decided): Promise<DocumentView> {
  const officer = await world.as(people.officer);
  const { version } = await readDecision(officer, decided.id);
  const prepared = await officer.post<DecisionView>(`/api/decisions/${decided.id}/prepare-awards`, {
    version,
  });
  const made = prepared.documents.at(-1)!;
  assert.equal(made.state, 'awaitingNumber');
  await refused(
    officer.post(`/api/award-documents/${made.id}/number`, {
      version: 1,
      dispatchNumber: '澜科字〔2026〕1号',
      signedOn: dayOf(world.now()),
    }),
    403,
    'forbidden',
  );
  return issue(world, people, made.id);
}

async function issue(world: World, people: People, id: number): Promise<DocumentView> {
  const clerk = await world.as(people.clerk);
  const waiting = await clerk.get<DocumentView>(`/api/award-documents/${id}`);
  await refused(clerk.post(`/api/award-documents/${id}/issue`, { version: waiting.version }), 409);
  register += 1;
  const signedOn = dayOf(world.now());
  const year = signedOn.slice(0, 4);
  const number = (dispatchNumber: string) =>
    clerk.post<DocumentView>(`/api/award-documents/${id}/number`, {
      version: waiting.version,
      dispatchNumber,
      signedOn,
    });
  await refused(number(`澜科字[${year}]${register}号`), 422, 'dispatchNumber.brackets');
  const numbered = await number(`澜科字〔${year}〕${register}号`);
  assert.equal(numbered.state, 'numbered');
  await clerk.post(`/api/award-documents/${id}/issue`, { version: numbered.version });
  const issued = await until(
    'the papers of a document',
    () => clerk.get<DocumentView>(`/api/award-documents/${id}`),
    (each) => each.paper === 'ready' && each.awards.every((one) => one.notice === 'ready'),
  );
  assert.equal(issued.state, 'issued');
  assert.ok(issued.awards.every((each) => each.state === 'valid'));
  const paper = await clerk.download(`/api/award-documents/${id}/file`);
  world.keep(`立项文件-${register}.pdf`, paper);
  const text = await textOf(paper);
  for (const each of issued.awards) {
    assert.ok(text.includes(each.projectNumber), `${each.projectNumber} is not in the document`);
    assert.ok(text.includes(inWan(each.amountFen)), 'the amount is not in the document');
  }
  return issued;
}

export function sumOf(documents: readonly DocumentView[]): number {
  return documents.flatMap((each) => each.awards).reduce((sum, each) => sum + each.amountFen, 0);
}

/** 项目编号 of all documents of a call together: 001, 002 … */
export function checkNumbers(documents: readonly DocumentView[]): void {
  const numbers = documents.flatMap((each) => each.awards.map((one) => one.projectNumber)).sort();
  const sequences = numbers.map((each) => Number(each.slice(-3)));
  assert.deepEqual(
    sequences,
    sequences.map((_, index) => index + 1),
    `numbers with gaps: ${numbers.join(', ')}`,
  );
  assert.equal(new Set(numbers.map((each) => each.slice(0, -3))).size, 1);
}

/** Each notice: as its leader fetches it, with the amount of the decision in figures and words, and verifiable. */
export async function verifyNotices(
  world: World,
  people: People,
  decided: Decided,
  document: DocumentView,
): Promise<void> {
  await eachOf(document.awards, async (item) => {
    const application = decided.applications.find((each) => each.text.title === item.title);
    assert.ok(application, `${item.title} was never applied for`);
    const amountFen = decided.amounts.get(application.id);
    assert.ok(amountFen !== undefined, `${item.title} was never decided on`);
    assert.equal(item.amountFen, amountFen);
    await verifyNotice(world, application, item.id, amountFen);
  });
  const [first] = document.awards as [AwardItem];
  await refuseReaders(world, people, decided, first);
}

async function verifyNotice(
  world: World,
  { lead, text }: Application,
  id: number,
  amountFen: number,
): Promise<void> {
  const browser = await world.as(lead);
  const view = await browser.get<AwardView>(`/api/awards/${id}`);
  const notice = await browser.download(`/api/awards/${id}/notice`);
  const sha256 = createHash('sha256').update(notice).digest('hex');
  assert.equal(sha256, view.pdfSha256);
  world.keep(`立项通知书-${view.projectNumber}.pdf`, notice);

  const words = await textOf(notice);
  const spoken = /人民币([零壹贰叁肆伍陆柒捌玖拾佰仟万]+元整)/u.exec(words)?.[1] ?? '';
  assert.equal(fromUppercase(spoken), amountFen, `the notice ${view.projectNumber} says ${spoken}`);
  for (const wanted of [
    `${inWan(amountFen)}万元（${inYuan(amountFen)}元）`,
    `人民币${inUppercase(amountFen)}`,
    view.projectNumber,
    view.noticeNumber,
    text.title.replace(/\s/gu, ''),
    lead.name.replace(/\s/gu, ''),
    lead.host.name,
    view.verificationCode,
  ])
    assert.ok(words.includes(wanted), `the notice ${view.projectNumber} does not say ${wanted}`);

  const code = encodeURIComponent(view.verificationCode.toLowerCase());
  const answer = await world.visitor.get<Record<string, unknown>>(`/api/verify/${code}`);
  assert.deepEqual(
    [answer['status'], answer['projectNumber'], answer['projectName'], answer['amountFen']],
    ['valid', view.projectNumber, text.title, amountFen],
  );
  const compared = await world.visitor.post<{ result: string }>(`/api/verify/${code}/hash`, { sha256 });
  assert.equal(compared.result, 'same');
}

async function refuseReaders(
  world: World,
  people: People,
  { applications }: Decided,
  { id, projectNumber, title }: AwardItem,
): Promise<void> {
  const { lead } = applications.find((each) => each.text.title === title)!;
  const own = await (await world.as(lead)).get<{ items: AwardItem[] }>('/api/awards');
  assert.deepEqual(
    own.items.map((each) => each.projectNumber),
    [projectNumber],
    'a lead is shown the own award and no other',
  );
  const strangers = [
    people.applicants.find((each) => each.host !== lead.host)!,
    people.hosts.find((each) => each.id !== lead.host.id)!.officer,
    people.experts[0]!,
  ];
  for (const each of strangers) {
    const stranger = await world.as(each);
    await refused(stranger.get(`/api/awards/${id}`), 404, 'notFound');
    await refused(stranger.download(`/api/awards/${id}/notice`), 404, 'notFound');
  }
  await refused(world.visitor.get(`/api/awards/${id}/notice`), 401, 'notSignedIn');

  const clerk = await world.as(people.clerk);
  const { verificationCode } = await clerk.get<AwardView>(`/api/awards/${id}`);
  const notice = await clerk.download(`/api/awards/${id}/notice`);
  const changed = Buffer.from(notice);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  const file = { name: `${projectNumber}.pdf`, type: 'application/pdf' };
  const compare = (code: string, content: Buffer) =>
    world.visitor.upload<{ result: string }>(`/api/verify/${code}/file`, {}, { ...file, content });
  assert.equal((await compare(verificationCode, notice)).result, 'same');
  assert.equal((await compare(verificationCode, changed)).result, 'changed');
  const wrong = verificationCode.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  assert.equal((await compare(wrong, notice)).result, 'unknown');
  const unknown = await world.visitor.get<Record<string, unknown>>(`/api/verify/${wrong}`);
  assert.deepEqual(
    [unknown['status'], unknown['projectNumber'], unknown['amountFen']],
    ['unknown', null, null],
  );
}

/** A leader revokes one; its code says so from then on. @returns what it had been given */
export async function revokeOne(world: World, people: People, document: DocumentView): Promise<number> {
  const leader = await world.as(people.leader);
  const last = document.awards.at(-1)!;
  const { version, verificationCode } = await leader.get<AwardView>(`/api/awards/${last.id}`);
  const officer = await world.as(people.officer);
  const reason = '依托单位申请终止，资金已退回。';
  await refused(officer.post(`/api/awards/${last.id}/revoke`, { version, reason }), 403, 'forbidden');
  await leader.post(`/api/awards/${last.id}/revoke`, { version, reason });
  const answer = await world.visitor.get<Record<string, unknown>>(`/api/verify/${verificationCode}`);
  assert.deepEqual([answer['status'], answer['revokedOn']], ['revoked', dayOf(world.now())]);
  return last.amountFen;
}
