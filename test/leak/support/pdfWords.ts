// Everything a PDF says, to whoever reads it and to whoever takes it apart: text, description, XMP, attachments, comments,
// outline, form fields, and every string and stream of the bytes themselves.
import { createRequire } from 'node:module';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Words } from './detector.ts';

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

export async function pdfWords(bytes: Buffer): Promise<Words[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
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
    return [...(await described(pdf)), ...(await written(pdf)), ...takenApart(bytes)];
  } finally {
    await task.destroy();
  }
}

async function described(pdf: PDFDocumentProxy): Promise<Words[]> {
  const { info, metadata } = (await pdf.getMetadata()) as {
    info: unknown;
    metadata: { getRaw(): string } | null;
  };
  const outline: unknown = await pdf.getOutline();
  const attachments = (await pdf.getAttachments()) as Record<
    string,
    { filename: string; content: Uint8Array }
  > | null;
  const attached = Object.values(attachments ?? {}).flatMap(({ filename, content }) => [
    filename,
    Buffer.from(content).toString('utf8'),
  ]);
  return [
    { channel: 'PDF metadata', text: `${JSON.stringify(info)} ${metadata?.getRaw() ?? ''}` },
    { channel: 'PDF outline', text: JSON.stringify(outline) },
    { channel: 'PDF attachment', text: attached.join('\n') },
  ];
}

async function written(pdf: PDFDocumentProxy): Promise<Words[]> {
  const [pages, notes]: [string[], string[]] = [[], []];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    notes.push(JSON.stringify(await page.getAnnotations()));
  }
  return [
    { channel: 'PDF text', text: pages.join('\n') },
    { channel: 'PDF comment', text: notes.join('\n') },
  ];
}

/** The bytes, each stream unpacked, and each string of both in the two ways PDF writes one. */
function takenApart(bytes: Buffer): Words[] {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    const start = index + mark.length;
    const end = raw.indexOf('endstream', start);
    return unpacked(bytes.subarray(start, end === -1 ? undefined : end));
  });
  const parts = [bytes, ...streams];
  return parts.flatMap((part) =>
    [part.toString('utf8'), ...stringsOf(part.toString('latin1'))].map((text) => ({
      channel: 'PDF bytes',
      text,
    })),
  );
}

function unpacked(packed: Buffer): Buffer {
  try {
    return inflateSync(packed, { finishFlush: 2 });
  } catch {
    return packed; // not deflated: a picture or plain content
  }
}

function stringsOf(content: string): string[] {
  const hex = [...content.matchAll(/<([0-9A-Fa-f\s]{8,})>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex'),
  );
  const literal = [...content.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g)].map(([, body = '']) =>
    Buffer.from(
      body.replace(/\\([0-7]{1,3})|\\([\s\S])/g, (_, octal: string | undefined, other: string | undefined) =>
        octal === undefined ? (other ?? '') : String.fromCharCode(parseInt(octal, 8)),
      ),
      'latin1',
    ),
  );
  return [...hex, ...literal].flatMap((each) => [each.toString('utf8'), utf16(each)]);
}

const utf16 = (bytes: Buffer): string =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
