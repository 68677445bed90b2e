// Which calls a person's desks serve, for the queries of lists: what is not theirs is not even asked for.
import { holds } from '../../policy/authorize.ts';
import type { Role } from '../../domain/terms.ts';
import type { Actor } from '../../policy/subject.ts';

/** null: every call. A desk without a call serves all of them. */
export function callsServed(actor: Actor, roles: readonly Role[]): number[] | null {
  const desks = actor.desks.filter((desk) => roles.includes(desk.role));
  if (desks.some((desk) => desk.callId === null)) return null;
  return desks.flatMap((desk) => (desk.callId === null ? [] : [desk.callId]));
}

export function serves(actor: Actor, roles: readonly Role[], callId: number): boolean {
  const calls = callsServed(actor, roles);
  return holds(actor, ...roles) && (calls === null || calls.includes(callId));
}
