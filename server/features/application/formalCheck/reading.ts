// The formal check as a page shows it, to those whom policy/visibility.ts names.
import type { z } from 'zod';
import { Revision } from '../../../../db/models/application.ts';
import { NotFound } from '../../../core/errors.ts';
import { loadSubject } from '../../../core/subjects.ts';
import { abilities } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { maySee, shownState } from '../../../policy/visibility.ts';
import { checklistOf, decidedBefore } from './checklist.ts';
import type { formalCheckView } from './contract.ts';
import { presentFormalCheck } from './presenter.ts';

/** @throws NotFound for whoever does not check it, and for what has not been submitted */
export async function read(actor: Actor, id: number): Promise<z.input<typeof formalCheckView>> {
  const subject = await loadSubject('application', id);
  if (!subject?.call || !maySee('formalCheck', actor, subject)) throw new NotFound();
  const { record: application, call } = subject;
  if (application.revisionId === null) throw new NotFound();
  const revision = await Revision.findByPk(application.revisionId, { rejectOnEmpty: true });
  return presentFormalCheck({
    application,
    state: shownState(actor, subject),
    call,
    revision,
    items: await checklistOf(application, call, revision, actor.at),
    before: await decidedBefore(revision),
    seesIdentity: maySee('identity', actor, subject),
    abilities: abilities(actor, subject),
  });
}
