// What the writer gets back of a saved section.
import type { z } from 'zod';
import type { draftContract } from './contract.ts';
import type { SavedSection } from './service.ts';

type Saved = z.input<(typeof draftContract)['application.save']['answer']>;

/** The application's version is the one after the act. */
export function presentSaved({ section, application }: SavedSection): Saved {
  return {
    key: section.key,
    version: section.version,
    answers: section.answers,
    savedAt: section.savedAt.toISOString(),
    applicationVersion: application.version,
  };
}
