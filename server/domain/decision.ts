// The list a meeting decides on (拟立项清单): what is put on it at first, what keeps it from being frozen, and the text
// whose hash is taken. For the officer who proposes and the leader who approves. Amounts and envelope: call settings.
import type { Day } from './calendar.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { CallRules } from './callRules.ts';
import { add, formatWan, subtract, ZERO, type Fen } from './money.ts';
import { checkTieReason, drawLine, rank, type Ranked, type Scored } from './scoring.ts';
import { collect, violation, type Violation } from './violation.ts';

export interface ListedItem {
  readonly applicationId: number;
  readonly receiptNumber: string;
  /** Equal means share a rank. */
  readonly rank: number;
  /** Hundredths of a point. */
  readonly mean: number;
  readonly requestedFen: Fen;
  readonly isProposed: boolean;
  /** What it would be given; null where it is not proposed. */
  readonly amountFen: Fen | null;
  readonly note: string | null;
}

export interface Meeting {
  readonly meetingNumber: string | null;
  readonly meetingOn: Day | null;
  readonly attendees: readonly string[] | null;
}

export interface Money {
  readonly amount: CallRules['amount'];
  readonly envelopeFen: Fen;
  /** Already promised by other lists of the same call. */
  readonly committedFen: Fen;
}

type Candidate = Pick<ListedItem, 'applicationId' | 'mean' | 'requestedFen'>;

/** Down the ranks as far as the money goes; ties of which not all fit are left to a person. */
export function proposeByLine(candidates: readonly Candidate[], money: Money): Set<number> {
  const line = lineOf(
    candidates.map((each) => ({ ...each, givenFen: each.requestedFen })),
    money,
  );
  return new Set(line.above.map((each) => each.applicationId));
}

/** What is left to give to this list. */
export function availableFen({ envelopeFen, committedFen }: Money): Fen {
  return committedFen > envelopeFen ? ZERO : subtract(envelopeFen, committedFen);
}

export function proposedTotal(items: readonly Pick<ListedItem, 'isProposed' | 'amountFen'>[]): Fen {
  return add(...items.map((each) => (each.isProposed ? (each.amountFen ?? ZERO) : ZERO)));
}

/** At every edit: no amount outside the call's limits or above what was asked for, and no more than there is. */
export function checkAmounts(items: readonly ListedItem[], money: Money): Violation[] {
  const total = proposedTotal(items);
  const available = availableFen(money);
  return collect(
    items.flatMap((item, index) => checkAmount(item, money.amount, index)),
    total > available
      ? violation('decision.overEnvelope', ['items'], {
          totalWan: formatWan(total),
          availableWan: formatWan(available),
        })
      : null,
  );
}

function checkAmount(
  item: ListedItem,
  { minFen, maxFen, stepFen }: CallRules['amount'],
  index: number,
): Violation[] {
  const { isProposed, amountFen, requestedFen, receiptNumber } = item;
  const path = ['items', index, 'amountFen'];
  if (!isProposed) {
    return amountFen === null ? [] : [violation('decision.amountNotProposed', path, { receiptNumber })];
  }
  if (amountFen === null) return [violation('decision.amountMissing', path, { receiptNumber })];
  return collect(
    amountFen < minFen || amountFen > maxFen
      ? violation('decision.amountRange', path, {
          receiptNumber,
          minWan: formatWan(minFen),
          maxWan: formatWan(maxFen),
        })
      : null,
    amountFen % stepFen === 0
      ? null
      : violation('decision.amountStep', path, { receiptNumber, stepWan: formatWan(stepFen) }),
    amountFen > requestedFen
      ? violation('decision.amountOverRequest', path, {
          receiptNumber,
          requestedWan: formatWan(requestedFen),
        })
      : null,
  );
}

/** Everything that keeps the list from being frozen at the day `today`. */
export function checkFreezable(
  items: readonly ListedItem[],
  list: Meeting & { readonly tieReason: string | null },
  money: Money,
  today: Day,
): Violation[] {
  return collect(
    items.some((each) => each.isProposed) ? null : violation('decision.nothingProposed', ['items']),
    checkAmounts(items, money),
    checkOrder(items, list.tieReason, money),
    checkMeeting(list, today),
  );
}

/** A choice among equals, or one who stands lower before one who stands higher, needs a written reason. */
export function checkOrder(
  items: readonly ListedItem[],
  tieReason: string | null,
  money: Money,
): Violation[] {
  const proposed = items.filter((each) => each.isProposed);
  const lowest = Math.max(0, ...proposed.map((each) => each.rank));
  const passedOver = items.flatMap((item, index) =>
    !item.isProposed && item.rank < lowest && isBlank(item.note)
      ? [violation('decision.passedOver', ['items', index, 'note'], { receiptNumber: item.receiptNumber })]
      : [],
  );
  const split = items.filter(
    (each) => !each.isProposed && proposed.some((other) => other.rank === each.rank),
  );
  const line = lineOf(
    items.map((each) => ({ ...each, givenFen: each.amountFen ?? each.requestedFen })),
    money,
  );
  const ties =
    split.length > 0 && isBlank(tieReason)
      ? [violation('line.tieReason', ['tieReason'], { count: split.length + 1 })]
      : [];
  const atTheLine = checkTieReason(line, tieReason ?? '', ['tieReason']);
  return collect(passedOver, atTheLine.length > 0 ? atTheLine : ties);
}

/** Domain rule: meeting number, day and attendees are recorded before the list is locked. */
function checkMeeting({ meetingNumber, meetingOn, attendees }: Meeting, today: Day): Violation[] {
  return collect(
    isBlank(meetingNumber) ? violation('decision.meetingNumber', ['meetingNumber']) : null,
    meetingOn === null ? violation('decision.meetingOn', ['meetingOn']) : null,
    meetingOn !== null && meetingOn > today
      ? violation('decision.meetingInFuture', ['meetingOn'], { today })
      : null,
    (attendees ?? []).some((each) => !isBlank(each)) ? null : violation('decision.attendees', ['attendees']),
  );
}

/** What is hashed when the list is frozen and again before it is approved, published or awarded. */
export function listText(
  list: Meeting & {
    readonly id: number;
    readonly callId: number;
    readonly title: string;
    readonly tieReason: string | null;
  },
  items: readonly ListedItem[],
): string {
  return canonicalJson({
    list: {
      id: list.id,
      callId: list.callId,
      title: list.title,
      meetingNumber: list.meetingNumber,
      meetingOn: list.meetingOn,
      attendees: list.attendees ?? [],
      tieReason: list.tieReason,
    },
    items: [...items]
      .sort((a, b) => a.applicationId - b.applicationId)
      .map((each) => ({
        applicationId: each.applicationId,
        rank: each.rank,
        mean: each.mean,
        isProposed: each.isProposed,
        amountFen: each.amountFen,
        note: each.note,
      })),
  });
}

type Given = Candidate & { readonly givenFen: Fen };

function lineOf<T extends Given>(given: readonly T[], money: Money) {
  const scored = given.map((each): T & Scored => ({
    ...each,
    id: idText(each.applicationId),
    score: each.mean,
  }));
  return drawLine<T & Scored>({
    ranked: rank(scored),
    envelopeFen: availableFen(money),
    requestedFen: (each: Ranked<T & Scored>) => each.givenFen,
  });
}

/** Of equal length, so that the order of texts is the order of numbers. */
function idText(id: number): string {
  return String(id).padStart(12, '0');
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
