// The papers of the journey: a main text as an applicant exports it, a scan as evidence, and reading what the product issued.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { SentFile } from './browser.ts';

const resolve = createRequire(import.meta.url).resolve;
const FONT = resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
const PDFJS = path.dirname(resolve('pdfjs-dist/package.json'));

/** Parsed once for all papers; pdfkit's types know only files. */
const font = create(readFileSync(FONT)) as unknown as PDFKit.Mixins.PDFFontSource;

const CHARACTERS_OF_A_LINE = 36;

export async function pdf(name: string, paragraphs: readonly string[]): Promise<SentFile> {
  const document = new PDFDocument({ size: 'A4', margin: 72 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done) => document.once('end', done));
  document.font(font, 'body').fontSize(12);
  let top = 72;
  for (const line of paragraphs.flatMap(linesOf)) {
    if (top > 750) {
      document.addPage();
      top = 72;
    }
    document.text(line, 72, top, { lineBreak: false });
    top += 20;
  }
  document.end();
  await ended;
  return { name, content: Buffer.concat(chunks), type: 'application/pdf' };
}

/** Characters that the typeface lacks are left out: it is a text to be checked, not to be read. */
function linesOf(paragraph: string): string[] {
  const fontkit = font as unknown as { hasGlyphForCodePoint(codePoint: number): boolean };
  const characters = [...paragraph].filter((each) => fontkit.hasGlyphForCodePoint(each.codePointAt(0) ?? 0));
  return Array.from({ length: Math.ceil(characters.length / CHARACTERS_OF_A_LINE) }, (_, index) =>
    characters.slice(index * CHARACTERS_OF_A_LINE, (index + 1) * CHARACTERS_OF_A_LINE).join(''),
  );
}

/** All text of a PDF without any white space, so that line breaks do not matter. */
export async function textOf(content: Buffer): Promise<string> {
  const task = getDocument({
    data: new Uint8Array(content),
    cMapUrl: `${path.join(PDFJS, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(PDFJS, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    return pages.join('').replace(/\s/gu, '');
  } finally {
    await task.destroy();
  }
}
