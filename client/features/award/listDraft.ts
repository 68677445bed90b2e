// What an officer has changed of a decision list and not saved yet, and what the rules say of it meanwhile: the same
// rules by which the server freezes.
import { dayOf } from '../../../server/domain/calendar.ts';
import {
  availableFen,
  checkFreezable,
  proposeByLine,
  proposedTotal,
  type ListedItem,
  type Money,
} from '../../../server/domain/decision.ts';
import { fen } from '../../../server/domain/money.ts';
import type { Violation } from '../../../server/domain/violation.ts';
import type { Answer } from '../../contracts.ts';

export type DecisionView = Answer<'decision.read'>;
export type Item = DecisionView['items'][number];

export interface Typed {
  readonly title: string;
  readonly meetingNumber: string;
  readonly meetingOn: string | null;
  readonly attendees: string;
  readonly tieReason: string;
  readonly items: readonly Item[];
}

const SEPARATORS = /[、,，;；\n]/u;

export function typedOf(list: DecisionView): Typed {
  return {
    title: list.title,
    meetingNumber: list.meetingNumber ?? '',
    meetingOn: list.meetingOn,
    attendees: list.attendees.join('、'),
    tieReason: list.tieReason ?? '',
    items: list.items,
  };
}

export function bodyOf(typed: Typed, version: number) {
  return {
    version,
    title: typed.title,
    meetingNumber: typed.meetingNumber,
    meetingOn: typed.meetingOn,
    attendees: namesIn(typed.attendees),
    tieReason: typed.tieReason,
    items: typed.items.map(({ id, isProposed, amountFen, note }) => ({ id, isProposed, amountFen, note })),
  };
}

function namesIn(text: string): string[] {
  return text
    .split(SEPARATORS)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

export function moneyOf(list: DecisionView): Money {
  const { minFen, maxFen, stepFen } = list.amount;
  return {
    amount: { minFen: fen(minFen), maxFen: fen(maxFen), stepFen: fen(stepFen) },
    envelopeFen: fen(list.envelopeFen),
    committedFen: fen(list.committedFen),
  };
}

export function listedOf(items: readonly Item[]): ListedItem[] {
  return items.map((each) => ({
    ...each,
    requestedFen: fen(each.requestedFen),
    amountFen: each.amountFen === null ? null : fen(each.amountFen),
  }));
}

export function problemsOf(typed: Typed, list: DecisionView): Violation[] {
  const meeting = {
    meetingNumber: typed.meetingNumber,
    meetingOn: typed.meetingOn,
    attendees: namesIn(typed.attendees),
    tieReason: typed.tieReason,
  };
  return checkFreezable(listedOf(typed.items), meeting, moneyOf(list), dayOf(new Date()));
}

/** How many rows stand above the line that rank and amounts asked for draw. */
export function rowsAboveLine(list: DecisionView): number {
  return proposeByLine(listedOf(list.items), moneyOf(list)).size;
}

export function sums(items: readonly Item[], list: DecisionView) {
  const total = proposedTotal(listedOf(items));
  return {
    total,
    available: availableFen(moneyOf(list)),
    count: items.filter((each) => each.isProposed).length,
  };
}

/** Proposing gives what was asked for, as far as the call gives it; taking back clears the amount. */
export function proposed(item: Item, isProposed: boolean, list: DecisionView): Item {
  const amountFen = isProposed ? Math.min(item.requestedFen, list.amount.maxFen) : null;
  return { ...item, isProposed, amountFen };
}

/** Hundredths of a point as people write them: 8550 → 85.50. */
export function points(hundredths: number): string {
  const text = String(hundredths).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
