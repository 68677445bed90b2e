// Decides how many lines of an official document stand on each page, so that the page with the seal always carries body
// text. Source: GB/T 9704-2012 7.3.5.5: line pitch is adjusted; "no text on this page" is not allowed.
import { LINE_PITCH } from './paper.ts';

/** Heights in points. */
export interface Room {
  /** Left for the body on the first page, under title and addressee. */
  readonly firstPage: number;
  readonly page: number;
  /** What follows the body: attachment list, signature, date and the lower part of the seal. */
  readonly closing: number;
}

export interface PageOfLines {
  readonly count: number;
  readonly pitch: number;
}

/** Below this 16-point characters look crowded; above it a page looks like another document. */
const TIGHTEST = 26;
const LOOSEST = LINE_PITCH * 1.25;
const CARRIED = 2;

/** `keepWithNext[i]`: line i is a heading and must not end a page. Answers at least one page. */
export function paginate(keepWithNext: readonly boolean[], room: Room): PageOfLines[] {
  const pages = fill(keepWithNext, room);
  const last = pages.at(-1) ?? { count: 0, pitch: LINE_PITCH };
  const height = pages.length > 1 ? room.page : room.firstPage;
  const forLines = height - room.closing;
  if (last.count * LINE_PITCH <= forLines) return pages;
  if (last.count * TIGHTEST <= forLines) return replaceLast(pages, { ...last, pitch: forLines / last.count });

  const fit = Math.max(1, Math.floor((room.page - room.closing) / LINE_PITCH + 0.001));
  const carried = linesToCarry(keepWithNext, last.count, fit);
  const stays = last.count - carried;
  const loosened = height / Math.max(1, stays);
  return [
    ...replaceLast(pages, { count: stays, pitch: loosened <= LOOSEST ? loosened : LINE_PITCH }),
    { count: carried, pitch: LINE_PITCH },
  ].filter((page) => page.count > 0);
}

function fill(keepWithNext: readonly boolean[], room: Room): PageOfLines[] {
  const pages: PageOfLines[] = [];
  let start = 0;
  do {
    const height = pages.length === 0 ? room.firstPage : room.page;
    const fits = Math.max(1, Math.floor(height / LINE_PITCH + 0.001));
    const count = withoutEndHeadings(keepWithNext, start, Math.min(fits, keepWithNext.length - start));
    pages.push({ count, pitch: LINE_PITCH });
    start += count;
  } while (start < keepWithNext.length);
  return pages;
}

function withoutEndHeadings(keepWithNext: readonly boolean[], start: number, most: number): number {
  if (start + most === keepWithNext.length) return most;
  let count = most;
  while (count > 0 && keepWithNext[start + count - 1] === true) count -= 1;
  return count === 0 ? most : count;
}

/**
 * Two lines where there are enough, so that the page of the seal does not hold a single short one; more where a heading
 * would stay behind, but never more than fit above the seal: where headings follow each other that long, one may end a page.
 */
function linesToCarry(keepWithNext: readonly boolean[], lastCount: number, fit: number): number {
  const most = Math.max(1, Math.min(lastCount - 1, fit));
  let carried = Math.min(CARRIED, most);
  const total = keepWithNext.length;
  while (carried < most && keepWithNext[total - carried - 1] === true) carried += 1;
  return carried;
}

function replaceLast(pages: readonly PageOfLines[], page: PageOfLines): PageOfLines[] {
  return [...pages.slice(0, -1), page];
}
