// What every request carries through the product: its id, the instant its headers arrived, and who acts.
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { now } from '../core/clock.ts';
import type { Actor } from '../policy/subject.ts';

declare module 'express-serve-static-core' {
  interface Request {
    id: string;
    receivedAt: Date;
    actor: Actor;
  }
}

/** First of all: a deadline decides on the receipt of the headers, however long the body takes. */
export const receive: RequestHandler = (request, response, next) => {
  request.id = randomUUID();
  request.receivedAt = now();
  request.actor = visitor(request.receivedAt, request.ip ?? null, request.id);
  response.set('X-Request-Id', request.id);
  next();
};

/** Nobody in particular: a visitor of the public pages. */
export function visitor(at: Date, ip: string | null, requestId: string | null): Actor {
  return {
    kind: 'public',
    accountId: null,
    personId: null,
    name: '',
    desks: [],
    at,
    ip,
    requestId,
    mustChangePassword: false,
  };
}

/** The product itself, acting by date. */
export function clockActor(at: Date): Actor {
  return { ...visitor(at, null, null), kind: 'clock' };
}
