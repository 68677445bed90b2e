// Gathers what waits at a person's desks: one query a kind of record, sorted by date over all of them.
import { Op, col, fn, type Model, type ModelStatic, type WhereOptions } from 'sequelize';
import { Application } from '../../../../db/models/application.ts';
import { DecisionList, Objection } from '../../../../db/models/award.ts';
import { Call } from '../../../../db/models/call.ts';
import { AuditEvent } from '../../../../db/models/oversight.ts';
import { Round } from '../../../../db/models/review.ts';
import { models } from '../../../core/subjects.ts';
import type { Act } from '../../../domain/acts.ts';
import { deadlineAfter } from '../../../domain/calendar.ts';
import type { RecordType } from '../../../domain/terms.ts';
import type { Due } from '../../../domain/workflow.ts';
import type { Actor, Surroundings } from '../../../policy/subject.ts';
import { policy } from '../../../policy/table.ts';
import { conditionOf, waitsFor, type Waits } from './desks.ts';
import { dueOf, kinds, type Told } from './records.ts';

export interface TodoItem {
  readonly record: RecordType;
  readonly id: number | null;
  readonly call: { readonly id: number; readonly title: string } | null;
  readonly state: string;
  readonly title: string;
  readonly detail: string | null;
  readonly count: number;
  readonly since: Date | null;
  readonly due: Date | null;
  readonly acts: readonly Act[];
}

export interface Todo {
  readonly items: readonly TodoItem[];
  readonly counts: readonly { readonly record: RecordType; readonly state: string; readonly count: number }[];
}

/** Nobody works off more in one sitting; the counts tell of the rest. */
const MOST = 100;

export async function read(
  actor: Actor,
  only: { readonly record?: RecordType | undefined; readonly state?: string | undefined } = {},
): Promise<Todo> {
  const all = waitsFor(actor);
  const records = [...new Set(all.map((row) => row.record))];
  const parts = await Promise.all(records.map((record) => ofRecord(actor, record, all, only)));
  const items = parts.flatMap((part) => part.items).sort(byDue);
  return { items: items.slice(0, MOST), counts: parts.flatMap((part) => part.counts) };
}

function byDue(one: TodoItem, other: TodoItem): number {
  const late = (date: Date | null, without: number) => date?.getTime() ?? without;
  return (
    late(one.due, Infinity) - late(other.due, Infinity) ||
    late(one.since, 0) - late(other.since, 0) ||
    (one.id ?? 0) - (other.id ?? 0) ||
    0
  );
}

async function ofRecord(
  actor: Actor,
  record: RecordType,
  all: readonly Waits[],
  only: { readonly record?: RecordType | undefined; readonly state?: string | undefined },
): Promise<Todo> {
  const rows = all.filter((row) => row.record === record);
  const condition = await conditionOf(actor, record, rows);
  const counts = await countByState(record, condition);
  const shown = rows.filter(
    (row) =>
      (only.record === undefined || only.record === record) &&
      (only.state === undefined || only.state === row.state) &&
      counts.some((each) => each.state === row.state),
  );
  const singly = shown.filter((row) => row.acts.length > 0);
  const together = shown.filter((row) => row.acts.length === 0);
  const [ones, groups] = await Promise.all([
    singly.length === 0 ? [] : oneByOne(actor, record, condition, singly),
    // Awards go with their document, which is on the list itself.
    together.length === 0 || record !== 'application' ? [] : byCallAndState(condition, together),
  ]);
  return { items: [...ones, ...groups], counts };
}

async function countByState(record: RecordType, condition: WhereOptions): Promise<Todo['counts']> {
  const model = models[record] as unknown as ModelStatic<Model>;
  const found = (await model.findAll({
    where: condition,
    attributes: ['state', [fn('COUNT', col('id')), 'count']],
    group: ['state'],
    raw: true,
  })) as unknown as { state: string; count: number | string }[];
  return found.map(({ state, count }) => ({ record, state, count: Number(count) }));
}

type Stated = Model & { id: number; state: string };

