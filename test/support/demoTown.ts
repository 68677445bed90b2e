// Two ways to look at a whole town: its audit replayed against the workflow, and a picture of it that another building of the
// same town must show again. For the test of the demo town.
import { Application } from '../../db/models/application.ts';
import { Award, DecisionItem, DecisionList } from '../../db/models/award.ts';
import { Call } from '../../db/models/call.ts';
import { Account, Desk } from '../../db/models/identity.ts';
import { AuditEvent } from '../../db/models/oversight.ts';
import { Assignment, Round } from '../../db/models/review.ts';
import { models } from '../../server/core/subjects.ts';
import type { RecordType } from '../../server/domain/terms.ts';
import { workflow } from '../../server/domain/workflow.ts';

type Step = Pick<AuditEvent, 'act' | 'recordType' | 'recordId' | 'fromState' | 'toState'>;

/** Is there a row of the workflow that leads this record by this act from here to there? */
function isStep({ act, recordType, fromState, toState }: Step): boolean {
  return workflow.some(
    (row) =>
      row.record === recordType &&
      row.act === act &&
      (row.from as readonly string[]).includes(fromState ?? '') &&
      (row.to === 'same' ? fromState === toState : row.to === toState),
  );
}

/** Steps of the records of a type, in the order in which they were made. */
export async function stepsOf(type: RecordType): Promise<Step[]> {
  const rows = await AuditEvent.findAll({ where: { recordType: type }, order: [['id', 'ASC']] });
  return rows.filter((row) => row.fromState !== null);
}

/** The states in which the records of a type are. */
export async function statesOf(type: RecordType): Promise<Map<number, string>> {
  // The models differ; what they have in common is all that is asked for.
  const records: { id: number; state: string }[] = await (models[type] as typeof Application).findAll();
  return new Map(records.map((each) => [each.id, each.state]));
}

/**
 * Every step a row of the workflow, each beginning where the one before it ended, the last one ending where the record is.
 * @param begins the state before the first step; 'new' for what an act created
 * @returns what is not so, in words
 */
export function replay(
  steps: readonly Step[],
  states: ReadonlyMap<number, string>,
  begins: (id: number) => string = () => 'new',
): string[] {
  const last = new Map<number, string>();
  const broken = steps.flatMap((step): string[] => {
    const id = step.recordId ?? 0;
    const before = last.get(id) ?? begins(id);
    const told = `${step.recordType ?? ''} ${id}: ${step.act} from ${step.fromState ?? ''} to ${step.toState ?? ''}`;
    last.set(id, step.toState ?? '');
    return [
      ...(isStep(step) ? [] : [`${told} is no row of the workflow`]),
      ...(step.fromState === before ? [] : [`${told} follows ${before}`]),
    ];
  });
  const misplaced = [...states].flatMap(([id, state]) => {
    const end = last.get(id) ?? begins(id);
    return end === state ? [] : [`${id} is ${state}, its audit ends at ${end}`];
  });
  return [...broken, ...misplaced];
}

/** What somebody who looks at the town sees, without ids and without what is drawn by lot (codes, hashes). */
export async function pictureOfTown(): Promise<Record<string, unknown>> {
  const [accounts, desks, calls, applications] = await Promise.all([
    Account.findAll({ include: ['organisation'] }),
    Desk.findAll(),
    Call.findAll(),
    Application.findAll({ include: ['call', 'leadAccount'] }),
  ]);
  const lists = await DecisionList.findAll();
  const titles = new Map(applications.map((each) => [each.id, `${each.callId} ${each.title}`]));
  const titleOf = (id: number): string => titles.get(id) ?? '';
  return {
    accounts: lines(accounts, (each) => [
      each.username,
      each.state,
      each.organisation?.name,
      lines(
        desks.filter((desk) => desk.accountId === each.id),
        (desk) => [desk.role],
      ),
    ]),
    calls: lines(calls, ({ title, state, rules }) => [title, state, rules.opensAt, rules.closesAt]),
    applications: lines(applications, (each) => [
      each.call?.title,
      each.title,
      each.state,
      each.receiptNumber,
      each.requestedFen,
      each.leadAccount?.username,
    ]),
    rounds: lines(await Round.findAll(), ({ callId, name, state, dueAt }) => [callId, name, state, dueAt]),
    opinions: lines(await Assignment.findAll(), ({ applicationId, expertId, state, total }) => [
      titleOf(applicationId),
      expertId,
      state,
      total,
    ]),
    lists: lines(lists, ({ title, state }) => [title, state]),
    items: lines(await DecisionItem.findAll(), (each) => [
      lists.find((list) => list.id === each.listId)?.title,
      titleOf(each.applicationId),
      each.rank,
      each.isProposed,
      each.amountFen,
    ]),
    awards: lines(await Award.findAll(), ({ projectNumber, noticeNumber, amountFen, state }) => [
      projectNumber,
      noticeNumber,
      amountFen,
      state,
    ]),
  };
}

/** In one order, however the rows came. */
function lines<T>(rows: readonly T[], of: (row: T) => readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(of(row))).sort();
}
