// A sheet of paper to draw on: page set-up, lines of measured cells, rules, QR code, place of the seal, page numbers.
// The same view drawn again gives the same bytes: the only date in the file is the one it is given.
import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import type { Instant } from '../domain/calendar.ts';
import { cellsOf, widthOf } from './cells.ts';
import type { Cell, Style } from './cells.ts';
import { sharedFaces } from './fonts.ts';
import type { Face, Faces, Role } from './fonts.ts';
import type { Line, Placed } from './lineBreak.ts';
import { breakLines } from './lineBreak.ts';
import { AREA, BLACK, MM, PAGE_NUMBER_TOP, PAPER, SIZE } from './paper.ts';

export interface DrawOptions {
  /** Off in tests, so that the drawing can be read in the file. */
  readonly compress?: boolean;
  readonly faces?: Faces;
}

export interface SheetOptions extends DrawOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** The instant of issue: the creation date of the file, so that it never depends on when it was drawn. */
  readonly issuedAt: Instant;
}

export interface Sheet {
  readonly page: number;
  addPage(): void;
  cells(text: string, style: Style): Cell[];
  widthOf(text: string, style: Style): number;
  drawLine(line: Line<Cell>, left: number, baseline: number): void;
  /** One line that does not break; answers its width. */
  drawText(text: string, style: Style, at: TextPlace): number;
  /** Ink above the baseline, in points, of the highest character. */
  inkTop(text: string, style: Style): number;
  rule(rule: Rule): void;
  box(box: Box): void;
  qrCode(content: string, left: number, top: number, side: number): void;
  sealPlace(centreX: number, centreY: number): void;
  /** Pages that must not carry a number (GB/T 9704-2012 7.5: a page with nothing but the 版记). */
  leaveUnnumbered(): void;
  finish(): Buffer;
}

export interface TextPlace {
  readonly x: number;
  readonly baseline: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Squeezes the whole line horizontally into this width. */
  readonly fitInto?: number;
}