async function oneByOne(
  actor: Actor,
  record: RecordType,
  condition: WhereOptions,
  rows: readonly Waits[],
): Promise<TodoItem[]> {
  const model = models[record] as unknown as ModelStatic<Stated>;
  const kind = kinds[record];
  const found = await model.findAll({
    where: { [Op.and]: [condition, { state: rows.map((row) => row.state) }] },
    include: kind.include,
    order: [
      [kind.order, 'ASC'],
      ['id', 'ASC'],
    ],
    limit: MOST,
  });
  const tell = kind.tell as (each: Stated) => Told;
  const told = found.map((each) => ({ each, ...tell(each) }));
  const since = await sinceByAudit(
    record,
    told.filter((one) => one.since === null).map((one) => one.each.id),
  );
  return told.map(({ each, title, detail, call, around, ...one }) => {
    const row = rows.find((candidate) => candidate.state === each.state)!;
    return {
      record,
      id: each.id,
      call: call && { id: call.id, title: call.title },
      state: each.state,
      title,
      detail,
      count: 1,
      since: one.since ?? since.get(each.id) ?? null,
      due: dueOf(row.due, each, around, actor.at),
      acts: row.acts.filter((act) => isNow(actor, act, around)),
    };
  });
}

const isNow = (actor: Actor, act: Act, around: Surroundings): boolean =>
  policy[act].when.every((moment) => moment(actor, around));

/** The last time each record changed its state. */
async function sinceByAudit(record: RecordType, ids: readonly number[]): Promise<Map<number, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await AuditEvent.findAll({
    where: {
      recordType: record,
      recordId: [...ids],
      toState: { [Op.ne]: col('from_state') },
    },
    attributes: ['recordId', 'at'],
    order: [['id', 'ASC']],
  });
  return new Map(rows.flatMap((row) => (row.recordId === null ? [] : [[row.recordId, row.at] as const])));
}

/** Applications that go along with their round, list or document: one line a call and state. */
async function byCallAndState(condition: WhereOptions, rows: readonly Waits[]): Promise<TodoItem[]> {
  const groups = (await Application.findAll({
    where: { [Op.and]: [condition, { state: rows.map((row) => row.state) }] },
    attributes: [
      'callId',
      'state',
      [fn('COUNT', col('id')), 'count'],
      [fn('MIN', col('state_since')), 'since'],
    ],
    group: ['callId', 'state'],
    raw: true,
  })) as unknown as { callId: number; state: string; count: number | string; since: string | Date }[];
  const callIds = [...new Set(groups.map((group) => group.callId))];
  const [calls, dues] = await Promise.all([
    Call.findAll({ where: { id: callIds }, attributes: ['id', 'title'] }),
    duesOfCalls(callIds),
  ]);
  return groups.map(({ callId, state, count, since }) => {
    const title = calls.find((call) => call.id === callId)?.title ?? '';
    const { due } = rows.find((row) => row.state === state)!;
    return {
      record: 'application' as const,
      id: null,
      call: { id: callId, title },
      state,
      title,
      detail: null,
      count: Number(count),
      since: instantOf(since),
      due: dues(due, callId),
      acts: [],
    };
  });
}

/** The nearest date of what carries them: the open round, the running publicity, the objection to be decided. */
async function duesOfCalls(callIds: number[]): Promise<(due: Due, callId: number) => Date | null> {
  const [rounds, lists] = await Promise.all([
    Round.findAll({ where: { callId: callIds, state: 'open' }, attributes: ['callId', 'dueAt'] }),
    DecisionList.findAll({
      where: { callId: callIds, state: 'inPublicity' },
      attributes: ['id', 'callId', 'endsOn'],
    }),
  ]);
  const objections = await Objection.findAll({
    where: { listId: lists.map((list) => list.id), state: 'filed' },
    attributes: ['listId', 'dueAt'],
  });
  const callOf = new Map(lists.map((list) => [list.id, list.callId]));
  const dates: { due: Due; callId: number | undefined; at: Date }[] = [
    ...rounds.map(({ callId, dueAt }) => ({ due: 'round.dueAt' as const, callId, at: dueAt })),
    ...lists.flatMap(({ callId, endsOn }) =>
      endsOn === null ? [] : [{ due: 'publicity.endsOn' as const, callId, at: deadlineAfter(endsOn) }],
    ),
    ...objections.map(({ listId, dueAt }) => ({
      due: 'objection.dueAt' as const,
      callId: callOf.get(listId),
      at: dueAt,
    })),
  ];
  dates.sort((one, other) => one.at.getTime() - other.at.getTime());
  return (due, callId) => dates.find((each) => each.due === due && each.callId === callId)?.at ?? null;
}

/** An aggregate comes back as text from SQLite, in UTC. */
function instantOf(value: string | Date): Date {
  return value instanceof Date ? value : new Date(`${value.slice(0, 23).replace(' ', 'T')}Z`);
}
