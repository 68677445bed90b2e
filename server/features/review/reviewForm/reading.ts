// An expert reads their own reviews: never those of others, never a round that is being made ready or has closed.
import type { z } from 'zod';
import { Revision, StoredFile } from '../../../../db/models/application.ts';
import { Assignment, Expert } from '../../../../db/models/review.ts';
import { NotFound } from '../../../core/errors.ts';
import { readStored } from '../../../core/storage.ts';
import { subjectOf, type SubjectOf } from '../../../core/subjects.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import { isAsked } from '../../../domain/review.ts';
import { holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { maySee } from '../../../policy/visibility.ts';
import type { reviewItem, reviewView } from './contract.ts';
import { packetOf } from './packet.ts';
import { presentReview, presentReviewItem } from './presenter.ts';

/** Ends that an expert is not told of as a list: they were taken off, for whatever reason. */
const UNTOLD: readonly string[] = ['removed', 'void'];

export async function list(actor: Actor): Promise<{ items: z.input<typeof reviewItem>[] }> {
  const experts = await Expert.findAll({ where: { accountId: actor.accountId }, attributes: ['id'] });
  const rows = await Assignment.findAll({
    where: { expertId: experts.map((each) => each.id) },
    order: [['code', 'ASC']],
  });
  const subjects = await Promise.all(
    rows.filter((each) => !UNTOLD.includes(each.state)).map(async (each) => subjectOf('assignment', each)),
  );
  const shown = subjects.filter(({ round }) => round?.state !== 'preparing');
  const disciplines = await disciplinesOf(shown);
  return {
    items: shown
      .sort(byUrgency)
      .map((subject) =>
        presentReviewItem(actor, subject, disciplines.get(subject.record.applicationId) ?? null),
      ),
  };
}

async function disciplinesOf(
  subjects: readonly SubjectOf<'assignment'>[],
): Promise<Map<number, string | null>> {
  const ids = subjects.flatMap(({ application }) => application?.revisionId ?? []);
  const revisions = await Revision.findAll({ where: { id: [...new Set(ids)] } });
  return new Map(revisions.map((each) => [each.applicationId, disciplineOf(each)]));
}

function disciplineOf(revision: Revision | null): string | null {
  return readApplication(revision?.answers ?? {}).discipline;
}

/** What waits comes first, the nearest date before the others. */
function byUrgency(a: SubjectOf<'assignment'>, b: SubjectOf<'assignment'>): number {
  const isOpen = ({ record, round }: SubjectOf<'assignment'>) =>
    round?.state === 'open' && ['invited', 'pledged'].includes(record.state);
  return (
    Number(isOpen(b)) - Number(isOpen(a)) || (a.round?.dueAt.getTime() ?? 0) - (b.round?.dueAt.getTime() ?? 0)
  );
}

/** @throws NotFound for a review of somebody else, one that has ended, and any of a round that is not open */
async function openReview(actor: Actor, code: string): Promise<SubjectOf<'assignment'>> {
  const record = await Assignment.findOne({ where: { code } });
  const subject = record && (await subjectOf('assignment', record));
  const isTheirs =
    subject?.expertAccountId != null && subject.expertAccountId === actor.accountId && holds(actor, 'expert');
  if (!isTheirs || !isAsked(subject.record.state) || subject.round?.state !== 'open') throw new NotFound();
  return subject;
}

export async function read(actor: Actor, code: string): Promise<z.input<typeof reviewView>> {
  const subject = await openReview(actor, code);
  const revision = await revisionOf(subject);
  const isOpen = maySee('cover', actor, subject);
  const packet = isOpen && revision ? packetOf(actor, subject, subject.call!.rules, revision) : null;
  const body = packet && maySee('body', actor, subject) ? bodyOf(revision) : null;
  return presentReview(
    actor,
    subject,
    disciplineOf(revision),
    packet && { ...packet, bodySize: body?.size ?? null },
  );
}

/** What has ended is told once more, in one line. */
export async function readItem(actor: Actor, assignment: Assignment): Promise<z.input<typeof reviewItem>> {
  const subject = await subjectOf('assignment', assignment);
  return presentReviewItem(actor, subject, disciplineOf(await revisionOf(subject)));
}

/** The text as it was handed in. @throws NotFound before the pledge, and when there is none */
export async function body(actor: Actor, code: string): Promise<Buffer> {
  const subject = await openReview(actor, code);
  const frozen = maySee('body', actor, subject) ? bodyOf(await revisionOf(subject)) : null;
  const file = frozen && (await StoredFile.findByPk(frozen.fileId));
  if (!file) throw new NotFound();
  return readStored(file.storageKey);
}

async function revisionOf({ application }: SubjectOf<'assignment'>): Promise<Revision | null> {
  return application?.revisionId ? Revision.findByPk(application.revisionId) : null;
}

function bodyOf(revision: Revision | null) {
  return revision?.files.find((each) => each.slot === 'body') ?? null;
}
