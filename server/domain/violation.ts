// What a rule answers when it is broken. Rules return violations; only core and http turn them into errors.

/** A JSON path into what was sent, e.g. ['members', 2, 'idNumber']. */
export type Path = readonly (string | number)[];

/** Facts for the sentence shown to a person; the sentence itself is in words/, looked up by `code`. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** `code` is published: it is never renamed, only added. */
export interface Violation {
  readonly code: string;
  readonly path: Path;
  readonly params: Params;
}

export function violation(code: string, path: Path = [], params: Params = {}): Violation {
  return { code, path, params };
}

/** Joins the answers of several checks, so that a person sees everything that is wrong at once. */
export function collect(...answers: readonly (readonly Violation[] | Violation | null)[]): Violation[] {
  return answers.flatMap((answer) =>
    answer === null ? [] : Array.isArray(answer) ? answer : [answer as Violation],
  );
}

/** Moves violations under a parent path. */
export function under(prefix: Path, violations: readonly Violation[]): Violation[] {
  return violations.map((each) => ({ ...each, path: [...prefix, ...each.path] }));
}
