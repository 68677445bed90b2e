// The typefaces of a document, parsed once per process, and what can be printed with them. A character that no face has
// is refused by name before anything is issued: it is never a box on paper, nor silently absent.
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import { violation } from '../domain/violation.ts';
import type { Path, Violation } from '../domain/violation.ts';
import { findFontFiles, ROLES } from './fontFiles.ts';
import type { FontFile, FontPlaces, Role } from './fontFiles.ts';
import { sfntOf } from './sfnt.ts';

export { ROLES } from './fontFiles.ts';
export type { FontPlaces, Role } from './fontFiles.ts';

/** One character in one face; lengths in units of the type size (1 = one em). */
export interface Glyph {
  readonly advance: number;
  /** Ink above and below the baseline, and left and right of the character's own origin. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Face {
  readonly name: string;
  /** Same face, same key: what a document registers it under. */
  readonly key: string;
  readonly isStandIn: boolean;
  has(codePoint: number): boolean;
  glyph(codePoint: number): Glyph;
  /** What pdfkit embeds; its type declarations know only files. */
  readonly embeddable: PDFKit.Mixins.PDFFontSource;
}

export interface Faces {
  face(role: Role): Face;
  /** Every face that may lend a character, in order of preference for the role. */
  candidates(role: Role): Iterable<Face>;
}

export interface FaceRun {
  readonly text: string;
  readonly face: Face;
}

/** Thrown instead of a document; `violations` name each place, its text and the characters. */
export class UnprintableText extends Error {
  readonly violations: readonly Violation[];
  readonly characters: readonly string[];

  constructor(violations: readonly Violation[]) {
    const characters = [...new Set(violations.flatMap((each) => each.params['characters'] as string[]))];
    super(`no typeface has ${characters.map(nameOf).join(', ')}`);
    this.name = 'UnprintableText';
    this.violations = violations;
    this.characters = characters;
  }
}

/** Variation selectors, joiners and the like: they have no glyph of their own and print nothing. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

const shared = new Map<string, Faces>();

/** The process-wide set. FONTS_DIR is the bureau's folder of licensed files; see fontFiles.ts for the file names. */
export function sharedFaces(places: FontPlaces = configuredPlaces()): Faces {
  const key = `${places.fontsDir ?? ''}|${places.useMachine}`;
  const known = shared.get(key);
  if (known !== undefined) return known;
  const faces = openFaces(findFontFiles(places));
  shared.set(key, faces);
  return faces;
}

function configuredPlaces(): FontPlaces {
  const fontsDir = process.env['FONTS_DIR'] ?? '';
  return { fontsDir: fontsDir === '' ? null : fontsDir, useMachine: true };
}

/** Files are read when a character is first drawn with them. One path is parsed once, whatever roles it serves. */
export function openFaces(files: readonly FontFile[]): Faces {
  const opened = new Map<FontFile, Face>();
  const byKey = new Map<string, Face>();
  function open(file: FontFile): Face {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const key = `${file.path}#${file.postscriptName ?? ''}`;
    const face = byKey.get(key) ?? openFace(file, key);
    byKey.set(key, face);
    opened.set(file, face);
    return face;
  }
  function filesFor(role: Role): FontFile[] {
    const order: readonly string[] = [role, '宋体', '黑体', '仿宋', '楷体', '补字', '小标宋'];
    return order.flatMap((slot) => files.filter((each) => each.slot === slot));
  }
  const ordered = new Map(ROLES.map((role) => [role, filesFor(role)]));

  return {
    face(role) {
      const first = ordered.get(role)?.[0];
      if (first === undefined) throw new Error(`no typeface at all for ${role}`);
      return open(first);
    },
    *candidates(role) {
      for (const file of ordered.get(role) ?? []) yield open(file);
    },
  };
}

/** Consecutive characters of one face together; falls back face by face, code point by code point. */
export function splitByFace(text: string, role: Role, faces: Faces = sharedFaces()): FaceRun[] {
  const runs: { text: string; face: Face }[] = [];
  for (const character of text) {
    const face = faceFor(character, role, faces);
    if (face === null) throw new UnprintableText([unprintable(text, [character])]);
    const last = runs.at(-1);
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ text: character, face });
  }
  return runs;
}

