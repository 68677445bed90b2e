// What is shown of an organisation; all of it is public knowledge.
import type { z } from 'zod';
import type { Organisation } from '../../../../db/models/identity.ts';
import type { organisationView } from './contract.ts';

export function presentOrganisation(
  organisation: Organisation,
  names: ReadonlyMap<number, string>,
): z.input<typeof organisationView> {
  const { id, kind, uscc, name, parentUscc, recommenderId, address } = organisation;
  return {
    id,
    kind,
    uscc,
    name,
    parentUscc,
    recommender: recommenderId === null ? null : { id: recommenderId, name: names.get(recommenderId) ?? '' },
    address,
  };
}
