// Which unit hosts a running project when its leader goes to another one: the project stays where it is until an amendment
// has moved it. For the host officer who answers for it, the officer who must amend it, and the leader who moves.
import { addDays, type Day } from './calendar.ts';
import { successorOn, type Merger } from './organisationNames.ts';
import { collect, violation, type Violation } from './violation.ts';

/** A person works at a unit; both days are within, null is open. A person may work at several (L4). */
export interface Post {
  readonly personId: number;
  readonly organisationId: number;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** From `on` the person works at `toId`, and no longer at `fromId`. */
export interface Move {
  readonly personId: number;
  readonly fromId: number;
  readonly toId: number;
  readonly on: Day;
}

export interface HostedProject {
  readonly projectId: number;
  readonly leadId: number;
  /** The host of the agreement as it was signed. */
  readonly hostId: number;
}

/** An amendment (变更承担单位) that the bureau has approved. */
export interface HostAmendment {
  readonly projectId: number;
  readonly toId: number;
  readonly effectiveOn: Day;
}

/** The units at which a person works on a day; one that has become part of another counts as that one. */
export function unitsOn(
  posts: readonly Post[],
  mergers: readonly Merger[],
  personId: number,
  on: Day,
): number[] {
  const held = posts.filter((each) => each.personId === personId && isHeld(each, on));
  return [...new Set(held.map((each) => successorOn(mergers, each.organisationId, on)))];
}

/** The host on a day: of the agreement, until an amendment is in effect; then whoever took that unit over. */
export function hostOn(
  { projectId, hostId }: Pick<HostedProject, 'projectId' | 'hostId'>,
  amendments: readonly HostAmendment[],
  mergers: readonly Merger[],
  on: Day,
): number {
  const last = amendments
    .filter((each) => each.projectId === projectId && each.effectiveOn <= on)
    .reduce<HostAmendment | null>(
      (latest, each) => (latest === null || each.effectiveOn > latest.effectiveOn ? each : latest),
      null,
    );
  return successorOn(mergers, last?.toId ?? hostId, on);
}

/** Projects whose leader does not work at their host on a day: they stay there, and somebody has to amend them. */
export function projectsToAmend<Project extends HostedProject>(
  running: readonly Project[],
  posts: readonly Post[],
  amendments: readonly HostAmendment[],
  mergers: readonly Merger[],
  on: Day,
): Project[] {
  return running.filter((project) => {
    const host = hostOn(project, amendments, mergers, on);
    return !unitsOn(posts, mergers, project.leadId, on).includes(host);
  });
}

/**
 * move.*: to another unit, by somebody who works at the first one the day before and neither works at the second one nor is
 * entered there for later: two posts at one unit would overlap, and the next move would end only one of them.
 */
export function checkMove({ personId, fromId, toId, on }: Move, posts: readonly Post[]): Violation[] {
  const at = (organisationId: number): Post[] =>
    posts.filter((each) => each.personId === personId && each.organisationId === organisationId);
  const wasThere = at(fromId).some((each) => isHeld(each, addDays(on, -1)));
  const isEntered = at(toId).some(({ to }) => to === null || on <= to);
  return collect(
    fromId === toId ? violation('move.sameUnit', ['toId']) : null,
    wasThere ? null : violation('move.notThere', ['fromId'], { on }),
    fromId !== toId && isEntered ? violation('move.alreadyThere', ['toId'], { on }) : null,
  );
}

/** The posts after a move that checkMove lets pass: the first one ends the day before, the second one begins. */
export function movedPosts(posts: readonly Post[], { personId, fromId, toId, on }: Move): Post[] {
  const eve = addDays(on, -1);
  const left = posts.map((each) =>
    each.personId === personId && each.organisationId === fromId && isHeld(each, eve)
      ? { ...each, to: eve }
      : each,
  );
  return [...left, { personId, organisationId: toId, from: on, to: null }];
}

function isHeld({ from, to }: Post, on: Day): boolean {
  return (from === null || from <= on) && (to === null || on <= to);
}
