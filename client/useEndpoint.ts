// Reading and acting from a page: useEndpoint asks and keeps, useAct does once however often one clicks.
import { useCallback, useEffect, useRef, useState } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, request } from './api.ts';
import { contracts } from './contracts.ts';
import type { Answer, ArgsOf, EndpointId } from './contracts.ts';
import { ApiProblem } from './problem.ts';
import { useSayProblem } from './ui/useSayProblem.ts';

/** The key under which an answer is kept, for `queryClient.setQueryData` and the like. */
export function keyOf<Id extends EndpointId>(id: Id, args?: ArgsOf<Id>[0]): readonly unknown[] {
  return args === undefined ? [id] : [id, args];
}

interface ReadOptions {
  /** Do not ask yet. */
  readonly unless?: boolean;
  /** Ask again every so many milliseconds, e.g. while a document is being made. */
  readonly every?: number | false;
  /** Keep showing the last answer while one for new arguments is on its way: for lists and filters. */
  readonly keepLast?: boolean;
}

/** Only for endpoints that read: asking may happen again at any time. */
export function useEndpoint<Id extends EndpointId>(
  id: Id,
  args?: ArgsOf<Id>[0],
  options: ReadOptions = {},
): UseQueryResult<Answer<Id>, ApiProblem> {
  if (contracts[id].method !== 'GET') throw new Error(`${id} is an act: use useAct`);
  return useQuery<Answer<Id>, ApiProblem>({
    queryKey: keyOf(id, args),
    queryFn: ({ signal }) => request(id, args ?? {}, signal) as Promise<Answer<Id>>,
    enabled: options.unless !== true,
    refetchInterval: options.every ?? false,
    ...(options.keepLast === true ? { placeholderData: keepPreviousData } : {}),
  });
}

interface ActOptions<Id extends EndpointId> {
  readonly onDone?: (answer: Answer<Id>) => void;
  /** The page shows the problem itself (violations beside the fields); no message pops up. */
  readonly quiet?: boolean;
}

export interface Doing<Id extends EndpointId> {
  /** Resolves to null when it failed; the problem has been told by then. Never throws an ApiProblem. */
  readonly run: (...args: ArgsOf<Id>) => Promise<{ answer: Answer<Id> } | null>;
  readonly underWay: boolean;
  readonly problem: ApiProblem | null;
  readonly reset: () => void;
}

/** While one run is under way a second call gives the same promise: a double click sends once. */
export function useAct<Id extends EndpointId>(id: Id, options: ActOptions<Id> = {}): Doing<Id> {
  const queries = useQueryClient();
  const say = useSayProblem();
  const running = useRef<Promise<{ answer: Answer<Id> } | null> | null>(null);
  const latest = useRef(options);
  const [underWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  useEffect(() => {
    latest.current = options;
  });

  const run = useCallback(
    (...args: ArgsOf<Id>): Promise<{ answer: Answer<Id> } | null> => {
      if (running.current !== null) return running.current;
      const once = async () => {
        setUnderWay(true);
        setProblem(null);
        try {
          const answer = await api(id, ...args);
          latest.current.onDone?.(answer);
          await queries.invalidateQueries();
          return { answer };
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          setProblem(error);
          if (latest.current.quiet !== true) say(error);
          // The answer may have been lost after the server did its work: look again before anybody repeats it.
          if (error.status === 409 || error.isPassing) await queries.invalidateQueries();
          return null;
        } finally {
          running.current = null;
          setUnderWay(false);
        }
      };
      running.current = once();
      return running.current;
    },
    [id, queries, say],
  );

  const reset = useCallback(() => setProblem(null), []);
  return { run, underWay, problem, reset };
}
