// The officer makes the list from a closed round's ranking and freezes it; a leader approves it or sends it back.
import { DecisionItem, DecisionList } from '../../../../db/models/award.ts';
import { Application } from '../../../../db/models/application.ts';
import { Round } from '../../../../db/models/review.ts';
import { IllegalTransition, NotFound, RuleViolation, refuseOn } from '../../../core/errors.ts';
import { deskHolders, notify } from '../../../core/outbox.ts';
import { creates, edits, moves, transition } from '../../../core/transition.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { checkAmounts, checkFreezable, proposeByLine } from '../../../domain/decision.ts';
import { fen, formatWan } from '../../../domain/money.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import {
  hashOf,
  itemsOf,
  listed,
  moneyFor,
  refuseIfChanged,
  requestedOf,
  rulesOf,
  type ItemWithApplication,
} from './listed.ts';

export interface EditedList {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly meetingNumber: string | null;
  readonly meetingOn: string | null;
  readonly attendees: string[];
  readonly tieReason: string | null;
  readonly items: readonly EditedItem[];
}

interface EditedItem {
  readonly id: number;
  readonly isProposed: boolean;
  readonly amountFen: number | null;
  readonly note: string | null;
}

/** The items are the frozen ranking of the round; proposed is whom the money reaches. */
export async function createList(
  actor: Actor,
  given: { roundId: number; title: string },
): Promise<DecisionList> {
  return transition(
    actor,
    [
      creates(
        'decision.create',
        'decisionList',
        async () => {
          const round = await Round.findByPk(given.roundId, { rejectOnEmpty: true });
          await refuseUnlessDecidable(round);
          return { callId: round.callId, roundId: round.id, title: given.title };
        },
        { parent: { type: 'round', id: given.roundId } },
      ),
    ],
    async ({ record: list }) => {
      await putItems(list);
      return list;
    },
  );
}

async function refuseUnlessDecidable(round: Round): Promise<void> {
  if (round.state !== 'closed' || round.ranking === null) {
    throw new IllegalTransition({ act: 'decision.create', record: 'round', state: round.state });
  }
  const before = await DecisionList.findOne({ where: { roundId: round.id }, attributes: ['id'] });
  if (before) throw new RuleViolation([violation('decision.roundHasList', ['roundId'])]);
}

async function putItems(list: DecisionList): Promise<void> {
  const round = await Round.findByPk(list.roundId, { rejectOnEmpty: true });
  const ranking = new Map((round.ranking ?? []).map((each) => [each.applicationId, each]));
  const applications = await Application.findAll({ where: { id: [...ranking.keys()], state: 'reviewed' } });
  if (applications.length === 0)
    throw new RuleViolation([violation('decision.nothingToDecide', ['roundId'])]);
  const rules = await rulesOf(list.callId);
  const candidates = applications.map((application) => ({
    applicationId: application.id,
    mean: ranking.get(application.id)!.mean,
    rank: ranking.get(application.id)!.rank,
    requestedFen: requestedOf(application, rules),
  }));
  const proposed = proposeByLine(candidates, await moneyFor({ callId: list.callId, id: list.id }, rules));
  await DecisionItem.bulkCreate(
    candidates.map(({ applicationId, rank, mean, requestedFen }) => ({
      listId: list.id,
      applicationId,
      rank,
      mean,
      isProposed: proposed.has(applicationId),
      amountFen: proposed.has(applicationId) ? requestedFen : null,
    })),
  );
}

/** Takes the list whole: what the officer saw is what is kept. Amounts are checked now, the rest when it is frozen. */
export async function editList(actor: Actor, given: EditedList): Promise<DecisionList> {
  const before = await itemsOf(given.id);
  return transition(
    actor,
    [
      edits('decision.edit', 'decisionList', given.id, {
        version: given.version,
        reason: describeChanges(before, given.items),
      }),
    ],
    async ({ record: list }) => {
      const items = await itemsOf(list.id);
      const edited = matchItems(items, given.items);
      for (const [item, change] of edited) {
        item.set({
          isProposed: change.isProposed,
          amountFen: change.amountFen === null ? null : fen(change.amountFen),
          note: blankToNull(change.note),
        });
      }
      const rules = await rulesOf(list.callId);
      refuseOn(
        checkAmounts(
          given.items.map((change) => listed(edited.find(([, each]) => each === change)![0], rules)),
          await moneyFor(list, rules),
        ),
      );
      for (const [item] of edited) if (item.changed()) await item.save();
      list.set({
        title: given.title,
        meetingNumber: blankToNull(given.meetingNumber),
        meetingOn: given.meetingOn,
        attendees: given.attendees,
        tieReason: blankToNull(given.tieReason),
      });
      return list;
    },
  );
}

