// Sends a stored file under its Chinese name, always as a download: nothing from outside is ever shown as a page of ours.
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { openStored } from '../core/storage.ts';

export interface SentFile {
  readonly storageKey: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

export async function sendStored(response: Response, file: SentFile): Promise<void> {
  head(response, file);
  response.set('Content-Length', String(file.size));
  try {
    await pipeline(openStored(file.storageKey), response);
  } catch (error) {
    // The reader has gone: nobody is left to tell.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

export function sendBytes(
  response: Response,
  file: { name: string; mediaType: string; bytes: Buffer },
): void {
  head(response, file);
  response.send(file.bytes);
}

/** RFC 6266: the name in UTF-8 and, for what cannot read it, in ASCII. */
function head(response: Response, { name, mediaType }: { name: string; mediaType: string }): void {
  response.attachment(name);
  response.type(mediaType);
  response.set('X-Content-Type-Options', 'nosniff');
}
