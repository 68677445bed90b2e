// A main text as researchers hand one in: embedded font, some pages of text, and a description that names its author.
import { createRequire } from 'node:module';
import PDFKit from 'pdfkit';

export const FROM_PACKAGE = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

export function aPdf(given: { text: string; author: string }): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFKit({ size: 'A4', info: { Author: given.author, Creator: given.author } });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.font(FROM_PACKAGE).text(given.text);
    document.end();
  });
}
