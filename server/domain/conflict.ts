// Who must keep away from what (回避): between an expert and an application, and between staff and a list that holds
// their own. Detected conflicts follow from facts and nobody can lift them; found again whenever a fact changes.
import type { AvoidedExpert } from './applicationFacts.ts';
import type { Day } from './calendar.ts';
import { normaliseName } from './text.ts';
import { normaliseUscc } from './uscc.ts';
import { violation, type Params, type Path, type Violation } from './violation.ts';

/**
 * R1 kin, R2 applies in the same call, R3 same unit, R4 supervisor or student, R5 co-author, R6 takes part in the
 * application, R7 employment or equity, R8 other interest, R9 suspended, R10 the applicant asks to avoid the expert.
 * R1, R4, R5, R7 and R8 are known only when somebody says so.
 */
export const CONFLICT_RULES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10'] as const;
export type ConflictRule = (typeof CONFLICT_RULES)[number];

export const CONFLICT_KINDS = ['detected', 'declared', 'requested', 'pinned'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface Conflict {
  readonly rule: ConflictRule;
  readonly kind: ConflictKind;
  readonly expertId: number;
  readonly applicationId: number;
  /** What it rests on, for officers; applicants and experts never see it. */
  readonly fact: Params;
}

/** `personKey` is the HMAC of the identity number, null where only the name is known. */
export interface PartyPerson {
  readonly personKey: string | null;
  readonly name: string;
  readonly uscc: string | null;
  readonly parentUscc?: string | null;
}

export interface PartyUnit {
  readonly uscc: string;
  readonly name: string;
  readonly parentUscc?: string | null;
}

export interface ConflictExpert extends PartyPerson {
  readonly expertId: number;
  readonly organisationName: string;
  /** The last day of a suspension; null: none. */
  readonly suspendedUntil: Day | null;
}

export interface ConflictApplication {
  readonly applicationId: number;
  readonly lead: PartyPerson;
  readonly members: readonly PartyPerson[];
  readonly host: PartyUnit;
  readonly partners: readonly PartyUnit[];
  readonly avoid: readonly AvoidedExpert[];
}

export interface ConflictFacts {
  readonly on: Day;
  /** Leaders of all applications of the call that are not withdrawn. */
  readonly applicantsInCall: readonly PartyPerson[];
  /** What an expert declared or an officer pinned, for any expert and application. */
  readonly stated: readonly StatedConflict[];
}

export interface StatedConflict {
  readonly expertId: number;
  readonly applicationId: number;
  readonly kind: 'declared' | 'pinned';
  readonly rule?: ConflictRule;
  readonly reason: string;
}

export function findConflicts(
  expert: ConflictExpert,
  application: ConflictApplication,
  facts: ConflictFacts,
): Conflict[] {
  const about = { expertId: expert.expertId, applicationId: application.applicationId };
  const detected = (rule: ConflictRule, fact: Params): Conflict => ({
    rule,
    kind: 'detected',
    ...about,
    fact,
  });
  return mergeConflicts(
    facts.applicantsInCall
      .filter((each) => isSamePerson(expert, each))
      .slice(0, 1)
      .map(({ name }) => detected('R2', { name })),
    sharedUnits(expert, application).map((fact) => detected('R3', fact)),
    peopleOf(application)
      .filter(({ person }) => isSamePerson(expert, person))
      .map(({ person, part }) => detected('R6', { name: person.name, part })),
    facts.stated
      .filter((each) => each.expertId === about.expertId && each.applicationId === about.applicationId)
      .map(({ rule = 'R8', kind, reason }) => ({ rule, kind, ...about, fact: { reason } })),
    expert.suspendedUntil !== null && facts.on <= expert.suspendedUntil
      ? [detected('R9', { until: expert.suspendedUntil })]
      : [],
    application.avoid
      .filter((each) => isAvoided(expert, each))
      .map(({ name }): Conflict => ({ rule: 'R10', kind: 'requested', ...about, fact: { name } })),
  );
}

export function isConflicted(conflicts: readonly Conflict[]): boolean {
  return conflicts.length > 0;
}

/** One of each rule and fact; where somebody pinned it, the pinned one stays, for it outlives a change of the facts. */
export function mergeConflicts(...lists: readonly (readonly Conflict[])[]): Conflict[] {
  const merged = new Map<string, Conflict>();
  for (const conflict of lists.flat()) {
    const fact = Object.entries(conflict.fact).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([conflict.expertId, conflict.applicationId, conflict.rule, fact]);
    if (!merged.has(key) || conflict.kind === 'pinned') merged.set(key, conflict);
  }
  return [...merged.values()];
}

/** An officer holds on to a conflict, whatever the facts become. */
export function pin(conflict: Conflict): Conflict {
  return { ...conflict, kind: 'pinned' };
}

/** Why an expert may not be assigned, by rule and fact. */
export function conflictViolations(conflicts: readonly Conflict[], path: Path = []): Violation[] {
  return conflicts.map(({ rule, kind, fact }) => violation(`conflict.${rule}`, path, { ...fact, kind }));
}

/**
 * The same person: same identity key, OR same name at the same unit. Two keys that differ do not clear a person whose
 * name and unit agree (a passport beside an identity card): to keep away once too often harms nobody.
 */
export function isSamePerson(a: PartyPerson, b: PartyPerson): boolean {
  if (a.personKey !== null && a.personKey === b.personKey) return true;
  return sameName(a.name, b.name) && a.uscc !== null && b.uscc !== null && sameCode(a.uscc, b.uscc);
}

/** The same legal unit, or one the parent of the other, or both of one parent. */
export function isSameUnit(
  a: { uscc: string | null; parentUscc?: string | null },
  b: { uscc: string | null; parentUscc?: string | null },
): boolean {
  const codes = [a.uscc, a.parentUscc ?? null].filter((each) => each !== null);
  return codes.some((code) =>
    [b.uscc, b.parentUscc ?? null].some((each) => each !== null && sameCode(code, each)),
  );
}

interface Part {
  readonly part: 'lead' | 'member' | 'host' | 'partner';
}

function peopleOf({
  lead,
  members,
}: Pick<ConflictApplication, 'lead' | 'members'>): (Part & { person: PartyPerson })[] {
  return [{ part: 'lead', person: lead }, ...members.map((person) => ({ part: 'member' as const, person }))];
}

/** `relation` says whose unit it is, `name` names the unit, or the person who works there. */
function sharedUnits(who: PartyPerson, application: ConflictApplication): Params[] {
  const units: (Part & { unit: Pick<PartyPerson, 'name' | 'uscc' | 'parentUscc'> })[] = [
    { part: 'host', unit: application.host },
    ...application.partners.map((unit) => ({ part: 'partner' as const, unit })),
    ...peopleOf(application).map(({ part, person }) => ({ part, unit: person })),
  ];
  return units
    .filter(({ unit }) => isSameUnit(who, unit))
    .map(({ part, unit }) => ({ relation: part, uscc: unit.uscc ?? '', name: unit.name }));
}

/** A name alone would keep out every 王伟; a unit that contains the other one's name is the same (大学, 大学农学院). */
function isAvoided(expert: ConflictExpert, avoided: AvoidedExpert): boolean {
  if (!sameName(expert.name, avoided.name)) return false;
  if (avoided.uscc !== null && expert.uscc !== null) return sameCode(avoided.uscc, expert.uscc);
  const [named, own] = [foldName(avoided.organisationName), foldName(expert.organisationName)];
  return named === '' || own.includes(named) || (own !== '' && named.includes(own));
}

export interface StaffMember {
  readonly personKey: string | null;
  readonly name: string;
  /** Units the person holds a desk at or is employed by; the bureau itself does not belong here. */
  readonly units: readonly { readonly uscc: string; readonly parentUscc?: string | null }[];
}

export interface StaffConflict {
  readonly applicationId: number;
  readonly fact: Params;
}

/** What on a list is the actor's own: a project of theirs, or one of a unit of theirs. */
export function findStaffConflicts(
  actor: StaffMember,
  list: readonly Omit<ConflictApplication, 'avoid'>[],
): StaffConflict[] {
  const seats = actor.units.map((unit) => ({ personKey: actor.personKey, name: actor.name, ...unit }));
  const selves: PartyPerson[] =
    seats.length > 0 ? seats : [{ personKey: actor.personKey, name: actor.name, uscc: null }];
  return list.flatMap((entry) => {
    const application = { ...entry, avoid: [] };
    const own = peopleOf(application).find(({ person }) => selves.some((self) => isSamePerson(self, person)));
    const [shared] = selves.flatMap((self) => sharedUnits(self, application));
    const fact = own ? { relation: own.part, name: own.person.name } : shared;
    return fact ? [{ applicationId: entry.applicationId, fact }] : [];
  });
}

/** Nobody acts on a list that holds their own unit or project (R12). */
export function checkStaff(
  actor: StaffMember,
  list: readonly Omit<ConflictApplication, 'avoid'>[],
): Violation[] {
  return findStaffConflicts(actor, list).map(({ applicationId, fact }) =>
    violation('conflict.staff', [], { applicationId, ...fact }),
  );
}

function sameCode(a: string, b: string): boolean {
  return normaliseUscc(a) === normaliseUscc(b);
}

function sameName(a: string, b: string): boolean {
  return foldName(a) !== '' && foldName(a) === foldName(b);
}

/** 欧阳 娜 and 欧阳娜 are one name, as are the dots of 古丽米热·艾比布力. */
function foldName(name: string): string {
  return normaliseName(name)
    .normalize('NFKC')
    .replace(/[\s·.]/gu, '')
    .toLowerCase();
}