export function faceFor(character: string, role: Role, faces: Faces): Face | null {
  const codePoint = character.codePointAt(0) ?? 0;
  for (const face of faces.candidates(role)) {
    if (face.has(codePoint)) return face;
  }
  return null;
}

/** Each character once, in order of appearance. Line ends and other white space print as a gap and always pass. */
export function missingCharacters(text: string, faces: Faces = sharedFaces()): string[] {
  return [...new Set(printable(text))].filter(
    (character) => character !== ' ' && faceFor(character, '仿宋', faces) === null,
  );
}

/** Every text anywhere in a view that could not be printed: one violation per place. */
export function checkPrintable(view: unknown, faces: Faces = sharedFaces(), path: Path = []): Violation[] {
  if (typeof view === 'string') {
    const characters = missingCharacters(view, faces);
    return characters.length === 0 ? [] : [unprintable(view, characters, path)];
  }
  if (Array.isArray(view))
    return view.flatMap((each, index) => checkPrintable(each, faces, [...path, index]));
  if (typeof view !== 'object' || view === null) return [];
  return Object.entries(view).flatMap(([key, value]) => checkPrintable(value, faces, [...path, key]));
}

/** What is set on paper: one line, no invisible characters, white space as single gaps. */
export function printable(text: string): string {
  const visible = [...text].filter((character) => !IGNORABLE.test(character)).join('');
  return visible.replace(/\s+/g, ' ').trim();
}

function unprintable(text: string, characters: readonly string[], path: Path = []): Violation {
  return violation('document.unprintable', path, { characters: [...characters], text });
}

function nameOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${character} (U+${hex})`;
}

function openFace(file: FontFile, key: string): Face {
  const font = parse(file);
  const glyphs = new Map<number, Glyph>();
  return {
    name: font.fullName,
    key,
    isStandIn: file.isStandIn,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    glyph(codePoint) {
      const known = glyphs.get(codePoint);
      if (known !== undefined) return known;
      const measured = measure(font, codePoint);
      glyphs.set(codePoint, measured);
      return measured;
    },
    embeddable: withPlainLayout(font),
  };
}

function parse(file: FontFile): Font {
  const parsed = create(sfntOf(readFileSync(file.path)), file.postscriptName);
  if (!('fonts' in parsed)) return parsed;
  const first = parsed.fonts[0];
  if (first === undefined) throw new Error(`an empty font collection: ${file.path}`);
  return first;
}

function measure(font: Font, codePoint: number): Glyph {
  const glyph = font.glyphForCodePoint(codePoint);
  const { minX, minY, maxX, maxY } = glyph.bbox;
  const em = font.unitsPerEm;
  return {
    advance: glyph.advanceWidth / em,
    top: maxY / em,
    bottom: minY / em,
    left: minX / em,
    right: maxX / em,
  };
}

interface PlainGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/**
 * One glyph per code point, no kerning or ligatures: the line breaker has measured exactly this, shaping Chinese costs
 * more than drawing it, and the parser remembers for a shared glyph the first code point ever asked for, in any document,
 * which would then come out when the text is copied.
 */
function withPlainLayout(font: Font): PDFKit.Mixins.PDFFontSource {
  const glyphs = new Map<string, PlainGlyph>();
  function plain(character: string): PlainGlyph {
    const known = glyphs.get(character);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = { id, advanceWidth, codePoints: [codePoint] };
    glyphs.set(character, glyph);
    return glyph;
  }
  function layout(text: string) {
    const run = Array.from(text, plain);
    return {
      glyphs: run,
      positions: run.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      })),
      advanceWidth: run.reduce((sum, each) => sum + each.advanceWidth, 0),
    };
  }
  const wrapped: unknown = Object.create(font, { layout: { value: layout } });
  return wrapped as PDFKit.Mixins.PDFFontSource;
}
