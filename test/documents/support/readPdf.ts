// Reads a finished PDF as a stranger would: text with its place on the paper, strokes, and the embedded font files.
// Places are in points from the top left corner.
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Piece {
  readonly text: string;
  readonly x: number;
  /** Of the ink: the right half of a full-width closing mark is blank. */
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

export interface Stroke {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly color: string;
  readonly thickness: number;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Pieces on one baseline joined, from top to bottom. */
  readonly lines: readonly TextLine[];
  /** Horizontal straight strokes. */
  readonly rules: readonly Stroke[];
  /** Dark rectangles, each [left, top, right, bottom]: the modules of a QR code. */
  readonly filled: readonly (readonly [number, number, number, number])[];
}

export async function readPdf(bytes: Buffer): Promise<ReadPage[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
  });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [pieceOf(item.str, item.transform as number[], item.width, height)]
        : [],
    );
    const drawn = drawnOn(await page.getOperatorList(), height);
    pages.push({ width, height, pieces, lines: linesOf(pieces), ...drawn });
  }
  await task.destroy();
  return pages;
}

export function textOf(pages: readonly ReadPage[]): string {
  return pages.flatMap((page) => page.lines.map((line) => line.text)).join('\n');
}

function pieceOf(text: string, transform: readonly number[], width: number, height: number): Piece {
  const [, , , size = 0, x = 0, y = 0] = transform;
  const blank = /[，。、；：）》”〕]$/.test(text) ? size / 2 : 0;
  return { text, x, right: x + width - blank, baseline: height - y, size };
}

function linesOf(pieces: readonly Piece[]): TextLine[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && Math.abs(row[0].baseline - piece.baseline) < 1) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => {
    const sorted = [...row].sort((a, b) => a.x - b.x);
    return {
      text: sorted.map((each) => each.text).join(''),
      x: Math.min(...row.map((each) => each.x)),
      right: Math.max(...row.map((each) => each.right)),
      baseline: row[0]?.baseline ?? 0,
      size: Math.max(...row.map((each) => each.size)),
    };
  });
}

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Follows only what the documents use: transforms, colours, line widths, and paths of lines and rectangles. */
function drawnOn(list: OperatorList, height: number): Pick<ReadPage, 'rules' | 'filled'> {
  const rules: Stroke[] = [];
  const filled: [number, number, number, number][] = [];
  type State = { matrix: readonly number[]; stroke: string; fill: string; thickness: number };
  let state: State = { matrix: [1, 0, 0, 1, 0, 0], stroke: '#000000', fill: '#000000', thickness: 1 };
  const saved: State[] = [];
  list.fnArray.forEach((operator, index) => {
    const args = (list.argsArray[index] ?? []) as unknown[];
    if (operator === OPS.save) saved.push(state);
    else if (operator === OPS.restore) state = saved.pop() ?? state;
    else if (operator === OPS.transform)
      state = { ...state, matrix: multiply(state.matrix, args as number[]) };
    else if (operator === OPS.setLineWidth) state = { ...state, thickness: Number(args[0]) };
    else if (operator === OPS.setStrokeRGBColor) state = { ...state, stroke: String(args[0]) };
    else if (operator === OPS.setFillRGBColor) state = { ...state, fill: String(args[0]) };
    else if (operator === OPS.constructPath) {
      const [paint, paths] = args as [number, [Float32Array | null]];
      for (const path of pathsOf(paths[0] ?? new Float32Array())) {
        const points = path.map(([x, y]) => onPaper(state.matrix, x, y, height));
        const [first, second] = points;
        if (paint === OPS.stroke && points.length === 2 && first !== undefined && second !== undefined) {
          if (Math.abs(first[1] - second[1]) < 0.01) {
            const [from, to] = [Math.min(first[0], second[0]), Math.max(first[0], second[0])];
            rules.push({ from, to, y: first[1], color: state.stroke, thickness: state.thickness });
          }
        } else if (paint === OPS.fill && points.length >= 4 && state.fill === '#000000') {
          const xs = points.map((each) => each[0]);
          const ys = points.map((each) => each[1]);
          filled.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
        }
      }
    }
  });
  return { rules, filled };
}

/** pdfjs packs a path as: 0 move x y, 1 line x y, 2 curve (6 numbers), 3 quadratic (4 numbers), 4 close. */
function pathsOf(packed: ArrayLike<number>): [number, number][][] {
  const paths: [number, number][][] = [];
  const operands = [2, 2, 6, 4, 0];
  for (let at = 0; at < packed.length;) {
    const kind = packed[at] ?? 4;
    const count = operands[kind] ?? 0;
    if (kind === 0) paths.push([]);
    if (count >= 2) paths.at(-1)?.push([packed[at + count - 1] ?? 0, packed[at + count] ?? 0]);
    at += count + 1;
  }
  return paths;
}

function multiply(a: readonly number[], b: readonly number[]): number[] {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a;
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b;
  return [
    a0 * b0 + a2 * b1,
    a1 * b0 + a3 * b1,
    a0 * b2 + a2 * b3,
    a1 * b2 + a3 * b3,
    a0 * b4 + a2 * b5 + a4,
    a1 * b4 + a3 * b5 + a5,
  ];
}

function onPaper(matrix: readonly number[], x: number, y: number, height: number): [number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  return [a * x + c * y + e, height - (b * x + d * y + f)];
}

export interface EmbeddedFont {
  readonly name: string;
  /** Highest ink of any glyph of the subset, in ems above the baseline; null when the file holds no outlines. */
  readonly inkTop: number | null;
  readonly isEmbedded: boolean;
}

export async function fontsIn(bytes: Buffer): Promise<EmbeddedFont[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context.enumerateIndirectObjects().flatMap(([, object]): EmbeddedFont[] => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor'))
      return [];
    const name = String(object.get(PDFName.of('FontName')));
    const file = ['FontFile2', 'FontFile3']
      .map((key) => object.lookup(PDFName.of(key)))
      .find((each) => each instanceof PDFRawStream);
    if (!(file instanceof PDFRawStream)) return [{ name, isEmbedded: false, inkTop: null }];
    return [{ name, isEmbedded: true, inkTop: highestInk(decodePDFRawStream(file).decode()) }];
  });
}

function highestInk(file: Uint8Array): number | null {
  const font = create(Buffer.from(file));
  if (!('getGlyph' in font)) return null;
  let top = 0;
  for (let id = 1; id < font.numGlyphs; id += 1) top = Math.max(top, font.getGlyph(id).bbox.maxY);
  return top / font.unitsPerEm;
}

/** Fonts a page refers to without embedding them. */
export async function unembeddedFonts(bytes: Buffer): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) return [];
    const descendants = object.lookup(PDFName.of('DescendantFonts'));
    const isComposed = descendants instanceof PDFArray;
    const hasDescriptor = object.has(PDFName.of('FontDescriptor'));
    return isComposed || hasDescriptor ? [] : [String(object.get(PDFName.of('BaseFont')))];
  });
}

export async function metadataOf(
  bytes: Buffer,
): Promise<{ title: string; keywords: string; subject: string }> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return {
    title: document.getTitle() ?? '',
    keywords: document.getKeywords() ?? '',
    subject: document.getSubject() ?? '',
  };
}
