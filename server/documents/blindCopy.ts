// The copy of an application's text that an expert reads: without what a file says of its makers beside the text itself,
// and marked on every page with the code of the review, so that a copy that travels can be traced.
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFStream,
  StandardFonts,
  degrees,
  rgb,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** Of a page or a picture: metadata of its own, private data of the program that made it, files that hang on it. */
const TELLING_KEYS = ['Metadata', 'PieceInfo', 'AF', 'LastModified'].map(name);

/** @param mark Latin letters and digits; stands small and grey at the foot of each page */
export async function blindCopy(source: Uint8Array, mark: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(source, { updateMetadata: false });
  const { context, catalog } = document;
  forgetMakers(context);
  for (const key of ['Metadata', 'Names', 'AF', 'PieceInfo', 'AcroForm', 'Outlines', 'OpenAction'].map(name))
    catalog.delete(key);
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const page of document.getPages()) {
    keepLinksOnly(context, page);
    page.drawText(mark, { x: 12, y: 8, size: 7, font, color: rgb(0.45, 0.45, 0.45), rotate: degrees(0) });
  }
  return document.save({ useObjectStreams: true, updateFieldAppearances: false });
}

/** Author, program and the like stand in the file's description, in XMP streams and in single objects. */
function forgetMakers(context: PDFContext): void {
  const { Info: description } = context.trailerInfo;
  delete context.trailerInfo.Info;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (reference === description || isXmp(object) || isEmbeddedFile(object)) context.delete(reference);
    else
      dictionaryOf(object)
        ?.keys()
        .forEach((key) => forget(dictionaryOf(object), key));
  }
}

function forget(dictionary: PDFDict | null, key: PDFName): void {
  if (dictionary && TELLING_KEYS.includes(key)) dictionary.delete(key);
}

/** Comments carry the name of who wrote them. */
function keepLinksOnly(context: PDFContext, page: PDFPage): void {
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray);
  if (!annotations) return;
  const links = annotations.asArray().filter((each) => {
    const found = context.lookup(each);
    return found instanceof PDFDict && found.get(name('Subtype')) === name('Link');
  });
  for (const each of annotations.asArray()) {
    if (!links.includes(each) && 'objectNumber' in each) context.delete(each as never);
  }
  page.node.set(name('Annots'), context.obj(links));
}

function dictionaryOf(object: PDFObject): PDFDict | null {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : null;
}

const isXmp = (object: PDFObject): boolean =>
  object instanceof PDFStream && object.dict.get(name('Type')) === name('Metadata');

const isEmbeddedFile = (object: PDFObject): boolean =>
  object instanceof PDFStream && object.dict.get(name('Type')) === name('EmbeddedFile');
