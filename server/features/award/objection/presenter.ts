// What leaves of an objection, to the bureau's desks only: the name that stands by it, the contact masked.
import type { z } from 'zod';
import type { Application, StoredFile } from '../../../../db/models/application.ts';
import type { DecisionList, Objection } from '../../../../db/models/award.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility } from '../presenting.ts';
import type { objectionItem, objectionView } from './contract.ts';

export function presentObjection(
  objection: Objection,
  around: {
    list: DecisionList | undefined;
    application: Application;
    file: StoredFile | null;
    contact: string;
    abilities: readonly Ability[];
  },
): z.input<typeof objectionView> {
  const { list, application, file } = around;
  return {
    id: objection.id,
    version: objection.version,
    state: objection.state,
    list: { id: objection.listId, title: list?.title ?? '' },
    project: {
      receiptNumber: application.receiptNumber ?? '',
      title: application.title,
      unit: application.host?.name ?? '',
    },
    name: objection.name,
    contactMasked: masked(around.contact),
    facts: objection.facts,
    file: file && { name: file.name, size: file.size },
    filedAt: objection.filedAt.toISOString(),
    dueAt: objection.dueAt.toISOString(),
    answer: objection.answer,
    decidedAt: objection.decidedAt?.toISOString() ?? null,
    abilities: around.abilities.map(presentAbility),
  };
}

export function presentObjectionItem(objection: Objection): z.input<typeof objectionItem> {
  return {
    id: objection.id,
    state: objection.state,
    project: {
      receiptNumber: objection.application?.receiptNumber ?? '',
      title: objection.application?.title ?? '',
    },
    filedAt: objection.filedAt.toISOString(),
    dueAt: objection.dueAt.toISOString(),
  };
}

/** First three and last two characters, as phones are shown. */
function masked(contact: string): string {
  const characters = [...contact];
  if (characters.length <= 6) return '*'.repeat(characters.length);
  return [...characters.slice(0, 3), '****', ...characters.slice(-2)].join('');
}
