// A person's own notices; nobody else's can be asked for.
import { Op } from 'sequelize';
import { OutboxMessage } from '../../../../db/models/oversight.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import type { Actor } from '../../../policy/subject.ts';

const mine = (actor: Actor) => ({ kind: 'notice' as const, recipient: String(actor.accountId) });

export async function list(actor: Actor, page: PageWanted) {
  const [found, unread] = await Promise.all([
    keysetPage(OutboxMessage, { where: mine(actor) }, { by: 'id', direction: 'DESC' }, page),
    countUnread(actor),
  ]);
  return { ...found, unread };
}

export async function markRead(
  actor: Actor,
  which: { readonly ids: readonly number[] } | { readonly upTo: number },
): Promise<number> {
  const id = 'ids' in which ? [...which.ids] : { [Op.lte]: which.upTo };
  await OutboxMessage.update({ readAt: actor.at }, { where: { ...mine(actor), id, readAt: null } });
  return countUnread(actor);
}

function countUnread(actor: Actor): Promise<number> {
  return OutboxMessage.count({ where: { ...mine(actor), readAt: null } });
}
