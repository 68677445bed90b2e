// What a ZIP says, and with it a docx or xlsx: the names of its entries and all that is in them (core.xml names makers).
import { inflateRawSync } from 'node:zlib';
import type { Words } from './detector.ts';

const CENTRAL = 0x02014b50;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Read from the central directory, which every complete ZIP has. */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 46)) {
    if (bytes.readUInt32LE(at) !== CENTRAL) continue;
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const isPacked = bytes.readUInt16LE(at + 10) === 8;
    entries.push({ name, bytes: isPacked ? inflateRawSync(content) : content });
  }
  return entries;
}

/** @param read takes what is inside apart in turn: a PDF in a ZIP is read like a PDF */
export async function zipWords(bytes: Buffer, read: (inside: Buffer) => Promise<Words[]>): Promise<Words[]> {
  const words: Words[] = [];
  for (const { name, bytes: inside } of zipEntries(bytes)) {
    words.push({ channel: 'ZIP entry name', text: name });
    for (const each of await read(inside)) words.push({ ...each, channel: `ZIP ${each.channel}` });
    // Office files cut a name into runs: the words without their tags.
    const text = inside.toString('utf8').replace(/<[^>]*>/g, '');
    words.push({ channel: 'ZIP text', text });
  }
  return words;
}
