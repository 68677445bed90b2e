// Binds the contract of submission to its stories.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { submissionContract } from './contract.ts';
import { presentCompleteness, presentReceipt, presentWithdrawn } from './presenter.ts';
import { completeness, submit } from './service.ts';
import { withdraw } from './withdrawal.ts';

export function submissionRoutes(): Router {
  return routesOf(submissionContract, {
    'application.completeness': async ({ actor, params }) =>
      presentCompleteness(await completeness(actor, params.id)),
    'application.submit': async ({ actor, params, body }) =>
      presentReceipt(await submit(actor, { ...params, ...body })),
    'application.withdraw': async ({ actor, params, body }) =>
      presentWithdrawn(await withdraw(actor, { ...params, ...body })),
  });
}
