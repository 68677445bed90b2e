// Binds the contract of persons to its story.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { personContract } from './contract.ts';
import { reveal } from './service.ts';

export function personRoutes(): Router {
  return routesOf(personContract, {
    'person.reveal': async ({ actor, params, body }) => {
      const { name, idNumber } = await reveal(actor, { ...body, ...params });
      return { name, idNumber };
    },
  });
}
