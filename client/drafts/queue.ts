// Decides what of a draft must be sent, when, and what is true after each answer. Pure: no clock, no requests, no DOM.
//
// A draft is a set of sections. Of each the queue knows the server's text (`base`, `version`) and the person's
// (`mine`). Nothing a person typed is ever dropped here; a newer text on the server is never overwritten here.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface ServerText {
  readonly value: Json;
  readonly version: number;
}

export interface Section {
  readonly base: Json;
  readonly version: number;
  readonly mine: Json;
  /** When the oldest change not yet on the server was made; null when there is none. */
  readonly changedAt: number | null;
  /** When the newest change was made. */
  readonly touchedAt: number;
  /** What somebody else (or another tab) saved meanwhile; the section waits until the person has chosen. */
  readonly theirs: ServerText | null;
  /** The server said no to exactly this text; sent again only after it changes. */
  readonly refused: Json | null;
}

export interface Queue {
  readonly sections: Readonly<Record<string, Section>>;
  readonly sending: { readonly section: string; readonly value: Json } | null;
  /** Failures in a row that may pass by themselves. */
  readonly failures: number;
  readonly retryAt: number | null;
  /** True when the session ended and the person has not signed in again. */
  readonly isSignedOut: boolean;
  readonly savedAt: number | null;
  /** The server's record has one version for all its sections. */
  readonly hasOneVersion: boolean;
}

/** In milliseconds. The server's copy is at most `longest` plus one request behind. */
export interface Pace {
  readonly quiet: number;
  readonly longest: number;
  readonly firstRetry: number;
  readonly slowestRetry: number;
}

export const usualPace: Pace = { quiet: 1_500, longest: 4_000, firstRetry: 2_000, slowestRetry: 10_000 };

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signedOut' | 'conflict' | 'refused';

export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((each, n) => same(each as Json, other[n] as Json))
    );
  }
  const left = one as Record<string, Json | undefined>;
  const right = other as Record<string, Json | undefined>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    same(left[key], right[key]),
  );
}

function asLoaded({ value, version }: ServerText): Section {
  return { base: value, version, mine: value, changedAt: null, touchedAt: 0, theirs: null, refused: null };
}

export function opened(loaded: Readonly<Record<string, ServerText>>, hasOneVersion = false): Queue {
  const sections = Object.fromEntries(Object.entries(loaded).map(([name, text]) => [name, asLoaded(text)]));
  return {
    sections,
    sending: null,
    failures: 0,
    retryAt: null,
    isSignedOut: false,
    savedAt: null,
    hasOneVersion,
  };
}

function changed(queue: Queue, name: string, change: (section: Section) => Section): Queue {
  const section = queue.sections[name];
  if (section === undefined) return queue;
  return { ...queue, sections: { ...queue.sections, [name]: change(section) } };
}

/** A clean section keeps no time of change. */
function settled(section: Section): Section {
  return same(section.mine, section.base) ? { ...section, changedAt: null, refused: null } : section;
}

export function edited(queue: Queue, name: string, value: Json, now: number): Queue {
  return changed(queue, name, (section) =>
    settled({
      ...section,
      mine: value,
      changedAt: section.changedAt ?? now,
      touchedAt: now,
      refused: section.refused !== null && same(section.refused, value) ? section.refused : null,
    }),
  );
}

function isSendable(section: Section): boolean {
  return section.changedAt !== null && section.theirs === null && section.refused === null;
}

function dueAt(section: Section, pace: Pace): number {
  return Math.min(section.touchedAt + pace.quiet, (section.changedAt ?? section.touchedAt) + pace.longest);
}

/** What to do next: send a section now, wait until an instant, or rest (null) until something happens. */
export function next(
  queue: Queue,
  now: number,
  pace: Pace = usualPace,
): { readonly send: string } | { readonly waitUntil: number } | null {
  if (queue.sending !== null || queue.isSignedOut) return null;
  const waiting = Object.entries(queue.sections)
    .filter(([, section]) => isSendable(section))
    .map(([name, section]) => ({ name, at: Math.max(dueAt(section, pace), queue.retryAt ?? 0) }))
    .sort((one, other) => one.at - other.at);
  const first = waiting[0];
  if (first === undefined) return null;
  return first.at <= now ? { send: first.name } : { waitUntil: first.at };
}

/** Makes everything unsaved due at once: the person leaves the field or the page, or presses save. */
export function hurried(queue: Queue, now: number, pace: Pace = usualPace): Queue {
  if (!isDirty(queue)) return queue;
  const sections = Object.fromEntries(
    Object.entries(queue.sections).map(([name, section]) => [
      name,
      section.changedAt === null
        ? section
        : { ...section, changedAt: Math.min(section.changedAt, now - pace.longest) },
    ]),
  );
  return { ...queue, sections, retryAt: null };
}

