// Every feature's routes, in the order of a grant's life. A family adds its line here.
import type { Router } from 'express';
import type { Config } from '../config.ts';
import { sessionRoutes } from './identity/session/routes.ts';

export function featureRoutes(config: Config): Router[] {
  return [sessionRoutes(config)];
}
