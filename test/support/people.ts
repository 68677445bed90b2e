// Invented people at invented desks: tests begin with meaning, not with rows.
import { hash } from '@node-rs/argon2';
import { Account, Desk, Organisation, Person } from '../../db/models/identity.ts';
import { encrypt, lookupKey } from '../../server/core/secrets.ts';
import { birthOn, makeIdNumber, maskIdNumber, sexOf } from '../../server/domain/idNumber.ts';
import type { OrganisationKind, Role } from '../../server/domain/terms.ts';
import { makeUscc } from '../../server/domain/uscc.ts';
import type { Actor } from '../../server/policy/subject.ts';
import { PASSWORD, START } from './product.ts';

let serial = 0;

export async function anOrganisation(
  given: {
    kind?: OrganisationKind;
    name?: string;
    recommenderId?: number | null;
    parentUscc?: string | null;
  } = {},
): Promise<Organisation> {
  serial += 1;
  const first = `12370500${String(serial).padStart(9, '0')}`;
  return Organisation.create({
    kind: given.kind ?? 'host',
    uscc: makeUscc(first),
    name: given.name ?? `澜州第${serial}研究院`,
    sortPinyin: `lanzhou${serial}`,
    recommenderId: given.recommenderId ?? null,
    parentUscc: given.parentUscc ?? null,
  });
}

export interface GivenPerson {
  name?: string;
  bornOn?: string;
  sex?: 'male' | 'female';
  idNumber?: string;
  title?: string;
  degree?: string;
  organisationId?: number | null;
}

export async function aPerson(given: GivenPerson = {}): Promise<Person> {
  serial += 1;
  const sequence = (serial % 499) * 2 + (given.sex === 'female' ? 0 : 1);
  // A day and place has 499 numbers of a sex; the benchmarks need more people.
  const region = `3705${String(2 + Math.floor(serial / 499)).padStart(2, '0')}`;
  const idNumber = given.idNumber ?? makeIdNumber({ region, bornOn: given.bornOn ?? '1985-06-15', sequence });
  return Person.create({
    name: given.name ?? `测试人${serial}`,
    sortPinyin: `ceshiren${serial}`,
    identityKey: lookupKey('identity', idNumber),
    identityCipher: encrypt(idNumber),
    identityMasked: maskIdNumber(idNumber),
    bornOn: birthOn(idNumber),
    sex: sexOf(idNumber),
    title: given.title ?? '副教授',
    degree: given.degree ?? '博士',
    organisationId: given.organisationId ?? null,
  });
}

let hashed: Promise<string> | null = null;

export interface Someone {
  readonly account: Account;
  readonly person: Person;
  /** The actor of this account at an instant, for tests that speak to a service. */
  actor(at?: string): Actor;
}

/** A person with an account and a desk; `role: null` for an account without one. */
export async function someone(
  role: Role | null,
  given: GivenPerson & {
    username?: string;
    callId?: number | null;
    email?: string;
    person?: Person;
    endsAt?: Date;
  } = {},
): Promise<Someone> {
  serial += 1;
  const person = given.person ?? (await aPerson(given));
  hashed ??= hash(PASSWORD);
  const account = await Account.create({
    state: 'active',
    username: given.username ?? `${role ?? 'nobody'}${serial}`.toLowerCase(),
    passwordHash: await hashed,
    passwordChangedAt: new Date(START),
    personId: person.id,
    organisationId: given.organisationId ?? null,
    email: given.email ?? null,
    createdAt: new Date(START),
  });
  const desk = { organisationId: given.organisationId ?? null, callId: given.callId ?? null };
  if (role) {
    await Desk.create({
      accountId: account.id,
      role,
      ...desk,
      startsAt: new Date('2020-01-01T00:00:00.000Z'),
      endsAt: given.endsAt ?? null,
    });
  }
  return {
    account,
    person,
    actor: (at = START) => ({
      kind: 'person',
      accountId: account.id,
      personId: person.id,
      name: person.name,
      desks: role ? [{ role, ...desk }] : [],
      at: new Date(at),
      ip: '127.0.0.1',
      requestId: null,
      mustChangePassword: false,
    }),
  };
}
