// What leaves of an expert: to officers only, and never the whole identity number.
import type { z } from 'zod';
import type { Expert } from '../../../../db/models/review.ts';
import type { expertItem, expertView } from './contract.ts';

export function presentExpertItem(expert: Expert, withDesk: ReadonlySet<number>): z.input<typeof expertItem> {
  const { account } = expert;
  return {
    id: expert.id,
    name: expert.person?.name ?? '',
    uscc: expert.uscc,
    unitName: expert.unitName,
    disciplines: expert.disciplines,
    suspendedUntil: expert.suspendedUntil,
    account: account
      ? {
          username: account.username,
          isActive: account.state === 'active',
          hasDesk: withDesk.has(account.id),
        }
      : null,
  };
}

export function presentExpert(
  expert: Expert,
  around: { withDesk: ReadonlySet<number>; seesIdentity: boolean; mayEdit: boolean },
): z.input<typeof expertView> {
  return {
    ...presentExpertItem(expert, around.withDesk),
    version: expert.version,
    idMasked: around.seesIdentity ? (expert.person?.identityMasked ?? null) : null,
    title: expert.person?.title ?? null,
    abilities: around.mayEdit ? [{ act: 'expert.edit', allowed: true, reason: null, params: {} }] : [],
  };
}
