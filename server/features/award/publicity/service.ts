// Puts an approved list before the public for the call's working days, and ends the period when they are over. What is
// under objection then stays where it is; all others go on.
import { randomBytes } from 'node:crypto';
import { Op } from 'sequelize';
import type { Application } from '../../../../db/models/application.ts';
import { DecisionItem, DecisionList } from '../../../../db/models/award.ts';
import { refuseOn } from '../../../core/errors.ts';
import { loadHolidayTable } from '../../../core/holidays.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { moves, transition } from '../../../core/transition.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { checkStart, publicityEnd } from '../../../domain/publicity.ts';
import { collect } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { choosing, ChosenTooEarly } from '../choosing.ts';
import { itemsOf, refuseIfChanged, rulesOf, type ItemWithApplication } from '../decision/listed.ts';

export async function openPublicity(
  actor: Actor,
  given: { id: number; version?: number; startsOn: string },
): Promise<DecisionList> {
  const proposed = await DecisionItem.findAll({ where: { listId: given.id, isProposed: true } });
  const applications = proposed.map((each) => moves('publicity.open', 'application', each.applicationId));
  return transition(
    actor,
    [moves('publicity.open', 'decisionList', given.id, { version: given.version }), ...applications],
    async ({ record }) => {
      const list = record as DecisionList;
      const rules = await rulesOf(list.callId);
      const items = await itemsOf(list.id);
      refuseIfChanged(list, items, rules);
      const ends = publicityEnd(given.startsOn, rules.publicity, await loadHolidayTable());
      refuseOn(collect(checkStart(given.startsOn, dayOf(actor.at)), ends.violations));
      list.set({
        startsOn: given.startsOn,
        endsOn: ends.value,
        publicCode: randomBytes(8).toString('hex'),
      });
      await tellResults(list, items, actor.at);
      return list;
    },
  );
}

/** Applicants hear of the decision when it is public, those who were not funded at the same time. */
async function tellResults(
  list: DecisionList,
  items: readonly ItemWithApplication[],
  at: Date,
): Promise<void> {
  for (const { application, isProposed } of items) {
    await notify({
      template: isProposed ? 'publicity.opened' : 'application.notFunded',
      to: [application.leadAccountId],
      record: { type: 'application', id: application.id },
      params: {
        title: application.title,
        ...(isProposed && { startsOn: list.startsOn ?? '', endsOn: list.endsOn ?? '' }),
      },
      at,
    });
  }
}

export async function concludePublicity(
  actor: Actor,
  given: { id: number; version?: number },
): Promise<DecisionList> {
  return choosing(async () => {
    const inPublicity = await applicationsInPublicity(given.id);
    const applications = inPublicity.map((each) => moves('publicity.conclude', 'application', each.id));
    return transition(
      actor,
      [moves('publicity.conclude', 'decisionList', given.id, { version: given.version }), ...applications],
      async ({ record }) => {
        const list = record as DecisionList;
        // An objection dismissed in between brings its project back: it must not be left behind in an ended period.
        if ((await applicationsInPublicity(list.id)).length !== inPublicity.length)
          throw new ChosenTooEarly();
        await notify({
          template: 'publicity.concluded',
          to: await deskHolders('programmeOfficer', { callId: list.callId }, actor.at),
          record: { type: 'decisionList', id: list.id },
          params: { title: list.title },
          at: actor.at,
        });
        return list;
      },
    );
  });
}

async function applicationsInPublicity(listId: number): Promise<Application[]> {
  const items = (await DecisionItem.findAll({
    where: { listId, isProposed: true },
    include: ['application'],
  })) as ItemWithApplication[];
  return items.map((each) => each.application).filter((each) => each.state === 'inPublicity');
}

/** For the clock: every list whose last day is over. One that cannot be ended does not hold up the others. */
export async function concludeEndedPublicity(clock: Actor): Promise<void> {
  const lists = await DecisionList.findAll({
    where: { state: 'inPublicity', endsOn: { [Op.lt]: dayOf(clock.at) } },
    attributes: ['id'],
    order: [['id', 'ASC']],
  });
  const failures: unknown[] = [];
  for (const { id } of lists) {
    await concludePublicity(clock, { id }).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'a publicity period could not be ended');
}
