// The one HTML page of the product, with a fresh nonce each time; and the files of the built client.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';

/** @param dist the folder of the built client; null when there is none (API tests) */
export function page(dist: string | null): Router {
  const router = Router();
  if (dist === null) return router;
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  router.use(
    '/assets',
    express.static(path.join(dist, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  );
  router.use(express.static(dist, { index: false, maxAge: 0 }));
  router.get('/{*path}', (request, response, next) => {
    if (request.path.startsWith('/api/')) return next();
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(html.replaceAll('__NONCE__', response.locals.nonce));
  });
  return router;
}
