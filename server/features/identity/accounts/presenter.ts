// What an officer or administrator sees of an account. Administrators see no identity number, not even masked.
import type { z } from 'zod';
import type { Desk } from '../../../../db/models/identity.ts';
import { decrypt } from '../../../core/secrets.ts';
import { abilities, holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { presentAbility } from '../../presenting.ts';
import type { accountView, deskView } from './contract.ts';
import type { AccountAround } from './reads.ts';

export function presentAccount(
  actor: Actor,
  { account, desks, hasOfficer, callTitles }: AccountAround,
): z.input<typeof accountView> {
  const { person, organisation } = account;
  const name = person?.name ?? '';
  const registered = account.registeredName;
  return {
    id: account.id,
    version: account.version,
    state: account.state,
    username: account.username,
    personId: account.personId,
    name,
    registeredName: registered !== null && registered !== name ? registered : null,
    identityMasked: holds(actor, 'hostOfficer') ? (person?.identityMasked ?? null) : null,
    email: account.email,
    phoneMasked: account.phoneCipher ? maskPhone(decrypt(account.phoneCipher)) : null,
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    createdAt: account.createdAt.toISOString(),
    desks: desks.map((desk) => presentDesk(desk, callTitles)),
    abilities: abilities(actor, {
      type: 'account',
      record: account,
      account,
      accountDesks: desks,
      accountHasOfficer: hasOfficer,
    }).map(presentAbility),
  };
}

export function presentDesk(desk: Desk, callTitles: ReadonlyMap<number, string>): z.input<typeof deskView> {
  const call = desk.callId === null ? null : callTitles.get(desk.callId);
  return {
    id: desk.id,
    role: desk.role,
    at: [desk.organisation?.name, call].filter((each) => each != null).join(' · '),
    organisationId: desk.organisationId,
    callId: desk.callId,
    startsAt: desk.startsAt.toISOString(),
    endsAt: desk.endsAt?.toISOString() ?? null,
  };
}

/** First 3 and last 4. */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return '*'.repeat(phone.length);
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;
}
