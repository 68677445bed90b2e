// Sends one file with its progress. XMLHttpRequest, because fetch does not tell how much has left.
import { addressOf, commonHeaders, onceMoreAfterSignIn } from './api.ts';
import { contracts } from './contracts.ts';
import type { Answer, ArgsOf, EndpointId } from './contracts.ts';
import { ApiProblem, networkProblem, problemFrom } from './problem.ts';

interface Sending {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** The contract must have `upload`; what its body names goes along as form fields. */
export async function upload<Id extends EndpointId>(
  id: Id,
  args: ArgsOf<Id>[0],
  file: File,
  sending: Sending = {},
): Promise<Answer<Id>> {
  return onceMoreAfterSignIn(() => attempt(id, args, file, sending)) as Promise<Answer<Id>>;
}

function attempt(
  id: EndpointId,
  args: object | undefined,
  file: File,
  { onProgress, signal }: Sending,
): Promise<unknown> {
  const shape: { method: string; upload?: { field: string } } = contracts[id];
  if (shape.upload === undefined) throw new Error(`${id} takes no file`);
  const given = (args ?? {}) as { body?: Record<string, unknown> };
  const form = new FormData();
  for (const [name, value] of Object.entries(given.body ?? {})) {
    if (value !== undefined && value !== null) form.append(name, String(value));
  }
  form.append(shape.upload.field, file, file.name);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(shape.method, addressOf(id, given as ArgsOf<EndpointId>[0]));
    for (const [name, value] of Object.entries(commonHeaders())) request.setRequestHeader(name, value);
    request.responseType = 'text';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const body = read(request.responseText);
      if (request.status < 200 || request.status > 299) reject(problemFrom(request.status, body));
      else if (body === undefined) reject(new ApiProblem({ status: request.status, code: 'unreadable' }));
      else resolve(body);
    };
    request.onerror = () => reject(networkProblem(null));
    request.onabort = () => reject(networkProblem(null));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
