// THE DOOR. Every change of a record passes here, in one transaction that it opens or joins: lock → policy → workflow →
// the story of the feature → state → version → audit. Nobody else assigns a state. Nothing inside touches files, mail
// or PDFs: those are outbox rows (core/outbox.ts).
import { retryable } from '../../db/connection.ts';
import type { CreationAttributes, Model, ModelStatic } from 'sequelize';
import type { Act } from '../domain/acts.ts';
import type { RecordType } from '../domain/terms.ts';
import { nextState, rowsOf, type Fork, type WorkflowRow } from '../domain/workflow.ts';
import { decide, desksFor } from '../policy/authorize.ts';
import type { Actor, ActorDesk } from '../policy/subject.ts';
import { changesOf, writeAudit } from './audit.ts';
import { database } from './database.ts';
import { Forbidden, IllegalTransition, NotFound, NotNow, StaleVersion } from './errors.ts';
import { loadSubject, models, subjectOf, type RecordMap, type SubjectOf } from './subjects.ts';

interface Common<T extends RecordType> {
  readonly act: Act;
  readonly type: T;
  /** Chooses between two rows of the same act; may look at the locked record. */
  readonly fork?: Fork | ((subject: SubjectOf<T>) => Fork);
  readonly reason?: string;
}

export interface Moves<T extends RecordType> extends Common<T> {
  readonly kind: 'moves' | 'edits';
  readonly id: number;
  /** What the caller saw; a record that was changed since is refused. */
  readonly version?: number | undefined;
}

export interface Creates<T extends RecordType> extends Common<T> {
  readonly kind: 'creates';
  /** The record at which the right to create is decided (a call for an application). */
  readonly parent?: { readonly type: RecordType; readonly id: number };
  readonly values: (parent: SubjectOf<RecordType> | null) => Promise<NewRecord<T>> | NewRecord<T>;
}

type NewRecord<T extends RecordType> = Omit<CreationAttributes<RecordMap[T]>, 'state'>;
type Change = Moves<RecordType> | Creates<RecordType>;

type Options<T extends RecordType> = Pick<Moves<T>, 'version' | 'fork' | 'reason'>;

/** The act moves the record to another state. */
export function moves<T extends RecordType>(
  act: Act,
  type: T,
  id: number,
  options: Options<T> = {},
): Moves<T> {
  return { kind: 'moves', act, type, id, ...options };
}

/** The act changes the record and leaves its state. */
export function edits<T extends RecordType>(
  act: Act,
  type: T,
  id: number,
  options: Options<T> = {},
): Moves<T> {
  return { kind: 'edits', act, type, id, ...options };
}

/** The act brings the record into being. */
export function creates<T extends RecordType>(
  act: Act,
  type: T,
  values: Creates<T>['values'],
  options: Pick<Creates<T>, 'parent' | 'reason'> = {},
): Creates<T> {
  return { kind: 'creates', act, type, values, ...options };
}

/** What the caller hands in; the type of each record decides what its story gets. */
interface AnyChange {
  readonly kind: 'moves' | 'edits' | 'creates';
  readonly act: Act;
  readonly type: RecordType;
}
type Subjects<C extends readonly AnyChange[]> = { -readonly [K in keyof C]: SubjectOf<C[K]['type']> };

const ATTEMPTS = 8;

/**
 * Carries out one act on one or more records, all or nothing.
 * @param story what the feature adds: checks (throwing RuleViolation) and fields; it may run again after a deadlock, so
 *   it must not touch anything outside the database.
 * @throws NotFound, Forbidden, NotNow, IllegalTransition, StaleVersion, RuleViolation
 */
export async function transition<const C extends readonly AnyChange[], R>(
  actor: Actor,
  changes: C,
  story: (...subjects: Subjects<C>) => Promise<R> | R,
): Promise<R> {
  const list = changes as unknown as readonly Change[];
  const run = () =>
    database().transaction(async () => {
      const opened = await openAll(actor, list);
      const result = await story(...(opened.map((each) => each.subject) as unknown as Subjects<C>));
      for (const each of opened) await conclude(actor, each);
      return result;
    });
  // Only the outermost call may run again: a part cannot be repeated inside a transaction that has failed.
  return database().inTransaction() ? run() : retrying(run);
}

interface Opened {
  readonly change: Change;
  readonly subject: SubjectOf<RecordType>;
  readonly desk: ActorDesk | null;
  readonly fromState: string;
  readonly toState: string;
}

