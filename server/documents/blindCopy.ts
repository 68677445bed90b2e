// The copy of an application's text that an expert reads: without what a file says of its makers beside the text itself,
// and marked on every page with the code of the review, so that a copy that travels can be traced.
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRef,
  PDFStream,
  StandardFonts,
  rgb,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** Of a page or a picture: metadata of its own, private data of the program that made it, files that hang on it. */
const TELLING_KEYS = ['Metadata', 'PieceInfo', 'AF', 'LastModified'].map(name);

/** Of the whole file: what stands beside the pages. Bookmarks and forms go too, for they can carry names. */
const BESIDE_THE_PAGES = [
  'Metadata',
  'Names',
  'AF',
  'PieceInfo',
  'AcroForm',
  'Outlines',
  'OpenAction',
  'StructTreeRoot',
].map(name);

/** @param mark Latin letters and digits; stands small and grey at the foot of each page */
export async function blindCopy(source: Uint8Array, mark: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(source, { updateMetadata: false });
  const { context, catalog } = document;
  delete context.trailerInfo.Info;
  for (const key of BESIDE_THE_PAGES) catalog.delete(key);
  for (const [, object] of context.enumerateIndirectObjects()) {
    for (const key of TELLING_KEYS) dictionaryOf(object)?.delete(key);
  }
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const page of document.getPages()) {
    keepLinksOnly(context, page);
    page.drawText(mark, { x: 12, y: 8, size: 7, font, color: rgb(0.45, 0.45, 0.45) });
  }
  await document.flush();
  forgetLoose(context);
  return document.save({ useObjectStreams: true, updateFieldAppearances: false });
}

/** Comments carry the name of who wrote them. */
function keepLinksOnly(context: PDFContext, page: PDFPage): void {
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray);
  if (!annotations) return;
  const links = annotations.asArray().filter((each) => {
    const found = context.lookup(each);
    return found instanceof PDFDict && found.get(name('Subtype')) === name('Link');
  });
  page.node.set(name('Annots'), context.obj(links));
}

/** What no page leads to any more is not written: descriptions, old versions, attached files, comments. */
function forgetLoose(context: PDFContext): void {
  const kept = new Set<PDFRef>();
  const waiting: PDFObject[] = context.trailerInfo.Root ? [context.trailerInfo.Root] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFRef) {
      if (kept.has(next)) continue;
      kept.add(next);
      const target = context.lookup(next);
      if (target) waiting.push(target);
    } else if (next instanceof PDFArray) waiting.push(...next.asArray());
    else waiting.push(...(dictionaryOf(next)?.values() ?? []));
  }
  for (const [reference] of context.enumerateIndirectObjects()) {
    if (!kept.has(reference)) context.delete(reference);
  }
}

function dictionaryOf(object: PDFObject): PDFDict | null {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : null;
}
