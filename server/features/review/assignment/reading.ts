// Who could be asked about an application: the library with every reason against, and how much each already has.
import { col, fn, Op, where, type WhereOptions } from 'sequelize';
import type { z } from 'zod';
import { Application } from '../../../../db/models/application.ts';
import { Person } from '../../../../db/models/identity.ts';
import { Assignment, Expert } from '../../../../db/models/review.ts';
import { NotFound } from '../../../core/errors.ts';
import { loadSubject } from '../../../core/subjects.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import { conflictViolations } from '../../../domain/conflict.ts';
import { checkLoad, isAsked } from '../../../domain/review.ts';
import { decide } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { readConflicts } from './conflictFacts.ts';
import type { candidateView } from './contract.ts';
import { presentCandidate, type Candidate } from './presenter.ts';
import { closedReasons } from './service.ts';
import { ownAmong } from './staff.ts';

/** Enough to choose from; the text narrows the rest. */
const MOST_SHOWN = 200;

interface Wanted {
  readonly id: number;
  readonly applicationId: number;
  readonly text?: string | undefined;
}

export async function candidates(
  actor: Actor,
  { id, applicationId, text }: Wanted,
): Promise<{ items: z.input<typeof candidateView>[]; total: number }> {
  const round = await loadSubject('round', id);
  const decision = round && decide(actor, 'assignment.assign', round);
  if (!decision || (!decision.allowed && decision.why !== 'moment')) throw new NotFound();
  const application = await Application.findOne({
    where: { id: applicationId, callId: round.record.callId },
    include: ['revision'],
  });
  if (!application) throw new NotFound();
  const table = await readConflicts(round.record.callId, { applicationIds: [applicationId], at: actor.at });
  if ((await ownAmong(actor, [...table.applications.values()])).size > 0) throw new NotFound();

  const [experts, asked] = await Promise.all([
    findExperts(text),
    Assignment.findAll({
      where: { roundId: id },
      attributes: ['expertId', 'applicationId', 'state', 'pairKey'],
    }),
  ]);
  const { discipline } = readApplication(application.revision?.answers ?? {});
  const rows = experts.map((expert): Candidate => {
    const own = asked.filter((each) => each.expertId === expert.id);
    const load = own.filter((each) => isAsked(each.state)).length;
    const here = own.find((each) => each.applicationId === applicationId && each.pairKey !== null);
    return {
      expert,
      isOfField: discipline !== null && expert.disciplines.includes(discipline),
      load,
      state: here?.state ?? null,
      closedBecause: [
        ...conflictViolations(table.between(expert.id, applicationId)),
        ...closedReasons(expert),
        ...(here ? [] : checkLoad(load)),
      ],
    };
  });
  rows.sort(byUse);
  return { items: rows.slice(0, MOST_SHOWN).map(presentCandidate), total: rows.length };
}

/** Those who can be asked first, of the field before others, with the least to do before the busy. */
function byUse(a: Candidate, b: Candidate): number {
  return (
    Number(a.closedBecause.length > 0) - Number(b.closedBecause.length > 0) ||
    Number(b.isOfField) - Number(a.isOfField) ||
    a.load - b.load ||
    (a.expert.sortPinyin < b.expert.sortPinyin ? -1 : 1)
  );
}

async function findExperts(text: string | undefined): Promise<Expert[]> {
  const part = text?.trim() ?? '';
  return Expert.findAll({
    ...(part !== '' && { where: await matching(part) }),
    include: ['person', 'account'],
  });
}

/** By a part of the name or of the unit; INSTR, so that `%` and `_` mean themselves on both databases. */
export async function matching(text: string): Promise<WhereOptions> {
  const people = await Person.findAll({
    where: where(fn('INSTR', col('name'), text), { [Op.gt]: 0 }),
    attributes: ['id'],
  });
  return {
    [Op.or]: [
      where(fn('INSTR', col('Expert.unit_name'), text), { [Op.gt]: 0 }),
      { personId: people.map((each) => each.id) },
    ],
  };
}
