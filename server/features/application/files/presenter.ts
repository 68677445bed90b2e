// What leaves of an application's files: never where they lie, nor the text that was read out of them.
import type { z } from 'zod';
import type { StoredFile } from '../../../../db/models/application.ts';
import { formOf } from '../../../domain/callForm.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import { findField } from '../../../domain/form.ts';
import { fieldOfSlot } from '../draft/sections.ts';
import type { fileView, filesContract } from './contract.ts';
import type { Attached } from './service.ts';

type AttachedView = z.input<(typeof filesContract)['application.attach']['answer']>;

export function presentAttached({ application, rules, files }: Attached): AttachedView {
  return {
    files: files.map((file) => presentFile(file, rules)),
    applicationVersion: application.version,
  };
}

export function presentFile(file: StoredFile, rules: CallRules): z.input<typeof fileView> {
  const field = fieldOfSlot(file.slot);
  const { facts } = file;
  return {
    fileId: file.id,
    section: findField(formOf(rules), field)?.section.key ?? '',
    field,
    name: file.name,
    size: file.size,
    sha256: file.sha256,
    mediaType: file.mediaType,
    attachedAt: file.createdAt.toISOString(),
    facts: facts && {
      pages: facts.pages,
      allA4: facts.allA4,
      fontsEmbedded: facts.fontsEmbedded,
      hasText: facts.hasText,
      namesFound: [...facts.namesFound],
    },
  };
}
