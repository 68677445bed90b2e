// The parts that every view of this phase has in common: abilities and violations as the contract names them.
import type { Violation } from '../../domain/violation.ts';
import type { Ability } from '../../policy/authorize.ts';

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
