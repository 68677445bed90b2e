// Speaks HTTP as a browser would: keeps its cookie, sends JSON and files, and says of a refusal what was refused and why.
import { strict as assert } from 'node:assert';

export interface Violation {
  readonly code: string;
  readonly path: readonly (string | number)[];
}

/** An answer that is no success. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly violations: readonly Violation[];

  constructor(request: string, status: number, body: unknown) {
    const { error } = body as {
      error?: { code?: string; params?: Record<string, unknown>; violations?: Violation[] };
    };
    super(`${request} was answered with ${status} ${JSON.stringify(body).slice(0, 1500)}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = error?.code ?? '';
    this.params = error?.params ?? {};
    this.violations = error?.violations ?? [];
  }

  names(violation: string): boolean {
    return this.violations.some((each) => each.code === violation);
  }
}

export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
  readonly type: string;
}

export interface Browser {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  upload<T>(path: string, fields: Record<string, string>, file: SentFile): Promise<T>;
  download(path: string): Promise<Buffer>;
}

export function openBrowser(address: string): Browser {
  let cookie = '';

  async function send(method: string, path: string, body?: string | FormData): Promise<Response> {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': 'zh-CN',
        Origin: address,
        ...(cookie !== '' && { Cookie: cookie }),
        ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? cookie;
    if (response.ok) return response;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    assert.ok(
      isJson,
      `${method} ${path}: ${response.status} is answered with no JSON: ${text.slice(0, 200)}`,
    );
    throw new Refusal(`${method} ${path}`, response.status, JSON.parse(text));
  }

  const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;

  return {
    get: (path) => json(send('GET', path)),
    post: (path, body = {}) => json(send('POST', path, JSON.stringify(body))),
    put: (path, body) => json(send('PUT', path, JSON.stringify(body))),
    upload(path, fields, { name, content, type }) {
      const form = new FormData();
      for (const [key, value] of Object.entries(fields)) form.set(key, value);
      form.set('file', new Blob([new Uint8Array(content)], { type }), name);
      return json(send('POST', path, form));
    },
    async download(path) {
      return Buffer.from(await (await send('GET', path)).arrayBuffer());
    },
  };
}

/** The act must be refused, so and not otherwise. */
export async function refused(act: Promise<unknown>, status: number, code?: string): Promise<Refusal> {
  const refusal = await act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    },
  );
  assert.ok(refusal, `what should be refused with ${status} ${code ?? ''} was done`);
  const isSo =
    refusal.status === status && (code === undefined || refusal.code === code || refusal.names(code));
  assert.ok(isSo, `refused otherwise than with ${status} ${code ?? ''}: ${refusal.message}`);
  return refusal;
}
