// Sets a title of several lines as a trapezium (梯形) or a rhombus (菱形) and splits no word: never as a block of equal
// lines. Source: GB/T 9704-2012 7.3.1.
import { widthOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { breakLines, mayBreakAt, opens } from './lineBreak.ts';
import type { Line } from './lineBreak.ts';

/** By how much two neighbouring lines are meant to differ, in characters. */
const STEP = 1.5;
/** Costs, in characters of deviation from the wished width, squared when they are added up. */
const SPLIT_PHRASE = 5;
const SPLIT_WORD = 7;
const OUT_OF_SHAPE = 6;
const EXTRA_LINE = 4;

/** How a line compares with the one above it. */
type Turn = 'longer' | 'shorter';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

interface BreakPlace {
  /** How many characters stand before it. */
  readonly at: number;
  readonly cost: number;
}

interface Way {
  readonly cost: number;
  readonly ends: readonly number[];
  readonly lastWidth: number;
}

/** `phrases`: what should stay together, e.g. the name of the bureau, which no dictionary of words knows. */
export function setTitle(phrases: readonly (readonly Cell[])[], width: number): Line<Cell>[] {
  const cells = phrases.flat();
  const fewest = Math.ceil(widthOf(cells) / width - 0.001);
  if (fewest <= 1) return breakLines(cells, Infinity);
  const places = breakPlaces(phrases);
  const ways = [fewest, fewest + 1].flatMap((count) =>
    shapes(count).flatMap((turns) => {
      const way = cheapest(cells, places, { width, turns });
      return way === null ? [] : [{ ...way, cost: way.cost + (count - fewest) * EXTRA_LINE ** 2 }];
    }),
  );
  const best = ways.reduce<Way | null>(
    (least, way) => (least === null || way.cost < least.cost ? way : least),
    null,
  );
  if (best === null) return breakLines(cells, width, { justify: false });
  return best.ends.flatMap((end, index) => breakLines(cells.slice(best.ends[index - 1] ?? 0, end), Infinity));
}

/** For each line but the first: wide above, wide below, or wide in the middle. */
function shapes(count: number): Turn[][] {
  const turns = (longerUntil: number): Turn[] =>
    Array.from({ length: count - 1 }, (_, index) => (index < longerUntil ? 'longer' : 'shorter'));
  return count === 2
    ? [turns(0), turns(1)]
    : [turns(0), turns(count - 1), turns(Math.floor((count - 1) / 2))];
}

/** The breaks nearest to the shape, or null when no permitted ones make so few lines. */
function cheapest(
  cells: readonly Cell[],
  places: readonly BreakPlace[],
  { width, turns }: { width: number; turns: readonly Turn[] },
): Way | null {
  const em = cells[0]?.style.size ?? 1;
  const before = runningWidths(cells);
  const wished = wishedWidths((before.at(-1) ?? 0) / em, turns);
  const end: BreakPlace = { at: cells.length, cost: 0 };
  let ways = new Map<number, Way>([[0, { cost: 0, ends: [], lastWidth: 0 }]]);
  for (const [line, wish] of wished.entries()) {
    const next = new Map<number, Way>();
    for (const [start, way] of ways) {
      for (const place of line === turns.length ? [end] : places) {
        const lineWidth = (before[place.at] ?? 0) - (before[start] ?? 0);
        if (place.at <= start) continue;
        if (lineWidth > width) break;
        const shapely =
          line === 0 ||
          (turns[line - 1] === 'longer' ? lineWidth > way.lastWidth : lineWidth < way.lastWidth);
        const cost =
          way.cost + (lineWidth / em - wish) ** 2 + place.cost ** 2 + (shapely ? 0 : OUT_OF_SHAPE ** 2);
        const known = next.get(place.at);
        if (known === undefined || cost < known.cost) {
          next.set(place.at, { cost, ends: [...way.ends, place.at], lastWidth: lineWidth });
        }
      }
    }
    ways = next;
  }
  return ways.get(cells.length) ?? null;
}

/** In characters. */
function wishedWidths(whole: number, turns: readonly Turn[]): number[] {
  const offsets = [0];
  for (const turn of turns) offsets.push((offsets.at(-1) ?? 0) + (turn === 'longer' ? STEP : -STEP));
  const mean = offsets.reduce((sum, each) => sum + each, 0) / offsets.length;
  return offsets.map((each) => whole / offsets.length + each - mean);
}

function breakPlaces(phrases: readonly (readonly Cell[])[]): BreakPlace[] {
  const cells = phrases.flat();
  const phraseEnds = new Set(phrases.map((_, index) => phrases.slice(0, index + 1).flat().length));
  const words = wordBoundaries(cells);
  return cells.flatMap((_, index) => {
    const at = index + 1;
    const next = cells[at];
    if (next === undefined || !mayBreakAt(cells, at)) return [];
    const isPhraseEnd = phraseEnds.has(at) || opens(next.character);
    return [{ at, cost: isPhraseEnd ? 0 : words.has(at) ? SPLIT_PHRASE : SPLIT_WORD }];
  });
}

/** Where words begin and end, counted in characters. */
function wordBoundaries(cells: readonly Cell[]): Set<number> {
  const boundaries = new Set<number>();
  let at = 0;
  for (const { segment } of WORDS.segment(cells.map((each) => each.character).join(''))) {
    at += [...segment].length;
    boundaries.add(at);
  }
  return boundaries;
}

/** `[i]` is the width of the first i cells. */
function runningWidths(cells: readonly Cell[]): number[] {
  const widths = [0];
  for (const cell of cells) widths.push((widths.at(-1) ?? 0) + cell.width);
  return widths;
}
