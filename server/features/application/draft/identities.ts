// Identity numbers are taken on the way in only: a typed number becomes a person of the register, and what is stored and
// shown is {personId, idMasked} with birth date and sex read out of the number. Nothing here tells whether a number was
// known before, or by what name.
import type { Person } from '../../../../db/models/identity.ts';
import { Organisation } from '../../../../db/models/identity.ts';
import { identityKeyOf, personOf } from '../../../core/persons.ts';
import { isBlank, isPlainObject, ownValue, type PersonAnswer } from '../../../domain/form.ts';
import type { Section as FormSection } from '../../../domain/form.ts';
import { normaliseName } from '../../../domain/text.ts';
import { normaliseUscc } from '../../../domain/uscc.ts';
import { violation, type Path, type Violation } from '../../../domain/violation.ts';
import type { SectionValue } from './sections.ts';

interface Taken {
  readonly answers: SectionValue;
  readonly violations: readonly Violation[];
}

interface Known {
  /** The applicant: the leader of the application is no other person. */
  readonly lead: Person;
  /** The section as it is stored, with the people it already names. */
  readonly stored: SectionValue;
}

/** @param given has passed checkAnswers: every number in it is a valid one */
export async function takeIdentities(
  section: FormSection,
  given: SectionValue,
  known: Known,
): Promise<Taken> {
  const answers: SectionValue = { ...given };
  const violations: Violation[] = [];
  for (const field of section.fields) {
    const answer = given[field.key];
    if (isBlank(answer)) continue;
    const path = [section.key, field.key];
    if (field.kind === 'unit')
      answers[field.key] = Array.isArray(answer) ? answer.map(takeUnit) : takeUnit(answer);
    if (field.kind !== 'person') continue;
    const isLead = field.key === 'lead';
    const take = async (one: unknown, at: Path) => {
      const found = await takePerson(one as PersonAnswer, { ...known, isLead, path: at });
      violations.push(...found.violations);
      return found.person;
    };
    if (!Array.isArray(answer)) answers[field.key] = await take(answer, path);
    else {
      const people: PersonAnswer[] = [];
      for (const [index, one] of answer.entries()) people.push(await take(one, [...path, index]));
      answers[field.key] = people;
    }
  }
  return { answers, violations };
}

interface Place extends Known {
  readonly isLead: boolean;
  readonly path: Path;
}

async function takePerson(
  given: PersonAnswer,
  place: Place,
): Promise<{ person: PersonAnswer; violations: Violation[] }> {
  const { idNumber, personId, idMasked: _masked, bornOn: _born, sex: _sex, ...rest } = given;
  const person: PersonAnswer = {
    ...rest,
    ...(rest.name !== undefined && { name: normaliseName(rest.name) }),
    ...(rest.uscc !== undefined && { uscc: normaliseUscc(rest.uscc) }),
  };
  const at = [...place.path, 'idNumber'];
  const refused = (code: string) => ({ person, violations: [violation(code, at)] });

  if (!isBlank(idNumber)) {
    const number = String(idNumber);
    if (place.isLead) {
      return identityKeyOf(number) === place.lead.identityKey
        ? { person: { ...person, ...identityOf(place.lead) }, violations: [] }
        : refused('application.leadIsAnother');
    }
    // Without a name the register would hold a number of nobody.
    if (isBlank(person.name)) return refused('application.nameFirst');
    return { person: { ...person, ...identityOf(await enter(number, person)) }, violations: [] };
  }
  if (personId === undefined) return { person, violations: [] };
  if (place.isLead && personId === place.lead.id) {
    return { person: { ...person, ...identityOf(place.lead) }, violations: [] };
  }
  // A person is known to a section only by a number typed there: ids of others cannot be tried out.
  const before = place.isLead ? undefined : peopleIn(place.stored).find((each) => each.personId === personId);
  return before
    ? { person: { ...person, ...partsOfIdentity(before) }, violations: [] }
    : refused('application.personUnknown');
}

async function enter(idNumber: string, { name = '', title, degree, uscc }: PersonAnswer): Promise<Person> {
  const organisation = uscc ? await Organisation.findOne({ where: { uscc } }) : null;
  return personOf({
    idNumber,
    name,
    title: title ?? null,
    degree: degree ?? null,
    organisationId: organisation?.id ?? null,
  });
}

export function identityOf({ id, identityMasked, bornOn, sex }: Person): PersonAnswer {
  return {
    personId: id,
    ...(identityMasked !== null && { idMasked: identityMasked }),
    ...(bornOn !== null && { bornOn }),
    ...(sex !== null && { sex }),
  };
}

function partsOfIdentity({ personId, idMasked, bornOn, sex }: PersonAnswer): PersonAnswer {
  return {
    ...(personId !== undefined && { personId }),
    ...(idMasked !== undefined && { idMasked }),
    ...(bornOn !== undefined && { bornOn }),
    ...(sex !== undefined && { sex }),
  };
}

function peopleIn(stored: SectionValue): PersonAnswer[] {
  return Object.values(stored)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((each): each is PersonAnswer => isPlainObject(each) && ownValue(each, 'personId') !== undefined);
}

function takeUnit(unit: unknown): unknown {
  const uscc = ownValue(unit, 'uscc');
  return isPlainObject(unit) && typeof uscc === 'string' ? { ...unit, uscc: normaliseUscc(uscc) } : unit;
}
