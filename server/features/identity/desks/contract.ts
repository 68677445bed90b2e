// Desks: given and ended by the security administrator.
import { z } from 'zod';
import { day, endpoint, id, idNumber, idParams, reason, version, type Contract } from '../../../contract.ts';
import { ROLES } from '../../../domain/terms.ts';
import { accountView } from '../accounts/contract.ts';

export const deskContract = {
  'desk.grant': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/desks',
    params: idParams,
    body: z.object({
      version,
      role: z.enum(ROLES),
      organisationId: idNumber.nullable().default(null),
      callId: idNumber.nullable().default(null),
      /** Last day of the desk. */
      endsOn: day.nullable().default(null),
    }),
    answer: accountView,
  }),
  'desk.end': endpoint({
    method: 'POST',
    path: '/api/accounts/:id/desks/:deskId/end',
    params: z.object({ id, deskId: id }),
    body: z.object({ version, reason }),
    answer: accountView,
  }),
} satisfies Contract;
