// `npm run admin:create`: the first three administrators of a new deployment. Names come from the environment or are
// asked; each gets a one-time password, printed here and nowhere else, and must set an own one at the first sign-in.
import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { openDatabase } from '../db/connection.ts';
import { pending } from '../db/migrate.ts';
import { Account, Desk, Person } from '../db/models/identity.ts';
import { readConfig } from './config.ts';
import { writeAudit } from './core/audit.ts';
import { now } from './core/clock.ts';
import { database, useDatabase } from './core/database.ts';
import { sortPinyin } from './core/persons.ts';
import { useSecret } from './core/secrets.ts';
import { ADMINISTRATORS } from './domain/terms.ts';
import { normaliseKey, normaliseName } from './domain/text.ts';
import { roleWords } from './domain/words/roles.ts';
import { hashPassword } from './features/identity/index.ts';
import { fillHolidays } from './features/platform/index.ts';
import { clockActor } from './http/request.ts';

type Administrator = (typeof ADMINISTRATORS)[number];

/** SYSTEM_ADMIN="wang.wei 王伟": user name, a space, the person's name. */
const VARIABLES: Readonly<Record<Administrator, string>> = {
  systemAdmin: 'SYSTEM_ADMIN',
  securityAdmin: 'SECURITY_ADMIN',
  auditAdmin: 'AUDIT_ADMIN',
};
const USERNAME = /^[a-z][a-z0-9._-]{3,31}$/;
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

export interface NamedAdministrator {
  readonly role: Administrator;
  readonly username: string;
  readonly name: string;
}

/** Sixteen characters of four classes: a one-time password. */
function makePassword(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters}-${randomInt(10)}aZ`;
}

/** @throws Error when an administrator is there already, or two of them would be one person or account */
export async function createAdministrators(
  named: readonly NamedAdministrator[],
): Promise<{ role: Administrator; username: string; password: string }[]> {
  check(named);
  const at = now();
  const passwords = named.map(() => makePassword());
  const hashes = await Promise.all(passwords.map((password) => hashPassword(password)));
  await database().transaction(async () => {
    const there = await Desk.count({ where: { role: [...ADMINISTRATORS], endsAt: null } });
    if (there > 0) throw new Error('there are administrators already: a security administrator gives desks');
    for (const [index, { role, username, name }] of named.entries()) {
      const person = await Person.create({ name, sortPinyin: sortPinyin(name) });
      const account = await Account.create({
        state: 'active',
        username,
        passwordHash: hashes[index]!,
        passwordChangedAt: at,
        mustChangePassword: true,
        personId: person.id,
        createdAt: at,
      });
      const desk = await Desk.create({ accountId: account.id, role, startsAt: at });
      await writeAudit(clockActor(at), {
        act: 'desk.grant',
        desk: null,
        recordType: 'desk',
        recordId: desk.id,
        after: { accountId: account.id, role, username },
        reason: 'admin:create',
      });
    }
  });
  await fillHolidays();
  return named.map(({ role, username }, index) => ({ role, username, password: passwords[index]! }));
}

function check(named: readonly NamedAdministrator[]): void {
  const wrong = named.find(({ username, name }) => !USERNAME.test(username) || name === '');
  if (wrong)
    throw new Error(
      `${VARIABLES[wrong.role]}: a user name of 4 to 32 small letters, figures or . _ -, a space, and the person's name`,
    );
  for (const key of ['username', 'name'] as const) {
    if (new Set(named.map((each) => each[key])).size < named.length)
      throw new Error('the three administrators are three different persons');
  }
}

/** From the environment, or asked at the terminal. */
async function ask(): Promise<NamedAdministrator[]> {
  const terminal = createInterface({ input: process.stdin });
  // Line by line, so that answers that come through a pipe, all at once, are each heard.
  const lines = terminal[Symbol.asyncIterator]();
  const question = async (role: Administrator): Promise<string> => {
    const { zh, en } = roleWords[role];
    process.stdout.write(`${zh} ${en} (user name, space, name): `);
    const line = await lines.next();
    // Without anybody at the terminal the process would wait, or end as if all were well.
    if (line.done) throw new Error(`nobody answers: set ${Object.values(VARIABLES).join(', ')}`);
    return line.value;
  };
  try {
    const named: NamedAdministrator[] = [];
    for (const role of ADMINISTRATORS) {
      const given = process.env[VARIABLES[role]] ?? (await question(role));
      const [username = '', ...rest] = given.trim().split(/\s+/);
      named.push({ role, username: normaliseKey(username), name: normaliseName(rest.join(' ')) });
    }
    return named;
  } finally {
    terminal.close();
  }
}

async function main(): Promise<void> {
  const { config, missing } = readConfig(process.env);
  if (!config) throw new Error(`missing or unsafe:\n  - ${missing.join('\n  - ')}`);
  mkdirSync(config.DATA_DIR, { recursive: true });
  const opened = await openDatabase({ url: config.DATABASE_URL, dataDir: config.DATA_DIR });
  try {
    const waiting = await pending(opened);
    if (waiting.length > 0) throw new Error(`the database is not ready: npm run migrate`);
    useDatabase(opened);
    useSecret(config.DATA_SECRET);
    const made = await createAdministrators(await ask());
    console.log('\nOne-time passwords, shown only now; each must be changed at the first sign-in:');
    for (const { role, username, password } of made)
      console.log(`  ${username.padEnd(20)} ${password}   ${roleWords[role].zh} ${roleWords[role].en}`);
  } finally {
    await opened.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
