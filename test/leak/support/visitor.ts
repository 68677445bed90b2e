// Somebody at the product's door: speaks to it over HTTP by the ids of the contracts, and gets the bytes as they came.
import { strict as assert } from 'node:assert';
import { Agent, request, type IncomingMessage } from 'node:http';
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
    const headers: Record<string, string> = cookie === null ? {} : { cookie };
    let content: Buffer | null = null;
    if (upload) {
      const form = new Response(formOf(upload.field, body, file));
      headers['content-type'] = form.headers.get('content-type') ?? '';
      content = Buffer.from(await form.arrayBuffer());
    } else if (method !== 'GET') {
      headers['content-type'] = 'application/json';
      content = Buffer.from(JSON.stringify(body ?? {}));
    }
    if (content) headers['content-length'] = String(content.length);
    const answer = await answerTo(`${origin}${addressOf(path, sent)}`, { method, headers }, content);
    for (const [name, value] of answer.headers)
      if (name === 'set-cookie') cookie = value.split(';')[0] ?? null;
    return answer;
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

/** A loaded machine takes longer between two requests than a connection is usually kept. */
const connections = new Agent({ keepAlive: true });

/** Header names and values as they came over the line, each by itself. */
function answerTo(
  address: string,
  asked: { method: string; headers: Record<string, string> },
  content: Buffer | null,
): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { ...asked, agent: connections }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const { rawHeaders, statusCode = 0 } = response;
        const headers = rawHeaders.flatMap((name, at) =>
          at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? ''] as const] : [],
        );
        resolve({ status: statusCode, headers, body: Buffer.concat(parts) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(content ?? undefined);
  });
}

function formOf(field: string, body: unknown, file: Sent['file']): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    form.set(key, String(value));
  if (file) form.set(field, new Blob([new Uint8Array(file.bytes)]), file.name);
  return form;
}
