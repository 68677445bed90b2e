// The audit administrator's search.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { auditContract } from './contract.ts';
import { list } from './service.ts';

export function auditRoutes(): Router {
  return routesOf(auditContract, { 'audit.list': ({ query }) => list(query) });
}
