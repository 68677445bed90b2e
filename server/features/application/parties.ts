// Who stands behind an application: the person who leads it and the unit that hosts it, loaded once for all who ask.
import type { Application } from '../../../db/models/application.ts';
import { Organisation, Person } from '../../../db/models/identity.ts';

export interface Parties {
  readonly lead: Person;
  readonly host: Organisation;
}

/** @param lock holds the person until the end of the transaction: whatever is counted by person is counted one by one */
export async function partiesOf(
  { leadPersonId, hostOrganisationId }: Application,
  { lock = false }: { lock?: boolean } = {},
): Promise<Parties> {
  const lead = await Person.findByPk(leadPersonId, { lock, rejectOnEmpty: true });
  const host = await Organisation.findByPk(hostOrganisationId, { rejectOnEmpty: true });
  return { lead, host };
}
