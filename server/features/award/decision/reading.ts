// Lists of decisions for those whose desks serve the call, and one list with all that its page shows.
import { Award, AwardDocument, DecisionItem, DecisionList, Objection } from '../../../../db/models/award.ts';
import { Account } from '../../../../db/models/identity.ts';
import { Round } from '../../../../db/models/review.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { subjectOf } from '../../../core/subjects.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { checkFreezable } from '../../../domain/decision.ts';
import { abilities, decide, holds, type Ability } from '../../../policy/authorize.ts';
import type { Actor, Subject } from '../../../policy/subject.ts';
import { callsServed, serves } from '../scope.ts';
import { DECISION_READERS } from './contract.ts';
import { itemsOf, listed, moneyFor } from './listed.ts';
import { presentDecision, presentDecisionItem } from './presenter.ts';

export async function list(actor: Actor, query: PageWanted & { callId?: number | undefined }) {
  const calls = callsServed(actor, DECISION_READERS);
  const asked =
    query.callId === undefined
      ? calls
      : calls === null
        ? [query.callId]
        : calls.filter((id) => id === query.callId);
  const page = await keysetPage(
    DecisionList,
    { where: asked === null ? {} : { callId: asked }, include: ['call', 'items'] },
    { by: 'id', direction: 'DESC' },
    query,
  );
  return { ...page, items: page.items.map(presentDecisionItem) };
}

/** Closed rounds of which no list has been made, for those who may make one. */
export async function sources(actor: Actor) {
  if (!holds(actor, 'programmeOfficer')) return { items: [] };
  const calls = callsServed(actor, ['programmeOfficer']);
  const rounds = await Round.findAll({
    where: { state: 'closed', ...(calls !== null && { callId: calls }) },
    include: ['call'],
    order: [['id', 'DESC']],
  });
  const used = await DecisionList.findAll({
    where: { roundId: rounds.map((each) => each.id) },
    attributes: ['roundId'],
  });
  const taken = new Set(used.map((each) => each.roundId));
  return {
    items: rounds
      .filter((round) => !taken.has(round.id))
      .map((round) => ({
        roundId: round.id,
        round: round.name,
        call: { id: round.callId, title: round.call?.title ?? '' },
        closedAt: round.closedAt?.toISOString() ?? null,
        applications: round.ranking?.length ?? 0,
      })),
  };
}

export async function read(actor: Actor, id: number) {
  const record = await DecisionList.findByPk(id, { include: ['call', 'round'] });
  if (!record?.call || !record.round || !serves(actor, DECISION_READERS, record.callId)) throw new NotFound();
  const subject = await subjectOf('decisionList', record);
  const { rules } = record.call;
  const [items, money, people, openObjections, documents, awarded] = await Promise.all([
    itemsOf(id),
    moneyFor(record, rules),
    namesOf([record.frozenBy, record.approvedBy]),
    Objection.count({ where: { listId: id, state: 'filed' } }),
    AwardDocument.findAll({ where: { listId: id }, order: [['id', 'ASC']] }),
    awardedIn(id),
  ]);
  const preparable = items.filter(
    (each) => each.application.state === 'publicised' && !awarded.has(each.applicationId),
  ).length;
  const facts = items.map((each) => listed(each, rules));
  return presentDecision(record, {
    call: record.call,
    round: record.round,
    items,
    money,
    people,
    openObjections,
    documents,
    preparable,
    problems: record.state === 'draft' ? checkFreezable(facts, record, money, dayOf(actor.at)) : [],
    abilities: [...abilities(actor, subject), ...mayPrepare(actor, subject, preparable)],
  });
}

/** award.prepare creates a document, and so is no act on the list's own state. */
function mayPrepare(actor: Actor, subject: Subject, preparable: number): Ability[] {
  const decision = decide(actor, 'award.prepare', subject);
  if (preparable === 0 || (!decision.allowed && decision.why !== 'moment')) return [];
  return [
    decision.allowed
      ? { act: 'award.prepare', allowed: true, reason: null, params: {} }
      : { act: 'award.prepare', allowed: false, reason: decision.reason, params: decision.params },
  ];
}

async function awardedIn(listId: number): Promise<Set<number>> {
  const items = await DecisionItem.findAll({ where: { listId }, attributes: ['applicationId'] });
  const awards = await Award.findAll({
    where: { applicationId: items.map((each) => each.applicationId) },
    attributes: ['applicationId'],
  });
  return new Set(awards.map((each) => each.applicationId));
}

async function namesOf(ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const wanted = ids.filter((each) => each !== null);
  const accounts = await Account.findAll({ where: { id: wanted }, include: ['person'] });
  return new Map(accounts.map((each) => [each.id, each.person?.name ?? each.username]));
}
