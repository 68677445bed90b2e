// Unpacks a WOFF file into a plain TrueType or OpenType file, for the parser of the typefaces: it would otherwise
// inflate the outline table again for each glyph it reads.
import { inflateSync } from 'node:zlib';

// WOFF File Format 1.0 (W3C): 44 bytes of header, then 20 bytes per table.
const WOFF_SIGNATURE = 'wOFF';
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** The same file when it is not WOFF. */
export function sfntOf(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== WOFF_SIGNATURE) return file;
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(file, WOFF_HEADER + index * WOFF_ENTRY));

  const head = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  file.copy(head, 0, 4, 8);
  writeSearchHints(head, count);
  const parts: Buffer[] = [head];
  let offset = head.length;
  tables.forEach((table, index) => {
    const at = SFNT_HEADER + index * SFNT_ENTRY;
    table.tag.copy(head, at);
    head.writeUInt32BE(table.checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.bytes.length, at + 12);
    const padding = Buffer.alloc((4 - (table.bytes.length % 4)) % 4);
    parts.push(table.bytes, padding);
    offset += table.bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}

function tableAt(file: Buffer, at: number): { tag: Buffer; checksum: number; bytes: Buffer } {
  const offset = file.readUInt32BE(at + 4);
  const packedLength = file.readUInt32BE(at + 8);
  const length = file.readUInt32BE(at + 12);
  const packed = file.subarray(offset, offset + packedLength);
  return {
    tag: file.subarray(at, at + 4),
    checksum: file.readUInt32BE(at + 16),
    bytes: packedLength < length ? inflateSync(packed) : packed,
  };
}

function writeSearchHints(head: Buffer, count: number): void {
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(2 ** power * SFNT_ENTRY, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((count - 2 ** power) * SFNT_ENTRY, 10);
}
