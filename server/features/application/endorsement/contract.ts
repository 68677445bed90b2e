// What the host, and where the programme asks for it the county office or department in charge, say of a submitted
// application. They judge one frozen revision and name it.
import { z } from 'zod';
import {
  ability,
  endpoint,
  idNumber,
  idParams,
  paragraph,
  reason,
  version,
  type Contract,
} from '../../../contract.ts';
import { STATES } from '../../../domain/terms.ts';

/** What the application has become: enough for the desk to go on; the record itself is application.read. */
export const movedView = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(STATES.application),
  dueAt: z.string().nullable(),
  abilities: z.array(ability),
});

const judged = { version, revisionId: idNumber };
const opinionBody = z.object({ ...judged, opinion: paragraph(1000, 2) });
const returnBody = z.object({ ...judged, reason });

const act = <B extends z.ZodType>(path: `/api/${string}`, body: B) =>
  endpoint({ method: 'POST', path, params: idParams, body, answer: movedView });

export const endorsementContract = {
  'endorsement.endorse': act('/api/applications/:id/endorse', opinionBody),
  'endorsement.return': act('/api/applications/:id/return-to-applicant', returnBody),
  'recommendation.recommend': act('/api/applications/:id/recommend', opinionBody),
  'recommendation.return': act('/api/applications/:id/return-from-recommender', returnBody),
} satisfies Contract;
