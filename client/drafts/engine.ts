// Runs one draft: sends what the queue says is due, keeps the unsaved on this machine, and tells the page.
// Knows no React and no DOM; the clock, the timer and the shelf are given.
import * as queueOf from './queue.ts';
import type { Json, Pace, Queue, SaveStatus, ServerText } from './queue.ts';
import { keep, takeUp } from './kept.ts';
import type { Place, Shelf } from './kept.ts';

/** What became of one attempt to save a section. */
export type SaveOutcome =
  | { readonly is: 'saved'; readonly version: number; readonly stored?: Json }
  | { readonly is: 'stale'; readonly theirs: ServerText }
  /** No answer, or one that may pass by itself. */
  | { readonly is: 'failed' }
  | { readonly is: 'signedOut' }
  | { readonly is: 'refused'; readonly why: unknown };

export interface SectionToSave {
  readonly section: string;
  readonly value: Json;
  readonly version: number;
}

export interface EngineParts {
  readonly place: Place;
  readonly loaded: Readonly<Record<string, ServerText>>;
  readonly hasOneVersion?: boolean;
  readonly save: (what: SectionToSave) => Promise<SaveOutcome>;
  readonly shelf: Shelf;
  readonly now: () => number;
  /** Calls back once after so many milliseconds; answers how to call it off. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly pace?: Pace;
  /** Told of each section that reached the server, so that other tabs may know. */
  readonly onSaved?: (section: string, text: ServerText) => void;
}

export interface DraftView {
  readonly status: SaveStatus;
  readonly savedAt: number | null;
  /** The person's text of each section. */
  readonly mine: Readonly<Record<string, Json>>;
  readonly conflicts: readonly { readonly section: string; readonly mine: Json; readonly theirs: Json }[];
  /** Why the server refused, while it does. */
  readonly refusal: unknown;
  /** False when this machine has no room to keep what the server does not have. */
  readonly isKeptHere: boolean;
}

export interface DraftEngine {
  readonly view: () => DraftView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly edit: (section: string, value: Json | ((mine: Json) => Json)) => void;
  readonly resolve: (section: string, choice: 'mine' | 'theirs') => void;
  readonly receive: (fresh: Readonly<Record<string, ServerText>>) => void;
  /** Sends what is unsaved now; resolves when all is saved (true) or something stands in the way (false). */
  readonly flush: () => Promise<boolean>;
  /** The network or the person is back. */
  readonly resume: () => void;
  /** Nothing is sent before. May be started again after a stop. */
  readonly start: () => void;
  /** The page is left: sends what is due at once, then rests. */
  readonly stop: () => void;
}

/** How often an open page renews what it keeps, so that another tab knows it is still there. */
const RENEW_EVERY = 8_000;

export function openDraft(parts: EngineParts): DraftEngine {
  const { place, shelf, now, after, save, pace = queueOf.usualPace } = parts;
  let queue: Queue = takeUp(shelf, place, queueOf.opened(parts.loaded, parts.hasOneVersion), now());
  let refusal: unknown = null;
  let isKeptHere = true;
  let isRunning = false;
  let view = draw();
  let callOff: (() => void) | null = null;
  let callOffRenewal: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const settledOnce = new Set<() => void>();

  function draw(): DraftView {
    const sections = Object.entries(queue.sections);
    const status = queueOf.statusOf(queue);
    return {
      status,
      savedAt: queue.savedAt,
      mine: Object.fromEntries(sections.map(([name, section]) => [name, section.mine])),
      conflicts: sections.flatMap(([section, { mine, theirs }]) =>
        theirs === null ? [] : [{ section, mine, theirs: theirs.value }],
      ),
      refusal: status === 'refused' ? refusal : null,
      isKeptHere,
    };
  }

  function become(changed: Queue): void {
    queue = changed;
    isKeptHere = keep(shelf, place, queue, now());
    view = draw();
    renewWhileDirty();
    step();
    listeners.forEach((each) => each());
    settledOnce.forEach((each) => each());
  }

  function step(): void {
    callOff?.();
    callOff = null;
    const what = queueOf.next(queue, now(), pace);
    if (what === null) return;
    // A page that is being left still sends what is due, but waits for nothing.
    if ('send' in what) void send(what.send);
    else if (isRunning) callOff = after(Math.max(0, what.waitUntil - now()), step);
  }

  async function send(name: string): Promise<void> {
    const section = queue.sections[name];
    if (section === undefined) return;
    const value = section.mine;
    become(queueOf.sent(queue, name));
    let outcome: SaveOutcome = { is: 'failed' };
    try {
      outcome = await save({ section: name, value, version: section.version });
    } finally {
      take(name, value, outcome);
    }
  }

  function take(name: string, value: Json, outcome: SaveOutcome): void {
    switch (outcome.is) {
      case 'saved': {
        const { version, stored } = outcome;
        become(queueOf.saved(queue, stored === undefined ? { version } : { version, stored }, now()));
        parts.onSaved?.(name, { version, value: stored ?? value });
        return;
      }
      case 'stale':
        return become(queueOf.conflicted(queue, outcome.theirs));
      case 'failed':
        return become(queueOf.failed(queue, now(), pace));
      case 'signedOut':
        return become(queueOf.signedOut(queue));
      case 'refused':
        refusal = outcome.why;
        return become(queueOf.refused(queue));
    }
  }

  function renewWhileDirty(): void {
    if (callOffRenewal !== null || !isRunning || !queueOf.isDirty(queue)) return;
    callOffRenewal = after(RENEW_EVERY, () => {
      callOffRenewal = null;
      isKeptHere = keep(shelf, place, queue, now());
      renewWhileDirty();
    });
  }

  function flush(): Promise<boolean> {
    become(queueOf.hurried(queue, now(), pace));
    return new Promise((resolve) => {
      const look = () => {
        if (queue.sending !== null) return;
        settledOnce.delete(look);
        resolve(view.status === 'saved');
      };
      settledOnce.add(look);
      look();
    });
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(section, value) {
      const given = typeof value === 'function' ? value(queue.sections[section]?.mine ?? null) : value;
      become(queueOf.edited(queue, section, given, now()));
    },
    resolve: (section, choice) => become(queueOf.resolved(queue, section, choice, now())),
    receive(fresh) {
      const met = queueOf.received(queue, fresh);
      if (met !== queue) become(met);
    },
    flush,
    resume: () => become(queueOf.resumed(queue)),
    start() {
      isRunning = true;
      renewWhileDirty();
      step();
    },
    stop() {
      isRunning = false;
      callOff?.();
      callOffRenewal?.();
      callOffRenewal = null;
      become(queueOf.hurried(queue, now(), pace));
    },
  };
}
