// Which password is good enough (GB/T 22239-2019 §8.1.4.1 asks for complexity; the figures are settings of ours).
import { codePoints, normaliseKey } from './text.ts';
import { violation, type Path, type Violation } from './violation.ts';

export interface PasswordRules {
  readonly min: number;
  /** For the desks of the bureau, its agencies and the administrators. */
  readonly minForStaff: number;
  readonly max: number;
  /** Of lower case, upper case, digits and everything else. */
  readonly classes: number;
  /** So many of the last passwords are not taken again. */
  readonly notAmongLast: number;
}

export const PASSWORD_RULES: PasswordRules = {
  min: 8,
  minForStaff: 10,
  max: 128,
  classes: 3,
  notAmongLast: 5,
};

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** password.tooShort, password.tooLong, password.classes, password.isUsername: all that is wrong at once. */
export function checkPassword(
  password: string,
  of: { readonly username: string; readonly isStaff: boolean },
  path: Path = ['password'],
  rules: PasswordRules = PASSWORD_RULES,
): Violation[] {
  const violations: Violation[] = [];
  const length = codePoints(password);
  const min = of.isStaff ? rules.minForStaff : rules.min;
  if (length < min) violations.push(violation('password.tooShort', path, { min }));
  if (length > rules.max) violations.push(violation('password.tooLong', path, { max: rules.max }));
  const found = CLASSES.filter((each) => each.test(password)).length;
  if (found < rules.classes) violations.push(violation('password.classes', path, { classes: rules.classes }));
  if (isMadeOf(normaliseKey(password), normaliseKey(of.username)))
    violations.push(violation('password.isUsername', path));
  return violations;
}

/** The user name itself, or with a few characters more: whoever knows the name would try those first. */
function isMadeOf(password: string, username: string): boolean {
  if (username === '' || !password.includes(username)) return false;
  return codePoints(password) - codePoints(username) < 4;
}
