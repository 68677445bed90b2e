// Who may fetch a file: whoever may see the part of the record it belongs to. What is not yours is not there.
import { Revision, StoredFile } from '../../../../db/models/application.ts';
import { Assignment, Expert } from '../../../../db/models/review.ts';
import { NotFound } from '../../../core/errors.ts';
import { subjectOf } from '../../../core/subjects.ts';
import type { Actor, Subject } from '../../../policy/subject.ts';
import { audiencesOf, maySee, type VisibleSection } from '../../../policy/visibility.ts';
import { readable } from '../record/reading.ts';

export interface FetchedFile {
  readonly storageKey: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A file of an application. Files of other records are fetched through their own endpoints. */
export async function fetchFile(actor: Actor, id: number): Promise<FetchedFile> {
  const file = await StoredFile.findByPk(id);
  if (file?.recordType !== 'application' || file.recordId === null) throw new NotFound();
  const section: VisibleSection = file.slot === 'body' ? 'body' : 'attachments';
  const subject = (await subjectsOf(actor, file.recordId)).find((each) => maySee(section, actor, each));
  if (!subject || !(await isThere(file, audiencesOf(actor, subject).includes('lead')))) throw new NotFound();
  // An expert reads the text as a copy that says nothing of its makers, under the code of the review.
  if (section === 'body' && audiencesOf(actor, subject).includes('expert')) throw new NotFound();
  const { storageKey, size, mediaType } = file;
  return { storageKey, size, mediaType, name: nameFor(actor, subject, file) };
}

/** Whoever judges sees what was handed in; what the applicant attached since is theirs alone until they hand it in. */
async function isThere({ id, recordId, removedAt }: StoredFile, isLead: boolean): Promise<boolean> {
  if (isLead && removedAt === null) return true;
  const revisions = await Revision.findAll({
    where: { applicationId: recordId ?? 0 },
    attributes: ['files'],
  });
  return revisions.some(({ files }) => files.some((each) => each.fileId === id));
}

/** An application is looked at as it is, and by an expert through what they were asked to review. */
async function subjectsOf(actor: Actor, applicationId: number): Promise<Subject[]> {
  const application = await readable(actor, applicationId);
  const expert =
    actor.accountId === null ? null : await Expert.findOne({ where: { accountId: actor.accountId } });
  const assignments = expert
    ? await Assignment.findAll({ where: { applicationId, expertId: expert.id } })
    : [];
  const asked = await Promise.all(assignments.map((each) => subjectOf('assignment', each)));
  return [...(application ? [application] : []), ...asked];
}

/** People put their names into file names: an expert gets the file under what it is. */
function nameFor(actor: Actor, subject: Subject, { name, id }: StoredFile): string {
  if (!audiencesOf(actor, subject).includes('expert')) return name;
  return `附件${id}${name.includes('.') ? name.slice(name.lastIndexOf('.')) : ''}`;
}