type Matched = readonly [ItemWithApplication, EditedItem];

/** Exactly the items of the list, each once. */
function matchItems(items: readonly ItemWithApplication[], changes: readonly EditedItem[]): Matched[] {
  const byId = new Map(changes.map((each) => [each.id, each]));
  const matched = items.flatMap((item): Matched[] => {
    const change = byId.get(item.id);
    return change ? [[item, change]] : [];
  });
  if (matched.length !== items.length || changes.length !== items.length) {
    throw new RuleViolation([violation('decision.otherItems', ['items'])]);
  }
  return matched;
}

/** For the audit, which sees the list's own columns only: whose proposal and amount was changed. */
function describeChanges(items: readonly ItemWithApplication[], changes: readonly EditedItem[]): string {
  const wan = (amount: number | null) => (amount === null ? '—' : `${formatWan(fen(amount))} 万元`);
  const lines = changes.flatMap((change) => {
    const item = items.find((each) => each.id === change.id);
    if (!item || (Boolean(item.isProposed) === change.isProposed && item.amountFen === change.amountFen))
      return [];
    return [`${item.application.receiptNumber}: ${wan(item.amountFen)} → ${wan(change.amountFen)}`];
  });
  return lines.join('; ');
}

export async function freezeList(
  actor: Actor,
  given: { id: number; version: number },
): Promise<DecisionList> {
  return transition(
    actor,
    [moves('decision.freeze', 'decisionList', given.id, { version: given.version })],
    async ({ record: list }) => {
      // Two lists of one call share its money: the second counts what the first has promised.
      const rules = await rulesOf(list.callId, true);
      const items = await itemsOf(list.id);
      refuseOn(
        checkFreezable(
          items.map((each) => listed(each, rules)),
          list,
          await moneyFor(list, rules),
          dayOf(actor.at),
        ),
      );
      list.set({ sha256: hashOf(list, items, rules), frozenAt: actor.at, frozenBy: accountOf(actor) });
      await tell(
        'decision.frozen',
        list,
        await deskHolders('leader', { callId: list.callId }, actor.at),
        actor.at,
      );
      return list;
    },
  );
}

export async function sendBackList(
  actor: Actor,
  given: { id: number; version: number; reason: string },
): Promise<DecisionList> {
  const { id, version, reason } = given;
  return transition(
    actor,
    [moves('decision.sendBack', 'decisionList', id, { version, reason })],
    async ({ record: list }) => {
      const officer = list.frozenBy;
      list.set({ sha256: null, frozenAt: null, frozenBy: null });
      await tell('decision.sentBack', list, officer === null ? [] : [officer], actor.at, { reason });
      return list;
    },
  );
}

/** Moves every application of the list at once: those on it are proposed, the others are not funded. */
export async function approveList(
  actor: Actor,
  given: { id: number; version: number },
): Promise<DecisionList> {
  // The version that is checked under the lock makes sure that these still are the items.
  const items = await DecisionItem.findAll({ where: { listId: given.id } });
  const applications = items.map((each) =>
    moves('decision.approve', 'application', each.applicationId, {
      fork: each.isProposed ? 'onTheList' : 'offTheList',
    }),
  );
  return transition(
    actor,
    [moves('decision.approve', 'decisionList', given.id, { version: given.version }), ...applications],
    async ({ record }) => {
      const list = record as DecisionList;
      refuseIfChanged(list, await itemsOf(list.id), await rulesOf(list.callId));
      list.set({ approvedAt: actor.at, approvedBy: accountOf(actor) });
      await tell('decision.approved', list, list.frozenBy === null ? [] : [list.frozenBy], actor.at);
      return list;
    },
  );
}

async function tell(
  template: string,
  list: DecisionList,
  to: number[],
  at: Date,
  params: Record<string, string> = {},
): Promise<void> {
  // A list can be frozen and sent back several times; each time is told.
  await notify({
    template,
    to,
    record: { type: 'decisionList', id: list.id },
    params: { title: list.title, ...params },
    bucket: `v${list.version}`,
    at,
  });
}

function accountOf(actor: Actor): number {
  if (actor.accountId === null) throw new NotFound();
  return actor.accountId;
}

function blankToNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
