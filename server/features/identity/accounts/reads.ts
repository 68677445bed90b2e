// Which accounts an officer or administrator sees: a host officer the unit's own, the administrators all.
import { Op, col, fn, where, type WhereOptions } from 'sequelize';
import { Call } from '../../../../db/models/call.ts';
import { Account, Desk, Person } from '../../../../db/models/identity.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { normaliseName } from '../../../domain/text.ts';
import type { Role } from '../../../domain/terms.ts';
import { holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';

export interface AccountFilter extends PageWanted {
  readonly state?: string | undefined;
  readonly text?: string | undefined;
  readonly role?: Role | undefined;
}

/** An account with what its view and its abilities look at. */
export interface AccountAround {
  readonly account: Account;
  /** Desks in force. */
  readonly desks: readonly Desk[];
  readonly hasOfficer: boolean;
  readonly callTitles: ReadonlyMap<number, string>;
}

const AROUND = ['person', 'organisation'];
const MOST_PERSONS = 500;

export const inForce = (at: Date) => ({
  startsAt: { [Op.lte]: at },
  endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: at }] },
});

/** Whose accounts: null means everybody's. */
function scope(actor: Actor): WhereOptions {
  if (holds(actor, 'systemAdmin', 'securityAdmin')) return {};
  const own = actor.desks.flatMap((desk) => (desk.role === 'hostOfficer' ? (desk.organisationId ?? []) : []));
  return { organisationId: own };
}

export async function listAccounts(actor: Actor, { state, text, role, ...page }: AccountFilter) {
  const conditions: WhereOptions[] = [scope(actor)];
  if (state !== undefined) conditions.push({ state });
  if (text !== undefined && text.trim() !== '') conditions.push(await named(text));
  if (role !== undefined) {
    const desks = await Desk.findAll({
      where: { role, ...inForce(actor.at) },
      attributes: ['accountId'],
    });
    conditions.push({ id: desks.map((desk) => desk.accountId) });
  }
  const found = await keysetPage(
    Account,
    { where: { [Op.and]: conditions }, include: AROUND },
    { by: 'id', direction: 'DESC' },
    page,
  );
  return { ...found, items: await around(actor, found.items) };
}

/** Part of the name or of the user name; % and _ are only characters. */
async function named(text: string): Promise<WhereOptions> {
  const has = (column: string, part: string) => where(fn('instr', col(column), part), { [Op.gt]: 0 });
  const persons = await Person.findAll({
    where: has('name', normaliseName(text)),
    attributes: ['id'],
    limit: MOST_PERSONS,
  });
  return {
    [Op.or]: [
      { personId: persons.map((person) => person.id) },
      has('Account.username', text.trim().toLowerCase()),
    ],
  };
}

/** @throws NotFound when it is not there or not theirs to see */
export async function findAccount(actor: Actor, id: number): Promise<AccountAround> {
  const account = await Account.findOne({ where: { [Op.and]: [scope(actor), { id }] }, include: AROUND });
  if (!account) throw new NotFound();
  return (await around(actor, [account]))[0]!;
}

async function around(actor: Actor, accounts: readonly Account[]): Promise<AccountAround[]> {
  const organisationIds = accounts.flatMap((account) => account.organisationId ?? []);
  const [desks, officers] = await Promise.all([
    Desk.findAll({
      where: { accountId: accounts.map((account) => account.id), ...inForce(actor.at) },
      include: ['organisation'],
      order: [['id', 'ASC']],
    }),
    Desk.findAll({
      where: { role: 'hostOfficer', organisationId: organisationIds, ...inForce(actor.at) },
      attributes: ['organisationId'],
    }),
  ]);
  const calls = await Call.findAll({
    where: { id: desks.flatMap((desk) => desk.callId ?? []) },
    attributes: ['id', 'title'],
  });
  const callTitles = new Map(calls.map((call) => [call.id, call.title]));
  const staffed = new Set(officers.map((desk) => desk.organisationId));
  return accounts.map((account) => ({
    account,
    desks: desks.filter((desk) => desk.accountId === account.id),
    hasOfficer: staffed.has(account.organisationId),
    callTitles,
  }));
}
