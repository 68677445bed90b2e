// What the product says when it refuses: every act of the contract list is tried by people who have no business with it,
// empty and with a version nobody has seen. An error must not know more than its reader.
import { contracts } from '../../../client/contracts.ts';
import type { Endpoint } from '../../../server/contract.ts';
import { asked, type Visit } from './crawl.ts';
import type { Eye, Town } from './town.ts';
import { addressOf } from './visitor.ts';

/** Signing out is granted to anybody. */
const GRANTED = ['session.signOut'];

export const acts: readonly (readonly [string, Endpoint])[] = (
  Object.entries(contracts) as [string, Endpoint][]
).filter(([name, { method }]) => method !== 'GET' && !GRANTED.includes(name));

const ATTEMPTS = [{}, { version: 999_999 }];

/** @returns each refusal; an act that succeeds has to be told apart by the caller, by its status */
export async function tryAll(town: Town, eye: Eye): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const [name, endpoint] of acts) {
    for (const sent of await asked(town, endpoint)) {
      const seen = new Set<number>();
      for (const body of ATTEMPTS) {
        const fetched = await eye.fetch(endpoint, { ...sent, body });
        visits.push({ endpoint: name, address: addressOf(endpoint.path, sent), fetched });
        seen.add(fetched.status);
        // Who stands no chance with this record is told the same whatever is sent.
        if ([401, 403, 404].includes(fetched.status)) break;
      }
      if (seen.has(401) || seen.has(403)) break;
    }
  }
  return visits;
}
