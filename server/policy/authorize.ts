// Answers "may this actor do this act on this record now?" and, for a page, "which acts, and why not the others?".
import { ACTS, type Act } from '../domain/acts.ts';
import type { Role } from '../domain/terms.ts';
import type { Params } from '../domain/violation.ts';
import { nextState, rowsOf } from '../domain/workflow.ts';
import { momentParams } from './predicates.ts';
import type { Actor, ActorDesk, Subject, Surroundings } from './subject.ts';
import { policy, type By } from './table.ts';

export type Decision =
  | { readonly allowed: true; readonly desk: ActorDesk | null }
  /** `role`: no such desk; `relation`: not theirs, so it must not even be known; `moment`: theirs, but not now. */
  | {
      readonly allowed: false;
      readonly why: 'role' | 'relation' | 'moment';
      readonly reason: string;
      readonly params: Params;
    };

/** An act on a page: allowed, or offered with the reason why not now. */
export interface Ability {
  readonly act: Act;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly params: Params;
}

const NO_DESK: ActorDesk = { role: 'applicant', organisationId: null, callId: null };

/** The desks at which the actor may try the act at all; what http checks before anything is loaded. */
export function desksFor(actor: Actor, act: Act): readonly (ActorDesk | null)[] {
  const by: readonly By[] = policy[act].by;
  const desks: (ActorDesk | null)[] = actor.desks.filter((desk) => by.includes(desk.role));
  const open =
    by.includes('public') ||
    (by.includes('signedIn') && actor.kind === 'person') ||
    (by.includes('clock') && actor.kind === 'clock');
  return open ? [...desks, null] : desks;
}

/** Decides on an act over a loaded record: role, then relation, then moment. */
export function decide(actor: Actor, act: Act, subject: Surroundings): Decision {
  const rule = policy[act];
  const desks = desksFor(actor, act);
  if (desks.length === 0) return { allowed: false, why: 'role', reason: 'role', params: {} };

  // The clock and the public stand in no relation; their rows carry only moments.
  const near = desks.filter(
    (desk) =>
      actor.kind === 'clock' || rule.whose.every((relation) => relation(actor, desk ?? NO_DESK, subject)),
  );
  if (near.length === 0) {
    const missing = rule.whose.find(
      (relation) => !desks.some((desk) => relation(actor, desk ?? NO_DESK, subject)),
    );
    return { allowed: false, why: 'relation', reason: missing?.name ?? 'relation', params: {} };
  }

  const notNow = rule.when.find((moment) => !moment(actor, subject));
  if (notNow) return { allowed: false, why: 'moment', reason: notNow.name, params: momentParams(subject) };
  return { allowed: true, desk: near[0] ?? null };
}

/** What a page offers: policy ∩ workflow, with the moment told where it is not yet or no longer. */
export function abilities(actor: Actor, subject: Subject): Ability[] {
  const { type, record } = subject;
  const own = ACTS.filter((act) => rowsOf(type, act).some((row) => row.carriedBy === undefined));
  return own
    .filter((act) => rowsOf(type, act).some((row) => nextState(type, act, record.state, row.fork) !== null))
    .flatMap((act): Ability[] => {
      const decision = decide(actor, act, subject);
      if (decision.allowed) return [{ act, allowed: true, reason: null, params: {} }];
      if (decision.why !== 'moment') return [];
      return [{ act, allowed: false, reason: decision.reason, params: decision.params }];
    });
}

/** Does the actor hold a desk of one of these roles? For reading lists; acts go through `decide`. */
export function holds(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.desks.some((desk) => roles.includes(desk.role));
}
