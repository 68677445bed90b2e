// The one way the browser speaks to the server: typed from the contracts, every failure an ApiProblem.
import { contracts } from './contracts.ts';
import type { Answer, ArgsOf, EndpointId } from './contracts.ts';
import type { Endpoint } from '../server/contract.ts';
import { ApiProblem, networkProblem, problemFrom } from './problem.ts';
import { language } from './i18n/language.ts';
import { whoIsHere } from './presence.ts';

export { ApiProblem, isProblem } from './problem.ts';
export type { Answer, Args, EndpointId } from './contracts.ts';

interface LooseArgs {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

function shapeOf(id: EndpointId): Endpoint {
  return contracts[id];
}

/** The address of an endpoint, for links to files and for requests. */
export function addressOf<Id extends EndpointId>(id: Id, ...[args]: ArgsOf<Id>): string {
  return address(shapeOf(id).path, (args ?? {}) as LooseArgs);
}

function address(path: string, { params, query }: LooseArgs): string {
  const named = (params ?? {}) as Record<string, unknown>;
  const filled = path.replace(/:(\w+)/gu, (_whole, name: string) => {
    const value = named[name];
    if (value === undefined || value === null || value === '') throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null || value === '') continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

/** Headers of every request. `Keguan-Person` lets the server refuse what another person's open page still sends. */
export function commonHeaders(): Record<string, string> {
  const person = whoIsHere.current();
  return {
    Accept: 'application/json',
    'Accept-Language': language(),
    ...(person === null ? {} : { 'Keguan-Person': person }),
  };
}

/** An answer that takes longer than this is no answer: the server or the line is down. */
const PATIENCE = 60_000;

async function send(id: EndpointId, args: LooseArgs, signal?: AbortSignal): Promise<unknown> {
  const shape = shapeOf(id);
  const hasBody = args.body !== undefined;
  const stop = new AbortController();
  const giveUp = setTimeout(() => stop.abort(), PATIENCE);
  const callOff = () => stop.abort();
  signal?.addEventListener('abort', callOff);
  try {
    const response = await fetch(address(shape.path, args), {
      method: shape.method,
      credentials: 'same-origin',
      headers: { ...commonHeaders(), ...(hasBody ? { 'Content-Type': 'application/json' } : {}) },
      ...(hasBody ? { body: JSON.stringify(args.body) } : {}),
      signal: stop.signal,
    });
    return await readAnswer(response);
  } catch (error) {
    if (error instanceof ApiProblem || signal?.aborted === true) throw error;
    throw networkProblem(error);
  } finally {
    clearTimeout(giveUp);
    signal?.removeEventListener('abort', callOff);
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json() : undefined;
  if (!response.ok) throw problemFrom(response.status, body);
  if (!isJson) throw new ApiProblem({ status: response.status, code: 'unreadable' });
  return body;
}

/**
 * Sends one request. If the session has ended, waits until the same person has signed in again and
 * sends once more, so that nothing typed is lost; another person, or a closed dialog, ends it with the 401.
 */
export async function api<Id extends EndpointId>(id: Id, ...[args]: ArgsOf<Id>): Promise<Answer<Id>> {
  return request(id, (args ?? {}) as LooseArgs) as Promise<Answer<Id>>;
}

export async function request(id: EndpointId, args: LooseArgs, signal?: AbortSignal): Promise<unknown> {
  return onceMoreAfterSignIn(() => send(id, args, signal));
}

/** Runs `attempt`; if the session has ended, once more after the same person has signed in again. */
export async function onceMoreAfterSignIn<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'notSignedIn') throw error;
    if (whoIsHere.current() === null || !(await whoIsHere.sameAgain())) throw error;
    return attempt();
  }
}
