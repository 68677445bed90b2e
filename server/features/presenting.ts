// The parts that every view has in common: what may be done with a record, and what is wrong, as contracts name them.
import type { Violation } from '../domain/violation.ts';
import type { Ability } from '../policy/authorize.ts';

export const presentAbility = ({ act, allowed, reason, params }: Ability) => ({
  act,
  allowed,
  reason,
  params: mutable(params),
});

export const presentViolation = ({ code, path, params }: Violation) => ({
  code,
  path: [...path],
  params: mutable(params),
});

function mutable(params: Violation['params']): Record<string, string | number | string[]> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : [...value],
    ]),
  );
}
