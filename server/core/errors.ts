// What can go wrong, as the field sees it. No HTTP numbers: http/errorResponse.ts holds the one map.
// Codes are published: never renamed, only added.
import type { Params, Violation } from '../domain/violation.ts';

export abstract class AppError extends Error {
  abstract readonly code: string;
  readonly params: Params;
  readonly violations: readonly Violation[];
  constructor(message: string, params: Params = {}, violations: readonly Violation[] = []) {
    super(message);
    this.name = new.target.name;
    this.params = params;
    this.violations = violations;
  }
}

/** What was sent cannot be read: shape, type, number, date. */
export class InvalidInput extends AppError {
  readonly code = 'invalidInput';
  constructor(violations: readonly Violation[]) {
    super('invalid input', {}, violations);
  }
}

export class NotSignedIn extends AppError {
  readonly code = 'notSignedIn';
  constructor() {
    super('not signed in');
  }
}

/** The caller may know that the record or page exists, but has no desk for the act. */
export class Forbidden extends AppError {
  readonly code: string;
  constructor(code = 'forbidden', params: Params = {}) {
    super(code, params);
    this.code = code;
  }
}

/** Not there, or not the caller's to know about: one answer for both. */
export class NotFound extends AppError {
  readonly code = 'notFound';
  constructor() {
    super('not found');
  }
}

/** The record is in a state from which the act does not go. */
export class IllegalTransition extends AppError {
  readonly code = 'illegalTransition';
  constructor(params: { act: string; record: string; state: string }) {
    super('illegal transition', params);
  }
}

/** The caller's act, but not now: `reason` is the name of the moment in policy/predicates.ts. */
export class NotNow extends AppError {
  readonly code = 'notNow';
  constructor(reason: string, params: Params) {
    super(reason, { ...params, reason });
  }
}

/** Somebody changed the record in between; `current` is what it is now, so that both versions can be offered. */
export class StaleVersion extends AppError {
  readonly code = 'staleVersion';
  readonly current: unknown;
  constructor(params: { expected: number; actual: number }, current: unknown = null) {
    super('stale version', params);
    this.current = current;
  }
}

/** Well-formed, but against the rules: all of them at once. */
export class RuleViolation extends AppError {
  readonly code = 'ruleViolation';
  constructor(violations: readonly Violation[]) {
    super(`rule violation: ${violations.map((each) => each.code).join(', ')}`, {}, violations);
  }
}

export class TooLarge extends AppError {
  readonly code = 'tooLarge';
  constructor(params: { limitBytes: number }) {
    super('too large', params);
  }
}

export class WrongType extends AppError {
  readonly code = 'wrongType';
  constructor(params: { allowed: readonly string[] }, violations: readonly Violation[] = []) {
    super('wrong type', params, violations);
  }
}

export class TooMany extends AppError {
  readonly code = 'tooMany';
  constructor(params: { retryAfterSeconds: number }) {
    super('too many', params);
  }
}

/** The database or the disk does not answer; the caller may try again, nothing was done. */
export class Unavailable extends AppError {
  readonly code = 'unavailable';
  constructor() {
    super('unavailable');
  }
}

/** Throws when a rule answered anything; the usual last line of a check in a story. */
export function refuseOn(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new RuleViolation(violations);
}
