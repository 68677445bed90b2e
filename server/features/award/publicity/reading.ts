// The public pages: which lists are before the public, and one of them. Found by the code of the page only.
import { Op } from 'sequelize';
import { DecisionList } from '../../../../db/models/award.ts';
import { bureauSettings } from '../../../core/bureau.ts';
import { NotFound } from '../../../core/errors.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { publicityIsOpen } from '../../../policy/predicates.ts';
import type { Actor } from '../../../policy/subject.ts';
import { itemsOf } from '../decision/listed.ts';
import { presentPublicity, presentPublicityItem } from './presenter.ts';

export async function listPublic(actor: Actor) {
  const today = dayOf(actor.at);
  const lists = await DecisionList.findAll({
    where: { state: 'inPublicity', startsOn: { [Op.lte]: today }, endsOn: { [Op.gte]: today } },
    include: ['items'],
    order: [
      ['endsOn', 'ASC'],
      ['id', 'ASC'],
    ],
  });
  return { items: lists.map(presentPublicityItem) };
}

/** Stays readable after its period, saying that it is over; nobody sees it before its first day. */
export async function findPublic(actor: Actor, code: string): Promise<DecisionList> {
  const list = await DecisionList.findOne({
    where: { publicCode: code, state: ['inPublicity', 'concluded'], startsOn: { [Op.lte]: dayOf(actor.at) } },
    include: ['call'],
  });
  if (!list) throw new NotFound();
  return list;
}

export async function readPublic(actor: Actor, code: string, bureauName: string) {
  const list = await findPublic(actor, code);
  if (!list.call) throw new NotFound();
  const [items, settings] = await Promise.all([itemsOf(list.id), bureauSettings()]);
  return presentPublicity(list, {
    call: list.call,
    bureauName,
    objections: settings.objections,
    items: items.filter((each) => each.isProposed),
    isOpen: publicityIsOpen(actor, { list }),
  });
}
