// What an organisation was called and which code it had on a day, and which one took it over: old documents keep the old
// name, new ones show the new. For whoever prints, looks up or compares units.
import { addDays, type Day } from './calendar.ts';
import { checkLine, normaliseName } from './text.ts';
import { checkUscc, normaliseUscc } from './uscc.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

/** One name and code of one organisation; `from` is within, the next name begins where this one ends. */
export interface OrganisationName {
  readonly organisationId: number;
  readonly name: string;
  readonly uscc: string;
  /** null: from the beginning of the records. */
  readonly from: Day | null;
}

/** From `on` the organisation is part of another. */
export interface Merger {
  readonly organisationId: number;
  readonly intoId: number;
  readonly on: Day;
}

/** The name and code in force on a day; null before the first and for an unknown organisation. */
export function nameOn(
  names: readonly OrganisationName[],
  organisationId: number,
  on: Day,
): OrganisationName | null {
  return names
    .filter((each) => each.organisationId === organisationId && (each.from ?? '') <= on)
    .reduce<OrganisationName | null>(
      (latest, each) => (latest === null || (each.from ?? '') > (latest.from ?? '') ? each : latest),
      null,
    );
}

/** All names of an organisation with their last days, the earliest first; the last one has none. */
export function nameHistory(
  names: readonly OrganisationName[],
  organisationId: number,
): (OrganisationName & { readonly to: Day | null })[] {
  const own = names
    .filter((each) => each.organisationId === organisationId)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return own.map((each, index) => {
    const next = own[index + 1]?.from ?? null;
    return { ...each, to: next === null ? null : addDays(next, -1) };
  });
}

/** The organisation that stands for another on a day, through every merger since. */
export function successorOn(mergers: readonly Merger[], organisationId: number, on: Day): number {
  const passed = new Set<number>();
  let current = organisationId;
  for (;;) {
    if (passed.has(current)) throw new RangeError(`organisation ${current} is merged in a circle`);
    passed.add(current);
    const next = mergers.find((each) => each.organisationId === current && each.on <= on);
    if (next === undefined) return current;
    current = next.intoId;
  }
}

/** Who had a code, in any year: an old contract or invoice is found by the code of its day. */
export function organisationsByCode(names: readonly OrganisationName[], uscc: string): number[] {
  const code = normaliseUscc(uscc);
  const found = names.filter((each) => normaliseUscc(each.uscc) === code);
  return [...new Set(found.map((each) => each.organisationId))];
}

/** "澜州农业大学（原澜州农学院）": the name of a day, with the former one where it has changed since `since`. */
export function nameWithFormer(
  names: readonly OrganisationName[],
  organisationId: number,
  { since, on }: { since: Day; on: Day },
): string | null {
  const now = nameOn(names, organisationId, on);
  const then = nameOn(names, organisationId, since);
  if (now === null) return null;
  return then === null || then.name === now.name ? now.name : `${now.name}（原${then.name}）`;
}

/**
 * A new name or code (更名、换发代码): something changes, from a day after the last change, of a unit that still stands, and
 * the code is nobody else's then. organisation.noChange, .notAfter, .name, .mergedBefore, .codeTaken, text.*, uscc.*.
 */
export function checkNewName(
  wanted: OrganisationName & { readonly from: Day },
  names: readonly OrganisationName[],
  mergers: readonly Merger[],
): Violation[] {
  const { organisationId, from } = wanted;
  const last = nameHistory(names, organisationId).at(-1);
  const name = normaliseName(wanted.name);
  const code = normaliseUscc(wanted.uscc);
  const gone = mergers.find((each) => each.organisationId === organisationId && each.on <= from);
  return collect(
    last === undefined ? violation('organisation.unknown', ['organisationId']) : null,
    last !== undefined && normaliseName(last.name) === name && normaliseUscc(last.uscc) === code
      ? violation('organisation.noChange', ['name'])
      : null,
    last === undefined ? null : checkAfter(last, from, ['from']),
    name === '' ? violation('organisation.name', ['name']) : null,
    checkLine(wanted.name, ['name']),
    checkUscc(wanted.uscc, ['uscc']),
    gone === undefined ? null : violation('organisation.mergedBefore', ['organisationId'], { on: gone.on }),
    holdersOf(code, { names, mergers, organisationId, from }).map((each) =>
      violation('organisation.codeTaken', ['uscc'], { name: each.name }),
    ),
  );
}

/** Others with a code from a day on; a unit that has become part of this one may leave it its code. */
function holdersOf(
  code: string,
  {
    names,
    mergers,
    organisationId,
    from,
  }: {
    names: readonly OrganisationName[];
    mergers: readonly Merger[];
    organisationId: number;
    from: Day;
  },
): OrganisationName[] {
  return [...new Set(names.map((each) => each.organisationId))]
    .filter((id) => id !== organisationId && successorOn(mergers, id, from) !== organisationId)
    .flatMap((id) => nameHistory(names, id))
    .filter((each) => normaliseUscc(each.uscc) === code && (each.to === null || each.to >= from));
}

function checkAfter(last: OrganisationName, on: Day, path: Path): Violation[] {
  if (last.from === null || on > last.from) return [];
  return [violation('organisation.notAfter', path, { from: last.from })];
}

/** A merger: into another that itself still stands that day, once, after the last change, and not in a circle. */
export function checkMerger(
  wanted: Merger,
  names: readonly OrganisationName[],
  mergers: readonly Merger[],
): Violation[] {
  const { organisationId, intoId, on } = wanted;
  const last = nameHistory(names, organisationId).at(-1);
  const before = mergers.find((each) => each.organisationId === organisationId);
  return collect(
    last === undefined ? violation('organisation.unknown', ['organisationId']) : checkAfter(last, on, ['on']),
    nameOn(names, intoId, on) === null ? violation('organisation.unknown', ['intoId']) : null,
    before !== undefined
      ? violation('organisation.mergedBefore', ['organisationId'], { on: before.on })
      : null,
    organisationId === intoId || leadsTo(mergers, intoId, organisationId)
      ? violation('organisation.circle', ['intoId'])
      : null,
    mergers.some((each) => each.organisationId === intoId && each.on <= on)
      ? violation('organisation.receiverGone', ['intoId'])
      : null,
  );
}

/** Whether the mergers, whatever their days, lead from one organisation to another. */
function leadsTo(mergers: readonly Merger[], fromId: number, toId: number): boolean {
  const passed = new Set<number>();
  let current: number | undefined = fromId;
  while (current !== undefined && !passed.has(current)) {
    if (current === toId) return true;
    passed.add(current);
    current = mergers.find((each) => each.organisationId === current)?.intoId;
  }
  return false;
}
