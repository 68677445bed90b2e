import { strict as assert } from 'node:assert';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { blindCopy } from '../../server/documents/blindCopy.ts';

const AUTHOR = 'Zhang Canary';

/** Two pages by somebody who left their name wherever a PDF takes one. */
async function aTellingPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage().drawText('Salt tolerant wheat');
  const page = document.addPage();
  document.setAuthor(AUTHOR);
  document.setCreator(`${AUTHOR} Word`);
  document.setTitle(`Proposal of ${AUTHOR}`);
  const { context, catalog } = document;
  const xmp = context.stream(`<x:xmpmeta><dc:creator>${AUTHOR}</dc:creator></x:xmpmeta>`, {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(xmp));
  const comment = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [0, 0, 10, 10],
    T: PDFString.of(AUTHOR),
    Contents: PDFString.of('my own note'),
  });
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10] });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(comment), context.register(link)]));
  await document.attach(Buffer.from(AUTHOR), 'cv.txt', { description: AUTHOR });
  return document.save({ useObjectStreams: false });
}

/** Everything in the file in plain bytes. */
async function plain(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const bytes = await document.save({ useObjectStreams: false });
  const hex = [...AUTHOR].map((each) => each.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const text = Buffer.from(bytes).toString('latin1');
  return text.toLowerCase().includes(hex) ? `${text} ${AUTHOR}` : text;
}

describe('the copy an expert reads', () => {
  it('keeps the pages and forgets who made the file: description, XMP, comments, attached files', async () => {
    const source = await aTellingPdf();
    assert.ok((await plain(source)).includes(AUTHOR), 'the sample tells nothing');
    const copy = await blindCopy(source, 'ABCDEFGH2345 2026-04-20');
    const read = await PDFDocument.load(copy, { updateMetadata: false });
    assert.equal(read.getPageCount(), 2);
    assert.deepEqual(
      [read.getAuthor(), read.getCreator(), read.getTitle()],
      [undefined, undefined, undefined],
    );
    assert.ok(!(await plain(copy)).includes(AUTHOR));
    assert.ok(!(await plain(copy)).includes('my own note'));
    const annotations = read.getPage(1).node.Annots();
    assert.equal(annotations?.size(), 1, 'links stay');
  });
});
