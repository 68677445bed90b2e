// Where in a list a person stands, and by what it is narrowed: kept in the address, so that back and reload work.
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export interface Place<Name extends string> {
  /** For the endpoint: `query: place.query`. */
  readonly query: { readonly after?: string; readonly before?: string } & { readonly [N in Name]?: string };
  readonly go: (where: { after: string } | { before: string }) => void;
  /** Narrows the list and begins at its start again. */
  readonly narrow: (by: { readonly [N in Name]?: string | undefined }) => void;
}

/** @example const place = usePlace('state', 'text'); place.narrow({ state: 'draft' }) */
export function usePlace<const Name extends string = never>(...names: readonly Name[]): Place<Name> {
  const [search, setSearch] = useSearchParams();
  const known = names.join(' ');

  const query = useMemo(() => {
    const kept = [...(known === '' ? [] : known.split(' ')), 'after', 'before'].flatMap((name) => {
      const value = search.get(name);
      return value === null || value === '' ? [] : [[name, value] as const];
    });
    return Object.fromEntries(kept) as Place<Name>['query'];
  }, [search, known]);

  const change = useCallback(
    (edit: (next: URLSearchParams) => void) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.delete('after');
        next.delete('before');
        edit(next);
        return next;
      }),
    [setSearch],
  );

  const go = useCallback<Place<Name>['go']>(
    (where) => change((next) => Object.entries(where).forEach(([name, value]) => next.set(name, value))),
    [change],
  );
  const narrow = useCallback<Place<Name>['narrow']>(
    (by) =>
      change((next) =>
        Object.entries<string | undefined>(by).forEach(([name, value]) =>
          value === undefined || value === '' ? next.delete(name) : next.set(name, value),
        ),
      ),
    [change],
  );
  return useMemo(() => ({ query, go, narrow }), [query, go, narrow]);
}
