// Every contract the browser may speak, as one object keyed by endpoint id. A feature adds its line here.
import { z } from 'zod';
import type { ZodType } from 'zod';
import { ROLES } from '../server/domain/terms.ts';

/** What the client needs to know of an endpoint; the server's own type says more and fits this one. */
export interface EndpointShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly params?: ZodType | undefined;
  readonly query?: ZodType | undefined;
  readonly body?: ZodType | undefined;
  readonly answer?: ZodType | undefined;
}

const session = z.object({
  person: z.object({ id: z.string(), name: z.string(), username: z.string() }).nullable(),
  desks: z.array(z.object({ id: z.string(), role: z.enum(ROLES), at: z.string() })),
  bureau: z.object({ name: z.string(), city: z.string() }),
});

export const contracts = {
  'session.read': { method: 'GET', path: '/api/session', answer: session },
  'session.signIn': {
    method: 'POST',
    path: '/api/session',
    body: z.object({ username: z.string(), password: z.string() }),
    answer: session,
  },
  'session.signOut': { method: 'POST', path: '/api/session/sign-out', answer: z.object({}) },
} as const satisfies Record<string, EndpointShape>;

export type Contracts = typeof contracts;
export type EndpointId = keyof Contracts & string;

/** Endpoints that only read: those one may ask again at any time. */
export type ReadId = { [Id in EndpointId]: Contracts[Id] extends { method: 'GET' } ? Id : never }[EndpointId];
export type ActId = Exclude<EndpointId, ReadId>;

type Part<Id extends EndpointId, Name extends string> = Contracts[Id] extends {
  readonly [N in Name]: infer P;
}
  ? P extends ZodType
    ? z.input<P>
    : undefined
  : undefined;

/** A part that the contract does not name may not be sent; one that has nothing required may be left out. */
type Sent<Name extends string, Value> = Value extends undefined
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value | undefined }
    : { readonly [N in Name]: Value };

export type Args<Id extends EndpointId> = Sent<'params', Part<Id, 'params'>> &
  Sent<'query', Part<Id, 'query'>> &
  Sent<'body', Part<Id, 'body'>>;

export type Answer<Id extends EndpointId> = Contracts[Id] extends { readonly answer: infer A }
  ? A extends ZodType
    ? z.output<A>
    : undefined
  : undefined;

/** Arguments may be left out altogether where nothing is required. */
export type ArgsOf<Id extends EndpointId> =
  Record<never, never> extends Args<Id> ? [args?: Args<Id>] : [args: Args<Id>];
