// What an application holds while it is written: its sections as rows, its files as attached. Files are never answers of
// a section in the database: what is attached is attached, and is laid over the answers when they are read whole.
import { Section, StoredFile } from '../../../../db/models/application.ts';
import {
  emptyAnswers,
  isBlank,
  ownValue,
  type Answers,
  type Field,
  type FileAnswer,
  type FormDefinition,
  type Section as FormSection,
} from '../../../domain/form.ts';
import { violation, type Violation } from '../../../domain/violation.ts';

export type SectionValue = Record<string, unknown>;

export function fileFieldsOf(section: FormSection): Field[] {
  return section.fields.filter((field) => field.kind === 'file');
}

/** Where a file of a field is filed: 'body', or 'attachment.<field>'. */
export function slotOf(fieldKey: string): string {
  return fieldKey === 'body' ? 'body' : `attachment.${fieldKey}`;
}

export function fieldOfSlot(slot: string): string {
  return slot.replace(/^attachment\./, '');
}

/** Attached and not taken away, in the order they came. */
export function attachedFiles(applicationId: number): Promise<StoredFile[]> {
  return StoredFile.findAll({
    where: { recordType: 'application', recordId: applicationId, removedAt: null },
    order: [['id', 'ASC']],
  });
}

export function fileAnswerOf({ id, name, size, sha256 }: StoredFile): FileAnswer {
  return { fileId: id, name, size, sha256 };
}

/** One row a section from the beginning, so that every save has a version to rest on. */
export async function createSections(
  form: FormDefinition,
  filled: Answers,
  by: { applicationId: number; savedBy: number; savedAt: Date },
): Promise<void> {
  const empty = emptyAnswers(form);
  await Section.bulkCreate(
    form.sections.map((section) => {
      const blank = withoutFiles(section, { ...ownObject(empty, section.key) });
      return { ...by, key: section.key, answers: { ...blank, ...ownObject(filled, section.key) } };
    }),
  );
}

/** The whole of it as rules see it: every section, files laid over. */
export async function readAnswers(form: FormDefinition, applicationId: number): Promise<Answers> {
  return (await readWritten(form, applicationId)).answers;
}

/** The same, with the files themselves. */
export async function readWritten(
  form: FormDefinition,
  applicationId: number,
): Promise<{ answers: Answers; files: StoredFile[] }> {
  const [rows, files] = await Promise.all([
    Section.findAll({ where: { applicationId } }),
    attachedFiles(applicationId),
  ]);
  // A section that the form does not have is not passed over in silence: the checks shall see and refuse it.
  const written = Object.fromEntries(rows.map((row) => [row.key, row.answers]));
  const attached = form.sections.map((section): [string, SectionValue] => [
    section.key,
    { ...written[section.key], ...filesOf(section, files) },
  ]);
  return { answers: { ...written, ...Object.fromEntries(attached) }, files };
}

function filesOf(section: FormSection, files: readonly StoredFile[]): SectionValue {
  return Object.fromEntries(
    fileFieldsOf(section).map((field) => [
      field.key,
      files.filter((file) => file.slot === slotOf(field.key)).map(fileAnswerOf),
    ]),
  );
}

/** A save may repeat the files it was shown, but attaches and takes away nothing. */
export function checkFilesUnchanged(
  section: FormSection,
  given: SectionValue,
  files: readonly StoredFile[],
): Violation[] {
  const attached = filesOf(section, files);
  return fileFieldsOf(section)
    .filter(({ key }) => !isBlank(given[key]) && idsOf(given[key]) !== idsOf(ownValue(attached, key)))
    .map(({ key }) => violation('application.fileByUpload', [section.key, key]));
}

function idsOf(list: unknown): string {
  return Array.isArray(list) ? list.map((each) => String(ownValue(each, 'fileId'))).join() : '?';
}

export function withoutFiles(section: FormSection, given: SectionValue): SectionValue {
  const files = new Set(fileFieldsOf(section).map((field) => field.key));
  return Object.fromEntries(Object.entries(given).filter(([key]) => !files.has(key)));
}

function ownObject(answers: Answers, key: string): SectionValue {
  return (ownValue(answers, key) ?? {}) as SectionValue;
}
