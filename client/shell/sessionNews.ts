// Tells the other tabs of this browser who has signed in, so that none goes on as somebody else.
import { whoIsHere } from '../presence.ts';

const channelName = 'keguan.session';

export function tellTabs(person: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(person);
  channel.close();
}

/** The same person signed in elsewhere: what waits here goes on. Another person: this page stops. */
export function listenToTabs(): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    const here = whoIsHere.current();
    if (here === null || typeof event.data !== 'string') return;
    if (event.data !== here) whoIsHere.otherCame();
    else if (whoIsHere.isAsking()) whoIsHere.entered(here);
  };
  return () => channel.close();
}
