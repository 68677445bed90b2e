// Who is signed in and at which desk, for every page. The only thing this client keeps in a context.
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Answer } from './contracts.ts';
import { recall, remember } from './localText.ts';
import type { ApiProblem } from './problem.ts';
import { whoIsHere } from './presence.ts';
import { tellTabs } from './shell/sessionNews.ts';

export type Session = Answer<'session.read'>;
export type Desk = Session['desks'][number];

interface Here {
  /** The signed-in person's id as text; null while nobody is. */
  readonly person: string | null;
  readonly session: Session;
  readonly desk: Desk | null;
  readonly chooseDesk: (id: Desk['id']) => void;
  readonly signedIn: (session: Session) => void;
  readonly signOut: () => Promise<void>;
}

const HereContext = createContext<Here | null>(null);

export const sessionKey = ['session.read'] as const;

export function useSessionQuery() {
  const queries = useQueryClient();
  return useQuery<Session, ApiProblem>({
    queryKey: sessionKey,
    queryFn: async () => stayingWith(queries.getQueryData<Session>(sessionKey), await api('session.read')),
    staleTime: 60_000,
  });
}

/**
 * A session that ended by itself does not take the page away from under a person's hands: they are asked to sign in
 * over it. Only signing out, or reloading, changes who is here.
 */
function stayingWith(held: Session | undefined, next: Session): Session {
  if (held === undefined || held.person === null || held.person.id === next.person?.id) return next;
  if (next.person !== null) whoIsHere.otherCame();
  else if (whoIsHere.current() !== null) void whoIsHere.sameAgain();
  return held;
}

/** `null` while nobody is signed in. */
export function useSession(): Here {
  const here = use(HereContext);
  if (here === null) throw new Error('a page outside SessionProvider');
  return here;
}

const deskKey = (person: string) => `keguan.desk.${person}`;

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  const queries = useQueryClient();
  const person = session.person === null ? null : String(session.person.id);
  const [chosen, setChosen] = useState<string | null>(null);

  useEffect(() => {
    if (person === null) whoIsHere.left();
    else {
      whoIsHere.entered(person);
      tellTabs(person);
    }
  }, [person]);

  const wanted = chosen ?? (person === null ? null : recall(deskKey(person)));
  const desk =
    session.desks.find((each) => String(each.id) === wanted) ??
    // Officers and experts may apply too, but that is seldom what they signed in for.
    session.desks.find((each) => each.role !== 'applicant') ??
    session.desks[0] ??
    null;

  const chooseDesk = useCallback(
    (id: Desk['id']) => {
      setChosen(String(id));
      if (person !== null) remember(deskKey(person), String(id));
    },
    [person],
  );

  // Whatever was read as somebody else is forgotten; what an open page shows is asked for again.
  const becomes = useCallback(
    (next: Session) => {
      const isOther = next.person === null || String(next.person.id) !== whoIsHere.current();
      if (isOther) setChosen(null);
      if (next.person === null) whoIsHere.left();
      else {
        whoIsHere.entered(String(next.person.id));
        tellTabs(String(next.person.id));
      }
      queries.setQueryData(sessionKey, next);
      if (isOther) void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    },
    [queries],
  );

  const signOut = useCallback(async () => becomes(await api('session.signOut')), [becomes]);

  const here = useMemo(
    () => ({ person, session, desk, chooseDesk, signedIn: becomes, signOut }),
    [person, session, desk, chooseDesk, becomes, signOut],
  );
  return <HereContext value={here}>{children}</HereContext>;
}
