// A person is one person by identity number, whatever the account: found by a keyed hash, entered once, never twice.
import { pinyin } from 'pinyin-pro';
import { Person } from '../../db/models/identity.ts';
import { birthOn, maskIdNumber, normaliseIdNumber, sexOf } from '../domain/idNumber.ts';
import { encrypt, lookupKey } from './secrets.ts';

export interface NamedIdentity {
  /** Valid; checked by the caller. */
  readonly idNumber: string;
  readonly name: string;
  readonly title?: string | null;
  readonly degree?: string | null;
  readonly organisationId?: number | null;
}

export function identityKeyOf(idNumber: string): string {
  return lookupKey('identity', normaliseIdNumber(idNumber));
}

/**
 * The person of an identity number, entered when nobody has it yet. What is already known of somebody stays as it is:
 * a stranger who types their number changes nothing and learns nothing.
 */
export async function personOf({ idNumber, name, ...more }: NamedIdentity): Promise<Person> {
  const number = normaliseIdNumber(idNumber);
  const identityKey = identityKeyOf(number);
  const known = await Person.findOne({ where: { identityKey } });
  if (known) return known;
  // Two who name the same new person at once: the second insert does nothing.
  await Person.bulkCreate(
    [
      {
        identityKey,
        identityCipher: encrypt(number),
        identityMasked: maskIdNumber(number),
        name,
        sortPinyin: sortPinyin(name),
        bornOn: birthOn(number),
        sex: sexOf(number),
        title: more.title ?? null,
        degree: more.degree ?? null,
        organisationId: more.organisationId ?? null,
      },
    ],
    { ignoreDuplicates: true },
  );
  return Person.findOne({ where: { identityKey }, rejectOnEmpty: true });
}

/** By which names are sorted; cut to what its column holds. */
export function sortPinyin(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join(' ').slice(0, 400);
}
