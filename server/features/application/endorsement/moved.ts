// What a desk is told after its act: where the application is now and what may still be done.
import type { z } from 'zod';
import { NotFound } from '../../../core/errors.ts';
import { loadSubject } from '../../../core/subjects.ts';
import { abilities } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { presentMoved } from './presenter.ts';
import type { movedView } from './contract.ts';

export async function moved(actor: Actor, id: number): Promise<z.input<typeof movedView>> {
  const subject = await loadSubject('application', id);
  if (!subject) throw new NotFound();
  return presentMoved(subject.record, abilities(actor, subject));
}
