// Lays out an official document (公文) as GB/T 9704-2012 measures it: red mark, number and rule, title, addressee, body,
// attachment list, signature and date with the place of the seal, annexes, imprint (版记).
import type { Day } from '../domain/calendar.ts';
import { formatDayChinese } from '../domain/calendar.ts';
import { drawAnnex } from './annex.ts';
import type { Annex } from './annex.ts';
import type { Cell, Style } from './cells.ts';
import type { Role } from './fonts.ts';
import { drawImprint } from './imprint.ts';
import type { Imprint } from './imprint.ts';
import type { Sheet } from './kit.ts';
import { SEAL_DIAMETER } from './kit.ts';
import { breakLines } from './lineBreak.ts';
import type { Line } from './lineBreak.ts';
import { paginate } from './pagination.ts';
import {
  AREA,
  baselineIn,
  BLACK,
  CHARACTER_PITCH,
  LINE_PITCH,
  LINES_A_PAGE,
  MARK_TOP,
  MM,
  RED,
  SIZE,
  TEXT_WIDTH,
} from './paper.ts';
import { setTitle } from './title.ts';
import { drawVerification } from './verification.ts';
import type { Verification } from './verification.ts';

export interface Paragraph {
  readonly runs: readonly { readonly text: string; readonly role: Role }[];
  /** A heading does not end a page. */
  readonly isHeading: boolean;
}

export interface Gongwen {
  /** null for a paper without a red head. */
  readonly head: { readonly mark: string; readonly number: string } | null;
  /** In phrases: a line ends after one rather than inside it. */
  readonly title: readonly string[];
  /** 主送, without the colon. */
  readonly recipient: string | null;
  readonly body: readonly Paragraph[];
  /** 附件说明: titles of the attachments. */
  readonly attachments: readonly string[];
  readonly signature: string;
  readonly signedOn: Day;
  /** 附注, without brackets. */
  readonly note: string | null;
  readonly verification: Verification | null;
  readonly annexes: readonly Annex[];
  readonly imprint: Imprint | null;
}

const BODY: Style = { role: '仿宋', size: SIZE.三号, pitch: CHARACTER_PITCH, color: BLACK };
const TITLE: Style = { role: '小标宋', size: SIZE.二号 };
const TITLE_PITCH = 35;
const TITLE_WIDTH = AREA.width - 2 * SIZE.二号;
const RULE_THICKNESS = 0.5 * MM;
/** Signature block in lines: two blank under the body, signature, date, and one over which the seal reaches. */
const CLOSING_LINES = 5;

export function text(content: string): Paragraph {
  return { runs: [{ text: content, role: '仿宋' }], isHeading: false };
}

/** 一、 in 黑体. */
export function heading(content: string): Paragraph {
  return { runs: [{ text: content, role: '黑体' }], isHeading: true };
}

/** （一） in 楷体, with the text that follows on the same line, if any. */
export function subheading(content: string, following = ''): Paragraph {
  return {
    runs: [
      { text: content, role: '楷体' },
      { text: following, role: '仿宋' },
    ],
    isHeading: following === '',
  };
}

export function drawGongwen(sheet: Sheet, gongwen: Gongwen): void {
  sheet.addPage();
  const underHead = gongwen.head === null ? AREA.top : drawHead(sheet, gongwen.head) + 2 * LINE_PITCH;
  const underTitle = drawTitle(sheet, gongwen.title, underHead) + LINE_PITCH;
  const bodyTop = drawRecipient(sheet, gongwen.recipient, underTitle);
  const bodyBottom = drawBody(sheet, gongwen, bodyTop);
  const closed = drawClosing(sheet, gongwen, bodyBottom);
  const last = gongwen.annexes.reduce((_, annex) => drawAnnex(sheet, annex), closed);
  if (gongwen.imprint !== null) drawImprint(sheet, gongwen.imprint, last);
}

/** Mark, number and rule (7.2.4, 7.2.5, 7.2.7); answers the rule's place. */
function drawHead(sheet: Sheet, head: { mark: string; number: string }): number {
  const style: Style = { role: '小标宋', size: markSize(head.mark), color: RED };
  const baseline = MARK_TOP + sheet.inkTop(head.mark, style);
  const center = AREA.left + AREA.width / 2;
  sheet.drawText(head.mark, style, { x: center, baseline, align: 'center', fitInto: AREA.width });

  const numberTop = baseline + 0.12 * style.size + 2 * LINE_PITCH;
  sheet.drawText(head.number, BODY, {
    x: center,
    baseline: baselineIn(numberTop, LINE_PITCH, BODY.size),
    align: 'center',
  });
  const rule = numberTop + (LINE_PITCH + BODY.size) / 2 + 4 * MM;
  sheet.rule({ from: AREA.left, to: AREA.right, y: rule, thickness: RULE_THICKNESS, color: RED });
  return rule;
}

/** The size is free (醒目、美观、庄重): as wide as the type area allows, never smaller than the title. */
function markSize(mark: string): number {
  return Math.max(26, Math.min(48, AREA.width / [...mark].length));
}

