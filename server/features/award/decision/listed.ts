// A decision list with what its rules look at: the items, the money there is, and whether it still is what was frozen.
import { Op } from 'sequelize';
import type { Application } from '../../../../db/models/application.ts';
import { DecisionItem, DecisionList } from '../../../../db/models/award.ts';
import { Call } from '../../../../db/models/call.ts';
import { RuleViolation } from '../../../core/errors.ts';
import { sameHash, sha256 } from '../../../core/secrets.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import { listText, proposedTotal, type ListedItem, type Money } from '../../../domain/decision.ts';
import { add, fen, type Fen } from '../../../domain/money.ts';
import type { StateOf } from '../../../domain/terms.ts';
import { violation } from '../../../domain/violation.ts';

/** In these the list's money is promised. */
const PROMISED: readonly StateOf<'decisionList'>[] = ['frozen', 'approved', 'inPublicity', 'concluded'];

export type ItemWithApplication = DecisionItem & { application: Application };

export async function itemsOf(listId: number): Promise<ItemWithApplication[]> {
  const items = await DecisionItem.findAll({
    where: { listId },
    include: [{ association: 'application', include: ['lead', 'host'] }],
    order: [
      ['rank', 'ASC'],
      ['id', 'ASC'],
    ],
  });
  return items as ItemWithApplication[];
}

export function listed(item: ItemWithApplication, rules: CallRules): ListedItem {
  const { application } = item;
  return {
    applicationId: item.applicationId,
    receiptNumber: application.receiptNumber ?? '',
    rank: item.rank,
    mean: item.mean,
    requestedFen: requestedOf(application, rules),
    isProposed: Boolean(item.isProposed),
    amountFen: item.amountFen === null ? null : fen(item.amountFen),
    note: item.note ?? null,
  };
}

/** An application without an amount of its own asks for what the call gives at most. */
export function requestedOf(application: Pick<Application, 'requestedFen'>, rules: CallRules): Fen {
  return application.requestedFen === null ? rules.amount.maxFen : fen(application.requestedFen);
}

export async function moneyFor(
  list: Pick<DecisionList, 'callId'> & { id: number | null },
  rules: CallRules,
): Promise<Money> {
  return {
    amount: rules.amount,
    envelopeFen: rules.envelopeFen,
    committedFen: await committedFen(list.callId, list.id),
  };
}

/** What other lists of the call have promised; a project that was declined afterwards gives its money back. */
async function committedFen(callId: number, exceptListId: number | null): Promise<Fen> {
  const lists = await DecisionList.findAll({
    where: { callId, state: [...PROMISED], ...(exceptListId !== null && { id: { [Op.ne]: exceptListId } }) },
    attributes: ['id'],
  });
  if (lists.length === 0) return add();
  const items = (await DecisionItem.findAll({
    where: { listId: lists.map((each) => each.id), isProposed: true },
    include: [{ association: 'application', attributes: ['id', 'state'] }],
  })) as ItemWithApplication[];
  return add(
    ...items
      .filter((each) => each.application.state !== 'declined')
      .map((each) => proposedTotal([{ isProposed: true, amountFen: fen(each.amountFen ?? 0) }])),
  );
}

/** SHA-256 over list and items as they stand. */
export function hashOf(list: DecisionList, items: readonly ItemWithApplication[], rules: CallRules): string {
  return sha256(
    listText(
      {
        id: list.id,
        callId: list.callId,
        title: list.title,
        meetingNumber: list.meetingNumber,
        meetingOn: list.meetingOn,
        attendees: list.attendees,
        tieReason: list.tieReason,
      },
      items.map((each) => listed(each, rules)),
    ),
  );
}

/** @throws RuleViolation decision.hash when the list is not what was frozen */
export function refuseIfChanged(
  list: DecisionList,
  items: readonly ItemWithApplication[],
  rules: CallRules,
): void {
  if (list.sha256 === null || !sameHash(list.sha256, hashOf(list, items, rules))) {
    throw new RuleViolation([violation('decision.hash')]);
  }
}

export async function rulesOf(callId: number, lock = false): Promise<CallRules> {
  const call = await Call.findByPk(callId, { ...(lock && { lock: true }), rejectOnEmpty: true });
  return call.rules;
}