export function sent(queue: Queue, name: string): Queue {
  const section = queue.sections[name];
  return section === undefined ? queue : { ...queue, sending: { section: name, value: section.mine } };
}

/**
 * The server has taken what was sent. `stored` is what it made of it, where it says so (an identity number comes back
 * masked): it takes the place of the person's text unless they have typed on.
 */
export function saved(queue: Queue, answer: { version: number; stored?: Json }, now: number): Queue {
  const { sending } = queue;
  if (sending === null) return queue;
  const stored = answer.stored === undefined ? sending.value : answer.stored;
  const done = changed(queue, sending.section, (section) => {
    const hasTypedOn = !same(section.mine, sending.value);
    return settled({
      ...section,
      base: stored,
      version: answer.version,
      mine: hasTypedOn ? section.mine : stored,
      theirs: null,
      changedAt: hasTypedOn ? now : null, // what was typed while the request was under way counts from now
    });
  });
  const all = queue.hasOneVersion ? withOneVersion(done, answer.version) : done;
  return { ...all, sending: null, failures: 0, retryAt: null, isSignedOut: false, savedAt: now };
}

function withOneVersion(queue: Queue, version: number): Queue {
  const sections = Object.fromEntries(
    Object.entries(queue.sections).map(([name, section]) => [name, { ...section, version }]),
  );
  return { ...queue, sections };
}

/** No answer, or one that may pass by itself: the text stays and is sent again later and later. */
export function failed(queue: Queue, now: number, pace: Pace = usualPace): Queue {
  const wait = Math.min(pace.firstRetry * 2 ** queue.failures, pace.slowestRetry);
  return { ...queue, sending: null, failures: queue.failures + 1, retryAt: now + wait };
}

export function signedOut(queue: Queue): Queue {
  return { ...queue, sending: null, isSignedOut: true };
}

/** The same person is here again, or the network is: try at once. */
export function resumed(queue: Queue): Queue {
  return { ...queue, isSignedOut: false, failures: 0, retryAt: null };
}

/** The server will not take this text. It stays in the page and on the machine until the person changes it. */
export function refused(queue: Queue): Queue {
  const { sending } = queue;
  if (sending === null) return queue;
  return {
    ...changed(queue, sending.section, (section) => ({ ...section, refused: sending.value })),
    sending: null,
    failures: 0,
    retryAt: null,
  };
}

/** The server's text is not the one this page began from. */
function meeting(section: Section, theirs: ServerText): Section {
  // Nobody touched this section, or somebody saved just what stands here: no choice to make.
  if (section.changedAt === null || same(theirs.value, section.mine)) {
    return { ...asLoaded(theirs), touchedAt: section.touchedAt };
  }
  if (same(theirs.value, section.base)) return { ...section, version: theirs.version, theirs: null };
  return { ...section, theirs };
}

/** A stale write came back with what is stored now. */
export function conflicted(queue: Queue, theirs: ServerText): Queue {
  const { sending } = queue;
  if (sending === null) return queue;
  const met = changed(queue, sending.section, (section) => meeting(section, theirs));
  return { ...met, sending: null, failures: 0, retryAt: null };
}

/** Fresh texts from the server or from another tab. Older ones, and those under way, change nothing. */
export function received(queue: Queue, fresh: Readonly<Record<string, ServerText>>): Queue {
  return Object.entries(fresh).reduce((kept, [name, text]) => {
    const section = kept.sections[name];
    if (section === undefined) return { ...kept, sections: { ...kept.sections, [name]: asLoaded(text) } };
    if (text.version <= section.version || kept.sending?.section === name) return kept;
    return changed(kept, name, () => meeting(section, text));
  }, queue);
}

/** The person has seen both texts and chosen. `mine` then rests on the newer version and is sent. */
export function resolved(queue: Queue, name: string, choice: 'mine' | 'theirs', now: number): Queue {
  return changed(queue, name, (section) => {
    if (section.theirs === null) return section;
    if (choice === 'theirs') return asLoaded(section.theirs);
    return settled({
      ...section,
      base: section.theirs.value,
      version: section.theirs.version,
      theirs: null,
      changedAt: now,
      touchedAt: now,
    });
  });
}

export function isDirty(queue: Queue): boolean {
  return Object.values(queue.sections).some((section) => section.changedAt !== null);
}

export function statusOf(queue: Queue): SaveStatus {
  const sections = Object.values(queue.sections);
  if (sections.some((section) => section.theirs !== null)) return 'conflict';
  if (sections.some((section) => section.refused !== null)) return 'refused';
  if (!isDirty(queue)) return 'saved';
  if (queue.isSignedOut) return 'signedOut';
  if (queue.failures > 0) return 'offline';
  return queue.sending === null ? 'unsaved' : 'saving';
}
