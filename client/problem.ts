// Everything that can go wrong between the browser and the server, as one kind of error a page can show.
import type { Params, Violation } from '../server/domain/violation.ts';

/** A violation as the server tells it: with the sentence in the language that was asked for. */
export interface ToldViolation extends Violation {
  readonly message?: string;
}

/** `status` 0 means that no answer came: the network or the server is down. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly violations: readonly ToldViolation[];
  readonly params: Params;
  /** The record as it stands now, sent with a stale write so that both texts can be shown. */
  readonly current: unknown;

  constructor(told: {
    status: number;
    code: string;
    message?: string | undefined;
    requestId?: string | null | undefined;
    violations?: readonly ToldViolation[] | undefined;
    params?: Params | undefined;
    current?: unknown;
    cause?: unknown;
  }) {
    super(told.message ?? told.code, { cause: told.cause });
    this.name = 'ApiProblem';
    this.status = told.status;
    this.code = told.code;
    this.requestId = told.requestId ?? null;
    this.violations = told.violations ?? [];
    this.params = told.params ?? {};
    this.current = told.current;
  }

  get isNetwork(): boolean {
    return this.status === 0;
  }

  /** Worth sending again unchanged: nothing says that the request itself was wrong. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  get isStale(): boolean {
    return this.code === 'staleVersion';
  }
}

export function isProblem(thrown: unknown): thrown is ApiProblem {
  return thrown instanceof ApiProblem;
}

export function networkProblem(cause: unknown): ApiProblem {
  return new ApiProblem({ status: 0, code: 'network', cause });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function violationsOf(value: unknown): ToldViolation[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((each) => ({
    code: String(each['code'] ?? 'unknown'),
    path: Array.isArray(each['path']) ? (each['path'] as (string | number)[]) : [],
    params: isObject(each['params']) ? (each['params'] as Params) : {},
    ...(typeof each['message'] === 'string' ? { message: each['message'] } : {}),
  }));
}

/** Reads the server's `{error: {...}}`; an answer of any other shape (a proxy's page) keeps its status only. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const error = isObject(body) && isObject(body['error']) ? body['error'] : null;
  if (error === null) return new ApiProblem({ status, code: status >= 500 ? 'unavailable' : 'unreadable' });
  return new ApiProblem({
    status,
    code: typeof error['code'] === 'string' ? error['code'] : 'unknown',
    message: typeof error['message'] === 'string' ? error['message'] : undefined,
    requestId: typeof error['requestId'] === 'string' ? error['requestId'] : null,
    violations: violationsOf(error['violations']),
    params: isObject(error['params']) ? (error['params'] as Params) : {},
    current: error['current'] ?? (isObject(body) ? body['current'] : undefined),
  });
}
