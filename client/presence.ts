// Who sits at this browser, and what happens when the session ends under their hands. No React, no requests.

type Listener = () => void;

/** One place that knows the signed-in person; api.ts waits on it when the server says 401. */
export function createPresence() {
  let person: string | null = null;
  let waiting: { promise: Promise<boolean>; settle: (same: boolean) => void } | null = null;
  let isOtherHere = false;
  const listeners = new Set<Listener>();
  const tell = () => listeners.forEach((each) => each());

  function settle(same: boolean): void {
    const open = waiting;
    waiting = null;
    open?.settle(same);
    tell();
  }

  return {
    current: (): string | null => person,
    /** True while the sign-in dialog should be over the page. */
    isAsking: (): boolean => waiting !== null,
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** A person has signed in (or the page found its session). Another person than before ends what waits. */
    entered(id: string): void {
      const same = person === null || person === id;
      person = id;
      settle(same);
    },
    /** Somebody else has signed in at this browser: nothing of this page may be sent any more. */
    otherCame(): void {
      person = null;
      isOtherHere = true;
      settle(false);
    },
    isOtherHere: (): boolean => isOtherHere,
    left(): void {
      person = null;
      settle(false);
    },
    /** The dialog was closed without signing in. The text stays in the page. */
    declined(): void {
      settle(false);
    },
    /** Resolves true as soon as the same person has a session again. All who wait share one dialog. */
    sameAgain(): Promise<boolean> {
      if (waiting === null) {
        let settleIt: (same: boolean) => void = () => undefined;
        const promise = new Promise<boolean>((resolve) => {
          settleIt = resolve;
        });
        waiting = { promise, settle: settleIt };
        tell();
      }
      return waiting.promise;
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
export const whoIsHere: Presence = createPresence();
