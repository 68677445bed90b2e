// Turns a contract and its handlers into express routes: parse everything, coarse gate, call, cut the answer to shape.
import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { Access, Contract, Endpoint } from '../contract.ts';
import { Forbidden, InvalidInput, NotFound, NotSignedIn } from '../core/errors.ts';
import { isAct } from '../domain/acts.ts';
import { violation, type Violation } from '../domain/violation.ts';
import { desksFor, holds } from '../policy/authorize.ts';
import type { Actor } from '../policy/subject.ts';
import { receiveUpload, type ReceivedFile } from './upload.ts';

/** What a handler gets: everything parsed, nothing ambient. */
export interface Call<E extends Endpoint> {
  readonly actor: Actor;
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  /** The uploaded file in its temporary place, when the contract has `upload`. */
  readonly file: ReceivedFile | null;
  readonly request: Request;
  readonly response: Response;
}

export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (call: Call<C[K]>) => Promise<z.input<C[K]['answer']> | void>;
};

/** Every endpoint that was mounted, for the matrices and the leak test: new routes join by themselves. */
export const mounted = new Map<string, Endpoint>();

/** A handler that is missing does not compile. */
export function routesOf<const C extends Contract>(contract: C, handlers: Handlers<C>): Router {
  const router = Router();
  for (const [name, spec] of Object.entries(contract)) {
    mounted.set(name, spec);
    const handle = handlers[name as keyof C] as (call: Call<Endpoint>) => Promise<unknown>;
    const method = spec.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    router[method](spec.path, async (request, response) => {
      gate(name, spec.access, request.actor);
      const file = spec.upload ? await receiveUpload(request, response, spec.upload) : null;
      try {
        const call = { ...parse(spec, request), actor: request.actor, file, request, response };
        const answer = await handle(call);
        if (spec.sends === 'file' || response.headersSent) return;
        response.json(spec.answer.parse(answer));
      } finally {
        await file?.discard();
      }
    });
  }
  return router;
}

/** Before anything is loaded: is there a desk at all for it? */
function gate(name: string, access: Access, actor: Actor): void {
  if (access === 'public') return;
  const act = access === 'act' && isAct(name) ? name : null;
  if (access === 'act' && act === null)
    throw new Error(`${name} is no act: its contract must say who has access`);
  if (act && desksFor(actor, act).length > 0 && actor.kind !== 'person') return; // a public act
  if (actor.kind !== 'person') throw new NotSignedIn();
  if (actor.mustChangePassword && !MAY_BEFORE_NEW_PASSWORD.has(name))
    throw new Forbidden('mustChangePassword');
  if (act && desksFor(actor, act).length === 0) throw new Forbidden();
  if (Array.isArray(access) && !holds(actor, ...access)) throw new Forbidden();
}

const MAY_BEFORE_NEW_PASSWORD = new Set(['session.read', 'session.signOut', 'account.changePassword']);

type Parsed = { params: never; query: never; body: never };

/** Parses params, query and body; all that is wrong at once. An unreadable id in the path is not an error but no such thing. */
function parse(spec: Endpoint, request: Request): Parsed {
  const violations: Violation[] = [];
  const read = (shape: z.ZodType, input: unknown) => {
    const result = shape.safeParse(input);
    if (!result.success) violations.push(...result.error.issues.map(toViolation));
    return result.data;
  };
  const parsed = {
    params: spec.params.safeParse(request.params),
    query: read(spec.query, request.query),
    body: read(spec.body, request.body ?? {}),
  };
  if (!parsed.params.success) throw new NotFound();
  if (violations.length > 0) throw new InvalidInput(violations);
  return { params: parsed.params.data, query: parsed.query, body: parsed.body } as Parsed;
}

function toViolation(issue: z.core.$ZodIssue): Violation {
  const path = issue.path.map((each) => (typeof each === 'symbol' ? String(each) : each));
  const own =
    'params' in issue && issue.params
      ? (issue.params as { code?: string; min?: number; max?: number })
      : null;
  if (own?.code) {
    const { code, ...params } = own;
    return violation(code, path, params);
  }
  const { code, minimum, maximum, expected } = issue as {
    code: string;
    minimum?: number;
    maximum?: number;
    expected?: string;
  };
  return violation(`input.${code}`, path, {
    ...(minimum !== undefined && { min: Number(minimum) }),
    ...(maximum !== undefined && { max: Number(maximum) }),
    ...(expected !== undefined && { expected: String(expected) }),
  });
}
