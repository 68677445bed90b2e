// Binds the contract of host and recommender to their stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { endorsementContract } from './contract.ts';
import { moved } from './moved.ts';
import { endorse, recommend, returnFromRecommender, returnToApplicant } from './service.ts';

export function endorsementRoutes(): Router {
  return routesOf(endorsementContract, {
    'endorsement.endorse': async ({ actor, params, body }) => {
      await endorse(actor, { ...body, ...params });
      return moved(actor, params.id);
    },
    'endorsement.return': async ({ actor, params, body }) => {
      await returnToApplicant(actor, { ...body, ...params });
      return moved(actor, params.id);
    },
    'recommendation.recommend': async ({ actor, params, body }) => {
      await recommend(actor, { ...body, ...params });
      return moved(actor, params.id);
    },
    'recommendation.return': async ({ actor, params, body }) => {
      await returnFromRecommender(actor, { ...body, ...params });
      return moved(actor, params.id);
    },
  });
}
