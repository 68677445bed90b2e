// The applicants of the demo town: they start an application, fill it in section by section, upload what belongs to it and
// hand it in; some are sent back and hand it in again.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Application, Section } from '../models/application.ts';
import type { Call } from '../models/call.ts';
import { attach, create, save, submit, withdraw } from '../../server/features/application/index.ts';
import { answersOf } from './answers.ts';
import type { Part } from './cast.ts';
import { organisations } from './city.ts';
import { bodyPdf, proofPdf } from './paper.ts';
import { researchers, type SeedPerson } from './people.ts';
import { diceOf } from './random.ts';
import type { Stage } from './stage.ts';
import type { Town } from './town.ts';
import { demonstrationWorks, generalWorks, type Work } from './works.ts';

/** An application of the town with what its acts need to know. */
export interface Entry {
  readonly part: Part;
  readonly id: number;
  readonly lead: SeedPerson;
  readonly account: number;
  readonly work: Work;
}

/** Where the files lie until they are uploaded. */
export interface Desktop {
  fileOf(name: string, content: Buffer): Promise<UploadedFile>;
  clear(): Promise<void>;
}

type UploadedFile = Parameters<typeof attach>[1]['file'];

export async function openDesktop(): Promise<Desktop> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keguan-seed-'));
  let serial = 0;
  return {
    async fileOf(name, content) {
      serial += 1;
      const temporaryPath = path.join(folder, String(serial));
      await writeFile(temporaryPath, content);
      return { name, size: content.length, temporaryPath, read: () => createReadStream(temporaryPath) };
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

export function leadOf({ lead }: Part): SeedPerson {
  return researchers[lead]!;
}

export function workOf({ call, work }: Part): Work {
  const isDemonstration = call === 'demonstration' || call === 'openDemonstration';
  return (isDemonstration ? demonstrationWorks : generalWorks)[work]!;
}

interface Writing {
  readonly stage: Stage;
  readonly town: Town;
  readonly call: Call;
  readonly desktop: Desktop;
}

/** From nothing to a draft: whole where it is going to be handed in, begun where it stays a draft. */
export async function write(writing: Writing, part: Part): Promise<Entry> {
  const { stage, town, call } = writing;
  const lead = leadOf(part);
  const account = town.account(lead);
  const { application } = await create(await stage.as(account), { callId: call.id });
  const entry: Entry = { part, id: application.id, lead, account, work: workOf(part) };
  const sections = await sectionsOf(writing, entry);
  const written = part.ends === 'draft' ? sections.slice(0, 1 + (part.lead % 3)) : sections;
  for (const [key, answers] of written)
    await save(await stage.as(account), { id: entry.id, key, version: 1, answers });
  if (part.ends !== 'draft') await upload(writing, entry);
  return entry;
}

async function sectionsOf({ town, call }: Writing, { part, id, lead, work }: Entry) {
  const known = await Section.findOne({ where: { applicationId: id, key: 'lead' }, rejectOnEmpty: true });
  const partner = partnerOf(part, lead);
  return answersOf({
    rules: call.rules,
    work,
    lead,
    unit: { name: town.nameOf(lead.unit), uscc: town.uscc(lead.unit) },
    partner: partner === null ? null : { name: town.nameOf(partner), uscc: town.uscc(partner) },
    leadKnown: known.answers,
    dice: diceOf(1000 + part.lead * 7 + part.work),
  });
}

/** Demonstrations are done together with another unit of the city. */
function partnerOf({ call, work }: Part, { unit }: SeedPerson): string | null {
  if (call !== 'demonstration' && call !== 'openDemonstration') return null;
  const others = organisations.filter((each) => each.kind === 'host' && each.key !== unit);
  return work % 2 === 0 ? others[work % others.length]!.key : null;
}

async function upload({ stage, call, desktop }: Writing, entry: Entry): Promise<void> {
  const { id, account, part, lead, work } = entry;
  const put = async (field: string, name: string, content: Buffer) => {
    const file = await desktop.fileOf(name, content);
    await attach(await stage.as(account), { id, field, file });
  };
  await put('body', '申请书正文.pdf', await bodyPdf(work));
  if (call.rules.budgetMode === 'itemised')
    await put('ownFundsProof', '自筹资金证明.pdf', await proof('自筹资金证明', '单位承诺自筹资金足额到位。'));
  if (partnerOf(part, lead) !== null)
    await put(
      'cooperationAgreement',
      '合作协议.pdf',
      await proof('合作协议', '双方就任务分工与成果归属达成一致。'),
    );
  if (work.discipline === '320')
    await put('ethicsApproval', '伦理审查批件.pdf', await proof('伦理审查批件', '经审查，同意开展本研究。'));
}

const proofs = new Map<string, Promise<Buffer>>();

/** The same scan for everybody: drawn once. */
export function proof(title: string, sentence: string): Promise<Buffer> {
  const drawn = proofs.get(title) ?? proofPdf(title, [sentence]);
  proofs.set(title, drawn);
  return drawn;
}

export async function handIn(stage: Stage, { id, account }: Entry): Promise<void> {
  const { version } = await Application.findByPk(id, { rejectOnEmpty: true });
  await submit(await stage.as(account), { id, version });
}

/** Handed in too early, as the applicant finds: it can be put right and handed in again until the call closes. */
export async function takeBack(stage: Stage, { id, account }: Entry): Promise<void> {
  const { version } = await Application.findByPk(id, { rejectOnEmpty: true });
  await withdraw(await stage.as(account), { id, version });
}

/** What was sent back: another sentence in the abstract, and in again. */
export async function correct(stage: Stage, entry: Entry): Promise<void> {
  const { id, account } = entry;
  const basic = await Section.findOne({ where: { applicationId: id, key: 'basic' }, rejectOnEmpty: true });
  await save(await stage.as(account), {
    id,
    key: 'basic',
    version: basic.version,
    answers: { ...basic.answers, abstract: `${entry.work.abstract}已按审查意见补充指标说明。` },
  });
  await handIn(stage, entry);
}
