// Binds the feedback contract to its reading.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { feedbackContract } from './contract.ts';
import { read } from './reading.ts';

export function feedbackRoutes(): Router {
  return routesOf(feedbackContract, {
    'feedback.read': ({ actor, params }) => read(actor, params.id),
  });
}
