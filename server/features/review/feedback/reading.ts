// Reads the review for the one who applied. Before the decision is public there is nothing to be found here.
import type { z } from 'zod';
import { DecisionItem } from '../../../../db/models/award.ts';
import { Assignment, Round, type RankedApplication } from '../../../../db/models/review.ts';
import { NotFound } from '../../../core/errors.ts';
import { loadSubject } from '../../../core/subjects.ts';
import type { Actor } from '../../../policy/subject.ts';
import { maySee } from '../../../policy/visibility.ts';
import type { feedbackView } from './contract.ts';
import { presentFeedback } from './presenter.ts';

export async function read(actor: Actor, id: number): Promise<z.input<typeof feedbackView>> {
  const found = await loadSubject('application', id);
  const subject = found && { ...found, resultWasPublished: await wasPublished(id) };
  if (!subject || !maySee('comments', actor, subject)) throw new NotFound();
  const line = await lineOf(subject.record.callId, id);
  if (!line) throw new NotFound();
  const rows = await Assignment.findAll({
    where: { applicationId: id, roundId: line.roundId, state: 'submitted' },
  });
  return presentFeedback(subject.record, subject.call!, line, rows);
}

async function wasPublished(applicationId: number): Promise<boolean> {
  const items = await DecisionItem.findAll({
    where: { applicationId },
    include: [{ association: 'list', where: { state: ['inPublicity', 'concluded'] } }],
  });
  return items.length > 0;
}

async function lineOf(
  callId: number,
  applicationId: number,
): Promise<(RankedApplication & { roundId: number }) | null> {
  const rounds = await Round.findAll({ where: { callId, state: 'closed' }, order: [['id', 'DESC']] });
  for (const round of rounds) {
    const line = round.ranking?.find((each) => each.applicationId === applicationId);
    if (line) return { ...line, roundId: round.id };
  }
  return null;
}
