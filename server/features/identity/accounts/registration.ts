// A researcher asks for an account: which unit, who, how to be reached, user name and password. Nobody learns from the
// answer whether the identity number was known.
import { isUniqueViolation } from '../../../../db/connection.ts';
import { uniqueName } from '../../../../db/names.ts';
import { Account, Organisation } from '../../../../db/models/identity.ts';
import { RuleViolation, refuseOn } from '../../../core/errors.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { personOf } from '../../../core/persons.ts';
import { encrypt } from '../../../core/secrets.ts';
import { creates, transition } from '../../../core/transition.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { checkIdNumber } from '../../../domain/idNumber.ts';
import { checkPassword } from '../../../domain/password.ts';
import { checkLine, codePoints, normaliseKey, normaliseName } from '../../../domain/text.ts';
import { checkUscc, normaliseUscc } from '../../../domain/uscc.ts';
import { collect, violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { hashPassword } from '../passwords.ts';

export interface Registration {
  readonly uscc: string;
  readonly name: string;
  readonly idNumber: string;
  readonly email: string;
  readonly phone: string;
  readonly title?: string | undefined;
  readonly degree?: string | undefined;
  readonly username: string;
  readonly password: string;
}

const PHONE = /^\+?\d{6,16}$/;
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]{2,}$/;
const NAME = { min: 2, max: 50 };
/** Latin letters and figures, so that it can be typed at any keyboard and read out on the telephone. */
const USERNAME = /^[a-z][a-z0-9._-]{3,31}$/;

/** @throws RuleViolation with everything that is wrong at once */
export async function register(actor: Actor, given: Registration): Promise<Account> {
  const username = normaliseKey(given.username);
  const organisation = await Organisation.findOne({ where: { uscc: normaliseUscc(given.uscc) } });
  const wrongUscc = checkUscc(given.uscc, ['uscc']);
  refuseOn(
    collect(
      wrongUscc,
      wrongUscc.length === 0 && !organisation ? violation('account.organisationUnknown', ['uscc']) : null,
      checkName(given.name),
      checkIdNumber(given.idNumber, ['idNumber'], dayOf(actor.at)),
      isAddress(given.email) ? null : violation('account.email', ['email']),
      PHONE.test(plainPhone(given.phone)) ? null : violation('account.phone', ['phone']),
      USERNAME.test(username) ? null : violation('account.usernameShape', ['username']),
      (await Account.findOne({ where: { username } })) ? taken() : null,
      checkPassword(given.password, { username, isStaff: false }),
    ),
  );
  const passwordHash = await hashPassword(given.password);
  try {
    return await enter(actor, { ...given, username }, organisation!, passwordHash);
  } catch (error) {
    if (isUniqueViolation(error, uniqueName('accounts', 'username'))) throw new RuleViolation([taken()]);
    throw error;
  }
}

/** Half-width, without the spaces and hyphens people put between groups. */
const plainPhone = (text: string): string => text.normalize('NFKC').replace(/[\s()-]/g, '');

/** Roughly an address; whether it is one shows when a mail arrives. Columns hold 200 characters. */
const isAddress = (text: string): boolean => EMAIL.test(text.trim()) && text.trim().length <= 200;

function checkName(text: string): Violation[] {
  const length = codePoints(normaliseName(text));
  if (length < NAME.min || length > NAME.max) return [violation('account.name', ['name'], NAME)];
  return checkLine(normaliseName(text), ['name']);
}

const taken = () => violation('account.usernameTaken', ['username']);

function enter(
  actor: Actor,
  given: Registration,
  organisation: Organisation,
  passwordHash: string,
): Promise<Account> {
  const name = normaliseName(given.name);
  const values = async () => {
    const person = await personOf({
      idNumber: given.idNumber,
      name,
      title: given.title ?? null,
      degree: given.degree ?? null,
    });
    return {
      username: given.username,
      passwordHash,
      passwordChangedAt: actor.at,
      personId: person.id,
      registeredName: name,
      organisationId: organisation.id,
      email: given.email.trim(),
      phoneCipher: encrypt(plainPhone(given.phone)),
      createdAt: actor.at,
    };
  };
  return transition(actor, [creates('account.register', 'account', values)], async ({ record }) => {
    await notify({
      template: 'account.registered',
      to: await deskHolders('hostOfficer', { organisationId: organisation.id }, actor.at),
      record: { type: 'account', id: record.id },
      params: { name },
      at: actor.at,
    });
    return record;
  });
}
