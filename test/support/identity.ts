// People who come in by themselves: registrations as a browser sends them, and what happened afterwards.
import { strict as assert } from 'node:assert';
import { Account } from '../../db/models/identity.ts';
import { AuditEvent, OutboxMessage } from '../../db/models/oversight.ts';
import { makeIdNumber } from '../../server/domain/idNumber.ts';
import { PASSWORD, type Product } from './product.ts';

let serial = 0;

export interface TypedRegistration {
  uscc: string;
  name: string;
  idNumber: string;
  email: string;
  phone: string;
  username: string;
  password: string;
}

/** What somebody new types; everything is right unless given otherwise. */
export function aRegistration(uscc: string, given: Partial<TypedRegistration> = {}): TypedRegistration {
  serial += 1;
  return {
    uscc,
    name: '古丽米热·艾比布力',
    idNumber: makeIdNumber({ region: '370503', bornOn: '1992-02-29', sequence: serial * 2 }),
    email: `new${serial}@lanzhou.example`,
    phone: '138 0013 8000',
    username: `newcomer${serial}`,
    password: PASSWORD,
    ...given,
  };
}

/** Registers over HTTP and answers the account. */
export async function aPendingAccount(
  product: Product,
  uscc: string,
  given: Partial<TypedRegistration> = {},
): Promise<Account> {
  const typed = aRegistration(uscc, given);
  await product.agent().post('/api/accounts').send(typed).expect(200);
  return Account.findOne({ where: { username: typed.username }, rejectOnEmpty: true });
}

/** The one audit row of an act on a record. */
export async function theAuditRow(act: string, recordType: string, recordId: number): Promise<AuditEvent> {
  const rows = await AuditEvent.findAll({ where: { act, recordType, recordId } });
  assert.equal(rows.length, 1, `${rows.length} audit rows of ${act}`);
  return rows[0]!;
}

/** Templates of the notices an account has. */
export async function noticesOf(accountId: number): Promise<string[]> {
  const rows = await OutboxMessage.findAll({
    where: { kind: 'notice', recipient: String(accountId) },
    order: [['id', 'ASC']],
  });
  return rows.map((row) => row.template);
}

export const codesOf = (answer: { body: { error?: { violations: { code: string }[] } } }): string[] =>
  (answer.body.error?.violations ?? []).map((each) => each.code);
