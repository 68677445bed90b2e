// What leaves of an application, part by part: each is asked for in policy/visibility.ts before it is shown.
import type { z } from 'zod';
import type { Revision } from '../../../../db/models/application.ts';
import type { AuditEvent } from '../../../../db/models/oversight.ts';
import { formOf } from '../../../domain/callForm.ts';
import type { FormDefinition } from '../../../domain/form.ts';
import { findField } from '../../../domain/form.ts';
import { ROLES, STATES, type StateOf } from '../../../domain/terms.ts';
import {
  audiencesOf,
  maySee,
  shownState,
  type Audience,
  type VisibleSection,
} from '../../../policy/visibility.ts';
import { presentAbility } from '../../presenting.ts';
import { fieldOfSlot } from '../draft/sections.ts';
import { presentFile } from '../files/presenter.ts';
import { partOf, visibleAnswers } from './answers.ts';
import type { applicationItem, applicationView } from './contract.ts';
import type { ListedApplication } from './listing.ts';
import type { ReadApplication } from './reading.ts';
import type { Actor } from '../../../policy/subject.ts';

type View = z.input<typeof applicationView>;

export function presentItem(
  actor: Actor,
  { application, subject }: ListedApplication,
): z.input<typeof applicationItem> {
  const { call, lead, host } = application;
  const knowsPeople = maySee('people', actor, subject);
  return {
    id: application.id,
    title: application.title,
    state: shownState(actor, subject),
    receiptNumber: application.receiptNumber,
    submittedAt: application.submittedAt?.toISOString() ?? null,
    dueAt: shownDue(actor, subject)?.toISOString() ?? null,
    requestedFen: application.requestedFen,
    call: { id: application.callId, title: call?.title ?? '', closesAt: call?.closesAt.toISOString() ?? '' },
    lead: knowsPeople ? (lead?.name ?? null) : null,
    host: knowsPeople ? (host?.name ?? null) : null,
  };
}

/** A date that belongs to a state the reader may not know would tell of it. */
function shownDue(actor: Actor, subject: ListedApplication['subject']): Date | null {
  const { application } = subject;
  if (!application || shownState(actor, subject) !== application.state) return null;
  // While experts review, the date is the round's; what the check left behind would come and go with the hidden result.
  return application.state === 'inReview' ? null : application.dueAt;
}

/** While it is reviewed its applicant can change nothing; how often it changed would tell when it was decided. */
function shownVersion(actor: Actor, subject: ListedApplication['subject']): number {
  return shownState(actor, subject) === 'inReview' && !maySee('ranking', actor, subject)
    ? 1
    : subject.record.version;
}

export function presentApplication(read: ReadApplication): View {
  const { actor, subject, call, lead, host } = read;
  const { record: application } = subject;
  const may = (section: VisibleSection): boolean => maySee(section, actor, subject);
  const form = formOf(call.rules);
  return {
    id: application.id,
    version: shownVersion(actor, subject),
    title: application.title,
    state: shownState(actor, subject),
    receiptNumber: application.receiptNumber,
    submittedAt: application.submittedAt?.toISOString() ?? null,
    dueAt: shownDue(actor, subject)?.toISOString() ?? null,
    requestedFen: application.requestedFen,
    call: {
      id: call.id,
      title: call.title,
      programme: { key: call.rules.programme.key, name: call.rules.programme.name },
      year: call.year,
      budgetMode: call.rules.budgetMode,
      opensAt: call.opensAt.toISOString(),
      closesAt: call.closesAt.toISOString(),
      labels: call.rules.labels,
    },
    isMine: application.leadAccountId === actor.accountId,
    lead: may('people') ? lead.name : null,
    host: may('people') ? { name: host.name, uscc: host.uscc } : null,
    form,
    draft: read.draft && {
      sections: read.draft.sections.map(({ key, version, answers, savedAt }) => ({
        key,
        version,
        answers,
        savedAt: savedAt.toISOString(),
      })),
      files: read.draft.files.map((file) => presentFile(file, call.rules)),
    },
    revision: read.revision && presentRevision(read.revision, form, may),
    opinions: may('opinions') ? presentOpinions(read) : null,
    history: may('history') ? presentHistory(read, may('decision')) : null,
    abilities: read.abilities.map(presentAbility),
  };
}

function presentRevision(
  { id, number, code, sha256, frozenAt, answers, files }: Revision,
  form: FormDefinition,
  may: (section: VisibleSection) => boolean,
): View['revision'] {
  const placed = files.flatMap((file) => {
    const found = findField(form, fieldOfSlot(file.slot));
    return found && may(partOf(found.section, found.field)) ? [{ file, ...found }] : [];
  });
  return {
    id,
    number,
    code,
    sha256,
    frozenAt: frozenAt.toISOString(),
    answers: visibleAnswers(form, answers, may),
    files: placed.map(({ file, section, field }) => ({
      fileId: file.fileId,
      section: section.key,
      field: field.key,
      name: file.name,
      size: file.size,
      sha256: file.sha256,
    })),
  };
}

/** Names of officers are for those who work on it. */
const SEES_NAMES: readonly Audience[] = ['host', 'recommender', 'officer', 'agency', 'leader', 'supervisor'];

function presentOpinions({
  actor,
  subject,
  opinions,
  revisions,
}: ReadApplication): NonNullable<View['opinions']> {
  const seesNames = audiencesOf(actor, subject).some((each) => SEES_NAMES.includes(each));
  return opinions.map(({ act, text, reasonCode, account, writtenAt, revisionId }) => ({
    act,
    text,
    reasonCode,
    by: seesNames ? (account?.person?.name ?? null) : null,
    at: writtenAt.toISOString(),
    revision: revisions.find((each) => each.id === revisionId)?.number ?? 0,
  }));
}

/** The way through application, endorsement and formal check is told; what follows, to those who may know the result. */
const TOLD = /^(application|endorsement|recommendation|formalCheck)\./;

function presentHistory({ events }: ReadApplication, knowsResult: boolean): NonNullable<View['history']> {
  return events
    .filter(({ act }) => knowsResult || TOLD.test(act))
    .map(({ act, at, role, toState }) => ({
      act,
      at: at.toISOString(),
      role: roleOf(role),
      state: isState(toState) ? toState : null,
    }));
}

function isState(state: AuditEvent['toState']): state is StateOf<'application'> {
  return state !== null && (STATES.application as readonly string[]).includes(state);
}

function roleOf(role: string | null): NonNullable<View['history']>[number]['role'] {
  if (role === 'public' || role === 'clock') return role;
  return ROLES.find((each) => each === role) ?? null;
}
