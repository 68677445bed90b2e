// The measures of an official document, in points from the top left corner of the paper.
// Source: GB/T 9704-2012 clauses 5.1 (paper), 5.2.1 (margins), 5.2.3 (22 lines of 28 characters), 7.5 (page number).

export const MM = 72 / 25.4;

export const PAPER = { width: 210 * MM, height: 297 * MM };

/** 版心, the type area: 37 mm from the top, 28 mm from the left, 156 mm by 225 mm. */
export const AREA = {
  left: 28 * MM,
  top: 37 * MM,
  width: 156 * MM,
  height: 225 * MM,
  right: (28 + 156) * MM,
  bottom: (37 + 225) * MM,
};

export const CHARACTERS_A_LINE = 28;
export const LINES_A_PAGE = 22;

/**
 * 3号 characters of 16 points do not fit 28 times into 156 mm: they are set a fifth of a point closer, so that the square
 * of the last one ends on the edge of the type area.
 */
export const CHARACTER_PITCH = (AREA.width - 16) / (CHARACTERS_A_LINE - 1);
/** What the line breaker may fill: the last character's tracking sticks out of no area. */
export const TEXT_WIDTH = CHARACTERS_A_LINE * CHARACTER_PITCH;

/** The largest pitch at which 22 lines fill the type area and a 23rd does not fit is 28.99; 29.0 loses a line. */
export const LINE_PITCH = 28.95;

/** 号 to points. */
export const SIZE = {
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
} as const;

export const BLACK = '#000000';
export const RED = '#e60012';

/** The mark's upper edge is 35 mm below the upper edge of the type area (7.2.4). */
export const MARK_TOP = (37 + 35) * MM;

/** The dashes of the page number stand 7 mm below the type area (7.5). */
export const PAGE_NUMBER_TOP = AREA.bottom + 7 * MM;

/** Of the type size, from the top of a character's square to its baseline. */
export const BASELINE_SHARE = 0.88;

/** The baseline of a line whose square stands in the middle of its pitch. */
export function baselineIn(lineTop: number, linePitch: number, size: number): number {
  return lineTop + (linePitch - size) / 2 + BASELINE_SHARE * size;
}
