// The express application: the order of what stands before a route is the whole file. No listening here.
import express, { type Express } from 'express';
import type { Config } from './config.ts';
import { NotFound } from './core/errors.ts';
import { featureRoutes } from './features/index.ts';
import { errorResponse } from './http/errorResponse.ts';
import { headers, nonce, sameSite } from './http/guard.ts';
import { silentLog, type Logger } from './http/logger.ts';
import { page } from './http/page.ts';
import { receive } from './http/request.ts';
import { identify, sessions } from './http/session.ts';

/** Forms hold long Chinese texts: three bytes a character, so that 100 kB would be 33,000 characters. */
const JSON_LIMIT_BYTES = 2 * 1024 * 1024;

export interface AppDependencies {
  readonly config: Config;
  readonly clientDist?: string | null;
  readonly log?: Logger;
}

export function buildApp({ config, clientDist = null, log = silentLog }: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUSTED_PROXIES);
  app.set('query parser', 'simple');
  app.use(receive, nonce, headers(config));
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(
    '/api',
    sameSite(config),
    express.json({ limit: JSON_LIMIT_BYTES, strict: true }),
    sessions(config),
    identify,
  );
  app.use(...featureRoutes(config));
  app.use('/api', () => {
    throw new NotFound();
  });
  app.use(page(clientDist));
  app.use(errorResponse(log));
  return app;
}
