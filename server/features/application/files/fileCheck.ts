// Is an uploaded file what its name says, whole, and within the limits of its field? Decided by its content; the name
// that a person gave it is kept for people and is never part of a path.
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { TooLarge, WrongType } from '../../../core/errors.ts';
import type { FileField } from '../../../domain/form.ts';
import { normaliseLine } from '../../../domain/text.ts';
import { violation } from '../../../domain/violation.ts';

/** The kinds of file the product takes: how each is called, and how its last bytes tell that it is whole. */
const KINDS: Readonly<Record<string, { mediaType: string; isWhole: (tail: Buffer) => boolean }>> = {
  pdf: { mediaType: 'application/pdf', isWhole: (tail) => tail.includes('%%EOF') },
  jpg: { mediaType: 'image/jpeg', isWhole: (tail) => tail.includes(Buffer.from([0xff, 0xd9])) },
  png: { mediaType: 'image/png', isWhole: (tail) => tail.includes('IEND') },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isWhole: endsAsZip,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isWhole: endsAsZip,
  },
};

/** The end of a zip's central directory. */
function endsAsZip(tail: Buffer): boolean {
  return tail.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
}

/** PDF producers may add a few lines after the mark, a zip a comment. */
const TAIL_BYTES = 4096;
const NAME_CHARACTERS = 255;

/** A file that has been received into a temporary place. */
export interface IncomingFile {
  /** As the user named it. */
  readonly name: string;
  readonly size: number;
  readonly temporaryPath: string;
  read(): NodeJS.ReadableStream;
}

export interface CheckedFile {
  readonly name: string;
  readonly mediaType: string;
}

/** @throws TooLarge or WrongType, each naming the limit */
export async function checkFile(file: IncomingFile, limit: FileField['limit'] = {}): Promise<CheckedFile> {
  const { maxBytes, types = Object.keys(KINDS) } = limit;
  if (maxBytes !== undefined && file.size > maxBytes) throw new TooLarge({ limitBytes: maxBytes });
  const name = nameOf(file.name);
  const extension = sameKind(name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '');
  const kind = Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
  if (!kind || !types.map(sameKind).includes(extension)) throw new WrongType({ allowed: types });
  const found = await fileTypeFromFile(file.temporaryPath);
  if (!found || sameKind(found.ext) !== extension) {
    throw new WrongType({ allowed: types }, [violation('file.otherContent', ['file'])]);
  }
  if (!kind.isWhole(await tailOf(file))) {
    throw new WrongType({ allowed: types }, [violation('file.truncated', ['file'])]);
  }
  return { name, mediaType: kind.mediaType };
}

function sameKind(extension: string): string {
  const lower = extension.toLowerCase();
  return lower === 'jpeg' ? 'jpg' : lower;
}

/** The last part of what some browsers send as a path; visible characters only; a very long name keeps its ending. */
export function nameOf(given: string): string {
  const line = normaliseLine(given.split(/[/\\]/u).at(-1) ?? '').replace(/\p{Cs}/gu, '');
  const characters = [...line];
  if (characters.length <= NAME_CHARACTERS) return line;
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= 10 ? characters.slice(dot) : [];
  return [...characters.slice(0, NAME_CHARACTERS - ending.length), ...ending].join('');
}

async function tailOf(file: IncomingFile): Promise<Buffer> {
  const handle = await open(file.temporaryPath);
  try {
    const length = Math.min(TAIL_BYTES, file.size);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, file.size - length);
    return buffer;
  } finally {
    await handle.close();
  }
}
