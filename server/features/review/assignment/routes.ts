// Binds the assignment contract to its stories; the answer is always the board as it is afterwards.
import type { Router } from 'express';
import { routesOf } from '../../../http/endpoint.ts';
import { read } from '../round/reading.ts';
import { assignmentContract } from './contract.ts';
import { candidates } from './reading.ts';
import { assign, removeAssignment, voidAssignment } from './service.ts';

export function assignmentRoutes(): Router {
  return routesOf(assignmentContract, {
    'assignment.candidates': ({ actor, params, query }) => candidates(actor, { ...params, ...query }),
    'assignment.assign': async ({ actor, params, body }) => {
      await assign(actor, { roundId: params.id, pairs: body.pairs });
      return read(actor, params.id);
    },
    'assignment.remove': async ({ actor, params, body }) =>
      read(actor, (await removeAssignment(actor, { ...params, ...body })).roundId),
    'assignment.void': async ({ actor, params, body }) =>
      read(actor, (await voidAssignment(actor, { ...params, ...body })).roundId),
  });
}
