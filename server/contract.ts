// What a contract is: method, path and shapes of one endpoint, beside its route and shared with the client. Imports
// nothing of the server but the domain, so that the browser may have it.
import { z } from 'zod';
import type { Role } from './domain/terms.ts';

/** Who may try at all. For an act, `act`: the roles are those of its policy row, and this is not written twice. */
export type Access = 'act' | 'public' | 'signedIn' | readonly Role[];

export interface UploadSpec {
  /** Form field that carries the file. */
  readonly field: string;
  /** Largest size in bytes; more is answered with 413 and the limit. */
  readonly maxBytes: number;
}

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** What leaves: anything not named here is cut off before sending. */
  readonly answer: A;
  readonly upload?: UploadSpec;
  /** The answer is bytes, not JSON. */
  readonly sends?: 'file';
}

const nothing = z.object({});
type Nothing = typeof nothing;

interface Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  readonly method: Endpoint['method'];
  readonly path: `/api/${string}`;
  readonly access?: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  readonly upload?: UploadSpec;
  readonly sends?: 'file';
}

/** @example 'call.publish': endpoint({ method: 'POST', path: '/api/calls/:id/publish', params: idParams, body: z.object({ version }), answer: callView }) */
export function endpoint<
  A extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(spec: Spec<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return {
    access: 'act',
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    ...spec,
  };
}

export type Contract = Readonly<Record<string, Endpoint>>;

// --- shapes that every contract uses ---------------------------------------------------------------------------

/** A row's id in a path: digits only, so that '1abc', '01' and '1e0' find nothing. */
export const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
export const idParams = z.object({ id });

/** An id inside a JSON body. */
export const idNumber = z.number().int().positive().max(999_999_999);

/** What the caller saw; an act on something newer is refused with 409. */
export const version = z.number().int().positive();

export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
/** Money in fen: a whole number, never a fraction. */
export const fenAmount = z.number().int().min(0).max(999_999_999_999_999);

/** Control, zero-width and direction characters: invisible, and able to make one name look like another. */
const CONTROL = /[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** A line a person typed: trimmed, at most so many characters (code points). */
export function line(max: number, min = 1) {
  return z
    .string()
    .trim()
    .refine((text) => [...text].length >= min, { params: { code: 'input.tooShort', min } })
    .refine((text) => [...text].length <= max, { params: { code: 'input.tooLong', max } })
    .refine((text) => !CONTROL.test(text), { params: { code: 'input.controlCharacters' } })
    .refine((text) => !LONE_SURROGATE.test(text), { params: { code: 'input.loneSurrogate' } });
}

/** Several lines: as a line, but line breaks and tabs are kept. */
export function paragraph(max: number, min = 1) {
  return z
    .string()
    .trim()
    .refine((text) => [...text].length >= min, { params: { code: 'input.tooShort', min } })
    .refine((text) => [...text].length <= max, { params: { code: 'input.tooLong', max } })
    .refine((text) => !CONTROL.test(text.replace(/[\n\r\t]/g, '')), {
      params: { code: 'input.controlCharacters' },
    })
    .refine((text) => !LONE_SURROGATE.test(text), { params: { code: 'input.loneSurrogate' } });
}

export const reason = paragraph(500, 2);

/** One act a record offers, or why not now. */
export const ability = z.object({
  act: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const done = z.object({ done: z.literal(true) });

/** Keyset lists: no page numbers, `after` and `before` are opaque. */
export const listQuery = z.object({
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  size: z.coerce.number().int().min(1).max(100).default(50),
});

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    total: z.union([z.object({ exact: z.number() }), z.object({ atLeast: z.number() })]),
  });
}
