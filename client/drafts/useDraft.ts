// A page's draft: open it with what the server has, edit it by section, and it saves itself.
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { forget, keysUnder, recall, remember } from '../localText.ts';
import { whoIsHere } from '../presence.ts';
import { isProblem } from '../problem.ts';
import { openDraft } from './engine.ts';
import type { DraftEngine, DraftView, SaveOutcome, SectionToSave } from './engine.ts';
import type { Json, ServerText } from './queue.ts';
import { tabName } from './tabName.ts';

export interface DraftOptions {
  /** Which draft, e.g. `application/17`. Another key is another draft. */
  readonly draft: string;
  /** The person the text belongs to; it is kept under their name and sent only while they are here. */
  readonly person: string;
  /** What the server has. A newer answer of the server may be passed at any time. */
  readonly loaded: Readonly<Record<string, ServerText>>;
  /** Saves one section; throws the ApiProblem of `api()` as it comes. */
  readonly save: (what: SectionToSave) => Promise<{ version: number; stored?: Json }>;
  /** Reads the section as it is now out of `current` of a stale write, or asks the server. */
  readonly theirs: (current: unknown, section: string) => ServerText | Promise<ServerText>;
  /** The record has one version for all its sections. */
  readonly hasOneVersion?: boolean;
}

export interface Draft extends DraftView {
  readonly edit: DraftEngine['edit'];
  readonly resolve: DraftEngine['resolve'];
  readonly flush: DraftEngine['flush'];
}

const shelf = { remember, recall, forget, keysUnder };

/** Only the person it belongs to may send it, whoever else has signed in at this browser meanwhile. */
async function outcomeOf(what: SectionToSave, { person, save, theirs }: DraftOptions): Promise<SaveOutcome> {
  if (whoIsHere.current() !== person) return { is: 'signedOut' };
  try {
    return { is: 'saved', ...(await save(what)) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    if (error.status === 401) return { is: 'signedOut' };
    if (error.isPassing) return { is: 'failed' };
    if (error.code !== 'staleVersion') return { is: 'refused', why: error };
    try {
      return { is: 'stale', theirs: await theirs(error.current, what.section) };
    } catch (reading) {
      if (isProblem(reading)) return { is: 'failed' };
      throw reading;
    }
  }
}

function isOf(one: DraftOptions, other: DraftOptions): boolean {
  return one.draft === other.draft && one.person === other.person;
}

interface Note {
  readonly person: string;
  readonly draft: string;
  readonly fresh: Readonly<Record<string, ServerText>>;
}

export function useDraft(options: DraftOptions): Draft {
  const { draft, person, loaded } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  // One engine per draft and person. Opening one has no effect outside but taking up what is kept here.
  const engine = useMemo(
    () =>
      openDraft({
        place: { person, draft, tab: tabName() },
        loaded,
        hasOneVersion: options.hasOneVersion ?? false,
        // The newest options, as long as they are of this draft: what is sent while leaving goes where it belongs.
        save: (what) => outcomeOf(what, isOf(latest.current, options) ? latest.current : options),
        shelf,
        now: () => Date.now(),
        after(milliseconds, act) {
          const timer = setTimeout(act, milliseconds);
          return () => clearTimeout(timer);
        },
        onSaved: (section, text) => tellTabs({ person, draft, fresh: { [section]: text } }),
      }),
    [draft, person],
  );

  useEffect(() => {
    engine.start();
    const callOff = listenTo(engine, person, draft);
    return () => {
      callOff();
      engine.stop();
    };
  }, [engine, person, draft]);

  useEffect(() => engine.receive(loaded), [engine, loaded]);

  const view = useSyncExternalStore(engine.subscribe, engine.view);
  return useMemo(
    () => ({ ...view, edit: engine.edit, resolve: engine.resolve, flush: engine.flush }),
    [view, engine],
  );
}

const channelName = 'keguan.draft';

function tellTabs(note: Note): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(note);
  channel.close();
}

/** What happens to this tab: hidden or left, back, the network back, the person back, another tab that saved. */
function listenTo(engine: DraftEngine, person: string, draft: string): () => void {
  const flush = () => void engine.flush();
  const resume = () => {
    if (whoIsHere.current() === person) engine.resume();
  };
  const onVisibility = () => (document.visibilityState === 'hidden' ? flush() : resume());
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  window.addEventListener('online', resume);
  document.addEventListener('visibilitychange', onVisibility);
  const forgetPerson = whoIsHere.subscribe(resume);
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<Note>) => {
    if (event.data.person === person && event.data.draft === draft) engine.receive(event.data.fresh);
  };
  return () => {
    window.removeEventListener('blur', flush);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('online', resume);
    document.removeEventListener('visibilitychange', onVisibility);
    forgetPerson();
    channel.close();
  };
}
