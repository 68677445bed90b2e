// An annex on pages of its own (GB/T 9704-2012 7.3.7): "附件" at the top left, the title on the third line, a table.
import type { Style } from './cells.ts';
import type { Sheet } from './kit.ts';
import { AREA, baselineIn, LINE_PITCH, SIZE } from './paper.ts';
import { drawTable } from './table.ts';
import type { Column } from './table.ts';
import { setTitle } from './title.ts';

export interface Annex {
  /** "附件", or "附件1" where there are several. */
  readonly label: string;
  readonly title: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const LABEL: Style = { role: '黑体', size: SIZE.三号 };
const TITLE: Style = { role: '小标宋', size: SIZE.二号 };
const HEAD: Style = { role: '黑体', size: SIZE.五号 };
const ROW: Style = { role: '仿宋', size: SIZE.五号 };
const ROW_PITCH = 16;
const TITLE_PITCH = 35;

/** Answers where the table ends on the last page. */
export function drawAnnex(sheet: Sheet, annex: Annex): number {
  sheet.addPage();
  sheet.drawText(annex.label, LABEL, {
    x: AREA.left,
    baseline: baselineIn(AREA.top, LINE_PITCH, LABEL.size),
  });
  const titleTop = AREA.top + 2 * LINE_PITCH;
  const title = setTitle(
    annex.title.map((each) => sheet.cells(each, TITLE)),
    AREA.width,
  );
  title.forEach((line, index) => {
    const left = AREA.left + (AREA.width - line.right) / 2;
    sheet.drawLine(line, left, baselineIn(titleTop + index * TITLE_PITCH, TITLE_PITCH, TITLE.size));
  });
  return drawList(sheet, annex, titleTop + title.length * TITLE_PITCH + LINE_PITCH / 2);
}

export function drawList(
  sheet: Sheet,
  { columns, rows }: { columns: readonly Column[]; rows: readonly (readonly string[])[] },
  top: number,
): number {
  return drawTable(sheet, {
    columns,
    rows,
    left: AREA.left,
    width: AREA.width,
    top,
    pageTop: AREA.top,
    pageBottom: AREA.bottom,
    headStyle: HEAD,
    style: ROW,
    linePitch: ROW_PITCH,
  });
}
