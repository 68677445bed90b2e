// Breaks Chinese text into lines (避头尾): closing marks never begin a line, opening marks never end one, western words
// and numbers stay whole. A pure function over measured widths: it knows no font, page or document.
// Source: GB/T 15834-2011 5.1 (places of punctuation); GB/T 9704-2012 7.3.3 (numbers and years are not split).

export interface Measured {
  readonly character: string;
  readonly width: number;
}

export interface Placed<C> {
  readonly cell: C;
  /** From the left edge of the text block. */
  readonly x: number;
  /** What an opening mark gives up of the blank at its left: its glyph is drawn that much further left. */
  readonly pull: number;
}

export interface Line<C> {
  readonly cells: readonly Placed<C>[];
  /** From the left edge of the text block to the right edge of the last cell. */
  readonly right: number;
  /** No permitted place to break was left, so one was made. */
  readonly isForced: boolean;
}

export interface BreakOptions {
  readonly firstIndent?: number;
  /** Of all lines but the first. */
  readonly restIndent?: number;
  /** Whether full lines end flush right. */
  readonly justify?: boolean;
}

const OPENING = '（〔［｛〈《「『【〖“‘([{';
const CLOSING = '）〕］｝〉》」』】〗”’、，。．：；！？％‰℃°·～々)]},.!?:;%';
// Two of the same make one mark.
const INSEPARABLE = '—…';
// Full-width marks whose ink keeps to one half of the cell, so that the other half can be given up.
const INK_LEFT = '）〕］｝〉》」』】〗”’、，。．：；';
const INK_RIGHT = '（〔［｛〈《「『【〖“‘';
const SQUEEZE_AT_END = 0.5;
const SQUEEZE_INSIDE = 0.25;
// More than this share of a character between two characters reads as a hole, and readers of the file take it for a
// space between words; the line is then left ragged.
const WIDEST_GAP = 0.1;
const TOLERANCE = 0.01;

const WORD_CHARACTER = /[\x21-\x7e]|\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;
const COMBINING = /\p{M}/u;

export function opens(character: string): boolean {
  return OPENING.includes(character);
}

export function closes(character: string): boolean {
  return CLOSING.includes(character);
}

/** Whether a line may end with `before` and the next begin with `after`; spaces between them go with the break. */
export function mayBreak(before: string, after: string, isSpaced = false): boolean {
  if (after === ' ' || COMBINING.test(after)) return false;
  if (closes(after) || opens(before)) return false;
  if (isSpaced) return true;
  if (before === after && INSEPARABLE.includes(before)) return false;
  return !(WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after));
}

export function breakLines<C extends Measured>(
  cells: readonly C[],
  width: number,
  { firstIndent = 0, restIndent = 0, justify = true }: BreakOptions = {},
): Line<C>[] {
  const lines: Line<C>[] = [];
  let start = 0;
  while (start < cells.length) {
    const indent = lines.length === 0 ? firstIndent : restIndent;
    const room = width - indent;
    const { end, isForced } = endOfLine(cells, start, room);
    const shown = withoutEndSpaces(cells.slice(start, end));
    const isLast = end === cells.length;
    lines.push(placeLine(shown, { indent, room, isForced, justify: justify && !isLast }));
    start = end;
    while (cells[start]?.character === ' ') start += 1;
  }
  return lines;
}

/** Where the line that begins at `start` ends (exclusive). */
function endOfLine<C extends Measured>(
  cells: readonly C[],
  start: number,
  room: number,
): { end: number; isForced: boolean } {
  let width = 0;
  let end = start;
  let lastPermitted: number | null = null;
  while (end < cells.length) {
    const cell = cells[end];
    if (cell === undefined || (cell.character !== ' ' && width + cell.width > room + TOLERANCE)) break;
    width += cell.width;
    end += 1;
    if (mayBreakAt(cells, end)) lastPermitted = end;
  }
  if (end === cells.length || lastPermitted === end) return { end, isForced: false };

  const pulled = pulledIn(cells, start, end, room);
  if (pulled !== null) return { end: pulled, isForced: false };
  if (lastPermitted !== null) return { end: lastPermitted, isForced: false };
  return { end: Math.max(end, start + 1), isForced: true };
}

