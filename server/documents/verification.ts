// The block by which anyone can check a document: QR code, its own number, the code, and where to enter it.
import type { Style } from './cells.ts';
import type { Sheet } from './kit.ts';
import { breakLines, packParts } from './lineBreak.ts';
import { AREA, baselineIn, MM, SIZE } from './paper.ts';

export interface Verification {
  readonly numberLabel: string;
  readonly number: string;
  readonly code: string;
  readonly url: string;
}

const STYLE: Style = { role: '宋体', size: SIZE.小五 };
const PITCH = 13;
const SIDE = 27 * MM;
const GAP = 2;
/** Kept free before the place of the seal. */
const CLEAR = 8;

/** At the left of the signature, where an official document is blank. */
export function drawVerification(
  sheet: Sheet,
  verification: Verification,
  { top, right }: { top: number; right: number },
): void {
  sheet.qrCode(verification.url, AREA.left, top, SIDE);
  const left = AREA.left + SIDE + GAP;
  const room = right - left - CLEAR;
  const lines = [
    `${verification.numberLabel}：${verification.number}`,
    `核验码：${verification.code}`,
    '核验网址：',
    // An address goes to the next line after a slash, so that the code in it is not torn.
    ...packParts(verification.url.split(/(?<=[^/]\/)(?!\/)/), (each) => sheet.widthOf(each, STYLE) <= room),
  ].flatMap((each) => breakLines(sheet.cells(each, STYLE), room, { justify: false }));
  const first = top + Math.max(0, (SIDE - lines.length * PITCH) / 2);
  lines.forEach((line, index) =>
    sheet.drawLine(line, left, baselineIn(first + index * PITCH, PITCH, STYLE.size)),
  );
}
