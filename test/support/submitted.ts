// An application as it stands on a desk: rows in an explicit state with a frozen revision, for tests of what desks do with
// it. How it gets there through the applicant's acts, the tests of application.submit say.
import { randomBytes } from 'node:crypto';
import {
  Application,
  ApplicationPerson,
  ApplicationUnit,
  Revision,
  StoredFile,
  type FileFacts,
} from '../../db/models/application.ts';
import type { Call } from '../../db/models/call.ts';
import type { Organisation } from '../../db/models/identity.ts';
import { sha256 } from '../../server/core/secrets.ts';
import type { StateOf } from '../../server/domain/terms.ts';
import { answersOf } from '../domain/anApplication.ts';
import { aPublishedCall } from './call.ts';
import { anOrganisation, someone, type Someone } from './people.ts';
import { START } from './product.ts';

export interface GivenSubmitted {
  state?: StateOf<'application'>;
  call?: Call;
  host?: Organisation;
  lead?: Someone;
  dueAt?: string | null;
  corrections?: number;
  /** Changes of single sections of a complete application. */
  answers?: Record<string, Record<string, unknown>>;
  bodyFacts?: FileFacts | null;
}

export interface Submitted {
  readonly application: Application;
  readonly revision: Revision;
  readonly call: Call;
  readonly host: Organisation;
  readonly lead: Someone;
}

export async function aSubmittedApplication(given: GivenSubmitted = {}): Promise<Submitted> {
  const call = given.call ?? (await aPublishedCall());
  const host = given.host ?? (await anOrganisation());
  const lead = given.lead ?? (await someone('applicant', { organisationId: host.id, name: '欧阳 娜' }));
  const answers = await completeAnswers(call, host, lead, given);
  const state = given.state ?? 'withHost';
  const application = await Application.create({
    state,
    callId: call.id,
    leadAccountId: lead.account.id,
    leadPersonId: lead.person.id,
    hostOrganisationId: host.id,
    title: String(answers.basic?.['title']),
    requestedFen: Number(answers.basic?.['requestedFen']),
    directionCode: 'A01',
    receiptNumber: `T-${randomBytes(6).toString('hex')}`,
    submittedAt: new Date(START),
    corrections: given.corrections ?? 0,
    dueAt: given.dueAt === undefined ? new Date('2026-04-09T16:00:00.000Z') : asInstant(given.dueAt),
    stateSince: new Date(START),
    limitKey: `${call.id}:${lead.person.id}`,
    createdAt: new Date(START),
  });
  const revision = await aRevision(application, answers, given.bodyFacts);
  await ApplicationPerson.create({
    applicationId: application.id,
    personId: lead.person.id,
    part: 'lead',
    name: lead.person.name,
    uscc: host.uscc,
  });
  await ApplicationUnit.create({
    applicationId: application.id,
    part: 'host',
    uscc: host.uscc,
    name: host.name,
  });
  return { application: await application.reload(), revision, call, host, lead };
}

/** The next revision of an application, current from now on. */
export async function aRevision(
  application: Application,
  answers: Record<string, Record<string, unknown>>,
  bodyFacts: FileFacts | null = {
    pages: 12,
    allA4: true,
    fontsEmbedded: true,
    hasText: true,
    namesFound: [],
  },
): Promise<Revision> {
  const number = 1 + (await Revision.count({ where: { applicationId: application.id } }));
  const body = await StoredFile.create({
    storageKey: `${randomBytes(1).toString('hex')}/${randomBytes(20).toString('hex')}`,
    name: '正文.pdf',
    size: 1001,
    sha256: '1'.repeat(64),
    mediaType: 'application/pdf',
    recordType: 'application',
    recordId: application.id,
    slot: 'body',
    facts: bodyFacts,
    createdAt: new Date(START),
  });
  const { id: fileId, name, size, sha256: hash } = body;
  const frozen = { ...answers, body: { body: [{ fileId, name, size, sha256: hash }] } };
  const revision = await Revision.create({
    applicationId: application.id,
    number,
    code: randomBytes(6).toString('hex').toUpperCase(),
    answers: frozen,
    files: [{ fileId, slot: 'body', name, size, sha256: hash }],
    eligibility: null,
    sha256: sha256(JSON.stringify(frozen)),
    frozenAt: new Date(START),
    frozenBy: application.leadAccountId,
  });
  await application.update({ revisionId: revision.id });
  return revision;
}

async function completeAnswers(
  call: Call,
  host: Organisation,
  lead: Someone,
  given: GivenSubmitted,
): Promise<Record<string, Record<string, unknown>>> {
  const answers = answersOf(call.rules.budgetMode === 'lump_sum' ? 'lumpSum' : 'itemised');
  const person = {
    ...(answers.lead?.['lead'] as Record<string, unknown>),
    personId: lead.person.id,
    idMasked: lead.person.identityMasked,
    name: lead.person.name,
    bornOn: lead.person.bornOn,
    sex: lead.person.sex,
    organisationName: host.name,
    uscc: host.uscc,
  };
  return {
    ...answers,
    lead: { ...answers.lead, lead: person },
    team: { members: [] },
    ...given.answers,
  };
}

function asInstant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
