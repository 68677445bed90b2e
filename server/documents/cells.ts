// Measures text before it is set: one cell per character, as wide as Chinese typesetting makes it, whatever the width
// the face itself gives to a dash or a quotation mark.
import { faceFor, printable, UnprintableText } from './fonts.ts';
import type { Face, Faces, Role } from './fonts.ts';
import { violation } from '../domain/violation.ts';

export interface Style {
  readonly role: Role;
  /** Type size in points. */
  readonly size: number;
  /** Distance between two full-width characters in points; the type size when absent. */
  readonly pitch?: number;
  readonly color?: string;
}

export interface Cell {
  readonly character: string;
  readonly face: Face;
  readonly style: Style;
  /** Points to the origin of the next cell. */
  readonly width: number;
  /** Points from the cell's left edge to the glyph's origin. */
  readonly shift: number;
  /** Horizontal scale of the glyph, 1 = as designed. */
  readonly scale: number;
}

const FULL_WIDTH_OPENING = '“‘';
const FULL_WIDTH_CLOSING = '”’';
// A face made for western text gives these the width of a letter; below this share of an em they are padded to one em.
const NEARLY_FULL = 0.95;
// GB/T 15834-2011 5.1: 间隔号 takes half a character.
const HALF_WIDTH_CENTRED = '·';

export function cellsOf(text: string, style: Style, faces: Faces): Cell[] {
  return Array.from(printable(text), (character) => cellOf(character, style, faces));
}

function cellOf(character: string, style: Style, faces: Faces): Cell {
  const face = faceFor(character, style.role, faces);
  if (face === null)
    throw new UnprintableText([violation('document.unprintable', [], { characters: [character] })]);
  const { advance } = face.glyph(character.codePointAt(0) ?? 0);
  const tracking = (style.pitch ?? style.size) - style.size;
  const { width, shift, scale } = shapeOf(character, advance);
  return {
    character,
    face,
    style,
    width: width * style.size + tracking,
    shift: shift * style.size,
    scale,
  };
}

/** In ems. */
function shapeOf(character: string, advance: number): { width: number; shift: number; scale: number } {
  if (character === HALF_WIDTH_CENTRED) return { width: 0.5, shift: (0.5 - advance) / 2, scale: 1 };
  // Two dashes make one 破折号 of two characters without a gap, so the glyph itself is widened.
  if (character === '—') return { width: 1, shift: 0, scale: 1 / advance };
  if (advance >= NEARLY_FULL) return { width: advance, shift: 0, scale: 1 };
  if (FULL_WIDTH_OPENING.includes(character)) return { width: 1, shift: 1 - advance, scale: 1 };
  if (FULL_WIDTH_CLOSING.includes(character)) return { width: 1, shift: 0, scale: 1 };
  if (character === '…') return { width: 1, shift: (1 - advance) / 2, scale: 1 };
  return { width: advance, shift: 0, scale: 1 };
}

export function widthOf(cells: readonly { readonly width: number }[]): number {
  return cells.reduce((sum, each) => sum + each.width, 0);
}
