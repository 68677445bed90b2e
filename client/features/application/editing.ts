// The draft of one application on its page: sections from the server, typed over, saved by themselves; files beside them.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { isPlainObject } from '../../../server/domain/form.ts';
import type { Answers, FileAnswer, FormDefinition, SectionAnswers } from '../../../server/domain/form.ts';
import { addressOf, api } from '../../api.ts';
import type { Answer } from '../../contracts.ts';
import type { LoadedSection } from '../../drafts/useFormDraft.ts';
import { useFormDraft } from '../../drafts/useFormDraft.ts';
import type { FileActs } from '../../ui/fields/FilesInput.tsx';
import { upload } from '../../upload.ts';
import { keyOf } from '../../useEndpoint.ts';

export type ReadApplication = Answer<'application.read'>;
export type WritableDraft = NonNullable<ReadApplication['draft']>;
type AttachedFile = WritableDraft['files'][number];

export function useApplicationDraft(application: ReadApplication, draft: WritableDraft, person: string) {
  const { id, form } = application;
  const queries = useQueryClient();
  /** The newest version of the application this page has seen: what submitting rests on. */
  const version = useRef(application.version);
  const seen = useCallback((next: number) => {
    version.current = Math.max(version.current, next);
  }, []);
  useEffect(() => seen(application.version), [seen, application.version]);

  const loaded = useMemo(
    () =>
      Object.fromEntries(
        draft.sections.map(({ key, answers, version: ofSection }) => [key, { answers, version: ofSection }]),
      ),
    [draft.sections],
  );
  const text = useFormDraft({
    draft: `application/${id}`,
    person,
    loaded,
    save: async ({ section, answers, version: ofSection }) => {
      const stored = await api('application.save', {
        params: { id, key: section },
        body: { version: ofSection, answers },
      });
      seen(stored.applicationVersion);
      // The server trims; a space at the end of what is being typed is not taken away under the hands. Only an identity
      // number does not come back as it was typed.
      return { version: stored.version, answers: hasNumber(answers) ? stored.answers : answers };
    },
    theirs: (current) => current as LoadedSection,
  });

  const files = useFileActs(id, seen, (next) =>
    queries.setQueryData(
      keyOf('application.read', { params: { id: String(id) } }),
      (old?: ReadApplication) => (old?.draft ? { ...old, draft: { ...old.draft, files: next } } : old),
    ),
  );
  const answers = useMemo(
    () => withFiles(form, text.answers, draft.files),
    [form, text.answers, draft.files],
  );
  return { ...text, answers, files, version };
}

function hasNumber(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasNumber);
  if (!isPlainObject(value)) return false;
  return Object.entries(value).some(([key, each]) => (key === 'idNumber' ? each !== '' : hasNumber(each)));
}

/** Files are not typed: they stand over the answers of their fields. */
function withFiles(form: FormDefinition, answers: Answers, files: readonly AttachedFile[]): Answers {
  return Object.fromEntries(
    form.sections.map((section): [string, SectionAnswers] => [
      section.key,
      {
        ...answers[section.key],
        ...Object.fromEntries(
          section.fields
            .filter((field) => field.kind === 'file')
            .map((field) => [field.key, files.filter((each) => each.field === field.key)]),
        ),
      },
    ]),
  );
}

export function fileAddress({ fileId }: Pick<FileAnswer, 'fileId'>): string {
  return addressOf('file.read', { params: { id: fileId } });
}

function useFileActs(
  id: number,
  seen: (version: number) => void,
  become: (files: AttachedFile[]) => void,
): FileActs {
  const queries = useQueryClient();
  const done = async ({ files, applicationVersion }: Answer<'application.attach'>) => {
    seen(applicationVersion);
    become(files);
    await queries.invalidateQueries({ queryKey: ['application.completeness'] });
  };
  return {
    href: fileAddress,
    attach: async ({ field, file, onProgress }) =>
      done(
        await upload('application.attach', { params: { id }, body: { field: field.key } }, file, {
          onProgress,
        }),
      ),
    detach: async ({ file }) =>
      done(await api('application.detach', { params: { id, fileId: file.fileId } })),
  };
}