/** Whether a line may end before the cell at `at`: an opening mark stays with what it opens, a space behind it or not. */
export function mayBreakAt(cells: readonly Pick<Measured, 'character'>[], at: number): boolean {
  const after = cells[at];
  if (after === undefined) return true;
  let last = at - 1;
  while (cells[last]?.character === ' ') last -= 1;
  return mayBreak(cells[last]?.character ?? '', after.character, last < at - 1);
}

/** The next permitted end beyond what fits, when the marks on the line can give up the difference. */
function pulledIn<C extends Measured>(
  cells: readonly C[],
  start: number,
  fits: number,
  room: number,
): number | null {
  for (let end = fits + 1; end <= cells.length; end += 1) {
    const line = withoutEndSpaces(cells.slice(start, end));
    const excess = sum(line.map((each) => each.width)) - room;
    if (excess > sum(spares(line)) + TOLERANCE) return null;
    if (mayBreakAt(cells, end)) return end;
  }
  return null;
}

/** What each cell can give up: the blank after a mark at the end of the line nobody sees, so all of that may go. */
function spares(cells: readonly Measured[]): number[] {
  return cells.map(({ character, width }, index) => {
    if (!INK_LEFT.includes(character) && !INK_RIGHT.includes(character)) return 0;
    return width * (index === cells.length - 1 ? SQUEEZE_AT_END : SQUEEZE_INSIDE);
  });
}

interface LineRoom {
  readonly indent: number;
  readonly room: number;
  readonly isForced: boolean;
  readonly justify: boolean;
}

function placeLine<C extends Measured>(
  cells: readonly C[],
  { indent, room, isForced, justify }: LineRoom,
): Line<C> {
  const slack = room - sum(cells.map((each) => each.width));
  const given = slack < -TOLERANCE ? squeezed(cells, -slack) : null;
  const gap = given === null && justify && slack > TOLERANCE ? gapWidth(cells, slack) : 0;
  let x = indent;
  const placed = cells.map((cell, index) => {
    const givenUp = given?.[index] ?? 0;
    const at = { cell, x, pull: INK_RIGHT.includes(cell.character) ? givenUp : 0 };
    const next = cells[index + 1];
    x += cell.width - givenUp + (next !== undefined && takesGap(cell, next) ? gap : 0);
    return at;
  });
  return { cells: placed, right: x, isForced };
}

/** The mark at the end of the line gives first, the others share the rest. */
function squeezed(cells: readonly Measured[], excess: number): number[] {
  const most = spares(cells);
  const atEnd = Math.min(most.at(-1) ?? 0, excess);
  const others = sum(most.slice(0, -1));
  const share = others === 0 ? 0 : (excess - atEnd) / others;
  return most.map((each, index) => (index === most.length - 1 ? atEnd : each * share));
}

/** 0 when the blank to be shared out would tear the line apart. */
function gapWidth<C extends Measured>(cells: readonly C[], slack: number): number {
  const gaps = cells.filter((cell, index) => {
    const next = cells[index + 1];
    return next !== undefined && takesGap(cell, next);
  }).length;
  const em = Math.max(...cells.map((each) => each.width));
  const gap = gaps === 0 ? 0 : slack / gaps;
  return gap > em * WIDEST_GAP ? 0 : gap;
}

function takesGap(before: Measured, after: Measured): boolean {
  if (COMBINING.test(after.character)) return false;
  if (before.character === after.character && INSEPARABLE.includes(before.character)) return false;
  return !(WORD_CHARACTER.test(before.character) && WORD_CHARACTER.test(after.character));
}

/** Puts as many parts on each line as fit; a part itself is not touched. */
export function packParts(parts: readonly string[], fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + part)) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines;
}

function withoutEndSpaces<C extends Measured>(cells: readonly C[]): readonly C[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]?.character === ' ') end -= 1;
  return cells.slice(0, end);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
