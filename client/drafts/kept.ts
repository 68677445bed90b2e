// What of a draft is kept on this machine while the server does not have it, under the person it belongs to.
import { edited, isDirty, received } from './queue.ts';
import type { Json, Queue } from './queue.ts';

/** Text storage of the browser, or a stand-in in tests. */
export interface Shelf {
  readonly remember: (key: string, text: string) => boolean;
  readonly recall: (key: string) => string | null;
  readonly forget: (key: string) => void;
  readonly keysUnder: (prefix: string) => string[];
}

interface KeptSection {
  readonly mine: Json;
  readonly base: Json;
  readonly version: number;
}

export interface Kept {
  readonly at: number;
  readonly sections: Readonly<Record<string, KeptSection>>;
}

/** Which text on this machine: whose, of which draft, typed in which tab. */
export interface Place {
  readonly person: string;
  readonly draft: string;
  readonly tab: string;
}

/** A tab that has not renewed its text for so long (ms) is taken to be closed or crashed. */
export const TAB_IS_GONE_AFTER = 20_000;

const part = (text: string) => encodeURIComponent(text);

/** The person comes first: nobody's look-up can begin with another person's prefix. */
function prefixOf({ person, draft }: Omit<Place, 'tab'>): string {
  return `keguan.draft/${part(person)}/${part(draft)}/`;
}

function keyOf(place: Place): string {
  return prefixOf(place) + part(place.tab);
}

export function textToKeep(queue: Queue, now: number): Kept | null {
  if (!isDirty(queue)) return null;
  const sections = Object.fromEntries(
    Object.entries(queue.sections)
      .filter(([, section]) => section.changedAt !== null)
      .map(([name, { mine, base, version }]) => [name, { mine, base, version }]),
  );
  return { at: now, sections };
}

/** False when the machine has no room: then only the page itself holds the text. */
export function keep(shelf: Shelf, place: Place, queue: Queue, now: number): boolean {
  const kept = textToKeep(queue, now);
  if (kept === null) {
    shelf.forget(keyOf(place));
    return true;
  }
  return shelf.remember(keyOf(place), JSON.stringify(kept));
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'number' &&
    'sections' in value &&
    typeof value.sections === 'object' &&
    value.sections !== null
  );
}

function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // cut short by a crash while writing
    throw error;
  }
}

/** Puts texts that never reached the server back over what the server has; a newer server text makes a conflict. */
export function restored(queue: Queue, kept: Kept, now: number): Queue {
  return Object.entries(kept.sections).reduce((whole, [name, text]) => {
    const section = whole.sections[name];
    if (section === undefined || section.changedAt !== null) return whole;
    const server = { value: section.base, version: section.version };
    const asItWas = {
      ...section,
      base: text.base,
      mine: text.base,
      version: Math.min(text.version, server.version),
    };
    const typed = edited(
      { ...whole, sections: { ...whole.sections, [name]: asItWas } },
      name,
      text.mine,
      now,
    );
    return text.version >= server.version ? typed : received(typed, { [name]: server });
  }, queue);
}

/** Takes up this tab's own text and those of tabs that are gone. Texts taken over are filed under this tab. */
export function takeUp(shelf: Shelf, place: Place, queue: Queue, now: number): Queue {
  const own = keyOf(place);
  const found = shelf
    .keysUnder(prefixOf(place))
    .map((key) => ({ key, kept: readKept(shelf.recall(key)) }))
    .filter(({ key, kept }) => kept !== null && (key === own || now - kept.at > TAB_IS_GONE_AFTER))
    .sort((one, other) => (other.kept?.at ?? 0) - (one.kept?.at ?? 0));
  const whole = found.reduce(
    (taken, { kept }) => (kept === null ? taken : restored(taken, kept, now)),
    queue,
  );
  if (found.length > 0 && keep(shelf, place, whole, now)) {
    found.filter(({ key }) => key !== own).forEach(({ key }) => shelf.forget(key));
  }
  return whole;
}
