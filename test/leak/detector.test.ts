// The detector has to find a leak wherever one can hide: one is planted in each channel. A detector that finds nothing in
// a clean answer and everything in these is what the leak test rests on.
import { strict as assert } from 'node:assert';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Document, Packer, Paragraph } from 'docx';
import PDFKit from 'pdfkit';
import { FROM_PACKAGE } from './support/aPdf.ts';
import { findSecrets, wordsOf, type Fetched, type Secret } from './support/detector.ts';
import { mailWords } from './support/mailWords.ts';

const NAME = '探鸟䶮甲';
const secrets: Secret[] = [
  { kind: 'expert name', of: 'expert', text: NAME },
  { kind: 'expert id', of: 'expert', text: '730000001' },
];

function answer(body: Buffer | string, headers: Record<string, string> = {}): Fetched {
  return { status: 200, headers: Object.entries(headers), body: Buffer.from(body) };
}

async function channels(fetched: Fetched): Promise<string[]> {
  return findSecrets(await wordsOf(fetched), secrets).map((each) => each.channel);
}

function pdf(
  write: (document: PDFKit.PDFDocument) => void,
  info: Record<string, string> = {},
): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFKit({ info });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.font(FROM_PACKAGE);
    write(document);
    document.end();
  });
}

async function pdfLib(change: (document: PDFDocument) => unknown): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  await change(document);
  return Buffer.from(await document.save());
}

describe('the leak detector', () => {
  it('finds nothing in clean answers', async () => {
    const clean = [
      answer('{"title":"探鸟","id":7300000010,"code":"1730000001"}', { etag: '"73-0000001"' }),
      answer(await pdf((document) => document.text('澜州市科学技术局'))),
      answer(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('探鸟')] }] }))),
    ];
    for (const each of clean) assert.deepEqual(await channels(each), []);
  });

  const planted: [string, () => Fetched | Promise<Fetched>][] = [
    ['a JSON body', () => answer(`{"items":[{"lead":"${NAME}"}]}`)],
    ['a JSON body written in \\u escapes', () => answer('{"by":"\\u63a2\\u9e1f\\u4dae\\u7532"}')],
    ['a number in a JSON body', () => answer('{"expertId":730000001}')],
    ['a key of a JSON object', () => answer(`{"scores":{"${NAME}":80}}`)],
    ['the body of an error', () => ({ ...answer(`{"error":{"params":{"name":"${NAME}"}}}`), status: 422 })],
    ['a page', () => answer('<p>&#25506;&#40479;&#x4dae;&#30002;</p>')],
    ['a header', () => answer('{}', { 'x-served-for': NAME })],
    ['a percent-encoded header', () => answer('{}', { location: `/u/${encodeURIComponent(NAME)}` })],
    ['a cookie', () => answer('{}', { 'set-cookie': 'who=730000001; Path=/' })],
    [
      'a file name',
      () =>
        answer('x', {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${NAME}.pdf`)}`,
        }),
    ],
    [
      'a file name in raw bytes',
      () =>
        answer('x', {
          'content-disposition': `attachment; filename="${Buffer.from(NAME).toString('latin1')}.pdf"`,
        }),
    ],
    ['the text of a PDF', async () => answer(await pdf((document) => document.text(`评审专家${NAME}`)))],
    [
      'the text of a PDF, broken over lines and pages',
      async () =>
        answer(
          await pdf((document) =>
            document.text('探鸟', 20, 20).text('䶮', 20, 40).addPage().text('甲', 20, 20),
          ),
        ),
    ],
    ['the author of a PDF', async () => answer(await pdf(() => undefined, { Author: NAME }))],
    ['the producer of a PDF', async () => answer(await pdfLib((document) => document.setProducer(NAME)))],
    [
      'a file attached to a PDF',
      async () => answer(await pdfLib((document) => document.attach(Buffer.from(NAME), 'a.txt'))),
    ],
    [
      'the name of a file attached to a PDF',
      async () => answer(await pdfLib((document) => document.attach(Buffer.from('a'), `${NAME}.txt`))),
    ],
    [
      'a comment in a PDF',
      async () => answer(await pdf((document) => document.note(10, 10, 50, 50, `${NAME}批注`))),
    ],
    [
      'private data that no reader shows',
      async () =>
        answer(
          await pdfLib(({ context, catalog }) =>
            catalog.set(context.obj('PieceInfo') as never, context.obj({ Who: 730000001 })),
          ),
        ),
    ],
    [
      'the maker of a Word file',
      async () => answer(await Packer.toBuffer(new Document({ creator: NAME, sections: [] }))),
    ],
    [
      'the text of a Word file',
      async () =>
        answer(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(NAME)] }] }))),
    ],
  ];

  for (const [where, plant] of planted) {
    it(`finds a secret in ${where}`, async () => {
      const found = await channels(await plant());
      assert.equal(found.length, 1, `not found in ${where}`);
    });
  }

  it('finds a secret in a mail: its subject, its recipients, its text', () => {
    const encoded = Buffer.from(`关于${NAME}`).toString('base64');
    const raw = (head: string, text: string) => ({ to: ['a@b.c'], raw: `${head}\r\n\r\n${text}`, text });
    const mails = [
      raw(`Subject: =?UTF-8?B?${encoded}?=`, ''),
      raw('Subject: a', `您好：${NAME}`),
      { ...raw('Subject: a', ''), to: ['730000001@expert.test'] },
    ];
    for (const mail of mails) assert.equal(findSecrets(mailWords(mail), secrets).length, 1);
    assert.deepEqual(findSecrets(mailWords(raw('Subject: a', '您好')), secrets), []);
  });
});
