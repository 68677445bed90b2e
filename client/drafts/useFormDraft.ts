// The draft of a form: its sections are the draft's sections, its answers what the person has typed.
import { useCallback, useMemo } from 'react';
import { isPlainObject } from '../../server/domain/form.ts';
import type { Answers, SectionAnswers } from '../../server/domain/form.ts';
import type { Json, ServerText } from './queue.ts';
import { useDraft } from './useDraft.ts';
import type { Draft } from './useDraft.ts';

export interface LoadedSection {
  readonly answers: SectionAnswers;
  readonly version: number;
}

interface FormDraftOptions {
  readonly draft: string;
  readonly person: string;
  /** Every section of the form, also those nobody has filled in yet. */
  readonly loaded: Readonly<Record<string, LoadedSection>>;
  /** Saves one section and gives back what is stored; throws the ApiProblem of `api()` as it comes. */
  readonly save: (what: {
    section: string;
    answers: SectionAnswers;
    version: number;
  }) => Promise<LoadedSection>;
  /** The section as it is now: from `current` of a stale write, or asked for again. */
  readonly theirs: (current: unknown, section: string) => LoadedSection | Promise<LoadedSection>;
  readonly hasOneVersion?: boolean;
}

export interface FormDraft {
  readonly draft: Draft;
  readonly answers: Answers;
  readonly change: (section: string, field: string, value: unknown) => void;
}

// Answers come from JSON and go to JSON; `unknown` and Json are two names of one thing here.
const asText = ({ answers, version }: LoadedSection): ServerText => ({ value: answers as Json, version });
const asAnswers = (value: Json): SectionAnswers => (isPlainObject(value) ? value : {});

export function useFormDraft(options: FormDraftOptions): FormDraft {
  const { loaded, save, theirs, ...rest } = options;
  const texts = useMemo(
    () => Object.fromEntries(Object.entries(loaded).map(([section, each]) => [section, asText(each)])),
    [loaded],
  );
  const draft = useDraft({
    ...rest,
    loaded: texts,
    save: async ({ section, value, version }) => {
      const stored = await save({ section, answers: asAnswers(value), version });
      return { version: stored.version, stored: stored.answers as Json };
    },
    theirs: async (current, section) => asText(await theirs(current, section)),
  });

  const { edit, mine } = draft;
  const change = useCallback(
    (section: string, field: string, value: unknown) =>
      edit(section, (now) => ({ ...asAnswers(now), [field]: value }) as Json),
    [edit],
  );
  const answers = useMemo(
    () => Object.fromEntries(Object.entries(mine).map(([section, value]) => [section, asAnswers(value)])),
    [mine],
  );
  return { draft, answers, change };
}
