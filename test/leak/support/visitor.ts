// Somebody at the product's door: speaks to it over HTTP by the ids of the contracts, and gets the bytes as they came.
import { strict as assert } from 'node:assert';
import { contracts, type EndpointId } from '../../../client/contracts.ts';
import type { Endpoint } from '../../../server/contract.ts';
import type { Fetched } from './detector.ts';

export interface Sent {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

export interface Visitor {
  /** Whatever the product answers, errors too. */
  fetch(endpoint: Endpoint, sent?: Sent): Promise<Fetched>;
  /** The JSON of an answer that must be 200. */
  ask(id: EndpointId, sent?: Sent): Promise<Json>;
  signIn(username: string, password: string): Promise<void>;
}

/** What a test picks from an answer, by key. */
export interface Json {
  readonly [key: string]: never;
}

export function addressOf(path: string, { params = {}, query = {} }: Sent): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '-')),
  );
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

export function visitor(origin: string): Visitor {
  let cookie: string | null = null;

  async function fetchOnce({ method, path, upload }: Endpoint, sent: Sent = {}): Promise<Fetched> {
    const { body, file } = sent;
    const headers = new Headers(cookie === null ? {} : { cookie });
    let content: FormData | string | undefined;
    if (upload) content = formOf(upload.field, body, file);
    else if (method !== 'GET') {
      headers.set('content-type', 'application/json');
      content = JSON.stringify(body ?? {});
    }
    const response = await fetch(`${origin}${addressOf(path, sent)}`, {
      method,
      headers,
      redirect: 'manual',
      ...(content !== undefined && { body: content }),
    });
    for (const each of response.headers.getSetCookie()) cookie = each.split(';')[0] ?? null;
    return {
      status: response.status,
      headers: [...response.headers],
      body: Buffer.from(await response.arrayBuffer()),
    };
  }

  const ask: Visitor['ask'] = async (id, sent) => {
    const { status, body } = await fetchOnce(contracts[id], sent);
    assert.equal(status, 200, `${id}: ${body.toString('utf8').slice(0, 2000)}`);
    return JSON.parse(body.toString('utf8')) as Json;
  };

  return {
    fetch: fetchOnce,
    ask,
    async signIn(username, password) {
      cookie = null;
      await ask('session.signIn', { body: { username, password } });
    },
  };
}

function formOf(field: string, body: unknown, file: Sent['file']): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    form.set(key, String(value));
  if (file) form.set(field, new Blob([new Uint8Array(file.bytes)]), file.name);
  return form;
}
