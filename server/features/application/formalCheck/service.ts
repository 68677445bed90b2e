// The officer (or the agency of the call) decides item by item, then of the whole: accept, return once, or not accept.
import { CheckItem, Revision } from '../../../../db/models/application.ts';
import { refuseOn } from '../../../core/errors.ts';
import { loadHolidayTable } from '../../../core/holidays.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import type { SubjectOf } from '../../../core/subjects.ts';
import { edits, moves, transition } from '../../../core/transition.ts';
import { correctionDue } from '../../../domain/dueDates.ts';
import {
  checkFormalDecision,
  checkMarks,
  type FormalDecision,
  type Mark,
} from '../../../domain/formalCheck.ts';
import type { RefusalReason } from '../../../domain/terms.ts';
import type { Actor } from '../../../policy/subject.ts';
import { judgedRevision, refuseOtherRevision, settled, writeOpinion } from '../endorsement/opinion.ts';
import { checklistOf, type JudgedItem, type KeptParams } from './checklist.ts';

export interface Judgement {
  readonly id: number;
  readonly version?: number;
  readonly revisionId: number;
}

/** Keeps verdicts and notes; each with what the system had found at that moment. */
export async function mark(actor: Actor, given: Judgement & { items: readonly Mark[] }): Promise<void> {
  await transition(
    actor,
    [edits('formalCheck.mark', 'application', given.id, { version: given.version })],
    async (subject) => {
      refuseOtherRevision(subject, given.revisionId);
      const items = await itemsOf(subject, actor.at);
      refuseOn(checkMarks(given.items, items));
      for (const each of given.items) await keep(actor, subject, each, items);
    },
  );
}

async function keep(
  actor: Actor,
  { record }: SubjectOf<'application'>,
  { key, verdict, note }: Mark,
  items: readonly JudgedItem[],
): Promise<void> {
  const found = items.find((each) => each.key === key);
  const params: KeptParams = { findings: found?.notes ?? [] };
  const values = {
    automatic: found?.automatic ?? ('unknown' as const),
    params,
    verdict,
    note,
    accountId: actor.accountId,
  };
  const where = { applicationId: record.id, revisionId: judgedRevision(record), key };
  const row = await CheckItem.findOne({ where });
  await (row ? row.update(values) : CheckItem.create({ ...where, ...values }));
}

/** Every item is decided and none fails: the application goes to review. */
export async function accept(actor: Actor, given: Judgement): Promise<void> {
  await transition(
    actor,
    [moves('formalCheck.accept', 'application', given.id, { version: given.version })],
    async (subject) => {
      refuseOtherRevision(subject, given.revisionId);
      // What was passed a week ago may have come to light as wrong since: the findings of now count.
      const items = await itemsOf(subject, actor.at);
      refuseOn(checkMarks(items, items));
      refuseUndecided(subject, items, { decision: 'accept', reasonCode: null, reason: '' });
      subject.record.dueAt = null;
      await tell(actor, subject, 'application.accepted');
    },
  );
}

/** Once, for the days of the call; what was wrong is in the reason, which the applicant reads. */
export async function returnForCorrection(
  actor: Actor,
  given: Judgement & { reason: string },
): Promise<void> {
  await transition(
    actor,
    [moves('formalCheck.return', 'application', given.id, { version: given.version, reason: given.reason })],
    async (subject) => {
      const { record, call } = subject;
      await writeOpinion(actor, subject, { act: 'formalCheck.return', ...given, text: given.reason });
      refuseUndecided(subject, await itemsOf(subject, actor.at), {
        decision: 'return',
        reasonCode: null,
        reason: given.reason,
      });
      if (!call) throw new Error('an application without its call');
      record.corrections += 1;
      record.dueAt = settled(correctionDue(call.rules, actor.at, await loadHolidayTable()));
      await tell(actor, subject, 'application.correct', { dueAt: record.dueAt.toISOString() });
      await tellHost(actor, subject, 'application.correctHost', { dueAt: record.dueAt.toISOString() });
    },
  );
}

/** 不予受理, with a ground; also of what host, recommender or applicant let lapse. The notice goes through the host. */
export async function refuse(
  actor: Actor,
  given: Judgement & { reasonCode: RefusalReason; reason: string },
): Promise<void> {
  await transition(
    actor,
    [moves('formalCheck.refuse', 'application', given.id, { version: given.version, reason: given.reason })],
    async (subject) => {
      const { reasonCode, reason } = given;
      await writeOpinion(actor, subject, { act: 'formalCheck.refuse', ...given, text: reason });
      refuseUndecided(subject, await itemsOf(subject, actor.at), { decision: 'refuse', reasonCode, reason });
      subject.record.dueAt = null;
      subject.record.limitKey = null;
      await tellHost(actor, subject, 'application.refusedHost');
      await tell(actor, subject, 'application.refused');
    },
  );
}

function refuseUndecided(
  subject: SubjectOf<'application'>,
  items: readonly JudgedItem[],
  given: Pick<FormalDecision, 'decision' | 'reasonCode' | 'reason'>,
): void {
  const { record, call } = subject;
  if (!call) throw new Error('an application without its call');
  const hasArrived = record.state === 'inCheck' || record.state === 'correcting';
  refuseOn(
    checkFormalDecision({ ...given, hasArrived, items, corrections: record.corrections, rules: call.rules }),
  );
}

async function itemsOf({ record, call }: SubjectOf<'application'>, now: Date): Promise<JudgedItem[]> {
  if (!call) throw new Error('an application without its call');
  const revision = await Revision.findByPk(judgedRevision(record), { rejectOnEmpty: true });
  return checklistOf(record, call, revision, now);
}

async function tell(
  actor: Actor,
  { record }: SubjectOf<'application'>,
  template: string,
  params: Record<string, string> = {},
): Promise<void> {
  await notify({ template, to: [record.leadAccountId], ...noticeOf(actor, record, params) });
}

async function tellHost(
  actor: Actor,
  { record }: SubjectOf<'application'>,
  template: string,
  params: Record<string, string> = {},
): Promise<void> {
  const to = await deskHolders('hostOfficer', { organisationId: record.hostOrganisationId }, actor.at);
  await notify({ template, to, ...noticeOf(actor, record, params) });
}

const noticeOf = (
  actor: Actor,
  record: SubjectOf<'application'>['record'],
  params: Record<string, string>,
) => ({
  record: { type: 'application' as const, id: record.id },
  bucket: `revision ${judgedRevision(record)}`,
  params: { title: record.title, ...params },
  at: actor.at,
});
