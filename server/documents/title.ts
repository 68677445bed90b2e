// Sets a title of several lines as a trapezium (梯形), each line shorter than the one above, without splitting a word.
// Source: GB/T 9704-2012 7.3.1.
import { widthOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { breakLines, mayBreak } from './lineBreak.ts';
import type { Line } from './lineBreak.ts';

/** How much shorter each line is meant to be, in characters. */
const STEP = 1.5;
/** What a break inside a phrase and one inside a word cost, in characters of deviation from the wished width. */
const SPLIT_PHRASE = 2;
const SPLIT_WORD = 5;
/** What a line that is not shorter than the one above costs, likewise. */
const NOT_SHORTER = 6;

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
  const places = breakPlaces(phrases);
  const whole = widthOf(cells);
  const fewest = Math.ceil(whole / width - 0.001);
  for (let count = fewest; count <= fewest + 2 && count > 0; count += 1) {
    const ends = trapezium(cells, places, { width, count });
    if (ends !== null) return ends.flatMap((end, index) => oneLine(cells.slice(ends[index - 1] ?? 0, end)));
  }
  return breakLines(cells, width, { justify: false });
}

function oneLine(cells: readonly Cell[]): Line<Cell>[] {
  return breakLines(cells, Infinity);
}

/** The ends of `count` lines nearest to the trapezium, or null when no permitted breaks make so few lines. */
function trapezium(
  cells: readonly Cell[],
  places: readonly BreakPlace[],
  { width, count }: { width: number; count: number },
): readonly number[] | null {
  const em = cells[0]?.style.size ?? 1;
  const before = runningWidths(cells);
  let ways = new Map<number, Way>([[0, { cost: 0, ends: [], lastWidth: Infinity }]]);
  for (let line = 0; line < count; line += 1) {
    const wished = (before.at(-1) ?? 0) / count + ((count - 1) / 2 - line) * STEP * em;
    const next = new Map<number, Way>();
    for (const [start, way] of ways) {
      for (const place of line === count - 1 ? [{ at: cells.length, cost: 0 }] : places) {
        if (place.at <= start) continue;
        const lineWidth = (before[place.at] ?? 0) - (before[start] ?? 0);
        if (lineWidth > width) break;
        const isShorter = lineWidth < way.lastWidth;
        const deviation = (lineWidth - wished) / em;
        const cost = way.cost + deviation ** 2 + place.cost ** 2 + (isShorter ? 0 : NOT_SHORTER ** 2);
        const known = next.get(place.at);
        if (known === undefined || cost < known.cost) {
          next.set(place.at, { cost, ends: [...way.ends, place.at], lastWidth: lineWidth });
        }
      }
    }
    ways = next;
  }
  return ways.get(cells.length)?.ends ?? null;
}

function breakPlaces(phrases: readonly (readonly Cell[])[]): BreakPlace[] {
  const cells = phrases.flat();
  const phraseEnds = new Set(phrases.map((_, index) => phrases.slice(0, index + 1).flat().length));
  const words = wordBoundaries(cells);
  return cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    const at = index + 1;
    if (next === undefined || !mayBreak(cell.character, next.character)) return [];
    return [{ at, cost: phraseEnds.has(at) ? 0 : words.has(at) ? SPLIT_PHRASE : SPLIT_WORD }];
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
