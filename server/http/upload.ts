// Receives one file of a multipart request into a temporary place, within its limit; the feature decides what becomes of it.
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { UploadSpec } from '../contract.ts';
import { InvalidInput, TooLarge } from '../core/errors.ts';
import { violation } from '../domain/violation.ts';

export interface ReceivedFile {
  /** As the user named it; never part of a path. */
  readonly name: string;
  readonly size: number;
  readonly temporaryPath: string;
  read(): NodeJS.ReadableStream;
  /** Removes the temporary copy; harmless when storage has taken it. */
  discard(): Promise<void>;
}

const folder = path.join(tmpdir(), `keguan-uploads-${process.pid}`);

/** What the parser says of a broken form has no code; what the disk says has one. */
function isMalformed(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof multer.MulterError) && !('code' in error);
}

/** @throws TooLarge with the limit, InvalidInput for an empty or missing file. */
export async function receiveUpload(
  request: Request,
  response: Response,
  spec: UploadSpec,
): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true });
  const receive = multer({
    dest: folder,
    // Without it a Chinese file name arrives as mojibake.
    defParamCharset: 'utf8',
    limits: { fileSize: spec.maxBytes, files: 1, fields: 30, fieldSize: 64 * 1024, parts: 40 },
  } as multer.Options & { defParamCharset: string }).single(spec.field);
  await new Promise<void>((resolve, reject) => {
    receive(request, response, (error: unknown) => {
      if (!error) resolve();
      else if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
        reject(new TooLarge({ limitBytes: spec.maxBytes }));
      } else reject(isMalformed(error) ? new InvalidInput([violation('input.multipart')]) : error);
    });
  });
  const file = request.file;
  if (!file) throw new InvalidInput([violation('input.fileMissing', [spec.field])]);
  const discard = () => rm(file.path, { force: true });
  if ((await stat(file.path)).size === 0) {
    await discard();
    throw new InvalidInput([violation('file.empty', [spec.field])]);
  }
  return {
    name: file.originalname,
    size: file.size,
    temporaryPath: file.path,
    read: () => createReadStream(file.path),
    discard,
  };
}