function drawTitle(sheet: Sheet, title: readonly string[], top: number): number {
  const lines = setTitle(
    title.map((each) => sheet.cells(each, TITLE)),
    TITLE_WIDTH,
  );
  lines.forEach((line, index) => {
    const left = AREA.left + (AREA.width - line.right) / 2;
    sheet.drawLine(line, left, baselineIn(top + index * TITLE_PITCH, TITLE_PITCH, TITLE.size));
  });
  return top + lines.length * TITLE_PITCH;
}

function drawRecipient(sheet: Sheet, recipient: string | null, top: number): number {
  if (recipient === null) return top;
  const lines = breakLines(sheet.cells(`${recipient}：`, BODY), TEXT_WIDTH);
  drawLines(sheet, lines, top, LINE_PITCH);
  return top + lines.length * LINE_PITCH;
}

/** Draws the body over its pages; answers where it ends. */
function drawBody(sheet: Sheet, gongwen: Gongwen, top: number): number {
  const closing = (attachmentLines(sheet, gongwen.attachments).length + CLOSING_LINES) * LINE_PITCH;
  const room = { firstPage: AREA.bottom - top, page: LINES_A_PAGE * LINE_PITCH, closing };
  const lines = setBody(sheet, gongwen.body, TEXT_WIDTH);
  const tooFew = lines.length === 1 && LINE_PITCH + closing > room.firstPage;
  const set = tooFew ? setBody(sheet, gongwen.body, TEXT_WIDTH / 2) : lines;
  const pages = paginate(
    set.map((each) => each.isHeading),
    room,
  );
  let start = 0;
  let bottom = top;
  pages.forEach((page, index) => {
    if (index > 0) sheet.addPage();
    const pageTop = index === 0 ? top : AREA.top;
    drawLines(sheet, set.slice(start, start + page.count), pageTop, page.pitch);
    start += page.count;
    bottom = pageTop + page.count * page.pitch;
  });
  return bottom;
}

type BodyLine = Line<Cell> & { readonly isHeading: boolean };

function setBody(sheet: Sheet, body: readonly Paragraph[], width: number): BodyLine[] {
  return body.flatMap(({ runs, isHeading }) => {
    const cells = runs.flatMap(({ text: content, role }) => sheet.cells(content, { ...BODY, role }));
    return breakLines(cells, width, { firstIndent: 2 * CHARACTER_PITCH }).map((line) => ({
      ...line,
      isHeading,
    }));
  });
}

function drawLines(sheet: Sheet, lines: readonly Line<Cell>[], top: number, pitch: number): void {
  lines.forEach((line, index) =>
    sheet.drawLine(line, AREA.left, baselineIn(top + index * pitch, pitch, BODY.size)),
  );
}

/** Attachment list, signature, date, place of the seal (7.3.4, 7.3.5.1), note (7.3.6); answers where it all ends. */
function drawClosing(sheet: Sheet, gongwen: Gongwen, bodyBottom: number): number {
  const attachments = attachmentLines(sheet, gongwen.attachments);
  drawLines(sheet, attachments, bodyBottom, LINE_PITCH);
  const top = bodyBottom + attachments.length * LINE_PITCH;
  const baseline = (line: number): number => baselineIn(top + line * LINE_PITCH, LINE_PITCH, BODY.size);

  const dateRight = AREA.right - 4 * CHARACTER_PITCH;
  const date = formatDayChinese(gongwen.signedOn);
  const dateWidth = sheet.drawText(date, BODY, { x: dateRight, baseline: baseline(3), align: 'right' });
  const centre = dateRight - dateWidth / 2;
  const signatureWidth = sheet.drawText(gongwen.signature, BODY, {
    x: centre,
    baseline: baseline(2),
    align: 'center',
    fitInto: 2 * (AREA.right - centre) - 1,
  });
  const sealTop = top + LINE_PITCH / 2;
  sheet.sealPlace(centre, sealTop + SEAL_DIAMETER / 2);

  if (gongwen.note !== null) {
    const x = AREA.left + 2 * CHARACTER_PITCH;
    sheet.drawText(`（${gongwen.note}）`, BODY, { x, baseline: baseline(4) });
  }
  if (gongwen.verification !== null) {
    const right = centre - Math.max(SEAL_DIAMETER, signatureWidth) / 2;
    drawVerification(sheet, gongwen.verification, { top: sealTop, right });
  }
  return top + CLOSING_LINES * LINE_PITCH;
}

/** One blank line, then "附件：1. …"; longer titles continue under their own first character (7.3.4). */
function attachmentLines(sheet: Sheet, attachments: readonly string[]): Line<Cell>[] {
  if (attachments.length === 0) return [];
  const blank: Line<Cell> = { cells: [], right: 0, isForced: false };
  const label = sheet.cells('附件：', BODY);
  const labelWidth = 3 * CHARACTER_PITCH;
  const lines = attachments.flatMap((title, index) => {
    const number = attachments.length === 1 ? [] : sheet.cells(`${index + 1}.`, BODY);
    const before = index === 0 ? label : [];
    const start = 2 * CHARACTER_PITCH + (index === 0 ? 0 : labelWidth);
    const numberWidth = number.reduce((sum, each) => sum + each.width, 0);
    return breakLines([...before, ...number, ...sheet.cells(title, BODY)], TEXT_WIDTH, {
      firstIndent: start,
      restIndent: 2 * CHARACTER_PITCH + labelWidth + numberWidth,
    });
  });
  return [blank, ...lines];
}