export interface Rule {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly thickness: number;
  readonly color?: string;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** 地级市局 seals are 42 mm across. The place is only marked: the product never draws a seal. */
export const SEAL_DIAMETER = 42 * MM;

const QR_QUIET_ZONE = 4;

export function openSheet(options: SheetOptions): Sheet {
  const faces = options.faces ?? sharedFaces();
  const document = openDocument(options);
  const used = new Used();
  const unnumbered = new Set<number>();
  let page = 0;

  function cells(text: string, style: Style): Cell[] {
    const measured = cellsOf(text, style, faces);
    used.note(style.role, measured, faces);
    return measured;
  }

  function drawLine(line: Line<Cell>, left: number, baseline: number): void {
    for (const run of runsOf(line.cells)) drawRun(document, run, left, baseline);
  }

  function drawText(text: string, style: Style, { x, baseline, align = 'left', fitInto }: TextPlace): number {
    const line = breakLines(cells(text, style), Infinity)[0];
    if (line === undefined) return 0;
    const factor = fitInto === undefined ? 1 : Math.min(1, fitInto / line.right);
    const narrowed = factor === 1 ? line : narrow(line, factor);
    const left = x - narrowed.right * { left: 0, center: 0.5, right: 1 }[align];
    drawLine(narrowed, left, baseline);
    return narrowed.right;
  }

  function addPage(): void {
    page += 1;
    document.addPage();
  }

  function rule({ from, to, y, thickness, color = BLACK }: Rule): void {
    document.lineWidth(thickness).moveTo(from, y).lineTo(to, y).stroke(color);
  }

  function numberPages(): void {
    for (let index = 0; index < page; index += 1) {
      if (unnumbered.has(index + 1)) continue;
      document.switchToPage(index);
      drawPageNumber(index + 1);
    }
  }

  function drawPageNumber(number: number): void {
    const style: Style = { role: '宋体', size: SIZE.四号 };
    const text = `— ${number} —`;
    const dash = faces.face('宋体').glyph('—'.codePointAt(0) ?? 0);
    const baseline = PAGE_NUMBER_TOP + dash.top * style.size;
    const isOdd = number % 2 === 1;
    drawText(text, style, {
      x: isOdd ? AREA.right - style.size : AREA.left + style.size,
      baseline,
      align: isOdd ? 'right' : 'left',
    });
  }

  return {
    get page() {
      return page;
    },
    addPage,
    cells,
    widthOf: (text, style) => widthOf(cells(text, style)),
    drawLine,
    drawText,
    inkTop: (text, style) =>
      Math.max(...cells(text, style).map((each) => each.face.glyph(codePointOf(each)).top * style.size)),
    rule,
    box: ({ left, top, width, height }) =>
      void document.lineWidth(0.5).rect(left, top, width, height).stroke(BLACK),
    qrCode: (content, left, top, side) => drawQr(document, content, { left, top, side }),
    sealPlace(centreX, centreY) {
      document.save().lineWidth(0.5).dash(3, { space: 2 });
      document.circle(centreX, centreY, SEAL_DIAMETER / 2).stroke('#999999');
      document.restore();
      const style: Style = { role: '宋体', size: SIZE.小五, color: '#999999' };
      drawText('用印位置', style, { x: centreX, baseline: centreY - SEAL_DIAMETER / 4, align: 'center' });
    },
    leaveUnnumbered: () => void unnumbered.add(page),
    finish() {
      numberPages();
      document.info.Keywords = used.statement();
      document.end();
      const bytes: unknown = document.read();
      if (!(bytes instanceof Buffer)) throw new Error('the document did not end');
      return bytes;
    },
  };
}

interface ReadableDocument extends PDFKit.PDFDocument {
  read(): unknown;
}

function openDocument(options: SheetOptions): ReadableDocument {
  return new PDFDocument({
    size: [PAPER.width, PAPER.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    compress: options.compress ?? true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    // No face until one is drawn with; left out, the library would load one of its own.
    font: '',
    info: {
      Title: options.title,
      Author: options.author,
      Subject: options.subject,
      Keywords: '',
      Creator: 'Keguan',
      Producer: 'Keguan (PDFKit)',
      CreationDate: options.issuedAt,
    },
  }) as ReadableDocument;
}

/** Which stand-ins and borrowed characters the document really drew with: its metadata says so. */
class Used {
  readonly #standIns = new Map<Role, string>();
  readonly #borrowed = new Map<string, string>();

  note(role: Role, cells: readonly Cell[], faces: Faces): void {
    const own = faces.face(role);
    if (own.isStandIn) this.#standIns.set(role, own.name);
    for (const cell of cells) if (cell.face !== own) this.#borrowed.set(cell.character, cell.face.name);
  }

  statement(): string {
    const parts = [this.#list('字体替代', this.#standIns), this.#list('补字', this.#borrowed)];
    return parts.filter((each) => each !== '').join('；');
  }

  #list(label: string, pairs: ReadonlyMap<string, string>): string {
    const listed = [...pairs].map(([what, name]) => `${what}→${name}`);
    return listed.length === 0 ? '' : `${label}：${listed.join('，')}`;
  }
}

interface DrawnRun {
  readonly face: Face;
  readonly style: Style;
  readonly scale: number;
  readonly x: number;
  readonly spacing: number;
  text: string;
}

/**
 * Neighbours that differ in nothing are one piece of text, so that the file stays small and reads as sentences. The last
 * character of a stretched line is one of its own: the space after it would reach out of the type area.
 */
function runsOf(cells: readonly Placed<Cell>[]): DrawnRun[] {
  const runs: DrawnRun[] = [];
  let reach = NaN;
  for (const [index, { cell, x, pull }] of cells.entries()) {
    const origin = x + cell.shift - pull;
    const advance = cell.face.glyph(codePointOf(cell)).advance * cell.style.size * cell.scale;
    const next = cells[index + 1];
    const nextOrigin = next === undefined ? NaN : next.x + next.cell.shift - next.pull;
    const last = runs.at(-1);
    const isLast = Number.isNaN(nextOrigin);
    const spacing = isLast ? Math.min(0, last?.spacing ?? 0) : nextOrigin - origin - advance;
    const continues =
      last !== undefined &&
      last.face === cell.face &&
      last.style === cell.style &&
      last.scale === cell.scale &&
      Math.abs(reach - origin) < 0.001 &&
      Math.abs(last.spacing - spacing) < 0.001;
    if (continues) last.text += cell.character;
    else
      runs.push({
        face: cell.face,
        style: cell.style,
        scale: cell.scale,
        x: origin,
        spacing,
        text: cell.character,
      });
    reach = origin + advance + (runs.at(-1)?.spacing ?? 0);
  }
  return runs;
}

/** The type declarations of pdfkit lack it. */
interface RunOptions extends PDFKit.Mixins.TextOptions {
  readonly horizontalScaling: number;
}

function drawRun(document: PDFKit.PDFDocument, run: DrawnRun, left: number, baseline: number): void {
  const options: RunOptions = {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: run.spacing / run.scale,
    horizontalScaling: run.scale * 100,
  };
  document
    .registerFont(run.face.key, run.face.embeddable)
    .font(run.face.key, run.style.size)
    .fillColor(run.style.color ?? BLACK)
    .text(run.text, left + run.x, baseline, options);
}

function narrow(line: Line<Cell>, factor: number): Line<Cell> {
  const cells = line.cells.map(({ cell, x, pull }) => ({
    cell: { ...cell, scale: cell.scale * factor, shift: cell.shift * factor, width: cell.width * factor },
    x: x * factor,
    pull: pull * factor,
  }));
  return { ...line, cells, right: line.right * factor };
}

function codePointOf(cell: Cell): number {
  return cell.character.codePointAt(0) ?? 0;
}

/** As rectangles, one per run of dark modules in a row. `side` includes the quiet zone that a reader needs. */
function drawQr(
  document: PDFKit.PDFDocument,
  content: string,
  { left, top, side }: { left: number; top: number; side: number },
): void {
  const { modules } = createQr(content, { errorCorrectionLevel: 'M' });
  const unit = side / (modules.size + 2 * QR_QUIET_ZONE);
  const at = (index: number): number => (index + QR_QUIET_ZONE) * unit;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1) !== 0) column += 1;
      document.rect(left + at(from), top + at(row), (column - from + 1) * unit, unit);
    }
  }
  document.fill(BLACK);
}
