// What leaves of a decision list: the ranking with means and amounts, for the bureau only. No expert, no single score.
import type { z } from 'zod';
import type { AwardDocument, DecisionList } from '../../../../db/models/award.ts';
import type { Call } from '../../../../db/models/call.ts';
import type { Round } from '../../../../db/models/review.ts';
import { proposedTotal, type Money } from '../../../domain/decision.ts';
import { fen } from '../../../domain/money.ts';
import type { Violation } from '../../../domain/violation.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility, presentViolation } from '../presenting.ts';
import type { decisionItem, decisionView } from './contract.ts';
import { listed, type ItemWithApplication } from './listed.ts';

export interface Around {
  readonly call: Call;
  readonly round: Round;
  readonly items: readonly ItemWithApplication[];
  readonly money: Money;
  readonly people: ReadonlyMap<number, string>;
  readonly openObjections: number;
  readonly documents: readonly AwardDocument[];
  readonly preparable: number;
  readonly problems: readonly Violation[];
  readonly abilities: readonly Ability[];
}

export function presentDecision(list: DecisionList, around: Around): z.input<typeof decisionView> {
  const { call, round, money, people } = around;
  const named = (id: number | null) => (id === null ? null : (people.get(id) ?? null));
  return {
    id: list.id,
    version: list.version,
    state: list.state,
    title: list.title,
    call: { id: call.id, title: call.title },
    round: { id: round.id, name: round.name },
    amount: { minFen: money.amount.minFen, maxFen: money.amount.maxFen, stepFen: money.amount.stepFen },
    envelopeFen: money.envelopeFen,
    committedFen: money.committedFen,
    meetingNumber: list.meetingNumber,
    meetingOn: list.meetingOn,
    attendees: list.attendees ?? [],
    tieReason: list.tieReason,
    sha256: list.sha256,
    frozenAt: list.frozenAt?.toISOString() ?? null,
    frozenBy: named(list.frozenBy),
    approvedAt: list.approvedAt?.toISOString() ?? null,
    approvedBy: named(list.approvedBy),
    publicity:
      list.startsOn !== null && list.endsOn !== null && list.publicCode !== null
        ? {
            startsOn: list.startsOn,
            endsOn: list.endsOn,
            code: list.publicCode,
            openObjections: around.openObjections,
          }
        : null,
    publicityDays: call.rules.publicity.workingDays,
    items: around.items.map((each) => presentItem(each, call)),
    preparable: around.preparable,
    documents: around.documents.map(({ id, state, dispatchNumber }) => ({ id, state, dispatchNumber })),
    problems: around.problems.map(presentViolation),
    abilities: around.abilities.map(presentAbility),
  };
}

function presentItem(item: ItemWithApplication, call: Call): z.input<typeof decisionView>['items'][number] {
  const { application } = item;
  const facts = listed(item, call.rules);
  return {
    id: item.id,
    applicationId: item.applicationId,
    receiptNumber: facts.receiptNumber,
    title: application.title,
    unit: application.host?.name ?? '',
    lead: application.lead?.name ?? '',
    state: application.state,
    rank: facts.rank,
    mean: facts.mean,
    requestedFen: facts.requestedFen,
    isProposed: facts.isProposed,
    amountFen: facts.amountFen,
    note: facts.note,
  };
}

export function presentDecisionItem(list: DecisionList): z.input<typeof decisionItem> {
  const items = (list.items ?? []).map((each) => ({
    isProposed: Boolean(each.isProposed),
    amountFen: each.amountFen === null ? null : fen(each.amountFen),
  }));
  return {
    id: list.id,
    title: list.title,
    state: list.state,
    call: { id: list.callId, title: list.call?.title ?? '' },
    proposed: items.filter((each) => each.isProposed).length,
    totalFen: proposedTotal(items),
    endsOn: list.endsOn,
  };
}
