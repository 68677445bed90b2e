// What stands before every route: headers, and the refusal of requests that another site sends with our cookie.
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { Forbidden } from '../core/errors.ts';

declare module 'express-serve-static-core' {
  interface Locals {
    nonce: string;
  }
}

export const nonce: RequestHandler = (_request, response, next) => {
  response.locals.nonce = randomBytes(16).toString('base64');
  next();
};

/** A strict policy. Nothing that presumes https unless BASE_URL is https: over http on a LAN it would blank the page. */
export function headers(config: Config): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: [
          "'self'",
          (_request, response) =>
            `'nonce-${(response as { locals?: { nonce?: string } }).locals?.nonce ?? ''}'`,
        ],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(config.isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: config.isHttps ? { maxAge: 15_552_000 } : false,
    crossOriginOpenerPolicy: config.isHttps,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** CSRF: SameSite=Lax, and on every change the browser's own word about where the request comes from. */
export function sameSite(config: Config): RequestHandler {
  return (request, _response, next) => {
    if (READING.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Forbidden('crossSite');
    const origin = request.get('Origin');
    if (origin !== undefined && !isOwn(origin, request.get('Host'), config.BASE_URL))
      throw new Forbidden('crossSite');
    next();
  };
}

function isOwn(origin: string, host: string | undefined, baseUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || (baseUrl !== undefined && from.origin === new URL(baseUrl).origin);
}
