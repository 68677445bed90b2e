// Shows an identity number in full. Who, why and whose stands in the audit; the number itself never does.
import { Application, ApplicationPerson } from '../../../../db/models/application.ts';
import { Account, Person } from '../../../../db/models/identity.ts';
import { perform } from '../../../core/act.ts';
import { NotFound } from '../../../core/errors.ts';
import { decrypt } from '../../../core/secrets.ts';
import type { Actor } from '../../../policy/subject.ts';

export async function reveal(
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<{ name: string; idNumber: string | null }> {
  const person = await Person.findByPk(id);
  const about = { personOrganisationIds: person ? await organisationsThatKnow(person) : [] };
  return perform(actor, 'person.reveal', { about, reason }, (entry) => {
    if (!person) throw new NotFound();
    entry.names('person', person.id);
    return {
      name: person.name,
      idNumber: person.identityCipher ? decrypt(person.identityCipher) : null,
    };
  });
}

/** Where the person works or has registered, and the hosts of applications with the person in them. */
async function organisationsThatKnow(person: Person): Promise<number[]> {
  const [accounts, parts] = await Promise.all([
    Account.findAll({ where: { personId: person.id }, attributes: ['organisationId'] }),
    ApplicationPerson.findAll({
      where: { personId: person.id, part: ['lead', 'member'] },
      attributes: ['applicationId'],
    }),
  ]);
  const applications = await Application.findAll({
    where: { id: parts.map((part) => part.applicationId) },
    attributes: ['hostOrganisationId'],
  });
  return [
    person.organisationId,
    ...accounts.map((account) => account.organisationId),
    ...applications.map((application) => application.hostOrganisationId),
  ].filter((each) => each !== null);
}
