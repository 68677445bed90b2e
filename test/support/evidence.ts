// A file as http/upload.ts hands it to a service.
import { createReadStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export async function anEvidence(bytes: Buffer, name = '证明材料.pdf') {
  const folder = await mkdtemp(path.join(tmpdir(), 'keguan-evidence-'));
  const temporaryPath = path.join(folder, 'file');
  await writeFile(temporaryPath, bytes);
  return { name, temporaryPath, read: () => createReadStream(temporaryPath) };
}
