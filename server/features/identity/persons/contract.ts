// The full identity number of a person, for one who must see it and says why.
import { z } from 'zod';
import { endpoint, idParams, reason, type Contract } from '../../../contract.ts';

export const personContract = {
  'person.reveal': endpoint({
    method: 'POST',
    path: '/api/persons/:id/reveal',
    params: idParams,
    body: z.object({ reason }),
    answer: z.object({ name: z.string(), idNumber: z.string().nullable() }),
  }),
} satisfies Contract;
