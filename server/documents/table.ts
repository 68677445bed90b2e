// A table over as many pages as it takes: the head stands on every page and a row is never cut, neither between pages
// nor inside a cell. For lists that are published or sealed, where a missing line is a missing project.
import type { Cell, Style } from './cells.ts';
import type { Sheet } from './kit.ts';
import { breakLines, mayBreakAt, packParts } from './lineBreak.ts';
import type { Line } from './lineBreak.ts';
import { baselineIn } from './paper.ts';

export interface Column {
  /** A line feed begins a new line. */
  readonly heading: string;
  /** Width relative to the other columns. */
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
  /** A text too long for its line is broken after this mark first: 古丽米热· / 艾比布力. */
  readonly partsEndWith?: string;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly left: number;
  readonly width: number;
  /** Where it begins on the page under the pen, where on the pages it adds, and where it must have ended on each. */
  readonly top: number;
  readonly pageTop: number;
  readonly pageBottom: number;
  readonly headStyle: Style;
  readonly style: Style;
  readonly linePitch: number;
}

const PADDING = 4;
/** No column claims more of the table than this for the sake of one long word. */
const WIDEST_DEMAND = 0.35;

interface SetRow {
  readonly cells: readonly (readonly Line<Cell>[])[];
  readonly height: number;
}

/** Answers where the last row ends. Throws RangeError for a row higher than a page: it could only be cut. */
export function drawTable(sheet: Sheet, table: Table): number {
  const widths = columnWidths(sheet, table);
  const head = setRow(sheet, table, widths, {
    texts: table.columns.map((each) => each.heading),
    style: table.headStyle,
  });
  const rows = table.rows.map((texts) => setRow(sheet, table, widths, { texts, style: table.style }));
  const roomOnPage = table.pageBottom - table.pageTop - head.height;
  rows.forEach((row, index) => {
    if (row.height > roomOnPage) throw new RangeError(`row ${index + 1} is higher than a page`);
  });

  const draw = (row: SetRow, top: number, isHead: boolean): number =>
    drawRow(sheet, table, { widths, row, top, isHead });
  let y = table.top;
  if (y + head.height + (rows[0]?.height ?? 0) > table.pageBottom) {
    sheet.addPage();
    y = table.pageTop;
  }
  y = draw(head, y, true);
  for (const row of rows) {
    if (y + row.height > table.pageBottom) {
      sheet.addPage();
      y = draw(head, table.pageTop, true);
    }
    y = draw(row, y, false);
  }
  return y;
}

/** By share, but no column so narrow that a number or a word in it would be torn. */
function columnWidths(sheet: Sheet, { columns, rows, width, style, headStyle }: Table): number[] {
  const least = columns.map((column, index) => {
    const texts = rows.map((row) => row[index] ?? '');
    const widest = Math.max(
      ...headingParts(column).map((part) => sheet.widthOf(part, headStyle)),
      widestWord(sheet, texts, style),
      ...(column.partsEndWith === undefined
        ? []
        : partsOf(column, texts).map((part) => sheet.widthOf(part, style))),
    );
    return Math.min(widest + 2 * PADDING + 0.1, width * WIDEST_DEMAND);
  });
  const leastSum = least.reduce((sum, each) => sum + each, 0);
  if (leastSum >= width) return least.map((each) => (each * width) / leastSum);

  const fixed = new Set<number>();
  for (;;) {
    const free = columns.flatMap((_, index) => (fixed.has(index) ? [] : [index]));
    const taken = [...fixed].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const shares = free.reduce((sum, index) => sum + (columns[index]?.share ?? 0), 0);
    const widths = columns.map(({ share }, index) =>
      fixed.has(index) ? (least[index] ?? 0) : ((width - taken) * share) / shares,
    );
    const tooNarrow = free.filter((index) => (widths[index] ?? 0) < (least[index] ?? 0));
    if (tooNarrow.length === 0) return widths;
    tooNarrow.forEach((index) => fixed.add(index));
  }
}

function widestWord(sheet: Sheet, texts: readonly string[], style: Style): number {
  let widest = 0;
  for (const text of texts) {
    let word = 0;
    const cells = sheet.cells(text, style);
    for (const [index, cell] of cells.entries()) {
      word = index === 0 || mayBreakAt(cells, index) ? cell.width : word + cell.width;
      widest = Math.max(widest, word);
    }
  }
  return widest;
}

/** A heading that says where its lines end is not broken elsewhere. */
function headingParts({ heading }: Column): string[] {
  return heading.includes('\n') ? heading.split('\n') : [...heading];
}

function partsOf(column: Column, texts: readonly string[]): string[] {
  const mark = column.partsEndWith;
  if (mark === undefined) return [...texts];
  return texts.flatMap((text) =>
    text.split(mark).map((part, index, all) => part + (index < all.length - 1 ? mark : '')),
  );
}

function setRow(
  sheet: Sheet,
  table: Table,
  widths: readonly number[],
  { texts, style }: { texts: readonly string[]; style: Style },
): SetRow {
  const cells = table.columns.map((column, index) => {
    const room = (widths[index] ?? 0) - 2 * PADDING;
    const fits = (text: string): boolean => sheet.widthOf(text, style) <= room;
    return (texts[index] ?? '')
      .split('\n')
      .flatMap((text) => packParts(partsOf(column, [text]), fits))
      .flatMap((text) => breakLines(sheet.cells(text, style), room, { justify: false }));
  });
  const lines = Math.max(1, ...cells.map((each) => each.length));
  return { cells, height: lines * table.linePitch + 2 * PADDING };
}

function drawRow(
  sheet: Sheet,
  table: Table,
  { widths, row, top, isHead }: { widths: readonly number[]; row: SetRow; top: number; isHead: boolean },
): number {
  const size = (isHead ? table.headStyle : table.style).size;
  let left = table.left;
  widths.forEach((width, index) => {
    sheet.box({ left, top, width, height: row.height });
    const lines = row.cells[index] ?? [];
    const align = isHead ? 'center' : (table.columns[index]?.align ?? 'left');
    const firstTop = top + (row.height - lines.length * table.linePitch) / 2;
    lines.forEach((line, number) => {
      const blank = width - 2 * PADDING - line.right;
      const indent = PADDING + Math.max(0, blank) * { left: 0, center: 0.5, right: 1 }[align];
      const baseline = baselineIn(firstTop + number * table.linePitch, table.linePitch, size);
      sheet.drawLine(line, left + indent, baseline);
    });
    left += width;
  });
  return top + row.height;
}
