// The officer's plain figures of a call: how many applications are where, and the money asked for, proposed and awarded.
import { col, fn } from 'sequelize';
import type { z } from 'zod';
import { Application } from '../../../../db/models/application.ts';
import { Award, DecisionItem, DecisionList } from '../../../../db/models/award.ts';
import { Call } from '../../../../db/models/call.ts';
import { NotFound } from '../../../core/errors.ts';
import { toFen, type Fen } from '../../../domain/money.ts';
import { NOT_HANDED_IN, STATES, type StateOf } from '../../../domain/terms.ts';
import { holds } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import type { figuresView } from './contract.ts';
import { phaseOf } from './presenter.ts';
import { servesCall } from './reading.ts';

/** Desks that look at every call without serving one. */
const OVERSEERS = ['leader', 'supervisor', 'bureauFinance'] as const;

export async function figures(actor: Actor, id: number): Promise<z.input<typeof figuresView>> {
  const call = await Call.findByPk(id);
  const oversees = holds(actor, ...OVERSEERS);
  if (!call || !(oversees || servesCall(actor, id))) throw new NotFound();
  const counts = await countByState(id);
  // An agency organises checks and reviews: money is none of its business, nor a decision before it is public.
  const isBureau = oversees || holds(actor, 'programmeOfficer');
  const decides = holds(actor, 'programmeOfficer', 'leader', 'supervisor');
  const undisclosed = await undisclosedTo(decides, id);
  const countOf = (states: readonly ApplicationState[]): number =>
    states.reduce((sum, state) => sum + (counts.get(state)?.count ?? 0), 0);
  return {
    call: { id: call.id, title: call.title, phase: phaseOf(call, actor.at) },
    states: STATES.application.map((state) => ({
      state,
      count: undisclosed.includes(state)
        ? 0
        : countOf(state === 'reviewed' ? [state, ...undisclosed] : [state]),
    })),
    submitted: [...counts.values()].reduce((sum, each) => sum + each.submitted, 0),
    money: isBureau
      ? {
          envelopeFen: call.rules.envelopeFen,
          requestedFen: toFen([...counts.values()].reduce((sum, each) => sum + each.requestedFen, 0)),
          proposedFen: await proposed(id, decides),
          awardedFen: await awarded(id),
        }
      : null,
  };
}

type ApplicationState = StateOf<'application'>;

/** What agency and finance may not tell from "reviewed" yet: who was chosen is told to everybody at once, in the publicity. */
async function undisclosedTo(decides: boolean, callId: number): Promise<readonly ApplicationState[]> {
  if (decides) return [];
  const wasPublic = await DecisionList.count({ where: { callId, state: ['inPublicity', 'concluded'] } });
  return wasPublic > 0 ? ['proposed'] : ['proposed', 'notFunded'];
}

interface Counted {
  readonly count: number;
  readonly submitted: number;
  readonly requestedFen: Fen;
}

async function countByState(callId: number): Promise<Map<string, Counted>> {
  const rows = (await Application.findAll({
    where: { callId },
    attributes: ['state', [fn('COUNT', col('id')), 'count'], [fn('COUNT', col('submitted_at')), 'submitted']],
    group: ['state'],
    raw: true,
  })) as unknown as { state: string; count: number | string }[];
  const sums = await requestedByState(callId);
  return new Map(
    rows.map((row) => [
      row.state,
      {
        count: Number(row.count),
        submitted: isHandedIn(row.state) ? Number(row.count) : 0,
        requestedFen: sums.get(row.state) ?? toFen(null),
      },
    ]),
  );
}

/** A draft has asked for nothing yet, what was withdrawn asks no more. */
const isHandedIn = (state: string): boolean => !(NOT_HANDED_IN as readonly string[]).includes(state);

async function requestedByState(callId: number): Promise<Map<string, Fen>> {
  const rows = (await Application.findAll({
    where: { callId, state: STATES.application.filter(isHandedIn) },
    attributes: ['state', [fn('SUM', col('requested_fen')), 'sum']],
    group: ['state'],
    raw: true,
  })) as unknown as { state: string; sum: string | number | null }[];
  return new Map(rows.map((row) => [row.state, toFen(row.sum)]));
}

/** On a list that was approved; a draft of a list proposes nothing yet. */
async function proposed(callId: number, decides: boolean): Promise<Fen> {
  const lists = await DecisionList.findAll({
    where: { callId, state: [...(decides ? (['approved'] as const) : []), 'inPublicity', 'concluded'] },
    attributes: ['id'],
  });
  const where = { listId: lists.map((each) => each.id), isProposed: true };
  return toFen((await DecisionItem.sum('amountFen', { where })) as number | string | null);
}

async function awarded(callId: number): Promise<Fen> {
  const applications = await Application.findAll({ where: { callId, state: 'awarded' }, attributes: ['id'] });
  const where = { applicationId: applications.map((each) => each.id), state: ['prepared', 'valid'] };
  return toFen((await Award.sum('amountFen', { where })) as number | string | null);
}
