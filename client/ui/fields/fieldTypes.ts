// What every input of a form is given, so that label, help and errors are tied to it for everybody.
import type { Path, Violation } from '../../../server/domain/violation.ts';

export interface ToldViolation extends Violation {
  readonly message?: string;
}

export interface InputProps<Value> {
  readonly id: string;
  /** Name for those who cannot see the label, where no label element points here (cells of a table). */
  readonly name?: string | undefined;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly describedBy?: string | undefined;
  readonly isWrong?: boolean;
  readonly isRequired?: boolean;
}

/** The same, for inputs made of several: they place their own violations. */
export interface GroupProps<Value> {
  readonly path: Path;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly violations: readonly ToldViolation[];
}

/** Attributes that tie an input to its label and sentences. */
export function tied({
  id,
  name,
  describedBy,
  isWrong = false,
  isRequired = false,
}: Omit<InputProps<never>, 'value' | 'onChange'>) {
  return {
    id,
    ...(name === undefined ? {} : { 'aria-label': name }),
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    ...(isWrong ? { 'aria-invalid': true, status: 'error' as const } : {}),
    ...(isRequired ? { 'aria-required': true } : {}),
  };
}