/** Locks in (type, id) order, so that two acts never wait for each other crosswise; answers in the caller's order. */
async function openAll(actor: Actor, changes: readonly Change[]): Promise<Opened[]> {
  checkCarried(changes);
  const order = [...changes.keys()].sort((a, b) => compare(sortKey(changes[a]!), sortKey(changes[b]!)));
  const opened = new Map<number, Opened>();
  for (const index of order) {
    const change = changes[index]!;
    opened.set(
      index,
      change.kind === 'creates' ? await openNew(actor, change) : await openExisting(actor, change),
    );
  }
  return changes.map((_, index) => opened.get(index)!);
}

const sortKey = (change: Change): string =>
  change.kind === 'creates' ? '~' : `${change.type}:${String(change.id).padStart(12, '0')}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A carried row (an application in a round that opens) never moves without the record that carries it. */
function checkCarried(changes: readonly Change[]): void {
  for (const change of changes) {
    const carrier = rowsOf(change.type, change.act).find((row) => row.carriedBy !== undefined)?.carriedBy;
    if (carrier && !changes.some((other) => other.type === carrier && other.act === change.act)) {
      throw new Error(`${change.act} moves a ${change.type} only together with its ${carrier}`);
    }
  }
}

async function openExisting(actor: Actor, change: Moves<RecordType>): Promise<Opened> {
  const { act, type, id } = change;
  const subject = await loadSubject(type, id, { lock: true });
  if (!subject) throw new NotFound();
  const state = subject.record.state as string;
  const fork = typeof change.fork === 'function' ? change.fork(subject) : change.fork;
  const decision = decide(actor, act, subject);
  if (!decision.allowed && decision.why === 'role') throw new Forbidden();
  if (!decision.allowed && decision.why === 'relation') throw new NotFound();
  const toState = nextState(type, act, state, fork);
  if (toState === null) throw new IllegalTransition({ act, record: type, state });
  if (!decision.allowed) throw new NotNow(decision.reason, decision.params);
  if (change.version !== undefined && change.version !== subject.record.version) {
    throw new StaleVersion({ expected: change.version, actual: subject.record.version });
  }
  return { change, subject, desk: decision.desk, fromState: state, toState };
}

async function openNew(actor: Actor, change: Creates<RecordType>): Promise<Opened> {
  const { act, type } = change;
  const row: WorkflowRow | undefined = rowsOf(type, act).find((each) => each.from.includes('new' as never));
  if (!row || row.to === 'same') throw new Error(`${act} creates no ${type}`);
  const parent = change.parent
    ? await loadSubject(change.parent.type, change.parent.id, { lock: true })
    : null;
  if (change.parent && !parent) throw new NotFound();
  const desk = rightToCreate(actor, act, parent);
  const model = models[type] as unknown as ModelStatic<Model>;
  const values = await change.values(parent);
  const record = (await model.create({ ...values, state: row.to })) as RecordMap[RecordType];
  return { change, subject: await subjectOf(type, record), desk, fromState: 'new', toState: row.to };
}

function rightToCreate(actor: Actor, act: Act, parent: SubjectOf<RecordType> | null): ActorDesk | null {
  const desks = desksFor(actor, act);
  if (desks.length === 0) throw new Forbidden();
  if (parent === null) return desks[0] ?? null;
  const decision = decide(actor, act, parent);
  if (decision.allowed) return decision.desk;
  if (decision.why === 'moment') throw new NotNow(decision.reason, decision.params);
  throw new NotFound();
}

/** Sets the state, raises the version, writes the audit row. */
async function conclude(actor: Actor, { change, subject, desk, fromState, toState }: Opened): Promise<void> {
  const record = subject.record as unknown as Model & { id: number; state: string; version: number };
  if (change.kind !== 'creates') {
    if (record.state !== fromState) throw new Error(`${change.act}: the story assigned a state`);
    record.set('state', toState);
    record.set('version', record.version + 1);
  }
  if (fromState !== toState && 'stateSince' in record) record.set('stateSince' as never, actor.at as never);
  const { before, after } = changesOf(record);
  await record.save();
  await writeAudit(actor, {
    act: change.act,
    desk,
    recordType: change.type,
    recordId: record.id,
    fromState,
    toState,
    before: change.kind === 'creates' ? null : before,
    after: change.kind === 'creates' ? null : after,
    reason: change.reason ?? null,
  });
}

/** Deadlocks, lock waits and a Galera node that lost the race: the whole transaction again, a little later each time. */
export async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !retryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
