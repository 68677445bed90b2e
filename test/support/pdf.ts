// PDFs as applicants bring them, good and bad, made in memory.
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import PdfkitDocument from 'pdfkit';
import { sharedFaces } from '../../server/documents/fonts.ts';

export const A4: [number, number] = [595.28, 841.89];

export interface GivenPdf {
  pages?: number;
  size?: [number, number];
  /** Latin letters on every page; '' leaves the pages blank, like a scan. */
  text?: string;
  author?: string;
  password?: string;
}

/** With a standard font, which is not embedded. */
export async function aPdf(given: GivenPdf = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  if (given.author) document.setAuthor(given.author);
  const text = given.text ?? 'The salt tolerance of rice on coastal saline land.';
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= (given.pages ?? 2); number += 1) {
    const page = document.addPage(given.size ?? A4);
    if (text !== '') page.drawText(text, { x: 72, y: 700, size: 12, font });
  }
  if (given.password !== undefined)
    document.encrypt({ userPassword: given.password, ownerPassword: given.password });
  return Buffer.from(await document.save({ useObjectStreams: given.password === undefined }));
}

/** A4 with an embedded Chinese face. */
export async function aChinesePdf(text: string): Promise<Buffer> {
  const document = new PdfkitDocument({ size: 'A4' });
  document.font(sharedFaces().face('宋体').embeddable);
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  document.on('data', (part: Buffer) => parts.push(part));
  document.fontSize(12).text(text, 72, 72, { width: 200 });
  document.end();
  await ended;
  return Buffer.concat(parts);
}
