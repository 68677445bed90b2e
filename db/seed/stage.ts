// The clock of the demo town: scenes are played in the order of their dates, each act at its own moment, by whoever may.
import { addDays, dayOf, startOfDay, type Day } from '../../server/domain/calendar.ts';
import { visitor } from '../../server/http/request.ts';
import { actorOf } from '../../server/http/session.ts';
import type { Actor } from '../../server/policy/subject.ts';

type Scene = () => Promise<void>;

export interface Stage {
  /** When the town is finished: the machine's own time. */
  readonly today: Date;
  now(): Date;
  day(): Day;
  /** The last weekday on or before the day that is so many days from today, at that time in Shanghai. */
  office(days: number, time: string): Date;
  /** A scene of a later moment; what is planned for a moment that has passed is played next. */
  plan(at: Date, scene: Scene): void;
  /** The person behind an account as they act now, with the desks they hold. */
  as(accountId: number): Promise<Actor>;
  /** Desks were given: who acts next is looked at anew. */
  deskChanged(): void;
  anybody(): Actor;
  /** Plays everything that is planned, and what the scenes plan themselves. */
  play(): Promise<void>;
}

/** Between one act and the next. */
const STEP_MS = 40_000;

export function openStage(today: Date): { stage: Stage; clock: () => Date } {
  let instant = today;
  let planned: { at: Date; scene: Scene; order: number }[] = [];
  let order = 0;
  const known = new Map<number, Actor>();

  const tick = () => {
    const next = new Date(instant.getTime() + STEP_MS);
    if (next < today) instant = next;
    return instant;
  };

  const stage: Stage = {
    today,
    now: () => instant,
    day: () => dayOf(instant),
    office: (days, time) => officeHour(addDays(dayOf(today), days), time),
    plan(at, scene) {
      order += 1;
      planned.push({ at, scene, order });
    },
    async as(accountId) {
      const at = tick();
      const actor = known.get(accountId) ?? (await actorOf(accountId, at, null, null));
      if (!actor) throw new Error(`account ${accountId} cannot act in the demo town`);
      known.set(accountId, actor);
      return { ...actor, at };
    },
    deskChanged: () => known.clear(),
    anybody: () => visitor(tick(), null, null),
    async play() {
      instant = new Date(0);
      while (planned.length > 0) {
        const [next] = planned.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
        if (!next) break;
        planned = planned.filter((each) => each !== next);
        if (next.at > instant) instant = next.at < today ? next.at : today;
        await next.scene();
      }
      instant = today;
    },
  };
  return { stage, clock: () => instant };
}

function officeHour(day: Day, time: string): Date {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(startOfDay(addDays(day, -back)).getTime() + (hour * 60 + minute) * 60_000);
}

/** So many at a time: hashing and the reading of files go on beside the database. */
export async function several<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
