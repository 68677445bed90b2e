// Everything of a person that may stand out: each piece is a text that occurs nowhere else in the town.
import type { Sequelize } from 'sequelize';
import { encrypt } from '../../../server/core/secrets.ts';
import { makeIdNumber, maskIdNumber } from '../../../server/domain/idNumber.ts';
import type { Role } from '../../../server/domain/terms.ts';
import { someone, type Someone } from '../../support/people.ts';
import type { Secret } from './detector.ts';

/** Ids of nine digits, each table in a range of its own: no number in any answer is such an id by chance. */
const FIRST_ID: Readonly<Record<string, number>> = {
  persons: 710_000_000,
  accounts: 720_000_000,
  experts: 730_000_000,
  assignments: 740_000_000,
  applications: 750_000_000,
  organisations: 760_000_000,
};

/** A row at the start of each range, taken away again: both databases go on counting from there. */
export async function spreadIds(sequelize: Sequelize): Promise<void> {
  for (const [table, first] of Object.entries(FIRST_ID)) {
    if (sequelize.getDialect() === 'sqlite') {
      await sequelize.query('DELETE FROM sqlite_sequence WHERE name = :table', { replacements: { table } });
      await sequelize.query('INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :first)', {
        replacements: { table, first },
      });
    } else await sequelize.query(`ALTER TABLE ${table} AUTO_INCREMENT = ${first + 1}`);
  }
}

let serial = 0;

export interface Marked extends Someone {
  readonly key: string;
  readonly secrets: readonly Secret[];
}

export interface GivenMarked {
  readonly key: string;
  readonly role: Role;
  readonly name: string;
  readonly organisationId?: number;
  readonly callId?: number;
}

/** A person of whom every piece is a canary. */
export async function marked({ key, role, name, ...where }: GivenMarked): Promise<Marked> {
  serial += 1;
  const number = String(serial).padStart(2, '0');
  const bornOn = `${1970 + (serial % 20)}-11-${10 + Math.floor(serial / 20)}`;
  const idNumber = makeIdNumber({ region: '370502', bornOn, sequence: 100 + serial });
  const phone = `1389746${String(5000 + serial)}`;
  const email = `canary.${key.toLowerCase()}@cormorant.test`;
  const username = `cormorant${number}.${key.toLowerCase()}`;
  const who = await someone(role, {
    name,
    idNumber,
    email,
    username,
    title: 'senior',
    degree: 'doctor',
    ...where,
  });
  await who.person.update({ sortPinyin: `lucizz${number}` });
  await who.account.update({ phoneCipher: encrypt(phone) });
  const texts: Record<string, string> = {
    name,
    pinyin: who.person.sortPinyin,
    'user name': username,
    mail: email,
    phone,
    'identity number': idNumber,
    'masked identity number': maskIdNumber(idNumber),
    'date of birth': bornOn,
    'person id': String(who.person.id),
    'account id': String(who.account.id),
  };
  return {
    ...who,
    key,
    secrets: Object.entries(texts).map(([kind, text]) => ({ kind, of: key, text })),
  };
}
