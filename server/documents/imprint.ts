// The imprint (版记) at the foot of the last page: copies to, printing office, date of printing.
// Source: GB/T 9704-2012 7.4.
import type { Day } from '../domain/calendar.ts';
import { formatDayChinese } from '../domain/calendar.ts';
import type { Style } from './cells.ts';
import type { Sheet } from './kit.ts';
import { breakLines } from './lineBreak.ts';
import { AREA, baselineIn, MM, SIZE } from './paper.ts';

export interface Imprint {
  readonly copiesTo: readonly string[];
  /** 印发机关, usually the bureau's office. */
  readonly office: string;
  readonly printedOn: Day;
}

const STYLE: Style = { role: '仿宋', size: SIZE.四号 };
const PITCH = 25;
const THICK = 0.35 * MM;
const THIN = 0.25 * MM;
const LEFT = AREA.left + STYLE.size;
const RIGHT = AREA.right - STYLE.size;

/** `free`: where the page is still empty. The last rule lies on the lower edge of the type area. */
export function drawImprint(sheet: Sheet, imprint: Imprint, free: number): void {
  const label = '抄送：';
  const copies =
    imprint.copiesTo.length === 0
      ? []
      : breakLines(sheet.cells(`${label}${imprint.copiesTo.join('，')}。`, STYLE), RIGHT - LEFT, {
          restIndent: 3 * STYLE.size,
        });
  const height = (copies.length + 1) * PITCH;
  const top = AREA.bottom - height;
  if (top < free) {
    sheet.addPage();
    sheet.leaveUnnumbered();
  }
  const rule = (y: number, thickness: number): void =>
    sheet.rule({ from: AREA.left, to: AREA.right, y, thickness });
  rule(top + THICK / 2, THICK);
  copies.forEach((line, index) =>
    sheet.drawLine(line, LEFT, baselineIn(top + index * PITCH, PITCH, STYLE.size)),
  );
  if (copies.length > 0) rule(AREA.bottom - PITCH, THIN);
  const baseline = baselineIn(AREA.bottom - PITCH, PITCH, STYLE.size);
  sheet.drawText(imprint.office, STYLE, { x: LEFT, baseline });
  const date = `${formatDayChinese(imprint.printedOn)}印发`;
  sheet.drawText(date, STYLE, { x: RIGHT, baseline, align: 'right' });
  rule(AREA.bottom - THICK / 2, THICK);
}
