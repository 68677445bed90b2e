// Acts on what has no states (an organisation, a holiday year, an expert's entry): right → story → audit, in one
// transaction. A record with a state never passes here: it has core/transition.ts.
import type { Model } from 'sequelize';
import type { Act } from '../domain/acts.ts';
import { decide } from '../policy/authorize.ts';
import type { Actor, Surroundings } from '../policy/subject.ts';
import { changesOf, writeAudit } from './audit.ts';
import { database } from './database.ts';
import { Forbidden, NotFound, NotNow, StaleVersion } from './errors.ts';
import { retrying } from './transition.ts';

export interface Performed {
  /** What the policy's relations and moments look at, where the act has any. */
  readonly about?: Surroundings;
  readonly reason?: string;
}

type Row = Model & { id: number };

/** What the audit row will say; the story fills it. */
export interface Entry {
  /** The act is about this row and changes nothing of it. */
  names(type: string, id: number): void;
  /** The row was brought into being by the act. */
  entered(type: string, row: Row): void;
  /**
   * Saves what was set on a row, raises its version where it has one, and keeps before and after for the audit.
   * @throws StaleVersion when the caller decided on another version than the present one
   */
  save(type: string, row: Row, seen?: number): Promise<void>;
  /** Before and after of what is no single row; never a secret. */
  changes(before: Record<string, unknown>, after: Record<string, unknown>): void;
}

/**
 * Carries out an act without a stated record, all or nothing, and writes its audit row.
 * @param story may run again after a deadlock: it must not touch anything outside the database
 * @throws Forbidden, NotFound, NotNow, StaleVersion, and what the story throws
 */
export async function perform<R>(
  actor: Actor,
  act: Act,
  { about = {}, reason }: Performed,
  story: (entry: Entry) => Promise<R> | R,
): Promise<R> {
  const run = () =>
    database().transaction(async () => {
      const decision = decide(actor, act, about);
      if (!decision.allowed && decision.why === 'role') throw new Forbidden();
      if (!decision.allowed && decision.why === 'relation') throw new NotFound();
      if (!decision.allowed) throw new NotNow(decision.reason, decision.params);
      const { entry, row } = openEntry();
      const result = await story(entry);
      await writeAudit(actor, { act, desk: decision.desk, reason: reason ?? null, ...row() });
      return result;
    });
  // Only the outermost call may run again: a part cannot be repeated inside a transaction that has failed.
  return database().inTransaction() ? run() : retrying(run);
}

interface Noted {
  recordType?: string;
  recordId?: number;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

function openEntry(): { entry: Entry; row: () => Noted } {
  const noted: Noted = {};
  const names = (type: string, id: number) => {
    noted.recordType = type;
    noted.recordId = id;
  };
  const entry: Entry = {
    names,
    entered: (type, row) => names(type, row.id),
    async save(type, row, seen) {
      const version = row.get('version') as number | undefined;
      if (seen !== undefined && version !== undefined && seen !== version)
        throw new StaleVersion({ expected: seen, actual: version });
      const { before, after } = changesOf(row);
      if (version !== undefined) row.set('version' as never, (version + 1) as never);
      await row.save();
      names(type, row.id);
      noted.before = before;
      noted.after = after;
    },
    changes(before, after) {
      noted.before = before;
      noted.after = after;
    },
  };
  return { entry, row: () => noted };
}
