// Who applies where with which work, and what has become of it by today: the sixty applications of the demo town. Every
// state of an application occurs.
import type { StateOf } from '../../server/domain/terms.ts';

export const CALL_KEYS = ['finished', 'demonstration', 'review', 'open', 'openDemonstration'] as const;
export type CallKey = (typeof CALL_KEYS)[number];

/** Applications of a call are reviewed in rounds; a round takes what is accepted when it opens. */
export type RoundNumber = 1 | 2 | 3;

export interface Part {
  readonly call: CallKey;
  /** Index into researchers of people.ts. */
  readonly lead: number;
  /** Index into generalWorks or demonstrationWorks of works.ts, as the call wants. */
  readonly work: number;
  /** Where it stands today. */
  readonly ends: StateOf<'application'>;
  readonly round: RoundNumber | null;
  /** Sent back for correction once, and handed in again. */
  readonly corrected: boolean;
}

type Row = readonly [
  lead: number,
  work: number,
  ends: StateOf<'application'>,
  round?: RoundNumber,
  corrected?: 'corrected',
];

const partsOf = (call: CallKey, rows: readonly Row[]): Part[] =>
  rows.map(([lead, work, ends, round = null, corrected]) => ({
    call,
    lead,
    work,
    ends,
    round,
    corrected: corrected !== undefined,
  }));

export const parts: readonly Part[] = [
  // 面上, last year's: finished up to the awards.
  ...partsOf('finished', [
    [0, 29, 'awarded', 1],
    [1, 0, 'awarded', 1],
    [2, 5, 'awarded', 1],
    [3, 10, 'awarded', 1],
    [4, 21, 'awarded', 1],
    [6, 25, 'awarded', 1],
    [5, 27, 'notFunded', 1, 'corrected'],
    [7, 6, 'notFunded', 1],
    [9, 15, 'notFunded', 1],
    [11, 1, 'notFunded', 1],
    [13, 11, 'notFunded', 1],
    [15, 8, 'notAccepted'],
    [19, 4, 'notAccepted'],
  ]),
  // 示范工程: a first list after its publicity period, a second one just approved.
  ...partsOf('demonstration', [
    [25, 5, 'awarded', 1],
    [33, 1, 'awarded', 1],
    [30, 4, 'publicised', 1],
    [34, 8, 'objected', 1],
    [27, 17, 'declined', 1],
    [29, 9, 'notFunded', 1],
    [35, 2, 'notFunded', 1],
    [36, 0, 'notFunded', 1],
    [17, 7, 'proposed', 2],
    [38, 11, 'proposed', 2, 'corrected'],
    [32, 16, 'notFunded', 2],
    [39, 3, 'notFunded', 2],
    [37, 13, 'notAccepted'],
  ]),
  // 面上, this year's: a list in publicity, a list before the leader, a round under way, and late ones in the check.
  ...partsOf('review', [
    [5, 20, 'inPublicity', 1],
    [7, 7, 'inPublicity', 1],
    [9, 16, 'inPublicity', 1],
    [11, 3, 'objected', 1],
    [13, 12, 'notFunded', 1],
    [15, 9, 'notFunded', 1],
    [8, 26, 'reviewed', 2],
    [10, 17, 'reviewed', 2],
    [12, 31, 'reviewed', 2],
    [14, 13, 'reviewed', 2],
    [16, 33, 'reviewed', 2],
    [18, 22, 'inReview', 3],
    [19, 32, 'inReview', 3],
    [20, 2, 'inReview', 3],
    [21, 28, 'inReview', 3],
    [22, 24, 'accepted'],
    [23, 30, 'accepted'],
    [24, 34, 'inCheck'],
    [26, 18, 'inCheck'],
    [28, 14, 'correcting'],
    [31, 35, 'notAccepted'],
  ]),
  // 面上, the next one: open today.
  ...partsOf('open', [
    [0, 23, 'draft'],
    [30, 36, 'draft'],
    [33, 40, 'draft'],
    [35, 39, 'withdrawn'],
    [39, 19, 'withHost'],
    [38, 37, 'withHost'],
    [27, 38, 'returned'],
  ]),
  // 示范工程, a second batch: open today, with the recommenders.
  ...partsOf('openDemonstration', [
    [12, 12, 'draft'],
    [20, 18, 'draft'],
    [22, 6, 'withHost'],
    [8, 14, 'withRecommender'],
    [16, 10, 'withRecommender'],
    [0, 15, 'returned'],
  ]),
];
