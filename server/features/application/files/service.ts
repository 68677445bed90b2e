// Attaching and taking away a file. The bytes are checked and stored before the act; the act puts the row. Whatever fails
// in between, no bytes are left that no row names.
import { StoredFile, type Application, type FileFacts } from '../../../../db/models/application.ts';
import { InvalidInput, NotFound, refuseOn } from '../../../core/errors.ts';
import { removeStored, store } from '../../../core/storage.ts';
import { loadSubject, type SubjectOf } from '../../../core/subjects.ts';
import { edits, transition } from '../../../core/transition.ts';
import type { Act } from '../../../domain/acts.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import { formOf } from '../../../domain/callForm.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import { findField, type Answers, type FileField } from '../../../domain/form.ts';
import { DEFAULT_FILES } from '../../../domain/formCheck.ts';
import { violation } from '../../../domain/violation.ts';
import { nextState } from '../../../domain/workflow.ts';
import { decide } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { attachedFiles, readAnswers, slotOf } from '../draft/sections.ts';
import { checkFile, type IncomingFile } from './fileCheck.ts';
import { checkPdf, namesIn } from './pdfCheck.ts';

export interface Attached {
  readonly application: Application;
  readonly rules: CallRules;
  readonly files: readonly StoredFile[];
}

/** @throws TooLarge and WrongType naming the limit; a single-file field takes the new file for the old one */
export async function attach(
  actor: Actor,
  given: { id: number; field: string; file: IncomingFile },
): Promise<Attached> {
  const subject = await openFor(actor, 'application.attach', given.id);
  const rules = rulesOf(subject);
  const field = fileFieldOf(rules, given.field);
  const checked = await checkFile(given.file, field.limit);
  const read = field.key === 'body' ? await readBody(subject, rules, given.file) : null;
  const stored = await store(given.file.read());
  try {
    return await transition(
      actor,
      [edits('application.attach', 'application', given.id)],
      async ({ record: application }) => {
        await makeRoom(application, field, actor.at);
        await StoredFile.create({
          storageKey: stored.key,
          size: stored.size,
          sha256: stored.sha256,
          ...checked,
          recordType: 'application',
          recordId: application.id,
          slot: slotOf(field.key),
          facts: read?.facts ?? null,
          extractedText: read?.text ?? null,
          uploadedBy: actor.accountId,
          createdAt: actor.at,
        });
        return { application, rules, files: await attachedFiles(application.id) };
      },
    );
  } catch (error) {
    await removeStored(stored.key);
    throw error;
  }
}

/** The row stays with the day it was taken away: a revision that was handed in may name it. */
export async function detach(actor: Actor, given: { id: number; fileId: number }): Promise<Attached> {
  return transition(actor, [edits('application.detach', 'application', given.id)], async (subject) => {
    const files = await attachedFiles(subject.record.id);
    const file = files.find((each) => each.id === given.fileId);
    if (!file) throw new NotFound();
    await file.update({ removedAt: actor.at });
    return {
      application: subject.record,
      rules: rulesOf(subject),
      files: files.filter((each) => each !== file),
    };
  });
}

/** Before minutes are spent on a file: is it the actor's to do at all? If not, the door says why. */
async function openFor(actor: Actor, act: Act, id: number): Promise<SubjectOf<'application'>> {
  const subject = await loadSubject('application', id);
  if (!subject) throw new NotFound();
  const isOpen =
    decide(actor, act, subject).allowed && nextState('application', act, subject.record.state) !== null;
  if (isOpen) return subject;
  return transition(actor, [edits(act, 'application', id)], () => {
    throw new NotFound();
  });
}

function rulesOf({ call }: SubjectOf<'application'>): CallRules {
  if (!call) throw new NotFound();
  return call.rules;
}

function fileFieldOf(rules: CallRules, key: string): FileField {
  const found = findField(formOf(rules), key)?.field;
  if (found?.kind !== 'file') throw new InvalidInput([violation('file.noSuchField', ['field'])]);
  return found;
}

async function makeRoom(application: Application, field: FileField, at: Date): Promise<void> {
  const there = (await attachedFiles(application.id)).filter((each) => each.slot === slotOf(field.key));
  if (field.multiple !== true) {
    for (const file of there) await file.update({ removedAt: at });
    return;
  }
  const max = field.limit?.maxFiles ?? DEFAULT_FILES;
  if (there.length >= max) refuseOn([violation('file.tooMany', ['file'], { max })]);
}

/** What the main text is, and whom of the application it names (双盲评审). */
async function readBody(
  { record, application }: SubjectOf<'application'>,
  rules: CallRules,
  file: IncomingFile,
): Promise<{ facts: FileFacts; text: string }> {
  const { text, ...reading } = await checkPdf(file.temporaryPath);
  const names = namesOf(await readAnswers(formOf(rules), (application ?? record).id));
  return { facts: { ...reading, namesFound: namesIn(text, names) }, text };
}

/** People and units that a reader of the text could be told by. */
export function namesOf(answers: Answers): string[] {
  const { lead, members, partners } = readApplication(answers);
  const given = [
    ...[lead, ...members].flatMap((each) => [each?.name, each?.organisationName]),
    ...partners.map((each) => each.name),
  ];
  return given.filter((name): name is string => name !== undefined && name !== '');
}
