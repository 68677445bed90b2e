// The expert library as its officers read it, in the order of names.
import { Op } from 'sequelize';
import type { z } from 'zod';
import { Desk } from '../../../../db/models/identity.ts';
import { Expert } from '../../../../db/models/review.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { decide, holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { matching } from '../assignment/reading.ts';
import type { expertView } from './contract.ts';
import { presentExpert, presentExpertItem } from './presenter.ts';

export async function list(actor: Actor, wanted: PageWanted & { text?: string | undefined }) {
  const text = wanted.text?.trim() ?? '';
  const page = await keysetPage(
    Expert,
    { ...(text !== '' && { where: await matching(text) }), include: ['person', 'account'] },
    { by: 'sortPinyin', direction: 'ASC' },
    wanted,
  );
  const withDesk = await desksOf(actor, page.items);
  return { ...page, items: page.items.map((each) => presentExpertItem(each, withDesk)) };
}

export async function read(actor: Actor, id: number): Promise<z.input<typeof expertView>> {
  const expert = await Expert.findByPk(id, { include: ['person', 'account'] });
  if (!expert) throw new NotFound();
  return presentExpert(expert, {
    withDesk: await desksOf(actor, [expert]),
    seesIdentity: holds(actor, 'programmeOfficer'),
    mayEdit: decide(actor, 'expert.edit', {}).allowed,
  });
}

/** Accounts that hold a desk for reviews now. */
async function desksOf(actor: Actor, experts: readonly Expert[]): Promise<ReadonlySet<number>> {
  const desks = await Desk.findAll({
    where: {
      accountId: experts.flatMap((each) => each.accountId ?? []),
      role: 'expert',
      startsAt: { [Op.lte]: actor.at },
      endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: actor.at }] },
    },
    attributes: ['accountId'],
  });
  return new Set(desks.map((each) => each.accountId));
}
