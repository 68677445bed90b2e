// Applications as their applicants make them: begun, filled in, with a main text, handed in, all through the acts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Application } from '../../db/models/application.ts';
import { Section, type Revision } from '../../db/models/application.ts';
import type { Call } from '../../db/models/call.ts';
import type { Organisation } from '../../db/models/identity.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import { attach, create, save, submit } from '../../server/features/application/index.ts';
import { PARTNER, answersOf } from '../domain/anApplication.ts';
import { aPublishedCall } from './call.ts';
import { aPdf } from './pdf.ts';
import { anOrganisation, someone, type Someone } from './people.ts';

type Answers = Record<string, Record<string, unknown>>;

export interface GivenApplication {
  call?: Call;
  host?: Organisation;
  lead?: Someone;
  /** Fields of single sections, over a complete application. */
  answers?: Answers;
  at?: string;
}

export interface Written {
  readonly application: Application;
  readonly call: Call;
  readonly host: Organisation;
  readonly lead: Someone;
}

/** Begun, and nothing filled in but what is known of the applicant. */
export async function aDraft(given: GivenApplication = {}): Promise<Written> {
  const call = given.call ?? (await aPublishedCall());
  const host = given.host ?? (await anOrganisation());
  const lead =
    given.lead ??
    (await someone('applicant', { organisationId: host.id, name: '欧阳 娜', email: 'na@example.org' }));
  const { application } = await create(lead.actor(given.at), { callId: call.id });
  return { application, call, host, lead };
}

/** Everything filled in, the main text attached: ready to be handed in. */
export async function aFilledDraft(given: GivenApplication = {}): Promise<Written> {
  const written = await aDraft(given);
  await fillIn(written, given.answers, given.at);
  await aBody(written, { at: given.at });
  if (written.call.rules.budgetMode === 'itemised') {
    await aFile(written, {
      field: 'ownFundsProof',
      name: '自筹资金证明.pdf',
      bytes: await aPdf(),
      at: given.at,
    });
  }
  return { ...written, application: await written.application.reload() };
}

export async function anApplicationHandedIn(
  given: GivenApplication = {},
): Promise<Written & { revision: Revision }> {
  const written = await aFilledDraft(given);
  const { application, revision } = await submit(written.lead.actor(given.at), {
    id: written.application.id,
  });
  return { ...written, application, revision };
}

let serial = 0;

export async function fillIn(written: Written, changes: Answers = {}, at?: string): Promise<void> {
  const { application, call } = written;
  const complete = completeAnswers(written);
  const sections = await Section.findAll({ where: { applicationId: application.id }, order: ['id'] });
  for (const section of sections) {
    const answers = { ...section.answers, ...complete[section.key], ...changes[section.key] };
    if (call.rules.form.sections.some((each) => each.key === section.key && each.from === undefined)) {
      await save(written.lead.actor(at), {
        id: application.id,
        key: section.key,
        version: section.version,
        answers,
      });
    }
  }
}

/** As the applicant types it: identity numbers in clear. */
export function completeAnswers({ call, host, lead }: Pick<Written, 'call' | 'host' | 'lead'>): Answers {
  const answers = answersOf(call.rules.budgetMode === 'lump_sum' ? 'lumpSum' : 'itemised');
  const {
    personId: _id,
    idMasked: _masked,
    ...person
  } = answers['lead']?.['lead'] as Record<string, unknown>;
  return {
    ...answers,
    lead: {
      ...answers['lead'],
      lead: {
        ...person,
        personId: lead.person.id,
        name: lead.person.name,
        organisationName: host.name,
        uscc: host.uscc,
      },
    },
    team: { members: [aMember()] },
  };
}

/** A member nobody has named before. */
export function aMember(more: Record<string, unknown> = {}): Record<string, unknown> {
  serial += 1;
  return {
    idNumber: makeIdNumber({
      region: `3705${String(Math.floor(serial / 999)).padStart(2, '0')}`,
      bornOn: '1992-02-29',
      sequence: serial % 999,
    }),
    name: '古丽米热·艾比布力',
    title: 'intermediate',
    degree: 'doctor',
    organisationName: '澜州学院',
    uscc: PARTNER,
    months: 6,
    task: '田间试验',
    ...more,
  };
}

export async function aBody(
  written: Written,
  given: { bytes?: Buffer; at?: string | undefined } = {},
): Promise<void> {
  await aFile(written, {
    field: 'body',
    name: '申请书正文.pdf',
    bytes: given.bytes ?? (await aPdf()),
    at: given.at,
  });
}

/** Attached through the act, from a temporary file as an upload would be. */
export async function aFile(
  { application, lead }: Written,
  given: { field: string; name: string; bytes: Buffer; at?: string | undefined },
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keguan-upload-'));
  const temporaryPath = path.join(folder, 'file');
  try {
    await writeFile(temporaryPath, given.bytes);
    await attach(lead.actor(given.at), {
      id: application.id,
      field: given.field,
      file: {
        name: given.name,
        size: given.bytes.length,
        temporaryPath,
        read: () => createReadStream(temporaryPath),
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
