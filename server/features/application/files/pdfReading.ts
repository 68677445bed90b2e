// Reads what a proposal's PDF is: pages and their size, encryption, fonts, text. Runs in a worker thread (pdfWorker.ts),
// because a file of 50 MB takes seconds and everybody else would wait.
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfReading {
  readonly pages: number;
  readonly allA4: boolean;
  readonly fontsEmbedded: boolean;
  readonly hasText: boolean;
  readonly text: string;
}

export type PdfOutcome =
  { readonly is: 'read'; readonly reading: PdfReading } | { readonly is: 'unreadable' | 'encrypted' };

/** ISO 216 A4 in points. Printers and converters round: 3 pt (1 mm) either way is A4 still. */
const A4 = [595.28, 841.89] as const;
const TOLERANCE_PT = 3;
/** A page that carries less is a picture; a file of which more than half the pages are pictures is a scan. */
const TEXT_OF_A_PAGE = 10;
/** Beyond this nothing is read any more; no call allows so many pages, so that the file is refused anyway. */
const PAGES_READ = 200;
const CHARACTERS_KEPT = 500_000;

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

export async function readPdf(bytes: Uint8Array): Promise<PdfOutcome> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    if (document.isEncrypted) return { is: 'encrypted' };
  } catch {
    return { is: 'unreadable' };
  }
  // pdfjs takes the buffer for itself.
  const texts = await textsOf(bytes.slice());
  if (texts === null || document.getPageCount() === 0) return { is: 'unreadable' };
  const pages = document.getPages();
  const withText = texts.filter((text) => [...text.replace(/\s/gu, '')].length >= TEXT_OF_A_PAGE).length;
  const metadata = [document.getTitle(), document.getAuthor(), document.getSubject(), document.getKeywords()];
  return {
    is: 'read',
    reading: {
      pages: pages.length,
      allA4: pages.every(isA4),
      fontsEmbedded: pages.slice(0, PAGES_READ).every(fontsAreEmbedded),
      hasText: withText * 2 >= texts.length,
      text: [...metadata.filter((each) => each !== undefined), ...texts].join('\n').slice(0, CHARACTERS_KEPT),
    },
  };
}

async function textsOf(data: Uint8Array): Promise<string[] | null> {
  const task = getDocument({
    data,
    cMapUrl: `${path.join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(folder, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    const texts: string[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, PAGES_READ); number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      page.cleanup();
    }
    return texts;
  } catch {
    return null;
  } finally {
    await task.destroy();
  }
}

/** Upright or lying. The crop box is what is printed. */
function isA4(page: PDFPage): boolean {
  const { width, height } = page.getCropBox();
  const [short, long] = [width, height].sort((a, b) => a - b) as [number, number];
  return Math.abs(short - A4[0]) <= TOLERANCE_PT && Math.abs(long - A4[1]) <= TOLERANCE_PT;
}

// --- fonts: every one that a page uses, through forms and patterns too --------------------------------------------

function fontsAreEmbedded(page: PDFPage): boolean {
  const resources = page.node.Resources();
  return resources === undefined || allEmbedded(resources, page.node.context, new Set());
}

function allEmbedded(resources: PDFDict, context: PDFContext, seen: Set<PDFObject>): boolean {
  if (seen.has(resources)) return true;
  seen.add(resources);
  const fonts = valuesOf(resources, 'Font', context);
  const nested = [...valuesOf(resources, 'XObject', context), ...valuesOf(resources, 'Pattern', context)];
  return (
    fonts.every((font) => !(font instanceof PDFDict) || isEmbedded(font, context)) &&
    nested.every((each) => {
      const dict = each instanceof PDFStream ? each.dict : each;
      const inner = dict instanceof PDFDict ? look(dict.get(PDFName.of('Resources')), context) : undefined;
      return !(inner instanceof PDFDict) || allEmbedded(inner, context, seen);
    })
  );
}

function isEmbedded(font: PDFDict, context: PDFContext): boolean {
  // A Type 3 font is drawn by the file itself.
  if (font.get(PDFName.of('Subtype')) === PDFName.of('Type3')) return true;
  const descendants = look(font.get(PDFName.of('DescendantFonts')), context);
  if (descendants instanceof PDFArray) {
    return descendants.asArray().every((each) => {
      const descendant = look(each, context);
      return descendant instanceof PDFDict && hasFontFile(descendant, context);
    });
  }
  return hasFontFile(font, context);
}

function hasFontFile(font: PDFDict, context: PDFContext): boolean {
  const descriptor = look(font.get(PDFName.of('FontDescriptor')), context);
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.get(PDFName.of(key)) !== undefined)
  );
}

function valuesOf(resources: PDFDict, kind: string, context: PDFContext): PDFObject[] {
  const dict = look(resources.get(PDFName.of(kind)), context);
  if (!(dict instanceof PDFDict)) return [];
  return dict.values().flatMap((each) => look(each, context) ?? []);
}

function look(object: PDFObject | undefined, context: PDFContext): PDFObject | undefined {
  return object instanceof PDFRef ? context.lookup(object) : object;
}
